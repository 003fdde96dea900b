"""Proposes a layout for a spreadsheet that nobody has described yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from frankpledge.analysis.readers.failures import CannotRead
from frankpledge.analysis.readers.files import all_members
from frankpledge.analysis.readers.isolation import run
from frankpledge.analysis.readers.layout import Layout
from frankpledge.analysis.readers.limits import LIMITS, Limits
from frankpledge.analysis.readers.mapped.guesses import columns_of, date_order_of
from frankpledge.analysis.readers.mapped.headers import best_sheet, header_row_of
from frankpledge.analysis.readers.mapped.sheets import (
    TEXT,
    opened,
    top_rows,
    unique_headings,
)
from frankpledge.analysis.readers.reading import Supplied


# Rows shown under the header, so that a person can see whether it is right.
SHOWN_ROWS = 8


@dataclass(frozen=True)
class Proposal:
    """
    A layout to start from, and what a person needs to put it right.

    `headings` are all columns of the sheet, used or not, and `sample` the rows
    under them. `sheets` are the visible sheets; a text file has one without a name.
    """

    layout: Layout
    sheets: tuple[str, ...]
    headings: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]


def propose(
    file: Supplied,
    *,
    table: str,
    dataset: str,
    source: str,
    today: date,
    sheet: str = "",
    header_row: int = 0,
    limits: Limits = LIMITS,
) -> Proposal:
    """
    Return a layout for this file, read in a process of its own.

    Give `sheet` or `header_row` to overrule what the file looks like.
    """
    request = {
        "task": "propose",
        "files": [[str(file.path.resolve()), file.name]],
        "table": table,
        "dataset": dataset,
        "source": source,
        "today": today.isoformat(),
        "sheet": sheet,
        "header_row": header_row,
    }
    return as_proposal(run(request, limits))


def as_proposal(answer: dict[str, Any]) -> Proposal:
    """Return the proposal that `propose_here` wrote as plain data."""
    return Proposal(
        Layout.from_data(answer["layout"]),
        tuple(answer["sheets"]),
        tuple(answer["headings"]),
        tuple(tuple(row) for row in answer["sample"]),
    )


def propose_here(file: Supplied, request: dict[str, Any]) -> dict[str, Any]:
    """Return a proposal as plain data, made in this very process."""
    limits = Limits(**request["limits"])
    member = next(iter(all_members([file], limits)))
    found = opened(member, limits)
    names = [TEXT] if isinstance(found, str) else [sheet.name for sheet in found]
    tops = {name: top_rows(found, name) for name in names}
    wanted = request["sheet"]
    if wanted and wanted not in tops:
        raise CannotRead(f"{file.name} has no sheet {wanted}.", "Choose another.")
    sheet = wanted or best_sheet(tops)
    rows = tops.get(sheet, [])
    row = request["header_row"] or header_row_of(rows)
    if not 1 <= row <= len(rows):
        raise CannotRead(
            f"{file.name} has no row that looks like a header.",
            "Give each column a heading, in one row above the data.",
        )
    headings = unique_headings(rows[row - 1])
    under = [_padded(cells, len(headings)) for cells in rows[row:] if any(cells)]
    layout = _layout(request, sheet, row, headings, under)
    return {
        "layout": layout.to_data(),
        "sheets": names,
        "headings": headings,
        "sample": under[:SHOWN_ROWS],
    }


def _padded(cells: Sequence[str], width: int) -> list[str]:
    return [*cells, *[""] * width][:width]


def _layout(
    request: dict[str, Any],
    sheet: str,
    row: int,
    headings: tuple[str, ...],
    under: list[list[str]],
) -> Layout:
    today = date.fromisoformat(request["today"])
    columns, coordinates = columns_of(request["table"], headings, under, today)
    return Layout(
        table=request["table"],
        dataset=request["dataset"],
        source=request["source"],
        columns=tuple(columns),
        sheet=sheet,
        header_row=row,
        date_order=date_order_of(columns, headings, under),
        coordinates=coordinates,
    )
