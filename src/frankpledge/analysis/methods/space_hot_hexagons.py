"""Hot spots of records in hexagons, whose neighbours are all equally far."""

from __future__ import annotations

from typing import Annotated

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from frankpledge.analysis.charts.cells import (
    HOT_COLOURS,
    Drawing,
    Shape,
    cell_map_spec,
    closed,
)
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.options import FalseDiscovery, Seed
from frankpledge.analysis.methods.registry import Example, Family, Option, method
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.space_places import (
    Across,
    Coordinates,
    LeaveOutStrays,
    Records,
    Up,
    Weight,
    records_of,
)
from frankpledge.analysis.methods.space_study_area import (
    LEAST_PLACES,
    Judged,
    Proof,
    ProofOption,
    as_table,
    judged,
)
from frankpledge.analysis.methods.tables import BadTable, Floats, TableLike
from frankpledge.analysis.patterns.grid import Hexagons, System
from frankpledge.analysis.statistics.sentences import number


DEFINITION = (
    "Records are counted in hexagons of one width. For each, its own count and those of "
    "the six around it are compared with what they would be if the counts were dealt out "
    "at random (Gi*). p is two-sided, from the normal curve or from 999 shuffles with "
    "ties counted, and corrected for the number of hexagons. All hexagons of the box "
    "around the records count as places where it could have happened."
)


@method(
    "hot-hexagons",
    family=Family.SPACE,
    title="Hot spots in hexagons",
    question="Which hexagons, with those around them, hold more than chance explains?",
    definition=DEFINITION,
    sources=(
        "Ord and Getis, Geographical Analysis 27 (1995), 286-306 (Gi*)",
        "Birch, Oom and Beecham, Ecological Modelling 206 (2007), 347-359 (hexagons)",
    ),
    example=Example(
        {
            "easting": [344_050 + 150 * (i % 7) for i in range(14)] + [344_330] * 12,
            "northing": [393_050 + 160 * (i % 6) for i in range(14)] + [393_420] * 12,
        },
        {"across": 100},
        "Twenty-six incidents, twelve of them at one corner.",
    ),
)
def hot_hexagons(
    table: TableLike,
    *,
    x: Across = "easting",
    y: Up = "northing",
    coordinates: Coordinates = System.NATIONAL_GRID,
    across: Annotated[float, Option("Metres from side to side of a hexagon.")] = 250,
    weight: Weight = "",
    proof: ProofOption = Proof.NORMAL,
    false_discovery: FalseDiscovery = 0.05,
    seed: Seed = 1,
    leave_out_strays: LeaveOutStrays = False,
) -> Result:
    """Return every hexagon that holds a record or stands out, hottest first."""
    records = records_of(
        table, x, y, coordinates, weight=weight, leave_out_strays=leave_out_strays
    )
    grid = _grid(records, across)
    counts = grid.counts(records.x, records.y, records.weights)
    found = judged(counts, grid.neighbours(), proof, false_discovery, seed)
    shown = np.flatnonzero((counts > 0) | (found.kind != "neither"))
    order = shown[
        np.argsort(-np.nan_to_num(found.z[shown], nan=-np.inf), kind="stable")
    ]
    hot = found.kind == "hot"
    return Result(
        method="hot-hexagons",
        definition=DEFINITION,
        sentence=_sentence(hot, counts),
        table=_table(grid, order, counts, found),
        figures={
            "cells": grid.size,
            "hot": int(hot.sum()),
            "cold": int((found.kind == "cold").sum()),
            "records": float(counts.sum()),
        },
        warnings=(*records.warnings, *found.warnings),
        seed=seed if proof == Proof.SHUFFLED else None,
        spec=_map(grid, order, counts, found),
    )


def _grid(records: Records, across: float) -> Hexagons:
    grid = Hexagons.covering(records.x, records.y, across)
    if grid.size < LEAST_PLACES:
        raise BadTable(
            f"Hexagons of {across:g} m make only {grid.size} places; hot spots need at"
            f" least {LEAST_PLACES} to stand out from.",
            "Choose narrower ones.",
        )
    return grid


def _sentence(hot: NDArray[np.bool_], counts: Floats) -> str:
    size, held, whole = len(counts), float(counts[hot].sum()), float(counts.sum())
    if not hot.any():
        return (
            f"None of {number(size)} hexagons holds more, with those around it, than"
            " chance explains."
        )
    return (
        f"{number(int(hot.sum()))} of {number(size)} hexagons"
        f" ({number(100 * float(hot.mean()), 1)}%) are hot spots: they hold"
        f" {number(held)} of {number(whole)} ({number(100 * held / whole, 1)}%)."
    )


def _table(
    grid: Hexagons, order: NDArray[np.int64], counts: Floats, found: Judged
) -> pa.Table:
    east, north = grid.centres()
    return as_table(
        {
            "cell": grid.names(order),
            "x": east[order],
            "y": north[order],
            "count": counts[order],
            "z": found.z[order],
            "p": found.p[order],
            "corrected": found.corrected[order],
            "kind": found.kind[order].tolist(),
        }
    )


def _map(
    grid: Hexagons, order: NDArray[np.int64], counts: Floats, found: Judged
) -> Spec | None:
    telling = order[np.argsort(found.kind[order] == "neither", kind="stable")]
    names = grid.names(telling)
    shapes = [
        Shape(
            [closed(grid.outline(int(at)))],
            str(found.kind[at]),
            f"{name}: {counts[at]:g}",
        )
        for at, name in zip(telling, names, strict=True)
    ]
    return cell_map_spec(
        Drawing(shapes, HOT_COLOURS),
        title="Hot spots",
        subtitle=f"Hexagons {grid.across:g} m across with a record or that stand out.",
        unit="More than chance",
    )
