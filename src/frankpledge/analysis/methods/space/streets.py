"""Records by street segment."""

from __future__ import annotations

from typing import Annotated, Any

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.cells import (
    MOST_SHAPES,
    Drawing,
    Shape,
    cell_map_spec,
    classed,
)
from frankpledge.analysis.charts.theme import RULE, Spec
from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Example,
    Family,
    Option,
    TableOf,
    method,
)
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.space.outlines import geometries, rings_of
from frankpledge.analysis.methods.space.places import (
    Across,
    Coordinates,
    LeaveOutStrays,
    Records,
    Up,
    map_points,
    records_of,
    some,
)
from frankpledge.analysis.methods.tables import TableLike, rows_of, with_columns
from frankpledge.analysis.patterns.grid import System
from frankpledge.analysis.patterns.streets import OnStreets, on_streets
from frankpledge.analysis.statistics.sentences import number


DEFINITION = (
    "Each record is laid on the nearest street segment, if one lies within the "
    "farthest distance; of two equally near, on the first in the table. The share of "
    "segments that holds half of the records counts whole segments, the fullest first."
)


@method(
    "street-segments",
    family=Family.SPACE,
    title="Records by street segment",
    question="How few streets hold most of it?",
    definition=DEFINITION,
    sources=("Weisburd, Criminology 53 (2015), 133-157 (street segments)",),
    example=Example(
        {
            "easting": [344_110, 344_160, 344_420, 344_130],
            "northing": [393_120, 393_090, 393_480, 393_900],
        },
        {
            "streets": {
                "street": ["High Street", "Mill Lane"],
                "line": [
                    "LINESTRING (344000 393100, 344500 393100)",
                    "LINESTRING (344400 393200, 344400 393600)",
                ],
            }
        },
        "Four incidents and two streets; the last lies on neither.",
    ),
)
def street_segments(
    table: TableLike,
    *,
    streets: Annotated[TableLike, TableOf("One row for each segment, with its line.")],
    line: Annotated[
        str, ColumnOf("Each segment's line: WKT, GeoJSON or WKB.")
    ] = "line",
    x: Across = "easting",
    y: Up = "northing",
    coordinates: Coordinates = System.NATIONAL_GRID,
    farthest: Annotated[float, Option("Metres beyond which no street is near.")] = 50,
    leave_out_strays: LeaveOutStrays = False,
) -> Result:
    """Return the segments with their columns, `count`, `metres` long and `per_km`."""
    records = records_of(table, x, y, coordinates, leave_out_strays=leave_out_strays)
    roads = rows_of(streets)
    lines = geometries(roads, line, records.system)
    found = on_streets(records.x, records.y, lines, farthest=farthest)
    on_one = len(records.places) - found.off_street
    return Result(
        method="street-segments",
        definition=DEFINITION,
        sentence=_sentence(found, on_one),
        table=_table(roads, found),
        figures={
            "records": len(records.places),
            "on_a_street": on_one,
            "off_street": found.off_street,
            "segments": found.counts.size,
            "segments_with_records": int((found.counts > 0).sum()),
            "segments_for_half": found.holding(0.5) if on_one else None,
        },
        warnings=(
            *records.warnings,
            *_off(found.off_street, farthest),
            *_heaped(records),
        ),
        spec=_map(lines, found),
    )


ACROSS = 150
"""Street widths that a map is drawn across."""


def _map(lines: list[Any], found: OnStreets) -> Spec | None:
    """Return the streets by how many records lie on each, the fullest drawn first."""
    import shapely

    kinds, colours = classed(found.counts.tolist(), 0)
    fullest = np.argsort(-found.counts, kind="stable")[:MOST_SHAPES].tolist()
    streets = np.array(lines, dtype=object)[fullest]
    west, south, east, north = shapely.total_bounds(streets)
    half = max(east - west, north - south) / ACROSS / 2
    drawn = shapely.buffer(streets, half, cap_style="flat", quad_segs=1)
    shapes = [
        Shape(rings, kinds[at], f"segment {at + 1}: {found.counts[at]:g}")
        for at, street in zip(fullest, drawn, strict=True)
        for rings in rings_of(street)
    ]
    return cell_map_spec(
        Drawing(shapes, {**colours, "none": RULE}, left_out=len(lines) - len(fullest)),
        title="How many on each street segment",
        subtitle="Longer segments hold more for being longer. North is up.",
        unit="Records",
    )


def _table(roads: pa.Table, found: OnStreets) -> pa.Table:
    return with_columns(
        roads,
        {"count": found.counts, "metres": found.length, "per_km": found.per_km},
    )


def _heaped(records: Records) -> tuple[str, ...]:
    if not map_points(records.rows, records.places).looks_snapped:
        return ()
    return ("Moved to map points, records heap on the streets of those points.",)


def _off(many: int, farthest: float) -> tuple[str, ...]:
    if not many:
        return ()
    lies = some(many, "record lies", "records lie")
    return (f"{lies} farther than {farthest:g} m from any street.",)


def _sentence(found: OnStreets, on_one: int) -> str:
    if not on_one:
        return "No record lies near any of these streets."
    half = found.holding(0.5)
    share = 100 * half / found.counts.size
    return (
        f"Half of the {number(on_one)} records on a street lie on"
        f" {some(half, 'segment', 'segments')} of {number(found.counts.size)}"
        f" ({number(share, 1)}%)."
    )
