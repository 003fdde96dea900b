"""Counts in areas of any shape: wards, beats, a grid of one's own."""

from __future__ import annotations

from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.cells import Drawing, Shape, cell_map_spec, classed
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Example,
    Family,
    TableOf,
    method,
)
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.space.outlines import drawn, geometries, rings_of
from frankpledge.analysis.methods.space.places import (
    Across,
    Coordinates,
    LeaveOutStrays,
    Up,
    Weight,
    records_of,
    some,
)
from frankpledge.analysis.methods.tables import (
    Floats,
    TableLike,
    rows_of,
    texts,
    with_columns,
)
from frankpledge.analysis.patterns.grid import System, in_areas, on_plane
from frankpledge.analysis.statistics.sentences import number


DEFINITION = (
    "Each record is given to the area whose outline holds it. On a border, and where "
    "outlines overlap, it goes to the area that comes first in the table, so that it "
    "counts once. Areas without a record hold 0: they were looked at. Records in no "
    "area are counted apart."
)
NORTH = "POLYGON ((344000 393300, 345000 393300, 345000 394000, 344000 394000, 344000 393300))"
SOUTH = "POLYGON ((344000 393000, 345000 393000, 345000 393300, 344000 393300, 344000 393000))"


@method(
    "area-counts",
    family=Family.SPACE,
    title="Counts in areas of your own",
    question="How many happened in each ward, beat or cell of our own?",
    definition=DEFINITION,
    sources=("Own rule for borders, as in the definition",),
    example=Example(
        {
            "easting": [344_110, 344_160, 344_420, 344_130, 349_000],
            "northing": [393_120, 393_170, 393_480, 393_300, 394_800],
        },
        {"areas": {"ward": ["North", "South"], "outline": [NORTH, SOUTH]}},
        "Five incidents and two wards; the fourth lies on their border.",
    ),
)
def area_counts(
    table: TableLike,
    *,
    areas: Annotated[TableLike, TableOf("One row for each area, with its outline.")],
    outline: Annotated[
        str, ColumnOf("Each area's outline: WKT, GeoJSON or WKB.")
    ] = "outline",
    name: Annotated[
        str, ColumnOf("Each area's name; none where the rows need none.")
    ] = "",
    x: Across = "easting",
    y: Up = "northing",
    coordinates: Coordinates = System.NATIONAL_GRID,
    weight: Weight = "",
    leave_out_strays: LeaveOutStrays = False,
) -> Result:
    """
    Return the areas with all columns they came with, and `count`.

    Outlines and records must be in the same coordinates; refused where no record
    lies near any outline.
    """
    records = records_of(
        table, x, y, coordinates, weight=weight, leave_out_strays=leave_out_strays
    )
    land = rows_of(areas)
    shapes = geometries(land, outline, records.system)
    on_plane(shapes, records.x, records.y, records.places.plane)
    found = in_areas(records.x, records.y, shapes, records.weights)
    names = _names(land, name)
    inside = len(records.places) - found.outside
    return Result(
        method="area-counts",
        definition=DEFINITION,
        sentence=_sentence(len(records.places), inside, found.counts, names),
        table=with_columns(land, {"count": found.counts}),
        figures={
            "records": len(records.places),
            "in_an_area": inside,
            "in_no_area": found.outside,
            "areas": len(shapes),
            "areas_without_records": int((found.counts == 0).sum()),
        },
        warnings=(*records.warnings, *_warnings(found.outside, found.in_several)),
        spec=_map(shapes, found.counts, names),
    )


def _sentence(records: int, inside: int, counts: Floats, names: list[str]) -> str:
    top = int(np.argmax(counts))
    return (
        f"{number(inside)} of {number(records)} records lie in the"
        f" {number(counts.size)} areas; the most, {number(counts[top])}, in"
        f" {names[top]}."
    )


def _names(land: pa.Table, name: str) -> list[str]:
    if not name:
        return [f"area {row}" for row in range(1, land.num_rows + 1)]
    return [each or "an area without a name" for each in texts(land, name)]


def _warnings(outside: int, several: int) -> tuple[str, ...]:
    said = []
    if outside:
        said.append(f"{some(outside, 'record lies', 'records lie')} in no area.")
    if several:
        said.append(
            f"{some(several, 'record lies', 'records lie')} on a border or where"
            " outlines overlap: counted once, in the area that comes first."
        )
    return tuple(said)


def _map(shapes: list[object], counts: Floats, names: list[str]) -> Spec | None:
    kinds, colours = classed(counts.tolist(), 0)
    return cell_map_spec(
        Drawing(
            [
                Shape(rings, kind, f"{name}: {count:g}")
                for shape, kind, name, count in zip(
                    drawn(shapes), kinds, names, counts, strict=True
                )
                for rings in rings_of(shape)
            ],
            colours,
        ),
        title="How many in each area",
        subtitle="Larger areas hold more for being larger. North is up.",
        unit="Count",
    )
