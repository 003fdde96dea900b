"""Counts of areas by periods, with what is missing kept missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Panel:
    """
    Counts of events: one row an area, one column a period in order of time.

    A count that was never supplied is NaN, which is not 0.
    """

    areas: tuple[str, ...]
    periods: tuple[str, ...]
    counts: Floats

    @property
    def gaps(self) -> tuple[str, ...]:
        """Return the periods in which some area has no count."""
        missing = np.isnan(self.counts).any(axis=0)
        return tuple(self.periods[place] for place in np.flatnonzero(missing))

    def whole(self) -> Panel:
        """Return the panel without the periods in which some area has no count."""
        kept = ~np.isnan(self.counts).any(axis=0)
        names = tuple(self.periods[place] for place in np.flatnonzero(kept))
        return Panel(self.areas, names, self.counts[:, kept])

    def without(self, names: Sequence[str]) -> Panel:
        """Return the panel without some areas."""
        kept = [place for place, area in enumerate(self.areas) if area not in names]
        areas = tuple(self.areas[place] for place in kept)
        return Panel(areas, self.periods, self.counts[kept])

    def rows(self, names: Sequence[str]) -> list[int]:
        """Return where some areas stand; raise ValueError for one that is not there."""
        unknown = [name for name in names if name not in self.areas]
        if unknown or not names:
            raise ValueError(f"The panel has no area called {', '.join(unknown)}.")
        return [self.areas.index(name) for name in names]

    def first_after(self, starts: str) -> int:
        """Return the place of the first period at or after a start, as sorted names."""
        return sum(period < starts for period in self.periods)


def panel_of(
    areas: Sequence[str], periods: Sequence[str], counts: Sequence[float] | Floats
) -> Panel:
    """
    Return the panel of a long list: one area, period and count in each place.

    Areas and periods are sorted by name, so write periods as 2019-04. A pair that
    is not in the list is missing; a pair that comes twice raises ValueError.
    """
    names, row = np.unique(np.asarray(areas, dtype=str), return_inverse=True)
    times, place = np.unique(np.asarray(periods, dtype=str), return_inverse=True)
    table = np.full((len(names), len(times)), np.nan)
    if len(np.unique(row * len(times) + place)) < len(row):
        raise ValueError("An area has two counts for one period: add them up first.")
    table[row, place] = np.asarray(counts, np.float64)
    return Panel(tuple(names.tolist()), tuple(times.tolist()), table)


def dispersion(counts: Floats) -> float:
    """
    Return how much more a panel varies than chance alone, at least 1.

    Each count is compared with its area's total times its period's share of all:
    the sum of (x - m)²/m over its degrees of freedom (Pearson's).
    """
    whole = counts.sum()
    if whole == 0 or min(counts.shape) < 2:
        return 1.0
    expected = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / whole
    seen = expected > 0
    squares = float(((counts - expected)[seen] ** 2 / expected[seen]).sum())
    busy_areas = int((counts.sum(axis=1) > 0).sum())
    busy_periods = int((counts.sum(axis=0) > 0).sum())
    freedom = (busy_areas - 1) * (busy_periods - 1)
    return max(1.0, squares / freedom) if freedom else 1.0
