"""
A number that is spoken of as known and is printed nowhere else: “each of the 350 young
people”, where the document has 340 of them.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.grids import Grid
from frankpledge.plan.rules.claims.numbers import Figure, Hedge, Unit
from frankpledge.plan.rules.claims.passages import FIGURE, Passage
from frankpledge.plan.rules.claims.things import noun


_KNOWN = re.compile(
    rf"\b(?:of|for|from|to|among|all|between|in|answered|took|made|gave|heard|held|served) (?:the|these|those|our|its|all) (?P<n>{FIGURE})(?P<noun>(?: [a-z'-]+){{1,3}})"
)
_NEAR = Decimal("0.15")
_LARGE = 100
_LEAST = 20
"""Smaller numbers are counted up afresh too often."""


class Numbers:
    """Every number that a document prints, and how often, with the words after it."""

    def __init__(self) -> None:
        self.times: dict[Decimal, int] = {}
        self.named: list[tuple[Figure, tuple[str, ...]]] = []

    def take(self, passage: Passage) -> None:
        """Take in the numbers of a sentence."""
        for each in passage.figures:
            self.times[each.value] = self.times.get(each.value, 0) + 1
            if each.unit is Unit.COUNT and each.hedge is Hedge.EXACT:
                self.named.append((each, _nouns(passage.text[each.end :])))

    def take_table(self, grid: Grid) -> None:
        """Take in the figures of a table."""
        for row in grid.numbers:
            for cell in filter(None, row):
                self.times[cell.value] = self.times.get(cell.value, 0) + 1


def _nouns(words: str) -> tuple[str, ...]:
    return tuple(noun(word) for word in words.split()[:3])


def numbers_of(passages: Iterable[Passage], grids: Iterable[Grid]) -> Numbers:
    """Return every number of a document."""
    made = Numbers()
    for passage in passages:
        made.take(passage)
    for grid in grids:
        made.take_table(grid)
    return made


def referred(passage: Passage, numbers: Numbers) -> Iterator[Finding]:
    """Yield the numbers spoken of as known that the document gives otherwise."""
    for match in _KNOWN.finditer(passage.template):
        figure = passage.figure(match["n"])
        is_whole = figure.unit is Unit.COUNT and not figure.decimals
        if not is_whole or figure.hedge or figure.value < _LEAST:
            continue
        if numbers.times.get(figure.value, 0) > 1:
            continue
        own = _nouns(passage.text[figure.end :])
        others = {
            each.value: each
            for each, words in numbers.named
            if _is_meant(figure, own, each, words)
            and each.value != figure.value
            and abs(each.value - figure.value) <= _NEAR * figure.value
            and (numbers.times[each.value] > 1 or _is_turned(figure, each))
        }
        if len(others) == 1:
            yield _told(passage, figure, next(iter(others.values())), own)


def _is_meant(
    figure: Figure, own: tuple[str, ...], other: Figure, words: tuple[str, ...]
) -> bool:
    """Say whether two numbers are of one thing: by two words, by one, or all but alike."""
    is_turned = words[:1] == own[:1] and _is_turned(figure, other)
    return words[:2] == own[:2] or is_turned or _is_slip(figure, other)


def _is_slip(figure: Figure, other: Figure) -> bool:
    """Say whether two large numbers are all but the same: 415 for 416."""
    gap = abs(figure.value - other.value)
    return figure.value >= _LARGE and gap * _LARGE <= figure.value


def _is_turned(figure: Figure, other: Figure) -> bool:
    """Say whether one number has the digits of another in another order: 1,117 for 1,170."""
    mine, theirs = (f"{each.value:f}" for each in (figure, other))
    changed = sum(a != b for a, b in zip(mine, theirs, strict=False))
    is_large = figure.value >= _LARGE and len(mine) == len(theirs)
    is_close = len(mine) > len(str(_LARGE)) and mine[:2] == theirs[:2]
    return is_large and (sorted(mine) == sorted(theirs) or changed == 1 or is_close)


def _told(
    passage: Passage, figure: Figure, other: Figure, words: tuple[str, ...]
) -> Finding:
    said: dict[str, Any] = {
        "shown": figure.text,
        "printed": figure.value,
        "computed": other.value,
        "right": other.text,
        "tied_to": "the rest of the document",
    }
    return sayings.fault(
        passage,
        Kind.VALUE,
        f"Elsewhere the document prints {other.text} {words[0]}; {figure.text} stands only here.",
        **said,
    )
