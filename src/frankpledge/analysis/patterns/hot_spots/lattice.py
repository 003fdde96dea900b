"""
Neighbours on a grid of square cells, found by sliding sums and never listed.

A neighbourhood of any size costs a few additions for each cell, so 50,000 cells take
milliseconds and no memory to speak of. Sums of whole numbers are exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import isqrt

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.patterns.hot_spots.neighbours import (
    BadNeighbours,
    Floats,
    Whole,
)


@dataclass(frozen=True)
class Lattice:
    """
    The cells of a grid, row by row, each with the cells around it.

    `reach` holds, for the cell's own row and then each row further away, how many
    cells to either side belong: (1, 1) is the eight cells that touch ("queen"),
    (1, 0) the four that share a side ("rook"). Cells that `inside` marks as False
    are no places at all: they have no value and are nobody's neighbour.
    """

    rows: int
    columns: int
    reach: tuple[int, ...] = (1, 1)
    inside: NDArray[np.bool_] | None = None

    def __post_init__(self) -> None:
        """Refuse a grid without cells and a mask of another shape."""
        if self.rows < 1 or self.columns < 1 or not self.reach:
            raise BadNeighbours("A grid needs a row, a column and a reach.")
        shape = (self.rows, self.columns)
        if self.inside is not None and self.inside.shape != shape:
            raise BadNeighbours(
                f"The grid has {self.rows} rows and {self.columns} columns;"
                f" the mask has another shape, {self.inside.shape}."
            )

    @classmethod
    def disc(
        cls,
        rows: int,
        columns: int,
        radius: float,
        inside: NDArray[np.bool_] | None = None,
    ) -> Lattice:
        """Return a grid whose neighbours have centres at most `radius` cells away."""
        if not 1 <= radius < 1e6:
            raise BadNeighbours("Neighbours must be at least one cell away.")
        square = int(radius * radius + 1e-9)
        # What reaches beyond the grid on every side reaches no more than the grid.
        most = min(int(radius + 1e-9), rows - 1)
        widths = (
            min(isqrt(square - down * down), max(columns - 1, 0))
            for down in range(most + 1)
        )
        return cls(rows, columns, tuple(widths), inside)

    @property
    def size(self) -> int:
        """How many cells are places."""
        if self.inside is None:
            return self.rows * self.columns
        return int(np.count_nonzero(self.inside))

    @cached_property
    def counts(self) -> Whole:
        """How many neighbours each cell has: fewer at the edge."""
        return self.sums(np.ones(self.size)).astype(np.int64)

    def sums(self, values: Floats) -> Floats:
        """Return, for each cell, the sum over its neighbours."""
        if self.inside is None:
            grid = values.reshape(self.rows, self.columns)
            return window_sums(grid, self.reach).ravel() - values
        grid = np.zeros((self.rows, self.columns))
        grid[self.inside] = values
        around: Floats = window_sums(grid, self.reach)[self.inside]
        return around - values

    def sums_back(self, values: Floats) -> Floats:
        """Return the same as `sums`: on a grid, neighbours are so both ways."""
        return self.sums(values)

    def mutual_sums(self, values: Floats) -> Floats:
        """Return the same as `sums`: on a grid, neighbours are so both ways."""
        return self.sums(values)


def window_sums(grid: Floats, reach: tuple[int, ...]) -> Floats:
    """
    Return, for each cell, the sum of the cells in its reach and of its own.

    Nothing lies beyond the edge. Only additions, so whole numbers stay exact.
    """
    total = np.zeros_like(grid)
    strip = grid.copy()
    for width in range(max(reach) + 1):
        if 0 < width < grid.shape[1]:
            strip[:, width:] += grid[:, :-width]
            strip[:, :-width] += grid[:, width:]
        for down in (row for row, wide in enumerate(reach) if wide == width):
            _add_rows(total, strip, down)
    return total


def _add_rows(total: Floats, strip: Floats, down: int) -> None:
    """Add the strips of the rows so many rows away, above and below."""
    if down == 0:
        total += strip
    elif down < len(total):
        total[down:] += strip[:-down]
        total[:-down] += strip[down:]
