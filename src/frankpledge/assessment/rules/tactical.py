"""
One month read for tasking: what is above its usual, where, and where it comes back.

A place or matter stands out where chance, shared among all that were looked at
(Bonferroni), would give its rise over the twelve months before less than once in 20.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from frankpledge.analysis.statistics.change import Verdict, two_counts
from frankpledge.analysis.statistics.count_tests import exact
from frankpledge.assessment.rules.counts import MONTHS, Counts
from frankpledge.assessment.rules.themes import Theme


CHANCE = 0.05
MOST_PLACES = 10
LOOKED_BACK = 6
"""In how many months back a place is looked for among the fullest."""
FEWEST = 5
"""A place with fewer records than this in a month is not one to send people to."""


@dataclass(frozen=True)
class MonthOf:
    """
    One theme in the month: its count, the same month a year before, what is usual.

    `usual` is the mean of the supplied months among the twelve before, None without
    one; `change` says whether the month differs from the same one a year before.
    """

    theme: Theme
    count: int
    year_before: int | None
    usual: float | None
    change: Verdict | None


@dataclass(frozen=True)
class PlaceOf:
    """
    One small area in the month, what is usual there, and what most of it was.

    `is_high` says that it is above its usual by more than chance explains; `times`
    how many of the `LOOKED_BACK` supplied months before it were among the fullest.
    """

    code: str
    count: int
    usual: float | None
    is_high: bool
    times: int
    mostly: str


@dataclass(frozen=True)
class TacticalMonth:
    """The newest supplied month: its themes, its fullest places, how many were looked at."""

    month: date
    themes: tuple[MonthOf, ...]
    places: tuple[PlaceOf, ...]
    looked_at: int

    @property
    def high(self) -> tuple[PlaceOf, ...]:
        """Return the places that are above their usual by more than chance explains."""
        return tuple(place for place in self.places if place.is_high)


def month_of(counts: Counts, themes: Sequence[Theme]) -> TacticalMonth:
    """Return the newest month that was supplied, read for tasking."""
    at = int(np.flatnonzero(counts.supplied)[-1])
    told = [theme for theme in themes if theme.kinds]
    return TacticalMonth(
        counts.months[at],
        tuple(_theme(counts, theme, at) for theme in told),
        _places(counts, told, at),
        len(counts.areas),
    )


def _before(counts: Counts, at: int, many: int) -> list[int]:
    """Return the supplied months among so many before one."""
    return [one for one in range(max(0, at - many), at) if counts.supplied[one]]


def _theme(counts: Counts, theme: Theme, at: int) -> MonthOf:
    series = counts.of(theme.kinds)
    before = _before(counts, at, MONTHS)
    year = at - MONTHS
    then = int(series[year]) if year >= 0 and counts.supplied[year] else None
    now = int(series[at])
    return MonthOf(
        theme,
        now,
        then,
        float(np.mean(series[before])) if before else None,
        two_counts(then, now).verdict if then is not None else None,
    )


def _places(counts: Counts, told: Sequence[Theme], at: int) -> tuple[PlaceOf, ...]:
    kinds = [kind for theme in told for kind in theme.kinds]
    before = _before(counts, at, MONTHS)
    past = [counts.by_area(kinds, [one]) for one in _before(counts, at, LOOKED_BACK)]
    fullest = [set(_fullest(month)) for month in past]
    now = counts.by_area(kinds, [at])
    usual = counts.by_area(kinds, before)
    return tuple(
        PlaceOf(
            counts.areas[place],
            int(now[place]),
            float(usual[place]) / len(before) if before else None,
            _is_high(int(now[place]), int(usual[place]), len(before), len(now)),
            sum(place in month for month in fullest),
            _mostly(counts, told, place, at),
        )
        for place in _fullest(now)
    )


def _fullest(counted: np.ndarray) -> list[int]:
    """Return the places with most records, those with none left out."""
    order = np.argsort(-counted, kind="stable")[:MOST_PLACES]
    return [int(place) for place in order if counted[place] > 0]


def _is_high(now: int, before: int, months: int, looked_at: int) -> bool:
    if not months or now < FEWEST:
        return False
    # Exact: over times so unequal the E-test counts an empty month as just as far off.
    return now > before / months and exact(before, now, months, 1) < CHANCE / looked_at


def _mostly(counts: Counts, told: Sequence[Theme], place: int, at: int) -> str:
    """Return the title of the theme with most records there."""
    by_theme = [
        (int(counts.by_area(theme.kinds, [at])[place]), theme.title) for theme in told
    ]
    return max(by_theme, key=lambda one: one[0])[1]
