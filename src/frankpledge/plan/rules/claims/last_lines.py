"""A last row or column that is all of the others, whatever is said over it."""

import re
from collections.abc import Iterator
from decimal import Decimal

from frankpledge.plan.rules.claims.cells import CHANGE, PERCENT, TARGET
from frankpledge.plan.rules.claims.findings import Finding, Verdict
from frankpledge.plan.rules.claims.grids import Grid
from frankpledge.plan.rules.claims.totals import (
    OF_WHICH,
    WHOLE,
    across_sum,
    adds,
    column_sum,
)


_FEWEST_RIGHT = 2


def plain_wholes(grid: Grid) -> Iterator[Finding]:
    """Hold a last row or column headed “All” to the rest, where most of it adds up."""
    last = len(grid.labels) - 1
    yield from _of_quarters(grid, last)
    if last > 1 and WHOLE.match(grid.labels[last]):
        rows = [list(range(last))]
        found = [
            each
            for at, number in enumerate(grid.numbers[last])
            if number
            and not number.is_percent
            and not number.decimals
            and adds(grid, at)
            and not CHANGE.search(grid.columns[at].words)
            and (each := column_sum(grid, last, at, number, rows))
        ]
        yield from _mostly_right(found)
    end = len(grid.columns) - 1
    if end > 1 and WHOLE.match(grid.columns[end].words):
        heads = [column.words for column in grid.columns[:end]]
        if not any(map(_is_other_kind, heads)):
            yield from _mostly_right(
                [
                    across_sum(
                        grid,
                        at,
                        number,
                        sum((c.value for c in row[:end] if c), Decimal(0)),
                    )
                    for at, row in enumerate(grid.numbers)
                    if (number := row[end]) and all(row[:end])
                ]
            )


_YEAR = re.compile(
    r"^\s*(?:full |whole |financial )?year(?: total)?\s*$|^\s*annual(?: total)?\s*$",
    re.I,
)
_QUARTER = re.compile(
    r"^\s*(?:q(?:uarter)?\s?[1-4])\b|^\s*[1-4](?:st|nd|rd|th) quarter", re.I
)


def _of_quarters(grid: Grid, last: int) -> Iterator[Finding]:
    """Hold a last row headed “Year” to the four quarters above it."""
    quarters = [at for at in range(last) if _QUARTER.match(grid.labels[at])]
    if last != 4 or len(quarters) != 4 or not _YEAR.match(grid.labels[last]):
        return
    for at, number in enumerate(grid.numbers[last]):
        if number and adds(grid, at) and not CHANGE.search(grid.columns[at].words):
            found = column_sum(grid, last, at, number, [quarters])
            if found:
                yield found


def _is_other_kind(head: str) -> bool:
    return any(rule.search(head) for rule in (PERCENT, CHANGE, TARGET, OF_WHICH))


_NEAR = Decimal("0.15")


def _is_near(found: Finding) -> bool:
    """Say whether a sum is right but for a slip: within 15% of what is printed."""
    if found.printed is None or found.computed is None:
        return False
    return abs(found.printed - found.computed) <= _NEAR * found.printed


def _mostly_right(found: list[Finding]) -> list[Finding]:
    """Return findings where at least two lines and more than half of them add up."""
    right = sum(1 for each in found if each.verdict is Verdict.AGREES)
    if right == 1 and len(found) == _FEWEST_RIGHT and all(map(_is_near, found)):
        return found
    return found if right >= _FEWEST_RIGHT and 2 * right > len(found) else []
