"""
Clusters of points: places where enough records lie close together.

DBSCAN (Ester, Kriegel, Sander and Xu 1996): a record is at the core of a cluster when
at least so many records, itself included, lie within the distance; cores within the
distance of each other are one cluster; a record within the distance of a core joins
the nearest core's cluster. Which record comes first in the table changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.failures import ExpectedFailure


Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

MOST_PAIRS = 50_000_000


class BadClusters(ExpectedFailure):
    """Clusters that cannot be looked for as asked; the message says why."""


@dataclass(frozen=True)
class Clusters:
    """
    The cluster of each record (from 0, the largest first; -1 for none).

    `sizes`, `x` and `y` are each cluster's records and their mean centre; `radius`
    the distance in metres from there to its farthest record.
    """

    cluster: Whole
    sizes: Whole
    x: Floats
    y: Floats
    radius: Floats


def clusters(x: Floats, y: Floats, *, metres: float, least: int) -> Clusters:
    """
    Return clusters of at least `least` records within `metres` of each core.

    Records at one coordinate are looked at together, so heaps cost nothing. Raises
    BadClusters for no distance, fewer than 2 records, or more close pairs of places
    than fit into memory.
    """
    if not metres > 0 or least < 2:
        raise BadClusters(
            "Clusters need a distance of more than 0 metres and at least 2 records."
        )
    if not x.size:
        return _described(x, y, np.array([], np.int64))
    places, which, held = np.unique(
        np.column_stack([x, y]), axis=0, return_inverse=True, return_counts=True
    )
    of_places = _of_places(places, held, metres, least)
    return _described(x, y, of_places[which.ravel()])


def _of_places(places: Floats, held: Whole, metres: float, least: int) -> Whole:
    """Return a cluster for each place: cores that hang together, then their rims."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    here, there = _pairs(places, metres)
    size = len(places)
    around = held + np.bincount(here, held[there], minlength=size)
    is_core = around >= least
    linked = is_core[here] & is_core[there]
    links = coo_array(
        (np.ones(int(linked.sum())), (here[linked], there[linked])), shape=(size, size)
    )
    found = connected_components(links, directed=False)[1].astype(np.int64)
    found[~is_core] = -1
    rim = ~is_core[here] & is_core[there]
    gap = np.hypot(*(places[here[rim]] - places[there[rim]]).T)
    # Farthest first, so that what is written last is the nearest core's cluster.
    order = np.lexsort((-there[rim], -gap))
    found[here[rim][order]] = found[there[rim][order]]
    return np.asarray(found, np.int64)


def _pairs(places: Floats, metres: float) -> tuple[Whole, Whole]:
    from scipy.spatial import cKDTree

    tree = cKDTree(places)
    expected = int(tree.count_neighbors(tree, metres))
    if expected > MOST_PAIRS:
        raise BadClusters(
            f"{expected:,} pairs of places lie within {metres:g} metres; at most"
            f" {MOST_PAIRS:,} can be worked with.",
            "Choose a shorter distance.",
        )
    pairs = tree.query_pairs(metres, output_type="ndarray")
    return (
        np.concatenate([pairs[:, 0], pairs[:, 1]]).astype(np.int64),
        np.concatenate([pairs[:, 1], pairs[:, 0]]).astype(np.int64),
    )


def _described(x: Floats, y: Floats, raw: Whole) -> Clusters:
    """Return clusters numbered by size, of equals the most westerly first."""
    inside = raw >= 0
    names, number = np.unique(raw[inside], return_inverse=True)
    sizes = np.bincount(number, minlength=len(names))
    mean_x = np.bincount(number, x[inside], minlength=len(names)) / sizes
    mean_y = np.bincount(number, y[inside], minlength=len(names)) / sizes
    order = np.lexsort((mean_y, mean_x, -sizes))
    place = np.empty_like(order)
    place[order] = np.arange(order.size)
    cluster = np.full(x.size, -1, np.int64)
    cluster[inside] = place[number]
    far = np.zeros(len(names))
    apart = np.hypot(x[inside] - mean_x[number], y[inside] - mean_y[number])
    np.maximum.at(far, number, apart)
    return Clusters(cluster, sizes[order], mean_x[order], mean_y[order], far[order])
