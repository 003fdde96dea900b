"""
What the sum over neighbours would be if the other places' values were shuffled.

The place's own value stays where it is and its neighbours' are drawn, without
replacement, from all others (Anselin 1995, Geographical Analysis 27, page 96). How
such a sum varies depends on how many neighbours there are and not on which, so one
set of draws serves every place. Where a draw holds the place itself, that value
gives way to the next one drawn: each place's draws are then exactly from the others.

Ties count on both sides: a shuffle as high as what was seen is evidence against a
hot spot, and one as low against a cold spot. Counts of crime are full of ties, and
leaving them out finds cold spots that are none.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.patterns.hot_spots.neighbours import (
    BadNeighbours,
    Floats,
    Neighbours,
    Whole,
    fitted,
)
from frankpledge.analysis.patterns.progress import Progress


MOST_DRAWN = 100_000_000
MOST_WORK = 1_000_000_000
"""Values looked at over all numbers of neighbours: about half a minute's work."""
AT_ONCE = 2_000_000
"""Values drawn together, so that many shuffles need no more memory than few."""
TIE = 1e-12


@dataclass(frozen=True)
class Shuffled:
    """
    How often shuffling gives a sum as high, and as low, as the one that was seen.

    `high` and `low` are (shuffles as extreme + 1) / (shuffles + 1), each with ties;
    `p` is two-sided: twice the smaller, at most 1. NaN where a place has no
    neighbours. The same seed gives the same p on any machine and any number of cores.
    """

    high: Floats
    low: Floats
    p: Floats
    times: int
    seed: int


def shuffled(
    values: Floats,
    neighbours: Neighbours,
    *,
    times: int = 999,
    seed: int = 1,
    progress: Progress | None = None,
) -> Shuffled:
    """
    Return the shuffled p of every place's neighbours.

    It is the p of Gi, of Gi* and of local Moran alike: with a place's own value held
    fixed, each of them rises and falls with the neighbours' sum and with nothing else.
    `progress` is told how many shuffles of how many are done; what it raises stops
    the work.
    """
    x = fitted(values, neighbours)
    counts = neighbours.counts
    most = int(counts.max())
    _refuse(times, counts)
    seen = neighbours.sums(x)
    limits = _Limits(x, seen, TIE * most * float(np.abs(x).max()), counts)
    as_high = np.where(counts > 0, 0.0, np.nan)
    as_low = as_high.copy()
    random = np.random.default_rng(seed)
    lot = max(1, AT_ONCE // (most + 1))
    for start in range(0, times if most else 0, lot):
        stop = min(start + lot, times)
        order = _draws(x.size, most + 1, stop - start, random)
        _add(as_high, as_low, order, limits)
        if progress is not None:
            progress(stop, times)
    high, low = (as_high + 1) / (times + 1), (as_low + 1) / (times + 1)
    p = np.minimum(1, 2 * np.minimum(high, low))
    return Shuffled(high=high, low=low, p=p, times=times, seed=seed)


@dataclass(frozen=True)
class _Limits:
    """The values, what is seen around each place, and how near to it is a tie."""

    x: Floats
    seen: Floats
    tie: float
    counts: Whole


def _add(as_high: Floats, as_low: Floats, order: Whole, limits: _Limits) -> None:
    """Add how many of some draws reach what is seen, and how many do not exceed it."""
    x, counts = limits.x, limits.counts
    sums = np.cumsum(x[order], axis=1)
    for number in np.flatnonzero(np.bincount(counts)[1:]) + 1:
        who = np.flatnonzero(counts == number)
        drawn = _Drawn(x, order[:, : number + 1], sums[:, number - 1], counts)
        as_high[who] += drawn.at_least(limits.seen - limits.tie, who)
        as_low[who] += drawn.at_most(limits.seen + limits.tie, who)


@dataclass(frozen=True)
class _Drawn:
    """The draws of one number of neighbours, and for whom they must be mended."""

    x: Floats
    order: Whole
    sums: Floats
    counts: Whole

    def at_least(self, limits: Floats, who: Whole) -> Floats:
        """Return how many draws reach each place's limit."""
        below = np.searchsorted(np.sort(self.sums), limits[who], "left")
        return self._mended(self.sums.size - below, who, limits, np.greater_equal)

    def at_most(self, limits: Floats, who: Whole) -> Floats:
        """Return how many draws do not exceed each place's limit."""
        up_to = np.searchsorted(np.sort(self.sums), limits[who], "right")
        return self._mended(up_to, who, limits, np.less_equal)

    def _mended(
        self, found: NDArray[np.integer], who: Whole, limits: Floats, reaches: np.ufunc
    ) -> Floats:
        """Return the counts with each draw that held the place itself put right."""
        number = self.order.shape[1] - 1
        place = self.order[:, :number].ravel()
        row = np.repeat(np.arange(len(self.order)), number)
        mine = self.counts[place] == number
        place, row = place[mine], row[mine]
        before = self.sums[row]
        after = before - self.x[place] + self.x[self.order[row, number]]
        change = reaches(after, limits[place]).astype(np.float64)
        change -= reaches(before, limits[place])
        more = np.bincount(place, change, minlength=self.x.size)[who]
        return np.asarray(found + more, np.float64)


def _refuse(times: int, counts: Whole) -> None:
    if times < 99:
        raise BadNeighbours(
            f"{times} shuffles are too few to tell anything from chance.",
            "Use 999 or more (at least 99).",
        )
    most = int(counts.max())
    work = times * int(np.flatnonzero(np.bincount(counts)).sum())
    if times * (most + 1) > MOST_DRAWN or work > MOST_WORK:
        raise BadNeighbours(
            f"A place has {most:,} neighbours; {times:,} shuffles of so many would take"
            " too long.",
            "Choose a shorter distance or fewer shuffles, or the analytic p.",
        )


def _draws(size: int, number: int, times: int, random: np.random.Generator) -> Whole:
    """Return `times` rows of `number` different places in random order."""
    if number * number > 2 * size:
        return _dealt(size, number, times, random)
    rows: Whole = random.integers(0, size, (times, number))
    again = np.arange(times)
    while again.size:
        again = again[_repeats(rows[again])]
        rows[again] = random.integers(0, size, (again.size, number))
    return rows


def _dealt(size: int, number: int, times: int, random: np.random.Generator) -> Whole:
    """Return the rows where so much of the whole is drawn that repeats are likely."""
    return np.array(
        [random.choice(size, number, replace=False) for _ in range(times)], np.int64
    )


def _repeats(rows: Whole) -> NDArray[np.bool_]:
    ordered = np.sort(rows, axis=1)
    same: NDArray[np.bool_] = (ordered[:, 1:] == ordered[:, :-1]).any(axis=1)
    return same
