"""Square cells in metres: half-open, on whole multiples of their size, never too many."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import floor, isfinite, log10, sqrt

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.failures import ExpectedFailure


Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

MOST_CELLS = 1_000_000
# So many points at once stay within the processor's own memory.
PART = 16_384


class BadGrid(ExpectedFailure):
    """A grid that cannot or should not be made; the message says why."""


@dataclass(frozen=True)
class Squares:
    """
    A frame of square cells: metres of its south-west corner, cell size, how many.

    A cell holds its south and west edges and not its north and east ones, so every
    point lies in exactly one. Cells are numbered row by row from the south-west.
    """

    west: float
    south: float
    cell: float
    columns: int
    rows: int

    @classmethod
    def covering(
        cls,
        x: Floats,
        y: Floats,
        cell: float,
        *,
        margin: float = 0,
        most_cells: int = MOST_CELLS,
    ) -> Squares:
        """
        Return the smallest frame that holds every point and a margin in metres.

        Its edges are whole multiples of the cell size, so that maps of different
        months share their cells. Raises BadGrid before making anything where it
        would have more than `most_cells`, naming the point farthest off.
        """
        _check(x, cell, margin)
        west = floor((x.min() - margin) / cell)
        south = floor((y.min() - margin) / cell)
        columns = floor((x.max() + margin) / cell) - west + 1
        rows = floor((y.max() + margin) / cell) - south + 1
        if columns * rows > most_cells:
            raise too_many_cells(x, y, columns * rows, cell, most_cells)
        return cls(west * cell, south * cell, cell, columns, rows)

    @property
    def size(self) -> int:
        """How many cells there are."""
        return self.columns * self.rows

    @property
    def shape(self) -> tuple[int, int]:
        """Rows, then columns."""
        return self.rows, self.columns

    @cached_property
    def centres_x(self) -> Floats:
        """Metres east of the middle of each column."""
        return np.asarray(self.west + (np.arange(self.columns) + 0.5) * self.cell)

    @cached_property
    def centres_y(self) -> Floats:
        """Metres north of the middle of each row, from the south."""
        return np.asarray(self.south + (np.arange(self.rows) + 0.5) * self.cell)

    def index(self, x: Floats, y: Floats) -> Whole:
        """Return the number of the cell that holds each point; -1 outside the frame."""
        found = self._numbers(x, y)
        return np.where(found < self.size, found, -1)

    def counts(self, x: Floats, y: Floats, weights: Floats | None = None) -> Floats:
        """Return how many points, or how much weight, each cell holds: rows x columns."""
        found = np.bincount(self._numbers(x, y), weights, minlength=self.size + 1)
        return np.asarray(found[:-1], np.float64).reshape(self.shape)

    def _numbers(self, x: Floats, y: Floats) -> Whole:
        """Return cell numbers, those outside one past the last; a part at a time."""
        found = np.empty(x.size, np.int64)
        for start in range(0, x.size, PART):
            some = slice(start, start + PART)
            column = np.floor((x[some] - self.west) / self.cell)
            row = np.floor((y[some] - self.south) / self.cell)
            outside = (column < 0) | (column >= self.columns)
            outside |= (row < 0) | (row >= self.rows)
            row *= self.columns
            row += column
            row[outside] = self.size
            found[some] = row
        return found

    def corners(self, numbers: Whole) -> tuple[Floats, Floats]:
        """Return the metres of the south-west corners of some cells."""
        row, column = np.divmod(numbers, self.columns)
        return self.west + column * self.cell, self.south + row * self.cell

    def names(self, numbers: Whole) -> list[str]:
        """Return a name for each cell that says its size and its south-west corner."""
        return [
            f"{self.cell:g}m E{east:.0f} N{north:.0f}"
            for east, north in zip(*self.corners(numbers), strict=True)
        ]


def _check(x: Floats, cell: float, margin: float) -> None:
    if not (isfinite(cell) and cell > 0):
        raise BadGrid("A cell needs a size of more than 0 metres.")
    if not (isfinite(margin) and margin >= 0):
        raise BadGrid("A margin is 0 metres or more.")
    if not x.size:
        raise BadGrid("There are no points, so there is nothing to lay a grid over.")


def _fitting(size: float) -> float:
    """Return the next larger size of two digits."""
    step = 10 ** (floor(log10(size)) - 1)
    return float((floor(size / step) + 1) * step)


def too_many_cells(x: Floats, y: Floats, cells: int, cell: float, most: int) -> BadGrid:
    """Return the refusal of a grid that would be too large, naming the likely cause."""
    apart = np.hypot(x - np.median(x), y - np.median(y))
    row = int(np.argmax(apart))
    return BadGrid(
        f"A grid of {cell:g} m cells over these points would have {cells:,} cells;"
        f" the most is {most:,}. The point farthest from the middle is number"
        f" {row + 1}, at {x[row]:.0f}, {y[row]:.0f}: {apart[row] / 1000:,.0f} km off.",
        "Put that point right or leave it out, or choose cells of"
        f" {_fitting(cell * sqrt(cells / most)):g} m or more.",
    )
