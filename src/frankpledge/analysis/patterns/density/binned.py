"""
Sums over records moved to the middle of their cell: quicker, and nearly the same.

With cells of a third of the kernel's standard deviation (a tenth of a quartic radius)
or smaller the difference from the exact surface is under a few parts in a hundred.
"""

from __future__ import annotations

from math import ceil

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.patterns.density.kernels import Gaussian, Kernel
from frankpledge.analysis.patterns.grid.squares import Squares


Floats = NDArray[np.float64]

# A binned Gaussian ends here: 4e-6 of its height, 1 part in 270,000 of its volume.
ENOUGH = 5.0


def binned_heights(
    x: Floats,
    y: Floats,
    frame: Squares,
    kernel: Kernel,
    weights: Floats | None = None,
) -> Floats:
    """
    Return, at each cell's middle, the sum of heights over binned records.

    Records outside the frame count where their kernel reaches into it.
    """
    reach = cells_reached(frame, kernel)
    return spread(wider(frame, reach).counts(x, y, weights), frame.cell, kernel, reach)


def cells_reached(frame: Squares, kernel: Kernel) -> int:
    """Return over how many cells to either side the kernel stretches."""
    if isinstance(kernel, Gaussian):
        far = ENOUGH * kernel.standard_deviation
    else:
        far = kernel.radius
    return ceil(far / frame.cell)


def wider(frame: Squares, cells: int) -> Squares:
    """Return the frame with so many more cells on each side."""
    return Squares(
        frame.west - cells * frame.cell,
        frame.south - cells * frame.cell,
        frame.cell,
        frame.columns + 2 * cells,
        frame.rows + 2 * cells,
    )


def spread(counts: Floats, cell: float, kernel: Kernel, reach: int) -> Floats:
    """Return the sums of heights within the margin of `reach` cells around."""
    from scipy.fft import fft, irfft2, next_fast_len, rfft, rfft2

    rows, columns = counts.shape
    up, across = (next_fast_len(each, real=True) for each in counts.shape)
    steps = np.arange(-reach, reach + 1) * cell
    if isinstance(kernel, Gaussian):
        # A Gaussian in the plane is one across times one up; so is its transform.
        line = kernel.height(steps * steps)
        heights = fft(line, up)[:, None] * rfft(line, across)
    else:
        heights = rfft2(kernel.height(steps**2 + steps[:, None] ** 2), (up, across))
    found = irfft2(rfft2(counts, (up, across)) * heights, (up, across))
    inside = found[2 * reach : rows, 2 * reach : columns]
    # What the transform leaves of nothing is nothing.
    return np.where(inside > inside.max(initial=0) * 1e-13, inside, 0.0)
