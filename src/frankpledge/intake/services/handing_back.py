"""Rejected rows go back to their supplier as a file."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import QuerySet

from frankpledge.access.models import Member
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation
from frankpledge.intake import policies, selectors
from frankpledge.intake.models import QuarantinedRow, Supply
from frankpledge.intake.services.failures import IntakeFailure


if TYPE_CHECKING:
    from frankpledge.documents.spreadsheets import Column, Cover, Value


PLAIN_NUMBER = re.compile(r"-(0|[1-9]\d*)(\.\d+)?", re.ASCII)
BATCH = 2000
MOST_IN_WORKBOOK = 200_000
"""A workbook is written whole: more rows than this would fill the memory."""

ADDED = ("row", "column", "reason", "how_to_fix")


def hand_back_rejected(
    *,
    supply: Supply,
    format: str,  # noqa: A002 - the word every caller uses
    on: date,
    by: Member,
) -> Iterator[bytes]:
    """
    Return the quarantined rows as a file: the supplier's columns, and what is wrong.

    The headings are the supplier's own, so that the rows can be put right in the
    file and sent again as they are. CSV comes in pieces, however many rows there are;
    a workbook is whole and only so large as a spreadsheet program bears.
    """
    from frankpledge.documents.spreadsheets import csv_pieces, write_table

    policies.may_take_rejected_rows(by, supply).require()
    kept = selectors.quarantined_rows(supply)
    if format != "csv" and supply.rows_quarantined > MOST_IN_WORKBOOK:
        raise IntakeFailure(
            f"{supply.rows_quarantined:,} rows are too many for a workbook.",
            "Take them as CSV.",
        )
    columns, names_files = rejected_columns(supply, kept)
    record(
        by=by,
        operation=Operation.DISCLOSURE,
        kind="supply",
        ref=supply.reference,
        fields=["quarantined rows"],
    )
    rows = rejected_rows(kept, len(columns), names_files=names_files)
    if format == "csv":
        return csv_pieces(columns, rows)
    return iter([write_table(columns, rows, format, cover=cover_of(supply, on))])


def cover_of(supply: Supply, on: date) -> "Cover":
    """Return what the file says about itself."""
    from frankpledge.documents.spreadsheets import Cover

    return Cover(
        title=f"Rows of load {supply.reference} that could not be loaded",
        created=on,
        source=supply.source.name if supply.source else "Files as supplied",
        definition="The rows as supplied; the last columns say what to put right.",
        licence="",
        marking="OFFICIAL",
    )


def rejected_columns(
    supply: Supply, kept: "QuerySet[QuarantinedRow]"
) -> "tuple[list[Column], bool]":
    """Return the columns of the file of rejected rows, and whether it names files."""
    from frankpledge.documents.spreadsheets import Column

    places: dict[tuple[str, str], None] = {}
    width = 0
    for file, sheet, cells in kept.values_list("file", "sheet", "cells").iterator(
        BATCH
    ):
        places.setdefault((file, sheet))
        width = max(width, len(cells))
    names = widest_headings(places, headings_by_place(supply), width)
    added = (["file"] if len(places) > 1 else []) + list(ADDED)
    columns = [
        Column(f"supplied_{place}", label=name, is_verbatim=True)
        for place, name in enumerate(names, start=1)
    ]
    return columns + [Column(name) for name in added], len(places) > 1


def rejected_rows(
    kept: "QuerySet[QuarantinedRow]", width: int, *, names_files: bool
) -> "Iterator[list[Value]]":
    """Yield the rows of the file of rejected rows, all of one width."""
    supplied = width - len(ADDED) - names_files
    for row in kept.iterator(BATCH):
        cells = [faithful(cell or "") for cell in row.cells]
        cells += [""] * (supplied - len(cells))
        place = [f"{row.file} {row.sheet}".strip()] if names_files else []
        yield [*cells, *place, row.line, *said_of(row.faults)]


def headings_by_place(supply: Supply) -> dict[tuple[str, str], list[str]]:
    """Return the headings of each file and sheet of a supply."""
    return {
        (account["file"], account["sheet"]): account["columns"]
        for account in supply.accounts
    }


def widest_headings(
    places: Iterable[tuple[str, str]],
    headings: dict[tuple[str, str], list[str]],
    width: int,
) -> list[str]:
    """Return the headings of the widest of these files, with names for extras."""
    widest: list[str] = []
    for place in places:
        found = headings.get(place, [])
        widest = found if len(found) > len(widest) else widest
    extra = [f"extra_{place}" for place in range(1, width - len(widest) + 1)]
    return [*widest, *extra]


def faithful(cell: str) -> "Value":
    """
    Return a cell so that the file carries what was supplied.

    A plain negative number goes as a number: as text the spreadsheet writer would
    guard it as a formula, and a longitude must come back as it went.
    """
    return Decimal(cell) if PLAIN_NUMBER.fullmatch(cell) else cell


def said_of(faults: list[dict[str, Any]]) -> list[str]:
    """Return the column, reason and remedy of a row, several joined by "; "."""
    return [
        "; ".join(dict.fromkeys(fault[name] for fault in faults if fault[name]))
        for name in ("column", "reason", "how_to_fix")
    ]


@transaction.atomic
def take_list_away(
    *,
    what: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[Any]],
    format: str,  # noqa: A002 - the word every caller uses
    on: date,
    by: Member,
) -> bytes:
    """Return a whole list of the data room as a file, recorded as taken away."""
    from frankpledge.documents.spreadsheets import Cover, write_table

    policies.may_take_lists(by).require()
    record(
        by=by,
        operation=Operation.DISCLOSURE,
        kind="list",
        ref=what.lower(),
        fields=list(headings),
    )
    cover = Cover(title=what, created=on, source="The partnership's data room")
    return write_table(list(headings), list(rows), format, cover=cover)
