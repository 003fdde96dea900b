"""
Intervals: how far a count, rate or percentage may lie from what was seen.

Every function takes numbers or arrays and gives arrays. NaN in gives NaN out.
The unit of the limits is that of the value: events for counts, the same rate for
rates, shares between 0 and 1 for proportions.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray


Floats = NDArray[np.float64]

CONFIDENCE = 0.95
EXACT_BELOW = 10
"""Counts under ten get exact limits, as public health practice has it."""
SOLVED_BELOW = 100


@dataclass(frozen=True)
class Limits:
    """The lower and upper limit of each value."""

    low: Floats
    high: Floats


@lru_cache(maxsize=32)
def z_for(confidence: float = CONFIDENCE) -> float:
    """Return how many standard deviations hold this share of a normal curve."""
    if not 0 < confidence < 1:
        raise ValueError("A confidence level lies between 0 and 1.")
    return NormalDist().inv_cdf((1 + confidence) / 2)


def poisson(counts: ArrayLike, confidence: float = CONFIDENCE) -> Limits:
    """
    Return limits of counts of events: exact under ten, Byar's from ten up.

    One pair of limits a count, in events; NaN stays NaN. Raises ValueError for a
    count below 0. Source: `exact_poisson` and `byar`; ten is English public health's
    line between them.
    """
    events = _counts(counts)
    limits = byar(events, confidence)
    few = events < EXACT_BELOW
    if few.any():
        exact = exact_poisson(events[few], confidence)
        limits.low[few], limits.high[few] = exact.low, exact.high
    return limits


def byar(counts: ArrayLike, confidence: float = CONFIDENCE) -> Limits:
    """
    Return Byar's limits whatever the count; `poisson` is the one to publish.

    Low x(1 - 1/(9x) - z/(3√x))³, high (x+1)(1 - 1/(9(x+1)) + z/(3√(x+1)))³.
    Source: Breslow and Day, Statistical Methods in Cancer Research II (1987), p. 69.
    """
    events = _counts(counts)
    z = z_for(confidence)
    with np.errstate(divide="ignore", invalid="ignore"):
        low = events * (1 - 1 / (9 * events) - z / (3 * np.sqrt(events))) ** 3
    above = events + 1
    high = above * (1 - 1 / (9 * above) + z / (3 * np.sqrt(above))) ** 3
    low[events == 0] = 0.0
    return Limits(np.maximum(low, 0.0), high)


def exact_poisson(counts: ArrayLike, confidence: float = CONFIDENCE) -> Limits:
    """
    Return the limits at which so few, or so many, events would just be unusual.

    With tail = (1 - confidence)/2, low is the chi-square point (tail; 2x)/2 and
    high (1 - tail; 2x+2)/2, written here as the gamma function's.
    Source: Garwood, Biometrika 28 (1936), 437-442.
    """
    events = _counts(counts)
    distinct, position = np.unique(events, return_inverse=True)
    low, high = _exact(tuple(distinct.tolist()), confidence)
    position = position.reshape(events.shape)
    return Limits(low[position], high[position])


@lru_cache(maxsize=256)
def _exact(events: tuple[float, ...], confidence: float) -> tuple[Floats, Floats]:
    tail = (1 - confidence) / 2
    known = [number for number in events if number == number]
    small = all(number.is_integer() and number < SOLVED_BELOW for number in known)
    solve = _solved if small else _by_gamma
    pairs = [
        (math.nan, math.nan) if number != number else solve(number, tail)
        for number in events
    ]
    table = np.array(pairs, np.float64).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def _solved(events: float, tail: float) -> tuple[float, float]:
    """Solve for the two means by halving; spares the half second scipy loads in."""
    number = int(events)
    low = _mean_where(number - 1, 1 - tail) if number else 0.0
    return low, _mean_where(number, tail)


def _mean_where(most: int, chance: float) -> float:
    """Return the mean at which `most` events or fewer have this chance."""
    below, above = 0.0, 4.0 * most + 60.0
    for _ in range(80):
        middle = (below + above) / 2
        term = total = math.exp(-middle)
        for number in range(1, most + 1):
            term *= middle / number
            total += term
        below, above = (middle, above) if total > chance else (below, middle)
    return (below + above) / 2


def _by_gamma(events: float, tail: float) -> tuple[float, float]:
    from scipy.special import gammaincinv

    low = float(gammaincinv(events, tail)) if events else 0.0
    return low, float(gammaincinv(events + 1, 1 - tail))


KINDS: Mapping[str, Callable[[ArrayLike, float], Limits]] = {
    "house": poisson,
    "byar": byar,
    "exact": exact_poisson,
}
"""Limits of a count by name; "house" is exact under ten and Byar's from ten up."""


def wilson(
    counts: ArrayLike,
    out_of: ArrayLike,
    confidence: float = CONFIDENCE,
    design_effect: float = 1.0,
) -> Limits:
    """
    Return Wilson's limits of the share `counts / out_of`, between 0 and 1.

    A survey that weights its answers has a design effect: it is worth
    `out_of / design_effect` plain answers. No share where nothing was asked.
    Source: Wilson, J. Amer. Statist. Assoc. 22 (1927), 209-212.
    """
    k, n = np.broadcast_arrays(_counts(counts), _counts(out_of))
    sensible = (n > 0) & (k <= n)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(sensible, k / n, np.nan)
        n_effective = n / design_effect
        z2 = z_for(confidence) ** 2
        centre = share + z2 / (2 * n_effective)
        spread = share * (1 - share) / n_effective + z2 / (4 * n_effective**2)
        half = np.sqrt(z2 * spread)
        scale = 1 + z2 / n_effective
        low, high = (centre - half) / scale, (centre + half) / scale
    return Limits(np.clip(low, 0.0, 1.0), np.clip(high, 0.0, 1.0))


def rate(
    counts: ArrayLike,
    population: ArrayLike,
    multiplier: float = 1000,
    confidence: float = CONFIDENCE,
    kind: str = "house",
) -> Limits:
    """
    Return limits of events per so many residents; none where nobody lives.

    `kind` is one of `KINDS`: the house's, Byar's or the exact ones for every count.
    """
    limits = KINDS[kind](counts, confidence)
    base = np.asarray(population, np.float64)
    scale = np.where(base > 0, multiplier / np.where(base > 0, base, 1.0), np.nan)
    return Limits(limits.low * scale, limits.high * scale)


def _counts(values: ArrayLike) -> Floats:
    numbers = np.array(values, dtype=np.float64, copy=True)
    if (numbers < 0).any():
        raise ValueError("A count cannot be negative.")
    return np.atleast_1d(numbers)
