"""The kernel of a density as it is asked for, and its cells as a table and a map."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.cells import (
    MOST_SHAPES,
    Drawing,
    Shape,
    cell_map_spec,
    classed,
    square,
)
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.registry import Option
from frankpledge.analysis.methods.space.places import Records, chosen, frame_over
from frankpledge.analysis.methods.tables import BadTable, Floats
from frankpledge.analysis.patterns.density import (
    Edges,
    Gaussian,
    Kernel,
    Quartic,
    rules_of_thumb,
)
from frankpledge.analysis.patterns.grid import MOST_CELLS, Squares
from frankpledge.analysis.statistics.sentences import number


class Shapes(StrEnum):
    """The kernels that crime mapping uses."""

    QUARTIC = "quartic"
    GAUSSIAN = "gaussian"


KernelName = Annotated[Shapes, Option("The shape of the hill.")]
Radius = Annotated[
    float | None, Option("Metres from a quartic hill's middle to its end.")
]
Deviation = Annotated[
    float | None, Option("Metres of a Gaussian hill's standard deviation.")
]
BOOKS = (
    "Silverman, Density Estimation (1986), 3.4 and 4.2",
    "Chainey and Ratcliffe, GIS and Crime Mapping (2005), chapter 6",
)


def kernel_of(
    name: Shapes, radius: float | None, deviation: float | None, records: Records
) -> tuple[Kernel, tuple[str, ...]]:
    """Return the kernel asked for, or the rule of thumb's and that it is one."""
    is_quartic = chosen(Shapes, name, "kernel") is Shapes.QUARTIC
    wrong = deviation if is_quartic else radius
    if wrong is not None:
        raise BadTable(
            "A quartic kernel has a radius, a Gaussian one a standard deviation.",
            "Give the size that goes with the kernel.",
        )
    if is_quartic and radius is not None:
        return Quartic(radius), ()
    if not is_quartic and deviation is not None:
        return Gaussian(deviation), ()
    rule = rules_of_thumb.quartic if is_quartic else rules_of_thumb.gaussian
    kernel = rule(records.x, records.y)
    return kernel, (
        f"The size is a rule of thumb ({kernel.words}), which smooths much: try"
        " smaller ones.",
    )


@dataclass(frozen=True)
class Hills:
    """A kernel, the cells it is worked out at, and what to warn of."""

    kernel: Kernel
    frame: Squares
    warnings: tuple[str, ...]


def hills_for(
    asked: tuple[Shapes, float | None, float | None],
    cell: float,
    records: Records,
    *,
    sized_by: Records | None = None,
    edges: Edges = Edges.AS_RECORDED,
    most_cells: int = MOST_CELLS,
) -> Hills:
    """Return the kernel asked for (shape, radius, deviation) and the cells it needs."""
    kernel, said = kernel_of(*asked, sized_by or records)
    frame = frame_for(records, kernel, cell, edges, most_cells)
    return Hills(kernel, frame, (*said, *too_coarse(kernel, cell)))


def frame_for(
    records: Records,
    kernel: Kernel,
    cell: float,
    edges: Edges,
    most_cells: int = MOST_CELLS,
) -> Squares:
    """Return the cells that the hills reach, or only those with records around."""
    if edges is Edges.CORRECTED:
        margin = 0.0
    elif isinstance(kernel, Quartic):
        margin = kernel.radius
    else:
        margin = 3 * kernel.standard_deviation
    return frame_over(records, cell, margin, most_cells)


def too_coarse(kernel: Kernel, cell: float) -> tuple[str, ...]:
    """Return what to warn of where cells are large beside the kernel."""
    size = (
        kernel.radius / 3 if isinstance(kernel, Quartic) else kernel.standard_deviation
    )
    if cell <= size:
        return ()
    return (
        f"Cells of {cell:g} m are coarse for a {kernel.words}: peaks between their"
        " middles are missed.",
    )


def cells_of(frame: Squares, values: Floats, name: str) -> pa.Table:
    """Return the cells with a value above 0, highest first."""
    flat = np.nan_to_num(values.ravel(), nan=-1.0)
    known = np.flatnonzero(flat > 0)
    if not known.size:
        raise BadTable(
            "Nowhere on the map is there anything above 0.",
            "Check the weights, and that both tables are of the same place.",
        )
    order = known[np.argsort(-flat[known], kind="stable")]
    west, south = frame.corners(order)
    return pa.table(
        {
            "cell": frame.names(order),
            "x": west + frame.cell / 2,
            "y": south + frame.cell / 2,
            name: flat[order],
        }
    )


def density_map(cells: pa.Table, hills: Hills, column: str, unit: str) -> Spec | None:
    """Return the map of the cells with most."""
    rows = cells.slice(0, MOST_SHAPES).to_pydict()
    kinds, colours = classed(rows[column], 1)
    size, words = hills.frame.cell, hills.kernel.words
    half = size / 2
    return cell_map_spec(
        Drawing(
            [
                Shape(square(x - half, y - half, size), kind, name)
                for x, y, kind, name in zip(
                    rows["x"], rows["y"], kinds, rows["cell"], strict=True
                )
            ],
            colours,
        ),
        title="Where it is densest",
        subtitle=f"{words[:1].upper()}{words[1:]}; cells of {size:g} m,"
        f" the densest {number(len(kinds))}.",
        unit=unit,
    )
