"""Which code a place goes by, which denominator a rate takes, what lies where."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from frankpledge.analysis.codes import Partnership


Ring = Sequence[tuple[float, float]]


def area_code_of(
    partnership: Partnership, partnerships_in_district: Mapping[str, int]
) -> str:
    """
    Return the code that a partnership's figures go by.

    That is the district's where the partnership is exactly one whole district, as
    people know the place by it; else the partnership's own.
    """
    only = partnership.districts[0].code
    is_one = len(partnership.districts) == 1 and partnerships_in_district[only] == 1
    return only if is_one else partnership.code


def denominator_year(years: Iterable[int], period_starts_on: date) -> int | None:
    """
    Return which year's estimate a rate for this period takes, None where none is.

    A mid-year estimate speaks for its calendar year. Without one, the latest
    earlier year is nearer to what was known then; a later one is the last resort.
    """
    known = sorted(set(years))
    earlier = [year for year in known if year <= period_starts_on.year]
    if earlier:
        return earlier[-1]
    return known[0] if known else None


@dataclass(frozen=True)
class Move:
    """How one area's denominator changed when its estimate was replaced."""

    code: str
    old: int
    new: int

    @property
    def per_cent(self) -> float:
        """Return the change in per cent of the old figure; rates move the other way."""
        return 100 * (self.new - self.old) / self.old if self.old else 0.0


def moves_between(old: Mapping[str, int], new: Mapping[str, int]) -> list[Move]:
    """Return the areas whose figure differs, the largest change first."""
    found = [
        Move(code, old[code], value)
        for code, value in new.items()
        if code in old and old[code] != value
    ]
    return sorted(found, key=lambda move: (-abs(move.per_cent), move.code))


def contains(rings: Sequence[Ring], point: tuple[float, float]) -> bool:
    """
    Say whether a point lies in a polygon, by counting the borders to its east.

    Shimrat, Algorithm 112 (1962). Holes are rings like the others: a point in a hole
    crosses an even number of borders.
    """
    x, y = point
    crossings = 0
    for ring in rings:
        for (x0, y0), (x1, y1) in itertools.pairwise(ring):
            crosses = (y0 > y) != (y1 > y)
            if crosses and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
                crossings += 1
    return crossings % 2 == 1


def bounds(rings: Iterable[Ring]) -> tuple[float, float, float, float]:
    """Return west, south, east and north of rings."""
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    return min(xs), min(ys), max(xs), max(ys)


@dataclass(frozen=True)
class Recut:
    """What moved between two drawings of one area."""

    kept: frozenset[str]
    gained: frozenset[str]
    lost: frozenset[str]

    @property
    def is_same(self) -> bool:
        """Say whether the two drawings hold the same small areas."""
        return not self.gained and not self.lost


def recut(was: Iterable[str], now: Iterable[str]) -> Recut:
    """Return which small areas stayed, came and went when an area was drawn anew."""
    before, after = frozenset(was), frozenset(now)
    return Recut(before & after, after - before, before - after)
