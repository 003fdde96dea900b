"""Neighbours of areas of any shape, as lists: touching, nearest, or within a distance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from frankpledge.analysis.patterns.hot_spots.neighbours import (
    BadNeighbours,
    Floats,
    Whole,
)


if TYPE_CHECKING:
    from scipy.sparse import csr_array

MOST_PAIRS = 50_000_000


@dataclass(frozen=True, eq=False)
class Listed:
    """Places with their neighbours as a table of ones, a row for each place."""

    table: csr_array

    @classmethod
    def from_pairs(cls, size: int, place: ArrayLike, neighbour: ArrayLike) -> Listed:
        """Return neighbours from pairs of places, counted from 0; each pair once."""
        from scipy.sparse import coo_array

        here = np.asarray(place, np.int64)
        there = np.asarray(neighbour, np.int64)
        if here.size and not (
            min(here.min(), there.min()) >= 0
            and max(here.max(), there.max()) < size
            and (here != there).all()
        ):
            raise BadNeighbours(
                "A neighbour is not among the places, or is the place itself."
            )
        ones = np.ones(here.size)
        made = coo_array((ones, (here, there)), shape=(size, size)).tocsr()
        made.sum_duplicates()
        made.data[:] = 1.0
        return cls(made)

    @classmethod
    def from_lists(cls, lists: Sequence[Sequence[int]]) -> Listed:
        """Return neighbours from one list of places, counted from 0, for each place."""
        place = np.repeat(np.arange(len(lists)), [len(each) for each in lists])
        return cls.from_pairs(len(lists), place, [j for each in lists for j in each])

    @property
    def size(self) -> int:
        """How many places there are."""
        return int(self.table.shape[0])

    @cached_property
    def counts(self) -> Whole:
        """How many neighbours each place has."""
        return np.asarray(np.diff(self.table.indptr), np.int64)

    @cached_property
    def _back(self) -> Any:
        return self.table.T.tocsr()

    @cached_property
    def _mutual(self) -> Any:
        return self.table.multiply(self._back).tocsr()

    def sums(self, values: Floats) -> Floats:
        """Return, for each place, the sum over its neighbours."""
        return np.asarray(self.table @ values)

    def sums_back(self, values: Floats) -> Floats:
        """Return, for each place, the sum over the places whose neighbour it is."""
        return np.asarray(self._back @ values)

    def mutual_sums(self, values: Floats) -> Floats:
        """Return, for each place, the sum over those that it neighbours both ways."""
        return np.asarray(self._mutual @ values)

    def kept(self, keep: NDArray[np.bool_]) -> Listed:
        """Return the places marked, without the others as neighbours."""
        rows = self.table[np.flatnonzero(keep)]
        return Listed(rows[:, np.flatnonzero(keep)].tocsr())


def touching(outlines: Sequence[Any]) -> Listed:
    """
    Return as neighbours the areas that share at least a corner ("queen").

    Outlines are shapely polygons. Areas that overlap count as touching too, since
    outlines drawn apart seldom meet exactly.
    """
    import shapely

    shapes = np.asarray(outlines, dtype=object)
    here, there = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    apart = here != there
    return Listed.from_pairs(len(shapes), here[apart], there[apart])


def nearest(x: Floats, y: Floats, number: int) -> Listed:
    """
    Return the `number` nearest places of each; being so need not go both ways.

    Of places equally far the one that comes first in the table is taken.
    """
    places = _places(x, y)
    if not 1 <= number < len(places):
        raise BadNeighbours(
            f"{len(places)} places cannot each have {number} nearest neighbours."
        )
    from scipy.spatial import cKDTree

    tree = cKDTree(places)
    farthest = tree.query(places, k=number + 1)[0][:, -1]
    # A hair more than the distance, so that no tie is lost; then the order decides.
    around = tree.query_ball_point(places, farthest * (1 + 1e-12), return_sorted=True)
    chosen = [_closest(places, i, found, number) for i, found in enumerate(around)]
    return Listed.from_lists(chosen)


def _closest(
    places: Floats, own: int, candidates: Sequence[int], number: int
) -> list[int]:
    others = np.array([j for j in candidates if j != own], np.int64)
    gap = np.round(np.hypot(*(places[others] - places[own]).T), 6)
    return [int(j) for j in others[np.lexsort((others, gap))[:number]]]


def within(x: Floats, y: Floats, metres: float) -> Listed:
    """Return as neighbours the places at most so many metres apart, that included."""
    from scipy.spatial import cKDTree

    places = _places(x, y)
    if not metres > 0:
        raise BadNeighbours("The distance must be more than 0 metres.")
    tree = cKDTree(places)
    expected = int(tree.count_neighbors(tree, metres))
    if expected > MOST_PAIRS:
        raise BadNeighbours(
            f"{expected:,} pairs of places lie within {metres:g} metres; at most"
            f" {MOST_PAIRS:,} can be worked with.",
            "Choose a shorter distance or larger areas.",
        )
    pairs = tree.query_pairs(metres, output_type="ndarray")
    here = np.concatenate([pairs[:, 0], pairs[:, 1]])
    there = np.concatenate([pairs[:, 1], pairs[:, 0]])
    return Listed.from_pairs(len(places), here, there)


def _places(x: Floats, y: Floats) -> Floats:
    places = np.column_stack([np.asarray(x, np.float64), np.asarray(y, np.float64)])
    if not np.isfinite(places).all():
        raise BadNeighbours("A place has no coordinates.")
    return places
