"""
Moran's I and Geary's C: is the map as a whole patchy, or scattered as by chance?

Cliff and Ord 1981, Spatial Processes, pages 17 to 21 and 42 to 46.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import erfc, sqrt

import numpy as np

from frankpledge.analysis.patterns.hot_spots.neighbours import (
    BadNeighbours,
    Floats,
    Neighbours,
    fitted,
)


@dataclass(frozen=True)
class WholeMap:
    """
    One figure for the whole map with its expectation under chance.

    `z` and `p` (two-sided) rest on shuffling in theory ("randomisation"),
    `z_normal` on normally distributed values. `shuffled_p` is two-sided with ties,
    from `times` shuffles, and None where none were asked for.
    """

    value: float
    expected: float
    variance: float
    z: float
    p: float
    variance_normal: float
    z_normal: float
    shuffled_p: float | None = None
    times: int = 0
    seed: int | None = None


@dataclass(frozen=True)
class _Weights:
    """The weights' sums that the variances need, and the row weights themselves."""

    n: int
    s0: float
    s1: float
    s2: float
    row: Floats


def moran(
    values: Floats,
    neighbours: Neighbours,
    *,
    averaged: bool = True,
    times: int = 0,
    seed: int = 1,
) -> WholeMap:
    """
    Return Moran's I: above its expectation like sits by like, below it unlike.

    `averaged` weighs each place's neighbours to sum to 1 (row-standardised). Raises
    BadNeighbours where a place has no neighbours or all values are the same.
    """
    c, w = _prepared(values, neighbours, averaged=averaged)
    n = w.n
    square = float(c @ c)

    def statistic(z: Floats) -> float:
        return float(n / w.s0 * (z @ (w.row * neighbours.sums(z))) / square)

    expected = -1 / (n - 1)
    peak = n * float((c**4).sum()) / square**2
    normal = (n * n * w.s1 - n * w.s2 + 3 * w.s0**2) / ((n * n - 1) * w.s0**2)
    first = n * ((n * n - 3 * n + 3) * w.s1 - n * w.s2 + 3 * w.s0**2)
    second = peak * ((n * n - n) * w.s1 - 2 * n * w.s2 + 6 * w.s0**2)
    chance = (first - second) / ((n - 1) * (n - 2) * (n - 3) * w.s0**2)
    variances = (chance - expected**2, normal - expected**2)
    found = statistic(c)
    shuffled_p = _shuffled(statistic, c, found, times, seed)
    return _answer(found, expected, variances, (shuffled_p, times, seed))


def geary(
    values: Floats,
    neighbours: Neighbours,
    *,
    averaged: bool = True,
    times: int = 0,
    seed: int = 1,
) -> WholeMap:
    """
    Return Geary's C: below 1 neighbours are alike, above 1 they differ.

    z is turned so that, as with Moran, alike is positive: (1 - C) / deviation.
    """
    c, w = _prepared(values, neighbours, averaged=averaged)
    n = w.n
    square = float(c @ c)
    k = neighbours.counts

    def statistic(z: Floats) -> float:
        s = z * z
        apart = w.row @ (k * s - 2 * z * neighbours.sums(z) + neighbours.sums(s))
        return float((n - 1) * apart / (2 * w.s0 * square))

    peak = n * float((c**4).sum()) / square**2
    chance = (
        (n - 1) * w.s1 * (n * n - 3 * n + 3 - (n - 1) * peak)
        - (n - 1) * w.s2 * (n * n + 3 * n - 6 - (n * n - n + 2) * peak) / 4
        + w.s0**2 * (n * n - 3 - (n - 1) ** 2 * peak)
    ) / (n * (n - 2) * (n - 3) * w.s0**2)
    normal = ((2 * w.s1 + w.s2) * (n - 1) - 4 * w.s0**2) / (2 * (n + 1) * w.s0**2)
    found = statistic(c)
    shuffled_p = _shuffled(statistic, c, found, times, seed)
    return _answer(found, 1.0, (chance, normal), (shuffled_p, times, seed), -1)


def _prepared(
    values: Floats, neighbours: Neighbours, *, averaged: bool
) -> tuple[Floats, _Weights]:
    x = fitted(values, neighbours)
    if x.size < 4:
        raise BadNeighbours("A whole map needs at least four places.")
    k = neighbours.counts
    if (k == 0).any():
        alone = int((k == 0).sum())
        raise BadNeighbours(
            f"{alone} of {x.size} places have no neighbours.",
            "Leave them out, or choose neighbours by distance or number.",
        )
    if np.ptp(x) <= float(np.abs(x).max()) * 1e-12:
        raise BadNeighbours("Every value is the same, so the map has no pattern.")
    row = 1 / k if averaged else np.ones(x.size)
    both = row * k + neighbours.sums_back(row)
    s1 = float((k * row * row).sum() + row @ neighbours.mutual_sums(row))
    weights = _Weights(
        n=x.size, s0=float(k @ row), s1=s1, s2=float(both @ both), row=row
    )
    return x - x.mean(), weights


def _shuffled(
    statistic: Callable[[Floats], float], c: Floats, found: float, times: int, seed: int
) -> float | None:
    if not times:
        return None
    random = np.random.default_rng(seed)
    drawn = np.array([statistic(random.permutation(c)) for _ in range(times)])
    tie = 1e-12 * max(1.0, abs(found))
    high = int((drawn >= found - tie).sum()) + 1
    low = int((drawn <= found + tie).sum()) + 1
    return min(1.0, 2 * min(high, low) / (times + 1))


def _answer(
    found: float,
    expected: float,
    variances: tuple[float, float],
    shuffles: tuple[float | None, int, int],
    sign: int = 1,
) -> WholeMap:
    chance, normal = variances
    above = sign * (found - expected)
    z = above / sqrt(chance) if chance > 0 else 0.0
    shuffled_p, times, seed = shuffles
    return WholeMap(
        value=found,
        expected=expected,
        variance=chance,
        z=z,
        p=erfc(abs(z) / sqrt(2)),
        variance_normal=normal,
        z_normal=above / sqrt(normal) if normal > 0 else 0.0,
        shuffled_p=shuffled_p,
        times=times,
        seed=seed if times else None,
    )
