"""
Chooses which cells of a table to hide: the small ones, and enough others.

A hidden cell is safe when, with all that stays printed, it could lie anywhere in a
range at least as wide as the threshold, and anywhere below the threshold for who
knows that noughts are printed. Where it could not, the cheapest closed way
of further cells is hidden with it: small figures first, totals last. Hiding more
never narrows another cell's range, so one pass is enough.
"""

from __future__ import annotations

import heapq
import itertools
import math
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from frankpledge.analysis.disclosure.flows import (
    UNBOUNDED,
    Edge,
    Place,
    Position,
    width,
)
from frankpledge.analysis.disclosure.rules import Rule
from frankpledge.analysis.disclosure.tables import Table


COST_OF_ZERO = 25.0
COST_OF_TOTAL = 1000.0


@dataclass
class Grid:
    """A table with its totals as one more row and column, and what is hidden of it."""

    amounts: dict[Position, int | None]
    printed_totals: set[Position]
    height: int
    width: int
    hidden: set[Position] = field(default_factory=set)

    @classmethod
    def of(cls, table: Table) -> Grid:
        """Return the grid of a table with nothing hidden yet."""
        height, width = len(table.rows), len(table.columns)
        amounts: dict[Position, int | None] = {
            (r, c): table.counts[r][c] for r in range(height) for c in range(width)
        }
        for r in range(height):
            amounts[r, width] = _sum(table.counts[r])
        for c in range(width):
            amounts[height, c] = _sum([row[c] for row in table.counts])
        amounts[height, width] = _sum([n for row in table.counts for n in row])
        printed = set[Position]()
        printed.update((r, width) for r in range(height) if table.totals.of_rows)
        printed.update((height, c) for c in range(width) if table.totals.of_columns)
        printed.update({(height, width)} if table.totals.of_all else ())
        known = {at for at in printed if amounts[at] is not None}
        return cls(amounts, known, height, width)

    def is_total(self, at: Position) -> bool:
        """Say whether a position is in the extra row or column."""
        return at[0] == self.height or at[1] == self.width

    def is_printed(self, at: Position) -> bool:
        """Say whether a reader can see the figure."""
        if at in self.hidden or self.amounts[at] is None:
            return False
        return not self.is_total(at) or at in self.printed_totals

    def edge(self, at: Position, least: int = 0) -> Edge:
        """Return how far the figure could rise, and sink to `least`, if nobody saw it."""
        amount = self.amounts[at]
        if amount is None:
            return Edge(*at, UNBOUNDED, UNBOUNDED)
        spare = max(amount - least, 0)
        in_one_margin = (at[0] == self.height) != (at[1] == self.width)
        if in_one_margin:
            return Edge(*at, spare, UNBOUNDED)
        return Edge(*at, UNBOUNDED, spare)


def _sum(counts: Iterable[int | None]) -> int | None:
    total = 0
    for count in counts:
        if count is None:
            return None
        total += count
    return total


def hidden_cells(table: Table, rule: Rule) -> set[Position]:
    """
    Return the positions to hide, totals being row `len(rows)`, column `len(columns)`.
    """
    grid = Grid.of(table)
    grid.hidden = set(_small(table, grid, rule))
    waiting = deque(sorted(grid.hidden))
    while waiting:
        at = waiting.popleft()
        if not is_safe(grid, at, rule.threshold):
            added = _cheapest_way(grid, at, rule.threshold)
            grid.hidden.update(added)
            waiting.extend(sorted(added))
    return grid.hidden


def is_safe(grid: Grid, at: Position, threshold: int) -> bool:
    """
    Say whether a hidden figure could lie in a range as wide as the threshold.

    Also for a reader who sees that noughts are printed, and so takes every hidden
    figure for one at least: that reader must still be left with all below the threshold.
    """
    others = [other for other in grid.amounts if other != at]
    unseen = [grid.edge(other) for other in others if not grid.is_printed(other)]
    if width(grid.edge(at), unseen, threshold) < threshold:
        return False
    unseen = [
        grid.edge(other, least=1 if other in grid.hidden else 0)
        for other in others
        if not grid.is_printed(other)
    ]
    every = threshold - 2
    return width(grid.edge(at, least=1), unseen, every) >= every


def _small(table: Table, grid: Grid, rule: Rule) -> Iterator[Position]:
    for at, amount in grid.amounts.items():
        if amount is not None and grid.is_printed(at) and rule.is_small(amount):
            yield at
    yield from _small_remainders(table, rule)
    if table.reveals:
        yield from _telling_rows(table)


def _small_remainders(table: Table, rule: Rule) -> Iterator[Position]:
    """Yield shares whose other part is small: 28 of 30 tells about the two."""
    if table.bases is None or table.multiplier != 100:
        return
    for r, c in itertools.product(range(len(table.rows)), range(len(table.columns))):
        count, base = table.counts[r][c], table.bases[r][c]
        if count is not None and base is not None and rule.is_small(base - count):
            yield r, c


def _telling_rows(table: Table) -> Iterator[Position]:
    """Yield rows with everybody in one column: they tell about each person."""
    for r, row in enumerate(table.counts):
        filled = [count for count in row if count]
        if len(filled) == 1 and len(row) > 1:
            yield from ((r, c) for c in range(len(row)) if row[c] is not None)


def _cheapest_way(grid: Grid, at: Position, threshold: int) -> set[Position]:
    """
    Return the printed cells to hide so that one figure may rise by the threshold.

    The way leads from its row to its column through cells that shrink and grow in
    turn, each with room enough. There always is one: by the row's total, the grand
    total and the column's total, whose room has no end.
    """
    start: Place = ("row", at[0])
    end: Place = ("column", at[1])
    best = {start: 0.0}
    came: dict[Place, tuple[Place, Position]] = {}
    queue = [(0.0, start)]
    cost, here = heapq.heappop(queue)
    while here != end:
        for there, cell in _steps(grid, here, at, threshold):
            onward = cost + _cost(grid, cell)
            if onward < best.get(there, math.inf):
                best[there], came[there] = onward, (here, cell)
                heapq.heappush(queue, (onward, there))
        cost, here = heapq.heappop(queue)
    return _printed_on_way(grid, came, start, end)


def _steps(
    grid: Grid, here: Place, avoid: Position, threshold: int
) -> Iterator[tuple[Place, Position]]:
    side, index = here
    is_row = side == "row"
    for other in range((grid.width if is_row else grid.height) + 1):
        cell = (index, other) if is_row else (other, index)
        edge = grid.edge(cell)
        room = edge.down if is_row else edge.up
        if cell != avoid and room >= threshold:
            yield ("column" if is_row else "row", other), cell


def _cost(grid: Grid, cell: Position) -> float:
    if not grid.is_printed(cell):
        return 0.0
    amount = grid.amounts[cell] or 0
    if grid.is_total(cell):
        return COST_OF_TOTAL + math.log1p(amount)
    return 1 + math.log1p(amount) if amount else COST_OF_ZERO


def _printed_on_way(
    grid: Grid, came: dict[Place, tuple[Place, Position]], start: Place, end: Place
) -> set[Position]:
    cells = set()
    here = end
    while here != start:
        here, cell = came[here]
        cells.add(cell)
    return {cell for cell in cells if grid.is_printed(cell)}
