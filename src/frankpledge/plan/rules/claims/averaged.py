"""The totals of a table that an average may be of: a row's cells, its years, a column's sum."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from frankpledge.plan.rules.claims.grids import Grid
from frankpledge.plan.rules.claims.lengths import YEAR
from frankpledge.plan.rules.claims.passages import Passage
from frankpledge.plan.rules.claims.selected import Selected, plain_columns, rows_in
from frankpledge.plan.rules.claims.spoken import names
from frankpledge.plan.rules.claims.things import noun
from frankpledge.plan.rules.claims.totals import total_rows


@dataclass(frozen=True)
class Averaged:
    """The totals of a table that an average may be of, over so many rows where it says so."""

    named: Selected
    totals: tuple[tuple[Decimal, str], ...]
    number: Decimal | None = None


def averaged(passage: Passage, grids: Sequence[Grid], unit: str) -> Averaged | None:
    """Return the cells of a row, or the sum of a column, that a sentence names in full."""
    if unit == "year" and not (passage.dated or _SAYS_YEARS.search(passage.text)):
        return None
    for grid in grids:
        rows = [each.index for each in rows_in(passage.text, grid) if each.is_full]
        heads = [each for each in names(passage.text, grid.heads) if each.is_full]
        plain = plain_columns(grid)
        columns = tuple(each.index for each in heads if each.index in plain)
        if len(rows) == 1:
            if unit == "year":
                return _of_years(grid, rows[0], passage)
            counted = [at for at in plain if noun(grid.heads[at]) == unit]
            number = grid.numbers[rows[0]][counted[0]] if counted else None
            meant = columns if columns and not counted else plain
            cells = [grid.numbers[rows[0]][at] for at in meant if at not in counted]
            found = tuple((c.value, c.text) for c in cells if c and not c.is_percent)
            if found:
                named = Selected(grid, tuple(rows), columns, is_sure=True)
                return Averaged(named, found, number.value if number else None)
        if len(columns) == 1 and not rows:
            return _of_column(grid, columns[0], unit)
    return None


_SAYS_YEARS = re.compile(r"\byears\b|\bperiod\b|\bsince\b", re.IGNORECASE)


def _of_years(grid: Grid, row: int, passage: Passage) -> Averaged | None:
    """Return what a row adds to over its years, those that the sentence names if any."""
    named = [each.months for each in passage.dated]
    first = min((m.first for m in named), default=0)
    end = max((m.end for m in named), default=YEAR * 9999)
    cells = [
        cell
        for column, cell in zip(grid.columns, grid.numbers[row], strict=True)
        if cell
        and not cell.is_percent
        and column.is_measured
        and column.months
        and column.months.is_year
        and column.months.first >= first
        and column.months.end <= end
    ]
    total = sum((cell.value for cell in cells), Decimal(0))
    text = f"“{grid.labels[row]}” adds to {total:,}, which"
    named_row = Selected(grid, (row,), (), is_sure=True)
    number = Decimal(len(cells))
    return Averaged(named_row, ((total, text),), number) if len(cells) > 1 else None


def _of_column(grid: Grid, column: int, unit: str) -> Averaged | None:
    wholes = total_rows(grid)
    cells = [
        cell
        for row, cells in enumerate(grid.numbers)
        if row not in wholes and (cell := cells[column])
    ]
    if not cells or any(cell.is_percent for cell in cells):
        return None
    total = sum((cell.value for cell in cells), Decimal(0))
    is_each = noun(grid.corner) == unit or (
        unit == "month" and all(map(_MONTH.match, grid.labels[: len(cells)]))
    )
    text = f"“{grid.heads[column]}” adds to {total:,}, which"
    number = Decimal(len(cells)) if is_each else None
    named = Selected(grid, (), (column,), True)
    return Averaged(named, ((total, text),), number)


_MONTH = re.compile(
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b(?! ?[-–])", re.I
)
