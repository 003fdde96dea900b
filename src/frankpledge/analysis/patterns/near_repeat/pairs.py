"""Pairs of events close in space, found once with a k-d tree."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.failures import ExpectedFailure


MOST_PAIRS = 60_000_000
"""More close pairs than this would fill the memory of a small machine."""


class Metric(StrEnum):
    """How distance is measured."""

    EUCLIDEAN = "euclidean"
    MANHATTAN = "manhattan"

    @property
    def order(self) -> int:
        """The order of the Minkowski distance: 1 along streets, 2 as the crow flies."""
        return 1 if self is Metric.MANHATTAN else 2


class TooManyPairs(ExpectedFailure):
    """So many events are close together that the pairs do not fit in memory."""


@dataclass(frozen=True)
class Pairs:
    """Pairs (`first` < `second` are row numbers) and how far apart each is."""

    first: NDArray[np.intp]
    second: NDArray[np.intp]
    gap: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.gap)

    def where(self, chosen: NDArray[np.bool_]) -> Pairs:
        """Return only the chosen pairs."""
        return Pairs(self.first[chosen], self.second[chosen], self.gap[chosen])


def tolerance_of(*places: NDArray[np.float64]) -> float:
    """Return the rounding error of a difference of two coordinates as large as these."""
    largest = max(
        (float(np.abs(each).max()) for each in places if each.size), default=0
    )
    return 4 * float(np.finfo(np.float64).eps) * largest


def distances(
    steps: NDArray[np.float64], metric: Metric = Metric.EUCLIDEAN
) -> NDArray[np.float64]:
    """Return the length of every step given as (east, north)."""
    if metric is Metric.MANHATTAN:
        return np.asarray(np.abs(steps).sum(axis=1))
    return np.hypot(steps[:, 0], steps[:, 1])


def close_pairs(
    places: NDArray[np.float64],
    within: float,
    metric: Metric = Metric.EUCLIDEAN,
    most: int = MOST_PAIRS,
) -> Pairs:
    """
    Return every pair of places no farther apart than `within`, in order of rows.

    `places` is n by 2, eastings and northings in metres. Raises TooManyPairs before
    memory is taken where there are more than `most`.
    """
    from scipy.spatial import cKDTree

    reach = within + tolerance_of(places)
    if len(places) < 2:
        nothing = np.empty(0, np.intp)
        return Pairs(nothing, nothing, np.empty(0))
    tree = cKDTree(places, balanced_tree=False)
    found = (int(tree.count_neighbors(tree, reach, p=metric.order)) - len(places)) // 2
    if found > most:
        raise TooManyPairs(
            f"{found:,} pairs of events are within {within:g} m of one another, more "
            f"than the {most:,} that fit in memory.",
            "Use smaller distances, a shorter period or a smaller area.",
        )
    both = tree.query_pairs(reach, p=metric.order, output_type="ndarray")
    first, second = np.divmod(
        np.sort(both[:, 0] * len(places) + both[:, 1]), len(places)
    )
    return Pairs(first, second, distances(places[first] - places[second], metric))


def pairs_within(moments: NDArray[Any], reaches: NDArray[Any]) -> NDArray[np.int64]:
    """
    Return how many pairs of all are no farther apart in time than each reach.

    Works on the sorted moments, so the pairs themselves are never made.
    """
    ordered = np.sort(moments)
    own = np.arange(1, len(ordered) + 1)
    return np.array(
        [
            (np.searchsorted(ordered, ordered + reach, "right") - own).sum()
            for reach in reaches
        ],
        np.int64,
    )
