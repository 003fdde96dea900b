"""Keeping the rows that were left out, so that they can go back to their sender."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Any

from frankpledge.analysis.readers.reading import Reading
from frankpledge.intake.models import QuarantinedRow, Supply


BATCH = 2000


def keep_quarantine(supply: Supply, reading: Reading) -> None:
    """
    Keep every quarantined row with all that is wrong in it.

    They are written in batches of their own transactions: a wrong file of a
    million rows must not lock everybody else out. Until the supply is marked as
    checked they mean nothing, and a second check begins by removing them.
    """
    supply.quarantine.all().delete()
    rows = quarantined_rows(supply, reading)
    while batch := list(islice(rows, BATCH)):
        QuarantinedRow.objects.bulk_create(batch)


def quarantined_rows(supply: Supply, reading: Reading) -> Iterator[QuarantinedRow]:
    """Yield the quarantined rows of a reading, file by file in the order of lines."""
    faults = faults_by_row(reading)
    for row in reading.rejected.to_pylist():
        place = (row["file"], row["sheet"], row["line"])
        yield QuarantinedRow(
            supply=supply,
            file=row["file"],
            sheet=row["sheet"] or "",
            line=row["line"],
            cells=row["cells"],
            faults=faults[place],
        )


def faults_by_row(
    reading: Reading,
) -> dict[tuple[str, str | None, int], list[dict[str, Any]]]:
    """Return what is wrong with each row, by its file, sheet and line."""
    found: dict[tuple[str, str | None, int], list[dict[str, Any]]] = defaultdict(list)
    kept = ("cell", "column", "value", "reason", "how_to_fix")
    for fault in reading.faults.to_pylist():
        place = (fault["file"], fault["sheet"], fault["line"])
        found[place].append({name: fault[name] or "" for name in kept})
    return found
