"""
The exact chance of a sum around a place, over every way of dealing the counts out.

Gi* compares a sum of counts with what it would be if all counts were dealt out to the
places at random. Where most places hold nothing that sum is far from normal: of
25,600 cells with 2 records in a hundred, scattered blindly, the normal curve calls
some 390 hot after correction for many tests. For whole numbers every deal can be
counted instead. With c(v) places that hold v, the ways in which k places hold s in all
is the coefficient of y^k z^s in the product over v of (1 + y z^v)^c(v), and all of them
together are C(n, k) (sampling without replacement; Cochran, Sampling Techniques, 1977,
section 2.1). Nothing is drawn, so there is no seed and no smallest p.
"""

from __future__ import annotations

import math

import numpy as np

from frankpledge.analysis.patterns.hot_spots.neighbours import (
    Floats,
    Neighbours,
    Whole,
    fitted,
)


MOST_STEPS = 500_000_000
"""Additions beyond which every deal is not counted: about a second's work."""


def can_be_dealt(values: Floats, neighbours: Neighbours) -> bool:
    """Say whether the values are whole numbers, of which few enough deals exist."""
    x = fitted(values, neighbours)
    most = int(neighbours.counts.max()) + 1
    if (x < 0).any() or (x != np.floor(x)).any() or x.max() * most > MOST_STEPS:
        return False
    _, copies = np.unique(x, return_counts=True)
    steps = np.minimum(copies, most).sum() * (most + 1) * (_largest(x, most) + 1)
    return bool(steps <= MOST_STEPS)


def dealt(values: Floats, neighbours: Neighbours) -> Floats:
    """
    Return the two-sided p of each place's sum together with its own value.

    Twice the smaller of the chances of a sum as high and of one as low, each with
    ties, at most 1. NaN where a place has no neighbours. `values` are such that
    `can_be_dealt`.
    """
    x = fitted(values, neighbours)
    members = neighbours.counts + 1
    chances = _chances(x.astype(np.int64), int(members.max()))
    as_low = np.cumsum(chances, axis=1)
    as_high = np.cumsum(chances[:, ::-1], axis=1)[:, ::-1]
    seen = np.rint(neighbours.sums(x) + x).astype(np.int64)
    tail = np.minimum(as_high[members, seen], as_low[members, seen])
    return np.where(neighbours.counts > 0, np.minimum(1, 2 * tail), np.nan)


def _largest(x: Floats, places: int) -> int:
    """Return the most that so many places can hold."""
    top = np.partition(x, x.size - places)[x.size - places :] if places < x.size else x
    return int(top.sum())


def _chances(x: Whole, most: int) -> Floats:
    """
    Return the chance that k places (row) hold s in all (column), for k up to `most`.

    The ways are kept small by counting each place chosen as `scale`, which the last
    line takes out again; only additions of positive numbers, so far tails keep their
    digits.
    """
    scale = most / (x.size * math.e)
    ways = np.zeros((most + 1, _largest(x.astype(np.float64), most) + 1))
    ways[0, 0] = 1.0
    for value, copies in zip(*np.unique(x, return_counts=True), strict=True):
        before = ways.copy()
        for chosen in range(1, min(int(copies), most) + 1):
            factor = math.exp(_log_ways(int(copies), chosen) + chosen * math.log(scale))
            moved = ways.shape[1] - chosen * int(value)
            ways[chosen:, chosen * int(value) :] += (
                factor * before[: most + 1 - chosen, :moved]
            )
    whole = ways.sum(axis=1, keepdims=True)
    return np.asarray(ways / whole)


def _log_ways(things: int, chosen: int) -> float:
    """Return the logarithm of how many ways there are to choose some of the things."""
    return (
        math.lgamma(things + 1)
        - math.lgamma(chosen + 1)
        - math.lgamma(things - chosen + 1)
    )
