"""
Every number that a section prints, by name: from its prose and from its tables alike.

A number's name is the words right after it or right before it, up to a comma or an
“and”; a cell's is its row, and its column beside it. Of several numbers that a name
fits the one that stands nearest to its words is meant.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from frankpledge.plan.rules.claims.grids import Grid
from frankpledge.plan.rules.claims.numbers import Figure, Hedge, Unit
from frankpledge.plan.rules.claims.passages import Passage
from frankpledge.plan.rules.claims.selected import plain_columns
from frankpledge.plan.rules.claims.spoken import plain_words
from frankpledge.plan.rules.claims.things import MEAN, noun, wide
from frankpledge.plan.rules.claims.topics import is_one_word
from frankpledge.plan.rules.claims.totals import total_rows


_MOST = 300
_MOST_WORDS = 7
_CUT_AFTER = re.compile(r"[,;:.()](?=\s|$)|\(|\s(?:and|but|while|with|plus)\s")
_CUT_BEFORE = re.compile(
    r".*(?:[,;:.()]\s|\s(?:and|but|while|plus)\s|^and\s)", re.S | re.I
)
_IN_ALL = re.compile(r"^(?: [a-z'-]+){0,2} (?:in all|in total|altogether|overall)\b")
_TOTAL_OF = re.compile(r"\b[Tt]otal(?:led|ling)?(?: [a-z]+){0,2} $")
_KINDS = {Unit.COUNT, Unit.MONEY}


@dataclass(frozen=True)
class Named:
    """A number with the words after and before it, the nearest first."""

    value: Decimal
    unit: Unit
    text: str
    after: tuple[str, ...]
    before: tuple[str, ...]
    section: int
    sentence: str
    column: str = ""
    is_total: bool = False

    def distance(self, words: Iterable[str]) -> int | None:
        """Return how far from the number the farthest of some words stands; None if one is missing."""
        far = []
        for word in words:
            near = [
                at
                for said in (self.after, self.before)
                for at, each in enumerate(said)
                if is_one_word(each, word)
            ]
            if not near:
                return None
            far.append(min(near))
        return max(far, default=None)


@dataclass
class Pool:
    """The numbers of the sections of a document, the last ones at hand."""

    known: list[Named] = field(default_factory=list)
    tabled: dict[int, list[Named]] = field(default_factory=dict)

    def take(self, passage: Passage) -> None:
        """Take in the numbers of a sentence."""
        self.known.extend(numbers_of(passage))
        del self.known[:-_MOST]

    def take_tables(self, section: int, grids: Sequence[Grid]) -> None:
        """Take in the tables of a section, once."""
        if section not in self.tabled:
            self.tabled[section] = [n for grid in grids for n in _cells(grid, section)]

    def here(self, section: int) -> list[Named]:
        """Return the numbers that a section has printed so far, the latest first."""
        own = [each for each in reversed(self.known) if each.section == section]
        return [*own, *self.tabled.get(section, ())]

    def named(self, words: Iterable[str], section: int) -> list[Named]:
        """Return the numbers that words name, those nearest to their words alone."""
        return nearest(self.here(section), words)


def nearest(numbers: Sequence[Named], words: Iterable[str]) -> list[Named]:
    """Return the numbers whose names hold all words, as near to them as any other."""
    wanted = frozenset(words)
    found = [(d, n) for n in numbers if (d := n.distance(wanted)) is not None]
    least = min((distance for distance, _ in found), default=0)
    return [number for distance, number in found if distance == least]


def content(phrase: str) -> tuple[str, ...]:
    """Return the nouns of a phrase in order, in one form each."""
    return tuple(noun(word) for word in plain_words(phrase) if not word.isdigit())


def numbers_of(passage: Passage) -> list[Named]:
    """Return the exact counts and sums of money of a sentence, with their names."""
    said = wide(passage)
    figures, text, made = said.figures, said.text, []
    for at, each in enumerate(figures):
        if each.unit not in _KINDS or each.hedge is not Hedge.EXACT:
            continue
        start = figures[at - 1].end if at else 0
        end = figures[at + 1].start if at + 1 < len(figures) else len(text)
        if MEAN.match(text[each.end :]):
            continue
        before = _CUT_BEFORE.sub("", text[start : each.start])
        after = f" {text[each.end : end].lstrip(' )')} "
        cut = _CUT_AFTER.search(after)
        made.append(
            Named(
                each.value,
                each.unit,
                each.text,
                content(after[: cut.start()] if cut else after)[:_MOST_WORDS],
                tuple(reversed(content(before)))[:_MOST_WORDS],
                said.section,
                text,
                is_total=_is_total(text, each),
            )
        )
    return made


def _is_total(text: str, figure: Figure) -> bool:
    """Say whether words call a number the whole: 36 in all, a total of 36."""
    return bool(
        _IN_ALL.match(text[figure.end :]) or _TOTAL_OF.search(text[: figure.start])
    )


def _cells(grid: Grid, section: int) -> list[Named]:
    wholes = total_rows(grid)
    made = []
    for column in plain_columns(grid):
        head = grid.heads[column]
        for row, label in enumerate(grid.labels):
            cell = grid.numbers[row][column]
            if cell is None or cell.is_percent:
                continue
            is_total = row in wholes
            about = f"{label} {grid.caption} {grid.corner}" if is_total else label
            made.append(
                Named(
                    cell.value,
                    Unit.MONEY if "£" in f"{cell.text}{head}" else Unit.COUNT,
                    cell.text,
                    content(about),
                    content(head),
                    section,
                    f"table {grid.block}",
                    f"{grid.block}:{column}",
                    is_total,
                )
            )
    return made
