"""Reads any spreadsheet of totals, however its supplier lays it out."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from frankpledge.analysis.readers.crime_types import slug
from frankpledge.analysis.readers.failures import CannotRead
from frankpledge.analysis.readers.grid import Grid
from frankpledge.analysis.readers.layout import Column, Layout
from frankpledge.analysis.readers.mapped.columns import (
    layout_of,
    placed_by,
)
from frankpledge.analysis.readers.mapped.totals_keys import shared_keys
from frankpledge.analysis.readers.mapped.totals_rows import without_totals
from frankpledge.analysis.readers.parts import Order, Part
from frankpledge.analysis.readers.reading import DUPLICATES, FileCount
from frankpledge.analysis.readers.sieve import Doubt, Meaning, Sieve
from frankpledge.analysis.readers.values.numbers import Total, total
from frankpledge.analysis.readers.values.periods import Span, period
from frankpledge.analysis.tables import Slice, tally


Bools = npt.NDArray[np.bool_]


@dataclass
class _Figures:
    """The rows of the tally as they are found, and what happened to the rest."""

    rows: list[dict[str, object]] = field(default_factory=list)
    duplicates: list[dict[str, object]] = field(default_factory=list)
    seen: dict[tuple[object, ...], dict[str, object]] = field(default_factory=dict)
    quarantined: int = 0


def part_of(grid: Grid, order: Order, sha256: str) -> Part:
    """
    Return what one spreadsheet of totals gives.

    A cell that should hold a total is what is counted as read, since a row of a
    wide table holds many: a year of one council in one row, forty kinds of
    fly-tipping in one row. A cell that cannot be read waits by itself; a row whose
    area or period cannot be told waits with all its cells.
    """
    layout = layout_of(order, grid.file)
    grid = placed_by(layout, grid)
    values = [column for column in layout.columns if column.field == "value"]
    if not values:
        raise CannotRead("The layout has no column of totals.", "Choose one.")
    grid, sieve = without_totals(grid, [column.heading for column in values])
    shared = shared_keys(sieve, layout, order.today)
    row_is_bad = sieve.is_bad.copy()
    figures = _Figures()
    figures.quarantined = len(values) * (int(row_is_bad.sum()) + len(grid.broken))
    for column in values:
        _take(sieve, layout, column, shared, row_is_bad, figures)
    return _part(grid, sieve, order, layout, figures, len(values), sha256)


def _take(
    sieve: Sieve,
    layout: Layout,
    column: Column,
    shared: dict[str, list[object]],
    row_is_bad: Bools,
    figures: _Figures,
) -> None:
    """Take the totals of one column, cell by cell, into the figures."""
    fixed = _fixed(layout, column, shared)
    totals: dict[str, Total | Doubt] = {}
    cells = sieve.grid.column(column.heading).to_pylist()
    for place in np.flatnonzero(~row_is_bad):
        cell = cells[place]
        if cell not in totals:
            totals[cell] = total(cell, layout.missing)
        found = totals[cell]
        if isinstance(found, Doubt):
            _refuse(sieve, column, int(place), found, figures)
            continue
        if found.why and cell.strip():
            _remember(sieve, column, int(place), cell, found)
        row = {name: held[place] for name, held in shared.items()} | fixed
        _keep(sieve, column, int(place), row, found, figures)


def _fixed(
    layout: Layout, column: Column, shared: dict[str, list[object]]
) -> dict[str, object]:
    """Return what a column of totals says by itself: its series, area or period."""
    fixed: dict[str, object] = {}
    if column.series:
        fixed["series"] = column.series
    if column.period:
        fixed["period"] = period(column.period, layout.period_type)
    for name in ("series", "area"):
        if name not in fixed and name not in shared and name in layout.constants:
            fixed[name] = layout.constants[name]
    if "period" not in fixed and "period" not in shared:
        fixed["period"] = period(layout.constants.get("period", ""), layout.period_type)
    if "series" not in fixed and "series" not in shared:
        fixed["series"] = slug(column.heading)
    missing = [n for n in ("area", "period") if not fixed.get(n) and n not in shared]
    if missing:
        raise CannotRead(
            f"The layout does not say what {missing[0]} the totals under"
            f" {column.heading} are for.",
            "Choose a column for it, or give it once for the whole sheet.",
        )
    return fixed


def _refuse(
    sieve: Sieve, column: Column, place: int, doubt: Doubt, figures: _Figures
) -> None:
    mask = np.zeros(len(sieve.grid), dtype=np.bool_)
    mask[place] = True
    sieve.refuse(mask, column.heading, doubt)
    figures.quarantined += 1


def _remember(
    sieve: Sieve, column: Column, place: int, cell: str, found: Total
) -> None:
    meaning = Meaning(found.value, found.shown, found.why)
    sieve.note(column.heading, cell, meaning, 1, int(sieve.grid.lines[place]))


def _keep(
    sieve: Sieve,
    column: Column,
    place: int,
    row: dict[str, object],
    found: Total,
    figures: _Figures,
) -> None:
    """Keep one total, unless the same series, area and period has one already."""
    span = row.pop("period")
    line = int(sieve.grid.lines[place])
    told = (row["series"], row["area"], span)
    earlier = figures.seen.get(told)
    if earlier is None:
        kept = {**row, "span": span, "found": found, "row": line}
        figures.seen[told] = kept
        figures.rows.append(kept)
    elif earlier["found"] == found:
        figures.duplicates.append(
            {
                "file": sieve.grid.file,
                "sheet": sieve.grid.sheet,
                "line": line,
                "same_as_file": sieve.grid.file,
                "same_as_line": earlier["row"],
            }
        )
    else:
        doubt = Doubt(
            f"row {earlier['row']} gives another figure for the same area and period",
            "Leave one of the two rows out.",
        )
        _refuse(sieve, column, place, doubt, figures)


def _part(
    grid: Grid,
    sieve: Sieve,
    order: Order,
    layout: Layout,
    figures: _Figures,
    width: int,
    sha256: str,
) -> Part:
    source = order.source or layout.source
    rows = _table(figures, layout.dataset, source)
    slices: dict[Slice, int] = {}
    for kept in figures.rows:
        span: Span = kept["span"]  # type: ignore[assignment]
        part = Slice(layout.dataset, source, span.starts_on, span.period_type)
        slices[part] = slices.get(part, 0) + 1
    count = FileCount(
        file=grid.file,
        sha256=sha256,
        read=width * grid.read,
        accepted=len(rows),
        duplicates=len(figures.duplicates),
        quarantined=figures.quarantined,
        columns=grid.header,
        rows_of=slices,
        notes=grid.notes,
        sheet=grid.sheet,
    )
    duplicated = pa.Table.from_pylist(figures.duplicates, DUPLICATES)
    return Part(
        count, rows, sieve.faults(), sieve.rejected(), duplicated, sieve.understood()
    )


def _table(figures: _Figures, dataset: str, source: str) -> pa.Table:
    spans: list[Span] = [kept["span"] for kept in figures.rows]  # type: ignore[misc]
    founds: list[Total] = [kept["found"] for kept in figures.rows]  # type: ignore[misc]
    columns = {
        "dataset": [dataset] * len(spans),
        "source": [source] * len(spans),
        "row": [kept["row"] for kept in figures.rows],
        "series": [kept["series"] for kept in figures.rows],
        "area": [kept["area"] for kept in figures.rows],
        "period_type": [span.period_type for span in spans],
        "starts_on": [span.starts_on for span in spans],
        "ends_before": [span.ends_before for span in spans],
        "value": [found.value for found in founds],
        "status": [found.status.value for found in founds],
    }
    return pa.table(columns, schema=tally.SUPPLIED)
