"""
The two kernels, each with its size in its own words, and the surface they make.

A quartic kernel has a radius beyond which it is nothing; a Gaussian has a standard
deviation and no end. "Bandwidth 300" could mean either, so it is never said.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite, pi

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.patterns.grid.squares import Squares


Floats = NDArray[np.float64]

SQUARE_METRES_IN_A_KM2 = 1_000_000
MOST_CELLS_REACHED = 300


class BadDensity(ExpectedFailure):
    """A density that cannot be worked out as asked; the message says why."""


@dataclass(frozen=True)
class Quartic:
    """(1 - (distance / radius) squared) squared, and nothing beyond the radius."""

    radius: float

    @property
    def volume(self) -> float:
        """What one record's kernel sums to, in square metres (Silverman 1986, 4.5)."""
        return pi * self.radius**2 / 3

    @property
    def words(self) -> str:
        """Say which kernel it is and of what size."""
        return f"quartic kernel, {self.radius:g} m radius"

    def height(self, squares: Floats) -> Floats:
        """Return the kernel's height at squared distances in square metres."""
        inside = np.maximum(0.0, 1 - squares / self.radius**2)
        return inside * inside


@dataclass(frozen=True)
class Gaussian:
    """exp(-distance squared / (2 standard deviation squared))."""

    standard_deviation: float

    @property
    def volume(self) -> float:
        """What one record's kernel sums to, in square metres."""
        return 2 * pi * self.standard_deviation**2

    @property
    def words(self) -> str:
        """Say which kernel it is and of what size."""
        return f"Gaussian kernel, {self.standard_deviation:g} m standard deviation"

    def height(self, squares: Floats) -> Floats:
        """Return the kernel's height at squared distances in square metres."""
        return np.asarray(np.exp(squares / (-2 * self.standard_deviation**2)))


Kernel = Quartic | Gaussian


@dataclass(frozen=True)
class Surface:
    """
    A density over a frame of cells: events per square kilometre at each cell's middle.

    `heights` is the plain sum of kernel heights there. NaN where the surface is not
    defined. `words` says kernel, size, how it was worked out and what the edges are.
    """

    frame: Squares
    kernel: Kernel
    heights: Floats
    per_km2: Floats
    words: str

    @property
    def total(self) -> float:
        """How many events the whole surface holds."""
        area = self.frame.cell**2 / SQUARE_METRES_IN_A_KM2
        return float(np.nansum(self.per_km2)) * area


def checked(
    kernel: Kernel, cell: float, x: Floats, y: Floats, weights: Floats | None
) -> None:
    """
    Raise BadDensity where a kernel, a point or a weight cannot be worked with.

    The kernel needs a size, and not one of hundreds of cells.
    """
    size = kernel.radius if isinstance(kernel, Quartic) else kernel.standard_deviation
    if not (isfinite(size) and size > 0):
        raise BadDensity("A kernel needs a size of more than 0 metres.")
    if size / cell > MOST_CELLS_REACHED:
        raise BadDensity(
            f"A {kernel.words} stretches over {size / cell:,.0f} cells of {cell:g} m;"
            f" at most {MOST_CELLS_REACHED} can be worked with.",
            "Choose larger cells: a tenth of the kernel's size shows all there is.",
        )
    if x.shape != y.shape or (weights is not None and weights.shape != x.shape):
        raise BadDensity("There must be as many x as y, and as many weights.")
    for values in (x, y, *(() if weights is None else (weights,))):
        if not np.isfinite(values).all():
            raise BadDensity("A coordinate or a weight is missing or infinite.")
    if weights is not None and (weights < 0).any():
        raise BadDensity("A weight is below 0.")
