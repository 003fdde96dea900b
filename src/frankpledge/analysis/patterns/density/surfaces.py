"""Densities over a frame, and one density over another."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.patterns.density.binned import (
    binned_heights,
    cells_reached,
    spread,
)
from frankpledge.analysis.patterns.density.exact_gaussian import gaussian_heights
from frankpledge.analysis.patterns.density.exact_quartic import quartic_heights
from frankpledge.analysis.patterns.density.kernels import (
    SQUARE_METRES_IN_A_KM2,
    BadDensity,
    Floats,
    Kernel,
    Quartic,
    Surface,
    checked,
)
from frankpledge.analysis.patterns.grid.squares import Squares
from frankpledge.analysis.patterns.progress import Progress


class Edges(StrEnum):
    """What happens where the frame, or the area marked, ends."""

    AS_RECORDED = "as-recorded"
    CORRECTED = "corrected"


EDGE_WORDS = {
    Edges.AS_RECORDED: "near an edge beyond which nothing is recorded it runs low",
    Edges.CORRECTED: "near the edge it is divided by the share of the kernel inside",
}


def density(
    x: Floats,
    y: Floats,
    frame: Squares,
    kernel: Kernel,
    *,
    weights: Floats | None = None,
    is_binned: bool = False,
    edges: Edges = Edges.AS_RECORDED,
    inside: NDArray[np.bool_] | None = None,
    progress: Progress | None = None,
) -> Surface:
    """
    Return events per square kilometre at the middle of each cell.

    Exact, or from records moved to the middle of their cell. `inside` marks the cells
    of the area studied: the others are NaN. Edges corrected leave out records beyond
    the edge; as recorded, those in reach count. `progress` follows an exact one. Raises BadDensity for a kernel
    without a size, a negative weight or a missing coordinate.
    """
    checked(kernel, frame.cell, x, y, weights)
    if edges is Edges.CORRECTED:
        x, y, weights = _within(x, y, frame, weights, inside)
    if is_binned:
        heights = binned_heights(x, y, frame, kernel, weights)
    elif isinstance(kernel, Quartic):
        heights = quartic_heights(
            x, y, frame, kernel.radius, weights, progress=progress
        )
    else:
        heights = gaussian_heights(
            x, y, frame, kernel.standard_deviation, weights, progress
        )
    if edges is Edges.CORRECTED:
        heights = heights / share_inside(frame, kernel, inside)
    if inside is not None:
        heights = np.where(inside, heights, np.nan)
    how = "records moved to the middle of their cell" if is_binned else "exact"
    return Surface(
        frame=frame,
        kernel=kernel,
        heights=heights,
        per_km2=heights * (SQUARE_METRES_IN_A_KM2 / kernel.volume),
        words=f"{kernel.words}; {how}; {EDGE_WORDS[edges]}",
    )


def share_inside(
    frame: Squares, kernel: Kernel, inside: NDArray[np.bool_] | None = None
) -> Floats:
    """
    Return how much of the kernel at each cell's middle falls inside: 0 to 1.

    An array of rows by columns of the frame; `inside`, of the same shape, marks the
    area studied, else it is the frame. NaN where nothing of the kernel is inside.
    """
    reach = cells_reached(frame, kernel)
    shape = (frame.rows + 2 * reach, frame.columns + 2 * reach)
    whole = np.zeros(shape)
    whole[reach : reach + frame.rows, reach : reach + frame.columns] = (
        1.0 if inside is None else inside
    )
    everywhere = np.ones((2 * reach + 1, 2 * reach + 1))
    full = spread(everywhere, frame.cell, kernel, reach)[0, 0]
    found = spread(whole, frame.cell, kernel, reach) / full
    return np.where(found > 0, np.minimum(found, 1.0), np.nan)


def ratio(events: Surface, base: Surface, *, least: float, per: float = 1000) -> Floats:
    """
    Return events per so many of the base, cell by cell: a dual density.

    NaN where the base is thinner than `least` per square kilometre: a rate over
    nearly nobody would look alarming and mean nothing. Both surfaces must have the
    same frame and the same kernel.
    """
    if events.frame != base.frame or events.kernel != base.kernel:
        raise BadDensity(
            "The two surfaces have different cells or kernels and cannot be divided.",
            "Make both with the same frame and the same kernel.",
        )
    if not least > 0:
        raise BadDensity("The least base must be more than 0 per square kilometre.")
    known = base.per_km2 >= least
    out = np.full(base.per_km2.shape, np.nan)
    np.divide(per * events.per_km2, base.per_km2, out=out, where=known)
    return out


def _within(
    x: Floats,
    y: Floats,
    frame: Squares,
    weights: Floats | None,
    inside: NDArray[np.bool_] | None,
) -> tuple[Floats, Floats, Floats | None]:
    cell = frame.index(x, y)
    keep = cell >= 0
    if inside is not None:
        keep &= inside.ravel()[cell]
    return x[keep], y[keep], None if weights is None else weights[keep]
