"""
Local Moran: is a place like its neighbours, or unlike them?

Anselin 1995, Geographical Analysis 27, pages 93 to 115: Ii is a place's deviation
from the mean times the mean deviation of its neighbours, over the mean square. Its
conditional mean and variance (own value held fixed): Sokal, Oden and Thomson 1998,
Geographical Analysis 30, pages 331 to 354.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.patterns.hot_spots.getis_ord import two_sided
from frankpledge.analysis.patterns.hot_spots.neighbours import (
    Floats,
    Neighbours,
    fitted,
)


class Quadrant(StrEnum):
    """A place's value, then its neighbours', each against the mean of all."""

    HIGH_HIGH = "high among high"
    HIGH_LOW = "high among low"
    LOW_HIGH = "low among high"
    LOW_LOW = "low among low"
    NONE = "none"


_ORDER = np.array([each.value for each in Quadrant])


@dataclass(frozen=True)
class LocalMoran:
    """
    Ii, its conditional and its total z, and p from the conditional one, two-sided.

    NaN, and the quadrant "none", where a place has no neighbours or all values are
    the same. A value equal to the mean counts as low.
    """

    value: Floats
    z: Floats
    z_total: Floats
    p: Floats
    quadrant: NDArray[np.str_]


def local_moran(values: Floats, neighbours: Neighbours) -> LocalMoran:
    """
    Return local Moran with neighbours averaged (row-standardised weights).

    `values` has one number a place, in the neighbours' order. Source: Anselin,
    Geographical Analysis 27 (1995), 93-115; conditional moments of Sokal, Oden and
    Thomson, Geographical Analysis 30 (1998), 331-354.
    """
    x = fitted(values, neighbours)
    n = x.size
    c = x - x.mean()
    square = float(c @ c) / n
    k = neighbours.counts.astype(np.float64)
    sums = neighbours.sums(c)
    has = (k > 0) & (square > (np.abs(x).max() * 1e-12) ** 2)
    lag = np.divide(sums, k, out=np.full(n, np.nan), where=has)
    share = np.divide(1, k, out=np.full(n, np.nan), where=has)
    square = square if has.any() else 1.0
    value = c * lag / square
    expected = -c * c / ((n - 1) * square)
    held = (square - c * c / (n - 1)) * (share - 1 / (n - 1)) * n / (n - 2)
    deviation = np.abs(c) / square * np.sqrt(np.maximum(held, 0))
    z = _over(value - expected, deviation)
    return LocalMoran(
        value=value,
        z=z,
        z_total=_over(value + 1 / (n - 1), np.sqrt(_total_variance(c, square, share))),
        p=two_sided(z),
        quadrant=_quadrants(c, lag),
    )


def _total_variance(c: Floats, square: float, share: Floats) -> Floats:
    """Return Anselin's variance of Ii under shuffling every value (his equation 14)."""
    n = c.size
    squares = c * c
    peak = float(squares @ squares) / n / square**2
    own = share * (n - peak) / (n - 1)
    cross = (1 - share) * (2 * peak - n) / ((n - 1) * (n - 2))
    return np.maximum(own + cross - 1 / (n - 1) ** 2, 0)


def _over(above: Floats, deviation: Floats) -> Floats:
    out = np.full(above.size, np.nan)
    np.divide(above, deviation, out=out, where=deviation > 1e-12)
    return out


def _quadrants(c: Floats, lag: Floats) -> NDArray[np.str_]:
    place = np.where(c > 0, 0, 2) + np.where(lag > 0, 0, 1)
    # high-high 0, high-low 1, low-high 2, low-low 3
    return _ORDER[np.where(np.isnan(lag), 4, place)]
