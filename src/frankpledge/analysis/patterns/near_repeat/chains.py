"""Chains of events: each close in place and time to another of the chain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.patterns.near_repeat.pairs import (
    MOST_PAIRS,
    Metric,
    close_pairs,
    tolerance_of,
)


@dataclass(frozen=True)
class Chains:
    """
    Which events hang together.

    `chain` numbers the chains from 1 by their first event; 0 is an event with nothing
    near. `after` is the row of the latest earlier event near each one, -1 where
    there is none: those events began a chain or stand alone. `metres` and `days`
    are how far from that event, NaN without one.
    """

    chain: NDArray[np.intp]
    after: NDArray[np.intp]
    metres: NDArray[np.float64]
    days: NDArray[np.float64]

    @property
    def count(self) -> int:
        """How many chains of two events or more there are."""
        return int(self.chain.max(initial=0))

    @property
    def sizes(self) -> NDArray[np.int64]:
        """How many events each chain has, the first chain first."""
        return np.bincount(self.chain, minlength=1)[1:].astype(np.int64)


def chains(
    places: NDArray[np.float64],
    moments: NDArray[Any],
    *,
    metres: float,
    days: float,
    metric: Metric = Metric.EUCLIDEAN,
    most_pairs: int = MOST_PAIRS,
) -> Chains:
    """
    Return the chains of events no farther apart than `metres` and `days`, both included.

    Events of one moment follow one another in the order of their rows. Raises
    TooManyPairs.

    Source: near-repeat chains as in Haberman and Ratcliffe, Policing 6 (2012), 151-166.
    """
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    count = len(places)
    close = close_pairs(places, metres, metric, most_pairs)
    apart = np.abs(moments[close.first] - moments[close.second])
    reach = days + tolerance_of(np.asarray(moments, np.float64))
    close = close.where(apart <= reach)
    links = coo_matrix(
        (np.ones(len(close), np.int8), (close.first, close.second)), (count, count)
    )
    parts = connected_components(links, directed=False)[1] if count else links.row
    order = np.lexsort((np.arange(count), moments))
    rank = np.empty(count, np.intp)
    rank[order] = np.arange(count)
    return Chains(_numbered(parts, order), *_latest_before(close, rank, moments))


def _numbered(parts: NDArray[Any], order: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return the number of each event's part: parts of two or more from 1 by start."""
    if not len(parts):
        return np.empty(0, np.intp)
    sizes = np.bincount(parts)
    found, first = np.unique(parts[order], return_index=True)
    by_start = found[np.argsort(first)]
    real = by_start[sizes[by_start] > 1]
    number = np.zeros(len(sizes), np.intp)
    number[real] = np.arange(1, len(real) + 1)
    return np.asarray(number[parts], np.intp)


def _latest_before(
    close: Any, rank: NDArray[np.intp], moments: NDArray[Any]
) -> tuple[NDArray[np.intp], NDArray[np.float64], NDArray[np.float64]]:
    """Return for each event the latest of the earlier ones near it, and how far."""
    is_first = rank[close.first] < rank[close.second]
    early = np.where(is_first, close.first, close.second)
    late = np.where(is_first, close.second, close.first)
    order = np.lexsort((rank[early], late))
    after = np.full(len(rank), -1, np.intp)
    metres = np.full(len(rank), np.nan)
    days = np.full(len(rank), np.nan)
    # Assigned in order of time, so the latest stays.
    ordered = late[order]
    is_last = np.append(ordered[1:] != ordered[:-1], True) if len(order) else order > 0
    chosen = order[is_last]
    after[late[chosen]] = early[chosen]
    metres[late[chosen]] = close.gap[chosen]
    days[late[chosen]] = moments[late[chosen]] - moments[early[chosen]]
    return after, metres, days
