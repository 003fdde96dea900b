"""The restatement report: what was known on one day against another."""

from datetime import date, datetime
from typing import Any

from frankpledge.access.models import Member
from frankpledge.analysis.dates import day_in_words
from frankpledge.documents.columns import Column
from frankpledge.documents.model import Cell, Table, cell_value, cell_words
from frankpledge.documents.spreadsheets import Cover, write_table
from frankpledge.performance.policies import may_see_restricted
from frankpledge.performance.presenters.report.notes_parts import revision_table
from frankpledge.performance.selectors import restatements
from frankpledge.performance.selectors.seeing import Eyes


FORMATS = ("csv", "ods", "xlsx")


def restatement_table(
    area: str,
    name: str,
    *,
    since: datetime,
    until: datetime,
    by: Member,
    today: date,
) -> Table:
    """Return every figure of the area that was restated, for this reader."""
    sees_all = bool(may_see_restricted(by, on=today))
    found = [
        one
        for one in restatements(area, since=since, until=until, eyes=Eyes(by, today))
        if sees_all or not one.is_restricted
    ]
    return revision_table(
        found,
        f"{name}: figures restated between {day_in_words(since)}"
        f" and {day_in_words(until)}",
    )


def restatement_file(
    table: Table, kind: str, area: str, *, today: date
) -> tuple[str, bytes]:
    """Return the file's name and bytes."""
    cover = Cover(table.caption, today, area=area, source="Kept vintages of figures")
    rows = [[cell_value(cell) for cell in row] for row in table.rows]
    content = write_table(table.columns, rows, kind, cover=cover)
    return f"{area.lower().replace(' ', '-')}-restatement-{today}.{kind}", content


def on_page(table: Table) -> dict[str, Any]:
    """Return a table for the table component."""
    return {
        "caption": table.caption,
        "head": [_head(column) for column in table.columns],
        "rows": [
            [
                _cell(cell, column, is_first=place == 0)
                for place, (cell, column) in enumerate(
                    zip(row, table.columns, strict=True)
                )
            ]
            for row in table.rows
        ],
        "scroll": table.caption,
    }


def _head(column: Column) -> dict[str, Any]:
    made = {"text": column.title}
    return made | {"format": "numeric"} if column.kind.is_numeric else made


def _cell(cell: Any, column: Column, *, is_first: bool) -> dict[str, Any]:
    shown = cell if isinstance(cell, Cell) else Cell(cell)
    made: dict[str, Any] = {"text": cell_words(shown, column), "is_header": is_first}
    return made | {"format": "numeric"} if column.kind.is_numeric else made
