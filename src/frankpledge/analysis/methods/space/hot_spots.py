"""Hot spots of records on a grid of cells."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.cells import (
    HOT_COLOURS,
    MOST_SHAPES,
    Drawing,
    Shape,
    cell_map_spec,
    square,
)
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.options import FalseDiscovery, Seed
from frankpledge.analysis.methods.registry import Example, Family, method
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.space.judged import (
    RULES,
    Asked,
    Judged,
    Proof,
    ProofOption,
    Shuffles,
    judged,
    none_found,
    tally,
)
from frankpledge.analysis.methods.space.places import (
    Across,
    Cell,
    Coordinates,
    LeaveOutStrays,
    Up,
    Weight,
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
from frankpledge.analysis.methods.tables import Floats, TableLike
from frankpledge.analysis.patterns.grid import System
from frankpledge.analysis.patterns.progress import Progress
from frankpledge.analysis.statistics.sentences import number


DEFINITION = (
    "Records are counted in square cells. For each cell, its own count and its "
    "neighbours' are added up and compared with what they would be if the counts were "
    "dealt out to the cells at random: Gi* says how many standard deviations the sum "
    f"lies above or below. {RULES}"
)


@method(
    "hot-spots",
    family=Family.SPACE,
    title="Hot spots on a grid",
    question="Which places hold more than chance explains?",
    definition=DEFINITION,
    sources=(
        "Ord and Getis, Geographical Analysis 27 (1995), 286-306 (Gi*)",
        "Anselin, Geographical Analysis 27 (1995), 93-115 (conditional shuffling)",
        "Benjamini and Hochberg, J. R. Statist. Soc. B 57 (1995), 289-300",
    ),
    example=Example(
        {
            "easting": [344_050 + 150 * (i % 7) for i in range(14)] + [344_330] * 12,
            "northing": [393_050 + 160 * (i % 6) for i in range(14)] + [393_420] * 12,
        },
        {"cell": 100},
        "Twenty-six incidents, twelve of them at one corner.",
    ),
)
def hot_spots(
    table: TableLike,
    progress: Progress | None = None,
    *,
    x: Across = "easting",
    y: Up = "northing",
    coordinates: Coordinates = System.NATIONAL_GRID,
    cell: Cell = 250,
    around: Around = None,
    within: StudyArea = None,
    weight: Weight = "",
    proof: ProofOption = Proof.NORMAL,
    shuffles: Shuffles = 999,
    false_discovery: FalseDiscovery = 0.05,
    seed: Seed = 1,
    leave_out_strays: LeaveOutStrays = False,
) -> Result:
    """
    Return every cell that holds a record or stands out, hottest first.

    `kind` is hot, cold or neither; `z` is Gi*, `p` two-sided, `corrected` after
    correction; `scattered` the corrected chance that blind scatter does the same. The
    same seed gives the same p on any machine. `progress(done, of)` follows shuffles.
    """
    asked = Asked(proof, false_discovery, seed, shuffles, progress)
    records = records_of(
        table, x, y, coordinates, weight=weight, leave_out_strays=leave_out_strays
    )
    place = ground(records, cell, around, within)
    counts = place.counts(records.x, records.y, records.weights)
    held = place.counts(records.x, records.y)
    found = judged(counts, place.lattice, asked, held)
    order = _order(counts, found)
    return Result(
        method="hot-spots",
        definition=DEFINITION,
        sentence=_sentence(found, counts),
        table=_table(place, order, counts, found),
        figures=tally(counts, found)
        | {
            "found_before_correction": int((found.p < 0.05).sum()),
            "plane": records.places.plane,
        },
        warnings=(*records.warnings, *place.warnings, *found.warnings),
        seed=asked.told_seed,
        spec=_map(place, order, counts, found),
    )


def _table(place: Ground, order: np.ndarray, counts: Floats, found: Judged) -> pa.Table:
    return as_table(
        cell_table(place, order)
        | {
            "count": counts[order],
            "z": found.z[order],
            "p": found.p[order],
            "corrected": found.corrected[order],
            "scattered": found.scattered[order],
            "kind": found.kind[order].tolist(),
        }
    )


def _order(counts: Floats, found: Judged) -> np.ndarray:
    shown = np.flatnonzero((counts > 0) | (found.kind != "neither"))
    heat = np.nan_to_num(found.z[shown], nan=-np.inf)
    return shown[np.argsort(-heat, kind="stable")]


def _sentence(found: Judged, counts: Floats) -> str:
    cells, size = int(found.hot.sum()), len(counts)
    held, whole = float(counts[found.hot].sum()), float(counts.sum())
    if not cells:
        return none_found(size, "cells", found)
    return (
        f"{number(cells)} of {number(size)} cells ({number(100 * cells / size, 1)}%)"
        f" are hot spots: they hold {number(held)} of {number(whole)}"
        f" ({number(100 * held / whole, 1)}%)."
    )


def _map(
    place: Ground, order: np.ndarray, counts: Floats, found: Judged
) -> Spec | None:
    ordered = order[np.argsort(found.kind[order] == "neither", kind="stable")]
    telling = ordered[:MOST_SHAPES]
    west, south = place.frame.corners(place.cells[telling])
    shapes = [
        Shape(
            square(float(w), float(s), place.frame.cell),
            str(found.kind[i]),
            f"E{w:.0f} N{s:.0f}: {counts[i]:g}",
        )
        for i, w, s in zip(telling, west, south, strict=True)
    ]
    return cell_map_spec(
        Drawing(shapes, HOT_COLOURS, place.border, len(ordered) - len(telling)),
        title="Hot spots",
        subtitle=f"Cells of {place.frame.cell:g} m with a record or that stand out.",
        unit="More than chance",
    )
