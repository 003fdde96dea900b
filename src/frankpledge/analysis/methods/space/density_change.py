"""Change between two smooth maps: where it grew denser or thinner than the whole did."""

from __future__ import annotations

from typing import Annotated

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from frankpledge.analysis.charts.cells import (
    MOST_SHAPES,
    Drawing,
    Shape,
    cell_map_spec,
    square,
)
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.options import FalseDiscovery
from frankpledge.analysis.methods.registry import Example, Family, TableOf, method
from frankpledge.analysis.methods.result import Result, Value
from frankpledge.analysis.methods.space.change import (
    COLOURS,
    refuse_two_planes,
    together,
)
from frankpledge.analysis.methods.space.kernels import (
    BOOKS,
    Deviation,
    Hills,
    KernelName,
    Radius,
    Shapes,
    hills_for,
)
from frankpledge.analysis.methods.space.places import (
    Across,
    Cell,
    Coordinates,
    LeaveOutStrays,
    Up,
    records_of,
)
from frankpledge.analysis.methods.space.study_area import as_table
from frankpledge.analysis.methods.tables import BadTable, TableLike
from frankpledge.analysis.patterns.density import DensityChange, density_change
from frankpledge.analysis.patterns.grid import System
from frankpledge.analysis.statistics.sentences import number


DEFINITION = (
    "Two density surfaces with one kernel and the same cells: records of the earlier "
    "and of the later period as events per square kilometre, each record moved to the "
    "middle of its cell. A place has changed of its own where the later records' hills "
    "add up to more, or less, than their share of all records' hills there, as if the "
    "labels earlier and later had been dealt out at random; z counts standard "
    "deviations, p is two-sided and corrected for the number of cells. Cells with fewer "
    "than five records of each period to be expected under the hill are not judged. A "
    "rise everywhere alike is no change of any place."
)
UNJUDGED = "too few"
MOST_JUDGED = 250_000
"""Cells at most: 500 by 500 is finer than any hill, and each is a test."""
KINDS = {**COLOURS, UNJUDGED: "#ffffff"}


@method(
    "density-change",
    family=Family.SPACE,
    title="Change between two density surfaces",
    question="Where did it grow denser or thinner than everywhere, seen without borders?",
    definition=DEFINITION,
    sources=(
        *BOOKS,
        "Kelsall and Diggle, Statistics in Medicine 14 (1995), 2335-2342",
        "Benjamini and Hochberg, J. R. Statist. Soc. B 57 (1995), 289-300",
    ),
    example=Example(
        {
            "easting": [344_050 + 100 * (i % 8) for i in range(40)],
            "northing": [393_050 + 100 * (i % 7) for i in range(40)],
        },
        {
            "after": {
                "easting": [344_050 + 100 * (i % 8) for i in range(40)]
                + [344_350] * 30,
                "northing": [393_050 + 100 * (i % 7) for i in range(40)]
                + [393_350] * 30,
            },
            "radius": 300,
        },
        "Forty incidents in one year; the next year forty again and thirty at a corner.",
    ),
)
def kernel_change(
    table: TableLike,
    *,
    after: Annotated[TableLike, TableOf("The records of the later period.")],
    x: Across = "easting",
    y: Up = "northing",
    coordinates: Coordinates = System.NATIONAL_GRID,
    kernel: KernelName = Shapes.QUARTIC,
    radius: Radius = None,
    standard_deviation: Deviation = None,
    cell: Cell = 100,
    false_discovery: FalseDiscovery = 0.05,
    leave_out_strays: LeaveOutStrays = False,
) -> Result:
    """
    Return the cells with any density in either period, the clearest change first.

    `before` and `after` are events per square kilometre, `difference` after less
    before, `ratio` after over before, over the same of the whole. Without a size the
    rule of thumb of both periods' records is used, and said.
    """
    if not 0 < false_discovery < 1:
        raise BadTable("The false discovery rate must lie between 0 and 1.")
    first = records_of(table, x, y, coordinates, leave_out_strays=leave_out_strays)
    second = records_of(after, x, y, coordinates, leave_out_strays=leave_out_strays)
    refuse_two_planes(first.system)
    size = kernel, radius, standard_deviation
    both = together(first, second)
    hills = hills_for(size, cell, both, most_cells=MOST_JUDGED)
    found = density_change(
        (first.x, first.y), (second.x, second.y), hills.frame, hills.kernel
    )
    kind = _kinds(found, false_discovery)
    order = _order(found)
    return Result(
        method="density-change",
        definition=DEFINITION,
        sentence=_sentence(len(first.places), len(second.places), kind[order]),
        table=_table(hills, order, found, kind),
        figures=_figures(kind) | {"surface": hills.kernel.words},
        warnings=tuple(
            dict.fromkeys((*first.warnings, *second.warnings, *hills.warnings))
        ),
        spec=_map(hills, order, kind),
    )


def _figures(kind: NDArray[np.str_]) -> dict[str, Value]:
    return {
        "rose": int((kind == "rose").sum()),
        "fell": int((kind == "fell").sum()),
        "cells_judged": int((kind != UNJUDGED).sum()),
    }


def _sentence(before: int, after: int, kind: NDArray[np.str_]) -> str:
    told = f"From {number(before)} to {number(after)} records:"
    judged = int((kind != UNJUDGED).sum())
    if not judged:
        return (
            f"{told} too few around any cell to tell a change of its own from chance."
        )
    rose, fell = int((kind == "rose").sum()), int((kind == "fell").sum())
    return (
        f"{told} beyond the change of the whole, {number(rose)} cells grew denser and"
        f" {number(fell)} thinner, of {number(judged)} with enough records around."
    )


def _kinds(found: DensityChange, rate: float) -> NDArray[np.str_]:
    corrected, z = found.corrected.ravel(), found.z.ravel()
    judged = ~np.isnan(corrected)
    clear = np.nan_to_num(corrected, nan=1.0) <= rate
    quiet = np.where(judged, "no clear change", UNJUDGED)
    return np.where(clear, np.where(z > 0, "rose", "fell"), quiet)


def _order(found: DensityChange) -> NDArray[np.int64]:
    held = np.flatnonzero((found.before + found.after).ravel() > 0)
    p = np.nan_to_num(found.p.ravel()[held], nan=np.inf)
    size = np.abs(found.after - found.before).ravel()[held]
    return np.asarray(held[np.lexsort((-size, p))])


def _table(
    hills: Hills, order: NDArray[np.int64], found: DensityChange, kind: NDArray[np.str_]
) -> pa.Table:
    west, south = hills.frame.corners(order)
    half = hills.frame.cell / 2
    before, after = found.before.ravel()[order], found.after.ravel()[order]
    return as_table(
        {
            "cell": hills.frame.names(order),
            "x": west + half,
            "y": south + half,
            "before": before,
            "after": after,
            "difference": after - before,
            "ratio": found.ratio.ravel()[order],
            "z": found.z.ravel()[order],
            "p": found.p.ravel()[order],
            "corrected": found.corrected.ravel()[order],
            "kind": kind[order].tolist(),
        }
    )


def _map(hills: Hills, order: NDArray[np.int64], kind: NDArray[np.str_]) -> Spec | None:
    shown = order[:MOST_SHAPES]
    west, south = hills.frame.corners(shown)
    size, words = hills.frame.cell, hills.kernel.words
    return cell_map_spec(
        Drawing(
            [
                Shape(
                    square(float(w), float(s), size), str(kind[i]), f"E{w:.0f} N{s:.0f}"
                )
                for i, w, s in zip(shown, west, south, strict=True)
            ],
            KINDS,
            left_out=len(order) - len(shown),
        ),
        title="Where it grew denser or thinner than the whole",
        subtitle=f"{words[:1].upper()}{words[1:]}; cells of {size:g} m.",
        unit="Change",
    )
