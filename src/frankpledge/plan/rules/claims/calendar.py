"""Heads that name a time without its year: months, quarters, weeks, days, hours."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from frankpledge.plan.rules.claims.grids import Grid, Number
from frankpledge.plan.rules.claims.totals import is_total
from frankpledge.plan.rules.claims.years import headed_period


_TIME = re.compile(
    r"^\W*(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|tember|ember|ober)?"
    r"|(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:days?)?"
    r"|(?:quarter|q|week|month|year|meeting|session) ?\d{1,2}|\d(?:st|nd|rd|th) quarter|(?:first|second|third|fourth|last) quarter)"
    r"(?:\s+(?:19|20)?\d\d(?:[/-]\d\d)?)?\W*$",
    re.IGNORECASE,
)
_FEWEST = 3


def is_time(words: str) -> bool:
    """Say whether a head names a time: a year, a month, a quarter, a day of the week."""
    return bool(_TIME.match(words)) or headed_period(words) is not None


def in_time(grid: Grid) -> list[tuple[str, list[tuple[str, Number]]]]:
    """
    Return every line of a table that runs over times without years, with its figures in order.

    A line is a row over columns headed by times, or a column over rows so headed.
    """
    across = [
        at
        for at, c in enumerate(grid.columns)
        if not c.months and is_time(c.words) and not is_total(c.words)
    ]
    found = []
    if len(across) >= _FEWEST:
        for label, row in zip(grid.labels, grid.numbers, strict=True):
            cells = [
                (grid.columns[at].words, cell) for at in across if (cell := row[at])
            ]
            found.append((label, cells))
    down = [
        at
        for at, label in enumerate(grid.labels)
        if is_time(label) and not is_total(label)
    ]
    if len(down) >= _FEWEST and not grid.has_period_rows:
        for at, column in enumerate(grid.columns):
            cells = [
                (grid.labels[r], cell) for r in down if (cell := grid.numbers[r][at])
            ]
            found.append((column.words or grid.caption, cells))
    return [(name, cells) for name, cells in found if len(cells) >= _FEWEST]


def steps(cells: Sequence[tuple[str, Number]]) -> list[Decimal]:
    """Return by how much each figure differs from the one before it."""
    values = [cell.value for _, cell in cells]
    return [b - a for a, b in pairwise(values)]
