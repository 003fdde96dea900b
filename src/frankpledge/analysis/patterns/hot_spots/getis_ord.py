"""
Getis-Ord Gi and Gi*: is the sum around a place higher than its share?

Ord and Getis 1995, Geographical Analysis 27, pages 286 to 306, equations for Gi and
Gi* with weights of 1: z is how many standard deviations the sum lies from what it
would be if values were dealt out to places at random.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import numpy as np

from frankpledge.analysis.patterns.hot_spots.neighbours import (
    Floats,
    Neighbours,
    fitted,
)


@dataclass(frozen=True)
class Scores:
    """
    z and its two-sided p from the normal curve, one for each place.

    NaN where there is none: no neighbours, or every value the same.
    """

    z: Floats
    p: Floats


def gi_star(values: Floats, neighbours: Neighbours) -> Scores:
    """
    Return Gi*: each place together with its neighbours, against all places.

    `values` has one number a place, in the neighbours' order; z is in standard
    deviations, with the population's deviation of all values.
    Source: Ord and Getis, Geographical Analysis 27 (1995), 286-306.
    """
    x = fitted(values, neighbours)
    n = x.size
    mean, deviation = x.mean(), x.std()
    members = neighbours.counts + 1.0
    sums = neighbours.sums(x) + x
    spread = deviation * np.sqrt((n * members - members * members) / (n - 1))
    return _scores(sums - mean * members, spread, neighbours, _floor(x))


def gi(values: Floats, neighbours: Neighbours) -> Scores:
    """
    Return Gi: each place's neighbours without itself, against all other places.

    As `gi_star`; NaN for a place without neighbours. Source: Ord and Getis,
    Geographical Analysis 27 (1995), 286-306.
    """
    x = fitted(values, neighbours)
    n = x.size
    counts = neighbours.counts.astype(np.float64)
    # About the mean, so that large values with small differences keep their digits.
    c = x - x.mean()
    others = -c / (n - 1)
    squares = (c @ c - c * c) / (n - 1) - others * others
    spread = np.sqrt(np.maximum(squares, 0) * counts * (n - 1 - counts) / (n - 2))
    return _scores(neighbours.sums(c) - others * counts, spread, neighbours, _floor(x))


def two_sided(z: Floats) -> Floats:
    """Return the share of the normal curve at least as far out as z on either side."""
    from scipy.special import ndtr

    return cast(Floats, 2 * ndtr(-np.abs(z)))


def _floor(x: Floats) -> float:
    """Return the spread below which values differ by rounding alone."""
    return float(np.abs(x).max()) * 1e-12


def _scores(
    above: Floats, spread: Floats, neighbours: Neighbours, floor: float
) -> Scores:
    is_defined = (spread > floor) & (neighbours.counts > 0)
    z = np.full(above.size, np.nan)
    np.divide(above, spread, out=z, where=is_defined)
    return Scores(z=z, p=two_sided(z))
