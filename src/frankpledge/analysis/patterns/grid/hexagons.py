"""
Hexagons of one size in metres, fixed to the origin of the plane.

Every neighbour of a hexagon is equally far and shares a side. The same size gives the
same hexagons for any data, so months and types can be laid over each other. Points
are given to the nearest centre (Red Blob Games, "Hexagonal grids", section Rounding).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite, sqrt
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.patterns.grid.squares import (
    MOST_CELLS,
    BadGrid,
    too_many_cells,
)


if TYPE_CHECKING:
    from frankpledge.analysis.patterns.hot_spots.listed import Listed

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

# The six neighbours of a hexagon, as steps (q, r).
AROUND = ((1, 0), (1, -1), (0, -1), (-1, 0), (-1, 1), (0, 1))


@dataclass(frozen=True)
class Hexagons:
    """
    Hexagons with a corner to the north, `across` metres from side to side.

    Each is named by q (how many across) and r (how many rows up); its centre lies at
    across x (q + r / 2) east and across x r x (root 3) / 2 north of the origin.
    `q` and `r` list the hexagons of the frame, row by row from the south-west.
    """

    across: float
    q: Whole
    r: Whole

    @classmethod
    def covering(
        cls, x: Floats, y: Floats, across: float, *, most_cells: int = MOST_CELLS
    ) -> Hexagons:
        """
        Return the hexagons of the upright box around the points.

        Raises BadGrid before making anything where there would be more than
        `most_cells`, naming the point farthest off.
        """
        if not (isfinite(across) and across > 0):
            raise BadGrid("A hexagon needs a width of more than 0 metres.")
        if not x.size:
            raise BadGrid("There are no points, so there is nothing to lay cells over.")
        rows = _rows(y, across)
        columns = _columns(x, across)
        wanted = (rows[1] - rows[0] + 1) * (columns[1] - columns[0] + 2)
        if wanted > most_cells:
            raise too_many_cells(x, y, wanted, across, most_cells)
        up, aside = np.meshgrid(
            np.arange(rows[0], rows[1] + 1),
            np.arange(columns[0], columns[1] + 2),
            indexing="ij",
        )
        return cls(across, (aside - (up + 1) // 2).ravel(), up.ravel())

    @property
    def size(self) -> int:
        """How many hexagons there are."""
        return self.q.size

    @property
    def square_metres(self) -> float:
        """The area of one hexagon."""
        return self.across**2 * sqrt(3) / 2

    def centres(self) -> tuple[Floats, Floats]:
        """Return metres east and north of each centre."""
        return (
            np.asarray(self.across * (self.q + self.r / 2), np.float64),
            np.asarray(self.across * self.r * (sqrt(3) / 2), np.float64),
        )

    def index(self, x: Floats, y: Floats) -> Whole:
        """Return the number of the hexagon of each point; -1 outside the frame."""
        q, r = nearest_centre(x, y, self.across)
        return self._numbers(q, r)

    def counts(self, x: Floats, y: Floats, weights: Floats | None = None) -> Floats:
        """Return how many points, or how much weight, each hexagon holds."""
        index = self.index(x, y)
        inside = index >= 0
        held = None if weights is None else weights[inside]
        return np.asarray(
            np.bincount(index[inside], held, minlength=self.size), np.float64
        )

    def neighbours(self) -> Listed:
        """Return the up to six hexagons around each."""
        from frankpledge.analysis.patterns.hot_spots.listed import Listed

        here, there = [], []
        for step_q, step_r in AROUND:
            found = self._numbers(self.q + step_q, self.r + step_r)
            has = np.flatnonzero(found >= 0)
            here.append(has)
            there.append(found[has])
        return Listed.from_pairs(self.size, np.concatenate(here), np.concatenate(there))

    def outline(self, number: int) -> list[tuple[float, float]]:
        """Return the six corners of a hexagon in metres, from the north clockwise."""
        x = self.across * float(self.q[number] + self.r[number] / 2)
        y = self.across * float(self.r[number]) * (sqrt(3) / 2)
        side, half = self.across / sqrt(3), self.across / 2
        return [
            (x, y + side),
            (x + half, y + side / 2),
            (x + half, y - side / 2),
            (x, y - side),
            (x - half, y - side / 2),
            (x - half, y + side / 2),
        ]

    def names(self, numbers: Whole) -> list[str]:
        """Return a name for each hexagon that says its width and its centre."""
        x, y = self.centres()
        return [f"{self.across:g}m hex E{x[i]:.0f} N{y[i]:.0f}" for i in numbers]

    def _numbers(self, q: Whole, r: Whole) -> Whole:
        """Return where hexagons stand in the frame; -1 for those that are not in it."""
        low = int(self.r[0])
        high = int(self.r[-1])
        wide = self.size // (high - low + 1)
        first = int(self.q[0]) + (low + 1) // 2
        column = q + (r + 1) // 2 - first
        inside = (r >= low) & (r <= high) & (column >= 0) & (column < wide)
        return np.where(inside, (r - low) * wide + column, -1)


def nearest_centre(x: Floats, y: Floats, across: float) -> tuple[Whole, Whole]:
    """Return q and r of the hexagon that holds each point."""
    r = y / (across * sqrt(3) / 2)
    q = x / across - r / 2
    s = -q - r
    whole_q, whole_r, whole_s = np.rint(q), np.rint(r), np.rint(s)
    off_q, off_r = np.abs(whole_q - q), np.abs(whole_r - r)
    off_s = np.abs(whole_s - s)
    # The three must sum to 0; the one that was rounded farthest gives way.
    is_q = (off_q > off_r) & (off_q > off_s)
    is_r = ~is_q & (off_r > off_s)
    found_q = np.where(is_q, -whole_r - whole_s, whole_q)
    found_r = np.where(is_r, -whole_q - whole_s, whole_r)
    return found_q.astype(np.int64), found_r.astype(np.int64)


def _rows(y: Floats, across: float) -> tuple[int, int]:
    """Return the rows of hexagons that the points' box can touch."""
    side = across / sqrt(3)
    low = np.floor((float(y.min()) - side) / (1.5 * side))
    high = np.ceil((float(y.max()) + side) / (1.5 * side))
    return int(low), int(high)


def _columns(x: Floats, across: float) -> tuple[int, int]:
    low = np.floor(float(x.min()) / across - 0.5)
    high = np.ceil(float(x.max()) / across + 0.5)
    return int(low), int(high)
