"""
Scanning: what an area's records say of each theme, and what they cannot say.

The third step of the assessment (scanning): volume, rate, change and whether it is
more than chance, place among similar areas, where, when, and the gaps.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from frankpledge.analysis.patterns.concentration import by_chance
from frankpledge.analysis.statistics.change import Change, two_counts
from frankpledge.analysis.statistics.comparison import Standing, standing
from frankpledge.analysis.statistics.dispersion import factor
from frankpledge.analysis.statistics.intervals import rate as rate_limits
from frankpledge.analysis.statistics.season import month_indices
from frankpledge.assessment.rules.counts import MONTHS, Counts, Floats
from frankpledge.assessment.rules.themes import Theme


PER = 1000
TOP_PLACES = 10
HALF = 0.5
ONE_OF_TWELVE = 2.64
"""Standard errors above the mean that one of twelve months passes in 5 of 100 years."""


@dataclass(frozen=True)
class Year:
    """
    Twelve months of a theme: how many of them were supplied, and what they hold.

    `count` covers the supplied months only; `rate` is for every 1,000 residents over
    those months.
    """

    starts_on: date
    ends_on: date
    supplied: int
    count: int
    rate: float | None

    @property
    def is_whole(self) -> bool:
        """Say whether all twelve months are there."""
        return self.supplied == MONTHS


@dataclass(frozen=True)
class HotPlace:
    """One small area, its count and its share of the theme in per cent."""

    code: str
    count: int
    share: float


@dataclass(frozen=True)
class Finding:
    """
    What the records say of one theme in the latest twelve months.

    `change` compares the same months of two years, `months_compared` of them, and is
    None where no month was supplied in both. `places_for_half` is the share of small
    areas, in per cent, that hold half of the theme, `half_by_chance` that were all of
    them alike. `season` is None under two whole years, `busy` the months of the year
    that hold more than chance explains. `share` is the theme's per cent of all records.
    """

    theme: Theme
    count: int
    months: int
    rate: float | None
    low: float | None
    high: float | None
    share: float
    years: tuple[Year, ...]
    change: Change | None
    months_compared: int
    standing: Standing | None
    hot: tuple[HotPlace, ...]
    places_for_half: float | None
    season: tuple[float, ...] | None
    series: Floats
    gaps: tuple[str, ...]
    half_by_chance: float | None = None
    busy: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Peers:
    """Rates of similar areas over the months that all of them and home have."""

    names: Mapping[str, str]
    counts: Mapping[str, Mapping[str, int]]
    """area -> kind -> count"""
    residents: Mapping[str, float]
    months: tuple[date, ...]


Residents = Callable[[date], float]
"""The first day of a period -> the residents that a rate over it takes."""


def scan(
    theme: Theme,
    counts: Counts,
    residents_for: Residents,
    *,
    home: str,
    peers: Peers | None,
) -> Finding:
    """Return what the records say of a theme."""
    latest = counts.latest()
    residents = residents_for(counts.latest_from())
    series = counts.of(theme.kinds)
    count = int(np.nansum(series[latest]))
    limits = rate_limits(count, residents, PER)
    everything = counts.total(latest)
    before, now = counts.matched()
    by_area = counts.by_area(theme.kinds, latest)
    return Finding(
        theme=theme,
        count=count,
        months=len(latest),
        rate=PER * count / residents if residents else None,
        low=float(limits.low[0]) if residents else None,
        high=float(limits.high[0]) if residents else None,
        share=100 * count / everything if everything else 0.0,
        years=years(counts, series, residents_for),
        change=_change(series, before, now),
        months_compared=len(now),
        standing=_standing(theme, home, peers),
        hot=_hot(counts.areas, by_area),
        places_for_half=_places_for_half(by_area),
        season=_season(counts, series),
        series=series,
        gaps=tuple(f"{holder}: {what}" for holder, what in theme.ask),
        half_by_chance=_half_by_chance(by_area),
        busy=_busy(counts, series),
    )


def years(counts: Counts, series: Floats, residents_for: Residents) -> tuple[Year, ...]:
    """
    Return the record cut into twelve-month years that end with its last month.

    Each year's rate is out of the residents of its own time.
    """
    found = []
    for end in range(len(series), 0, -MONTHS):
        part = slice(max(0, end - MONTHS), end)
        total = int(np.nansum(series[part]))
        residents = residents_for(counts.months[part.start])
        found.append(
            Year(
                starts_on=counts.months[part.start],
                ends_on=counts.months[end - 1],
                supplied=int(counts.supplied[part].sum()),
                count=total,
                rate=PER * total / residents if residents else None,
            )
        )
    return tuple(reversed(found))


def _change(series: Floats, before: list[int], now: list[int]) -> Change | None:
    if not now:
        return None
    return two_counts(
        int(series[before].sum()),
        int(series[now].sum()),
        dispersion=dispersion_of(series),
    )


def dispersion_of(series: Floats) -> float:
    """Return by how much months vary beyond chance, at least 1; 1 under two years."""
    return factor(series.tolist())


def _standing(theme: Theme, home: str, peers: Peers | None) -> Standing | None:
    if peers is None or home not in peers.counts or len(peers.counts) < 3:
        return None
    counts = {
        area: float(sum(found.get(kind, 0) for kind in theme.kinds))
        for area, found in peers.counts.items()
    }
    rates = {area: PER * counts[area] / peers.residents[area] for area in counts}
    return standing(home, rates, counts=counts, populations=peers.residents)


def _hot(areas: Sequence[str], by_area: np.ndarray) -> tuple[HotPlace, ...]:
    total = int(by_area.sum())
    order = sorted(range(len(areas)), key=lambda at: (-by_area[at], areas[at]))
    return tuple(
        HotPlace(areas[at], int(by_area[at]), 100 * int(by_area[at]) / total)
        for at in order[:TOP_PLACES]
        if by_area[at] > 0
    )


def _places_for_half(by_area: np.ndarray) -> float | None:
    total = by_area.sum()
    if total == 0:
        return None
    held = np.cumsum(np.sort(by_area)[::-1])
    fewest = int(np.searchsorted(held, HALF * total) + 1)
    return 100 * fewest / len(by_area)


def _half_by_chance(by_area: np.ndarray) -> float | None:
    """Return the per cent of areas that would hold half, were all of them alike."""
    found = by_chance(len(by_area), float(by_area.sum()))
    return 100 * found.fewest_for(HALF) / found.places if found else None


def _season(counts: Counts, series: Floats) -> tuple[float, ...] | None:
    """Return January to December against the mean month, from whole years only."""
    whole = _whole_years(counts, series)
    if len(whole) < 2 or any(year.sum() == 0 for year in whole):
        return None
    return tuple(float(v) for v in month_indices(np.concatenate(whole).tolist()))


def _busy(counts: Counts, series: Floats) -> frozenset[int]:
    """
    Return the months of the year, from 0, that hold more than chance explains.

    They lie above the mean month in every whole year, so that one odd year tells none.
    z = (s - m)/√(m × dispersion) of a month's sum over whole years and the mean of the
    twelve sums; twelve are looked at, so each has a twelfth of 5% (Bonferroni).
    """
    whole = _whole_years(counts, series)
    sums = np.sum(whole, axis=0) if whole else np.zeros(MONTHS)
    mean = float(sums.mean())
    spread = math.sqrt(mean * dispersion_of(series))
    is_busy = sums - mean > ONE_OF_TWELVE * spread
    for year in whole:
        is_busy &= year > year.mean()
    return frozenset(np.flatnonzero(is_busy).tolist())


def _whole_years(counts: Counts, series: Floats) -> list[Floats]:
    """Return the calendar years of which every month was supplied."""
    first = next((at for at, m in enumerate(counts.months) if m.month == 1), None)
    if first is None:
        return []
    years = [
        series[at : at + MONTHS]
        for at in range(first, len(series) - MONTHS + 1, MONTHS)
    ]
    return [year for year in years if not np.isnan(year).any()]
