"""
What stands around a figure: the other figures of its sentence and of the one before.

A claim that no table backs is worked out from these: “they fell by 27, or 29.7%”
after “from 118 to 91”. One reading that is right is enough; a fault is told only
where a known slip gives exactly what is printed, or where no other reading is left.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations

from frankpledge.plan.rules.claims.numbers import Figure, Unit
from frankpledge.plan.rules.claims.passages import Passage, sentences


@dataclass(frozen=True)
class Nearby:
    """The figures of a sentence, of the one before it, and of those before that."""

    own: tuple[Figure, ...]
    last: tuple[Figure, ...]
    earlier: tuple[Figure, ...]

    def of(self, unit: Unit) -> list[Figure]:
        """Return the figures of one unit, the own first, then backwards."""
        every = (*self.own, *self.last, *self.earlier)
        return [each for each in every if each.unit is unit]


@lru_cache(maxsize=64)
def _told(before: str) -> tuple[tuple[Figure, ...], ...]:
    from frankpledge.documents.reading.blocks import Place

    return tuple(
        tuple(Passage(each, Place(), 0, counts_time=True).figures)
        for each in sentences(before)
    )


def nearby(passage: Passage) -> Nearby:
    """Return the figures around a sentence; an item's are those of its lead too."""
    told = _told(passage.before) or _told(passage.lead)
    earlier = [figure for each in reversed(told[:-1]) for figure in each]
    last = told[-1] if told else ()
    return Nearby(tuple(passage.figures), last, tuple(earlier))


def pairs(figures: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield every two figures, either first, that differ."""
    yield from ((a, b) for a, b in permutations(figures, 2) if a.value != b.value)
