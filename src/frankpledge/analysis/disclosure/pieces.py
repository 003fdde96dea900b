"""The smallest pieces that published figures are made of: groups of places by months."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray


Floats = NDArray[np.float64]
Extent = tuple[frozenset[str], frozenset[int]]

EXACT = 1e-7
"""Closer than this to the space of published rows, a figure can be worked out."""


class Pieces:
    """Places and months gathered by which figures hold them; each pair is a piece."""

    def __init__(self, extents: Sequence[Extent]) -> None:
        self.places = _groups([places for places, _ in extents])
        self.months = _groups([months for _, months in extents])

    def rows(self, extents: Sequence[Extent]) -> Floats:
        """Return for each extent which pieces it holds, as ones."""
        table = np.zeros((len(extents), len(self.places) * len(self.months)))
        for row, (places, months) in enumerate(extents):
            held = np.array([group <= places for group in self.places], np.float64)
            when = np.array([group <= months for group in self.months], np.float64)
            table[row] = np.outer(held, when).ravel()
        return table

    def basis(self, extents: Sequence[Extent]) -> Floats:
        """Return unit rows that span what the extents' sums can give."""
        return _spanned(self.rows(extents))[2]

    def told(
        self, extents: Sequence[Extent], counts: Sequence[float]
    ) -> dict[Extent, float]:
        """Return the count of every piece that the extents' counts settle by sums."""
        sides, sizes, rows = _spanned(self.rows(extents))
        values = rows.T @ (sides.T @ np.asarray(counts, np.float64) / sizes)
        is_told = (rows**2).sum(axis=0) > 1 - EXACT
        every = [(places, months) for places in self.places for months in self.months]
        return {every[at]: float(values[at]) for at in np.flatnonzero(is_told)}


def _spanned(table: Floats) -> tuple[Floats, Floats, Floats]:
    """Return the table's singular values above nought, with what stands beside them."""
    sides, sizes, rows = np.linalg.svd(table, full_matrices=False)
    kept = sizes > EXACT * max(1.0, float(sizes.max()))
    return sides[:, kept], sizes[kept], rows[kept]


T = TypeVar("T", bound=Hashable)


def _groups(sets: Sequence[frozenset[T]]) -> list[frozenset[T]]:
    """Return the members gathered by which of the sets hold them."""
    held_by: dict[T, list[int]] = defaultdict(list)
    for index, members in enumerate(sets):
        for member in members:
            held_by[member].append(index)
    groups: dict[tuple[int, ...], set[T]] = defaultdict(set)
    for member, holders in held_by.items():
        groups[tuple(holders)].add(member)
    return [frozenset(group) for group in groups.values()]
