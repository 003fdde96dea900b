"""Columns and rows that print the figures of another year: most likely copied."""

import re
from collections.abc import Iterator
from itertools import pairwise

from frankpledge.plan.rules.claims.cells import say
from frankpledge.plan.rules.claims.findings import Finding, Kind, Verdict
from frankpledge.plan.rules.claims.grids import Grid, Number


_FEWEST_ALIKE = 2
_FEWEST_DIGITS = 3
_FEWEST_ROWS = 3
_UNCHANGED = re.compile(
    r"\b(?:population|residents|households|homes|dwellings|properties|premises|pupils|target|limit|budget|plan(?:ned)?|capacity|beds|places|area|hectares)\b",
    re.IGNORECASE,
)
"""What may well be the same in two years."""
_RATE = re.compile(r"\b(?:per|(?:for|in) (?:every|each))\b", re.IGNORECASE)


def copied(grid: Grid) -> Iterator[Finding]:
    """
    Find two periods that print the same figures where chance would not.

    Two counts of three digits and more seldom fall alike: two of them in the same
    two columns were most likely copied, and so was a whole column of three rows.
    """
    for first, second in _period_pairs(grid):
        pairs = [(a, b) for a, b in zip(first, second, strict=True) if a and b]
        alike = [(a, b) for a, b in pairs if a.text == b.text]
        large = {a.text for a, _ in alike if _digits(a) >= _FEWEST_DIGITS}
        is_all = len(alike) == len(pairs) >= _FEWEST_ROWS and large
        if len(large) >= _FEWEST_ALIKE or is_all:
            shown = ", ".join(dict.fromkeys(a.text for a, _ in alike))
            yield say(
                Verdict.DISAGREES,
                alike[0][1].place,
                f"{grid.caption or 'Table'}: {shown}",
                f"The same figures ({shown}) stand in two periods. One column was most likely"
                " copied from the other; look them up again.",
                Kind.COPIED_COLUMN,
                shown=shown,
            )


def _digits(number: Number) -> int:
    """Count the digits that say something: 1,000 may well be rounded."""
    return len(re.sub(r"00+$", "", re.sub(r"\D", "", number.text)).lstrip("0"))


Line = list[Number | None]


def _period_pairs(grid: Grid) -> Iterator[tuple[Line, Line]]:
    if grid.has_period_rows:
        if len(set(grid.row_periods)) < len(grid.row_periods):
            return
        rows = [
            list(row)
            for row, months in zip(grid.numbers, grid.row_periods, strict=True)
            if months
        ]
        yield from pairwise(rows)
        return
    periods = sorted({c.months for c in grid.columns if c.months})
    for before, after in pairwise(periods):
        first, second = (_of_period(grid, months) for months in (before, after))
        if len(first) == len(second):
            yield first, second


def _of_period(grid: Grid, months: object) -> Line:
    columns = [
        at
        for at, c in enumerate(grid.columns)
        if c.months == months and c.is_measured and not _is_set(c.words)
    ]
    return [
        row[at]
        for label, row in zip(grid.labels, grid.numbers, strict=True)
        for at in columns
        if not _is_set(label)
    ]


def _is_set(head: str) -> bool:
    """Say whether a head is of what is set or seldom changes: targets, homes, people."""
    return bool(_UNCHANGED.search(head)) and not _RATE.search(head)
