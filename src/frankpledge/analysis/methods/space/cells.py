"""Counts in square or hexagonal cells of one size."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.cells import (
    Drawing,
    Rings,
    Shape,
    cell_map_spec,
    classed,
    closed,
    square,
)
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.registry import (
    Example,
    Family,
    Option,
    method,
)
from frankpledge.analysis.methods.result import Result, Value
from frankpledge.analysis.methods.space.places import (
    TOWN,
    Across,
    Coordinates,
    LeaveOutStrays,
    Records,
    Up,
    Weight,
    chosen,
    frame_over,
    records_of,
)
from frankpledge.analysis.methods.tables import Floats, TableLike
from frankpledge.analysis.patterns.grid import Hexagons, Squares, System
from frankpledge.analysis.statistics.sentences import number


class Cells(StrEnum):
    """The two shapes that fill a plane without a gap and look the same everywhere."""

    SQUARES = "squares"
    HEXAGONS = "hexagons"


DEFINITION = (
    "The plane is cut into cells of one size, fixed to the origin of the coordinates, "
    "so that another month or type has the same cells. A square holds its south and "
    "west edges and not the others; a hexagon holds what is nearer to its centre than "
    "to any other. So every record counts once. Longitude and latitude are first put "
    "on the British National Grid."
)


@method(
    "cell-counts",
    family=Family.SPACE,
    title="Counts in squares or hexagons",
    question="How many happened in each part of the map?",
    definition=DEFINITION,
    sources=(
        "Ordnance Survey, A Guide to Coordinate Systems in Great Britain (2020)",
        "Birch, Oom and Beecham, Ecological Modelling 206 (2007), 347-359 (hexagons)",
    ),
    example=Example(
        {key: list(values) for key, values in TOWN.items()},
        {"cell": 250},
        "Six incidents in a small town, in squares of 250 metres.",
    ),
)
def cell_counts(
    table: TableLike,
    *,
    x: Across = "easting",
    y: Up = "northing",
    coordinates: Coordinates = System.NATIONAL_GRID,
    cell: Annotated[
        float, Option("Metres along a square's side, or across a hexagon.")
    ] = 250,
    cells: Annotated[Cells, Option("The shape of the cells.")] = Cells.SQUARES,
    weight: Weight = "",
    empty: Annotated[bool, Option("Whether cells that hold nothing are rows too.")] = (
        False
    ),
    leave_out_strays: LeaveOutStrays = False,
) -> Result:
    """
    Return the cells, fullest first, with centre in metres and what each holds.

    `count` is the number of records, or the sum of their weights. Refused before
    anything is made where the grid would have over a million cells.
    """
    records = records_of(
        table, x, y, coordinates, weight=weight, leave_out_strays=leave_out_strays
    )
    grid = _grid(records, cell, chosen(Cells, cells, "shape of cells"))
    counts = grid.counts(records.x, records.y, records.weights).ravel()
    shown = np.flatnonzero((counts > 0) | empty)
    shown = shown[np.argsort(-counts[shown], kind="stable")]
    names = grid.names(shown)
    east, north = _centres(grid)
    held = counts[shown]
    return Result(
        method="cell-counts",
        definition=DEFINITION,
        sentence=_sentence(records, counts, names),
        table=pa.table(
            {"cell": names, "x": east[shown], "y": north[shown], "count": held}
        ),
        figures=_figures(records, grid, counts, cell),
        warnings=records.warnings,
        spec=_map(grid, shown, held, names),
    )


def _figures(
    records: Records, grid: Squares | Hexagons, counts: Floats, metres: float
) -> dict[str, Value]:
    return {
        "records": len(records.places),
        "cells": grid.size,
        "cells_with_records": int((counts > 0).sum()),
        "most_in_a_cell": float(counts.max()),
        "metres": float(metres),
        "plane": records.places.plane,
    }


def _grid(records: Records, cell: float, cells: Cells) -> Squares | Hexagons:
    if cells is Cells.HEXAGONS:
        return Hexagons.covering(records.x, records.y, cell)
    return frame_over(records, cell)


def _centres(grid: Squares | Hexagons) -> tuple[Floats, Floats]:
    if isinstance(grid, Hexagons):
        return grid.centres()
    west, south = grid.corners(np.arange(grid.size))
    return west + grid.cell / 2, south + grid.cell / 2


def _rings(grid: Squares | Hexagons, cell: int) -> Rings:
    if isinstance(grid, Hexagons):
        return [closed(grid.outline(cell))]
    west, south = grid.corners(np.array([cell]))
    return square(float(west[0]), float(south[0]), grid.cell)


def _map(
    grid: Squares | Hexagons, shown: np.ndarray, held: Floats, names: list[str]
) -> Spec | None:
    kinds, colours = classed(held.tolist(), 0)
    shapes = [
        Shape(_rings(grid, int(cell)), kind, f"{name}: {value:g}")
        for cell, kind, name, value in zip(shown, kinds, names, held, strict=True)
    ]
    return cell_map_spec(
        Drawing(shapes, colours),
        title="Where it happened",
        subtitle="Each cell by how many it holds. North is up.",
        unit="Count",
    )


def _sentence(records: Records, counts: Floats, names: list[str]) -> str:
    used = int((counts > 0).sum())
    most = counts.max()
    share = 100 * most / counts.sum() if counts.sum() else 0
    return (
        f"{number(len(records.places))} records fall in {number(used)} cells; the"
        f" fullest, {names[0] if names else 'none'}, holds {number(most)}"
        f" ({number(share, 1)}%)."
    )
