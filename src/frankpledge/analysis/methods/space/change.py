"""Change between two maps, place by place, beyond the change of the whole."""

from __future__ import annotations

from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.cells import (
    MOST_SHAPES,
    Drawing,
    Shape,
    cell_map_spec,
    square,
)
from frankpledge.analysis.charts.theme import BLUES, ORANGE, PALE, Spec
from frankpledge.analysis.methods.options import FalseDiscovery
from frankpledge.analysis.methods.registry import Example, Family, TableOf, method
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.space.places import (
    Across,
    Cell,
    Coordinates,
    LeaveOutStrays,
    Records,
    Up,
    records_of,
)
from frankpledge.analysis.methods.space.study_area import (
    Around,
    Ground,
    StudyArea,
    as_table,
    cell_table,
    ground,
)
from frankpledge.analysis.methods.tables import BadTable, TableLike
from frankpledge.analysis.patterns.grid import Places, System
from frankpledge.analysis.patterns.hot_spots import SurfaceChange, surface_change
from frankpledge.analysis.statistics.sentences import number


DEFINITION = (
    "The records of each cell and the cells around it are counted before and after. "
    "Of those in both periods, the share that fell after should be that of the whole "
    "map, but for chance; p is the exact binomial one, two-sided, and corrected for "
    "the number of cells. So a place stands out only where it changed more, or less, "
    "than the whole did: a fall everywhere alike is no change of any place."
)
COLOURS = {"rose": ORANGE, "fell": BLUES[3], "no clear change": PALE}


@method(
    "map-change",
    family=Family.SPACE,
    title="Change between two maps",
    question="Where did it rise or fall more than everywhere?",
    definition=DEFINITION,
    sources=(
        "Przyborowski and Wilenski, Biometrika 31 (1940), 313-323",
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
            "cell": 100,
        },
        "Forty incidents in one year; the next year forty again and thirty at a corner.",
    ),
)
def map_change(
    table: TableLike,
    *,
    after: Annotated[TableLike, TableOf("The records of the later period.")],
    x: Across = "easting",
    y: Up = "northing",
    coordinates: Coordinates = System.NATIONAL_GRID,
    cell: Cell = 250,
    around: Around = None,
    within: StudyArea = None,
    false_discovery: FalseDiscovery = 0.05,
    leave_out_strays: LeaveOutStrays = False,
) -> Result:
    """
    Return the cells with a record around them, the clearest change first.

    `before` and `after` count the cell and those around it; `ratio` is after over
    before, over the same of the whole.
    """
    first = records_of(table, x, y, coordinates, leave_out_strays=leave_out_strays)
    second = records_of(after, x, y, coordinates, leave_out_strays=leave_out_strays)
    refuse_two_planes(first.system)
    place = ground(together(first, second), cell, around, within)
    found = surface_change(
        place.counts(first.x, first.y), place.counts(second.x, second.y), place.lattice
    )
    kind = _kinds(found, false_discovery)
    order = _order(found)
    rose, fell = int((kind == "rose").sum()), int((kind == "fell").sum())
    return Result(
        method="map-change",
        definition=DEFINITION,
        sentence=(
            f"From {number(len(first.places))} to {number(len(second.places))} records:"
            f" beyond the change of the whole, {number(rose)} cells rose and"
            f" {number(fell)} fell, of {number(order.size)} with any record around."
        ),
        table=_table(place, order, found, kind),
        figures={"rose": rose, "fell": fell, "cells": place.lattice.size},
        warnings=tuple(
            dict.fromkeys((*first.warnings, *second.warnings, *place.warnings))
        ),
        spec=_map(place, order, kind),
    )


def _table(
    place: Ground, order: np.ndarray, found: SurfaceChange, kind: np.ndarray
) -> pa.Table:
    return as_table(
        cell_table(place, order)
        | {
            "before": found.before[order],
            "after": found.after[order],
            "ratio": found.ratio[order],
            "p": found.p[order],
            "corrected": found.corrected[order],
            "kind": kind[order].tolist(),
        }
    )


def together(first: Records, second: Records) -> Records:
    """Return the records of both periods as one, for a grid that holds them all."""
    both = Places(
        x=np.concatenate([first.x, second.x]),
        y=np.concatenate([first.y, second.y]),
        rows=np.arange(first.x.size + second.x.size),
        unplaced=0,
        strays=0,
        plane=first.places.plane,
    )
    return Records(first.rows, both, None, (), first.system)


def refuse_two_planes(coordinates: System) -> None:
    """Raise BadTable for degrees elsewhere: each table would make its own plane."""
    if coordinates == System.DEGREES_ELSEWHERE:
        raise BadTable(
            "Two tables in degrees elsewhere would lie on two different planes.",
            "Put both on one plane of metres first.",
        )


def _kinds(found: SurfaceChange, rate: float) -> np.ndarray:
    clear = np.nan_to_num(found.corrected, nan=1.0) <= rate
    # Nothing before and something after has no ratio; it can only have risen.
    rose = np.nan_to_num(found.ratio, nan=np.inf) > 1
    return np.where(clear, np.where(rose, "rose", "fell"), "no clear change")


def _order(found: SurfaceChange) -> np.ndarray:
    tested = np.flatnonzero(~np.isnan(found.p))
    return tested[np.argsort(found.p[tested], kind="stable")]


def _map(place: Ground, order: np.ndarray, kind: np.ndarray) -> Spec | None:
    shown = order[:MOST_SHAPES]
    west, south = place.frame.corners(place.cells[shown])
    return cell_map_spec(
        Drawing(
            [
                Shape(
                    square(float(w), float(s), place.frame.cell),
                    str(kind[i]),
                    f"E{w:.0f} N{s:.0f}",
                )
                for i, w, s in zip(shown, west, south, strict=True)
            ],
            COLOURS,
            place.border,
            len(order) - len(shown),
        ),
        title="Where it changed beyond the change of the whole",
        subtitle=f"Cells of {place.frame.cell:g} m, each with those around it.",
        unit="Change",
    )
