"""
Would so many records gather around a place if each had fallen anywhere alike?

Gi* reads its sums against a normal curve. Where most places hold nothing the sums are
far from normal: of 25,600 cells with 2 records in a hundred, scattered blindly, some
390 are then called hot, corrected for many tests or not. So a place is called hot only
where this chance, which is exact for any number of records, is small as well.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.patterns.hot_spots.neighbours import (
    Floats,
    Neighbours,
    fitted,
)


def scattered(
    records: Floats, neighbours: Neighbours, is_high: NDArray[np.bool_]
) -> Floats:
    """
    Return how often blind scatter puts as many records in and around each place.

    `records` are numbers of records, not their weights; every place is equally likely
    for each (the binomial distribution with the share that a place and its neighbours
    are of all). Where `is_high` is true the chance of as many or more, elsewhere of as
    few or fewer, doubled because either would have been looked at; at most 1. NaN
    where a place has no neighbours.
    """
    from scipy.special import betainc, betaincc

    x = fitted(records, neighbours)
    total = float(x.sum())
    members = neighbours.counts + 1.0
    seen = np.rint(neighbours.sums(x) + x)
    # Few pairs of a sum and a number of neighbours differ, however many places.
    kinds, which = np.unique(seen + 1j * members, return_inverse=True)
    held, share = kinds.real, np.minimum(kinds.imag / x.size, 1.0)
    # The binomial distribution as incomplete beta functions, exact for any number.
    rest = np.maximum(total - held, 0)
    as_many = np.where(held > 0, betainc(np.maximum(held, 1), rest + 1, share), 1.0)
    as_few = np.where(rest > 0, betaincc(held + 1, np.maximum(rest, 1), share), 1.0)
    tail = np.where(is_high, as_many[which], as_few[which])
    return np.where(neighbours.counts > 0, np.minimum(1, 2 * tail), np.nan)
