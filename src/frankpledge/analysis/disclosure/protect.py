"""Turns a table into one that may be published. The only way out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from frankpledge.analysis.disclosure.flows import Position
from frankpledge.analysis.disclosure.rules import Rule
from frankpledge.analysis.disclosure.suppression import Grid, hidden_cells
from frankpledge.analysis.disclosure.tables import (
    SEAL,
    Cell,
    Cells,
    Mark,
    ProtectedTable,
    Table,
)
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.statistics.rounding import half_up


PERCENT = 100


class AreaTooFine(ExpectedFailure):
    """Figures of this kind may not go out for areas this small."""


def protect(table: Table, rule: Rule) -> ProtectedTable:
    """
    Return the table as it may be published under the rule.

    Small counts are hidden with enough others that none can be worked out, or every
    count is rounded to the nearest five, with totals of the rounded figures. Rates
    and percentages follow the counts that are shown.
    """
    if not rule.permits_area(table.area_level):
        raise AreaTooFine(
            f"“{table.title}” is for areas of the size {table.area_level}.",
            f"Publish it for areas of the size {rule.finest_area} or larger.",
        )
    hides = rule.hides and not rule.round_to
    hidden = hidden_cells(table, rule) if hides else set[Position]()
    cells = _Cells(table, rule, hidden)
    height, width = len(table.rows), len(table.columns)
    counts = tuple(
        tuple(cells.count((r, c)) for c in range(width)) for r in range(height)
    )
    row_totals = tuple(cells.total((r, width)) for r in range(height))
    column_totals = tuple(cells.total((height, c)) for c in range(width))
    return ProtectedTable(
        title=table.title,
        rows=table.rows,
        columns=table.columns,
        counts=counts,
        row_totals=row_totals if table.totals.of_rows else None,
        column_totals=column_totals if table.totals.of_columns else None,
        grand_total=cells.total((height, width)) if table.totals.of_all else None,
        values=_values(table, counts, rule),
        rule=rule,
        notes=tuple(_notes(rule, has_hidden=bool(hidden))),
        seal=SEAL,
    )


class _Cells:
    """Writes each count and total as it may be seen."""

    def __init__(self, table: Table, rule: Rule, hidden: set[Position]) -> None:
        self.grid = Grid.of(table)
        self.step = rule.round_to
        self.hidden = hidden

    def count(self, at: Position) -> Cell:
        """Return a count, rounded where the rule rounds."""
        amount = self.grid.amounts[at]
        if amount is None:
            return Cell(None, Mark.NOT_AVAILABLE)
        if at in self.hidden:
            return Cell(None, Mark.SUPPRESSED)
        return Cell(self._rounded(amount))

    def total(self, at: Position) -> Cell:
        """Return a total: of the rounded figures where the rule rounds."""
        if self.step is None or self.grid.amounts[at] is None:
            return self.count(at)
        parts = [
            self._rounded(amount)
            for (r, c), amount in self.grid.amounts.items()
            if amount is not None
            and not self.grid.is_total((r, c))
            and at[0] in (r, self.grid.height)
            and at[1] in (c, self.grid.width)
        ]
        return Cell(sum(parts, Decimal(0)))

    def _rounded(self, amount: int) -> Decimal:
        if self.step is None:
            return Decimal(amount)
        return half_up(Decimal(amount) / self.step) * self.step


def _values(table: Table, counts: Cells, rule: Rule) -> Cells | None:
    if table.bases is None:
        return None
    return tuple(
        tuple(
            _value(cell, base, table, rule)
            for cell, base in zip(shown, bases, strict=True)
        )
        for shown, bases in zip(counts, table.bases, strict=True)
    )


def _value(cell: Cell, base: float | None, table: Table, rule: Rule) -> Cell:
    if cell.value is None:
        return cell
    if base is None:
        return Cell(None, Mark.NOT_AVAILABLE)
    needed = rule.percentage_base if table.multiplier == PERCENT else rule.rate_base
    if base < needed:
        return Cell(None, Mark.NOT_APPLICABLE)
    value = cell.value * table.multiplier / Decimal(repr(float(base)))
    return Cell(half_up(value, table.decimals))


def _notes(rule: Rule, *, has_hidden: bool) -> Iterator[str]:
    if not rule.hides:
        yield rule.reason
    elif rule.round_to:
        yield (
            f"Counts are rounded to the nearest {rule.round_to}; totals add the "
            "rounded counts and rates are worked out from them."
        )
    elif has_hidden:
        yield rule.reason
        yield (
            "[c] hides a count that is small, or one that would let a small count "
            "be worked out."
        )
    if rule.hides:
        yield (
            f"No rate on a base under {rule.rate_base} and no percentage of fewer "
            f"than {rule.percentage_base}."
        )
