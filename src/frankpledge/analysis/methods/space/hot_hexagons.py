"""Hot spots of records in hexagons, whose neighbours are all equally far."""

from __future__ import annotations

from typing import Annotated

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from frankpledge.analysis.charts.cells import (
    HOT_COLOURS,
    MOST_SHAPES,
    Drawing,
    Shape,
    cell_map_spec,
    closed,
)
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.options import FalseDiscovery, Seed
from frankpledge.analysis.methods.registry import Example, Family, Option, method
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
    Coordinates,
    LeaveOutStrays,
    Up,
    Weight,
    records_of,
)
from frankpledge.analysis.methods.space.study_area import (
    HexagonGround,
    StudyArea,
    as_table,
    hexagon_ground,
)
from frankpledge.analysis.methods.tables import Floats, TableLike
from frankpledge.analysis.patterns.grid import System
from frankpledge.analysis.patterns.progress import Progress
from frankpledge.analysis.statistics.sentences import number


DEFINITION = (
    "Records are counted in hexagons of one width. For each, its own count and those of "
    "the six around it are compared with what they would be if the counts were dealt out "
    f"at random (Gi*). {RULES}Without an area studied all hexagons of the box around the "
    "records count as places where it could have happened; with one, those that share "
    "ground with it."
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
    progress: Progress | None = None,
    *,
    x: Across = "easting",
    y: Up = "northing",
    coordinates: Coordinates = System.NATIONAL_GRID,
    across: Annotated[float, Option("Metres from side to side of a hexagon.")] = 250,
    within: StudyArea = None,
    weight: Weight = "",
    proof: ProofOption = Proof.NORMAL,
    shuffles: Shuffles = 999,
    false_discovery: FalseDiscovery = 0.05,
    seed: Seed = 1,
    leave_out_strays: LeaveOutStrays = False,
) -> Result:
    """
    Return every hexagon that holds a record or stands out, hottest first.

    The columns are those of hot spots on a grid. `progress(done, of)` follows shuffles.
    """
    asked = Asked(proof, false_discovery, seed, shuffles, progress)
    records = records_of(
        table, x, y, coordinates, weight=weight, leave_out_strays=leave_out_strays
    )
    place = hexagon_ground(records, across, within)
    counts = place.counts(records.x, records.y, records.weights)
    held = place.counts(records.x, records.y)
    found = judged(counts, place.near, asked, held)
    order = _order(counts, found)
    return Result(
        method="hot-hexagons",
        definition=DEFINITION,
        sentence=_sentence(found, counts),
        table=_table(place, order, counts, found),
        figures=tally(counts, found),
        warnings=(*records.warnings, *place.warnings, *found.warnings),
        seed=asked.told_seed,
        spec=_map(place, order, counts, found),
    )


def _order(counts: Floats, found: Judged) -> NDArray[np.int64]:
    shown = np.flatnonzero((counts > 0) | (found.kind != "neither"))
    heat = np.nan_to_num(found.z[shown], nan=-np.inf)
    return np.asarray(shown[np.argsort(-heat, kind="stable")])


def _sentence(found: Judged, counts: Floats) -> str:
    hot, size = found.hot, len(counts)
    held, whole = float(counts[hot].sum()), float(counts.sum())
    if not hot.any():
        return none_found(size, "hexagons", found)
    return (
        f"{number(int(hot.sum()))} of {number(size)} hexagons"
        f" ({number(100 * float(hot.mean()), 1)}%) are hot spots: they hold"
        f" {number(held)} of {number(whole)} ({number(100 * held / whole, 1)}%)."
    )


def _table(
    place: HexagonGround, order: NDArray[np.int64], counts: Floats, found: Judged
) -> pa.Table:
    east, north = place.grid.centres()
    cells = place.cells[order]
    return as_table(
        {
            "cell": place.grid.names(cells),
            "x": east[cells],
            "y": north[cells],
            "count": counts[order],
            "z": found.z[order],
            "p": found.p[order],
            "corrected": found.corrected[order],
            "scattered": found.scattered[order],
            "kind": found.kind[order].tolist(),
        }
    )


def _map(
    place: HexagonGround, order: NDArray[np.int64], counts: Floats, found: Judged
) -> Spec | None:
    ordered = order[np.argsort(found.kind[order] == "neither", kind="stable")]
    telling = ordered[:MOST_SHAPES]
    cells = place.cells[telling]
    shapes = [
        Shape(
            [closed(place.grid.outline(int(cell)))],
            str(found.kind[at]),
            f"{name}: {counts[at]:g}",
        )
        for at, cell, name in zip(telling, cells, place.grid.names(cells), strict=True)
    ]
    return cell_map_spec(
        Drawing(shapes, HOT_COLOURS, place.border, len(ordered) - len(telling)),
        title="Hot spots",
        subtitle=f"Hexagons {place.grid.across:g} m across with a record or that"
        " stand out.",
        unit="More than chance",
    )
