"""Keeping the rows that were left out, so that they can go back to their sender."""

from collections.abc import Iterator
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any

from frankpledge.analysis.readers.reading import Reading
from frankpledge.intake.models import QuarantinedRow, Supply
from frankpledge.intake.rules.storing import storable


if TYPE_CHECKING:
    import pyarrow as pa

BATCH = 2000
PLACE = ("file", "sheet", "line")
SAID = ("cell", "column", "value", "reason", "how_to_fix")

Record = dict[str, Any]
Place = tuple[str, str, int]


def keep_quarantine(supply: Supply, reading: Reading) -> None:
    """
    Keep every quarantined row with all that is wrong in it.

    They are written in batches of their own transactions: a wrong file of a
    million rows must neither lock everybody else out nor fill the memory. Until the
    supply is marked as checked they mean nothing, and a second check begins by
    removing them.
    """
    supply.quarantine.all().delete()
    rows = quarantined_rows(supply, reading)
    while batch := list(islice(rows, BATCH)):
        QuarantinedRow.objects.bulk_create(batch)


def quarantined_rows(supply: Supply, reading: Reading) -> Iterator[QuarantinedRow]:
    """Yield the quarantined rows of a reading, file by file in the order of lines."""
    waiting = groupby(in_order(reading.faults), key=place_of)
    place, said = next(waiting, (None, iter(())))
    for row in in_order(reading.rejected):
        here = place_of(row)
        while place is not None and place < here:
            place, said = next(waiting, (None, iter(())))
        yield QuarantinedRow(
            supply=supply,
            file=here[0],
            sheet=here[1],
            line=here[2],
            cells=storable(row["cells"]),
            faults=[told(fault) for fault in said] if place == here else [],
        )


def in_order(table: "pa.Table") -> Iterator[Record]:
    """Yield the records of a table by file, sheet and line, a few at a time."""
    ordered = table.sort_by([(name, "ascending") for name in PLACE])
    for start in range(0, len(ordered), BATCH):
        yield from ordered.slice(start, BATCH).to_pylist()


def place_of(record: Record) -> Place:
    """Return where in the supply a row or a fault stands."""
    return record["file"], record["sheet"] or "", record["line"]


def told(fault: Record) -> Record:
    """Return what is kept of a fault."""
    return {name: storable(fault[name] or "") for name in SAID}


def faults_in(reading: Reading, file: str, sheet: str) -> Iterator[Record]:
    """Yield what is wrong in one file and sheet of a reading, by the order of lines."""
    for fault in in_order(reading.faults):
        if place_of(fault)[:2] == (file, sheet):
            yield {"file": file, "sheet": sheet, "line": fault["line"], **told(fault)}
