"""The middle and spread of records, and whether their places are real ones."""

from __future__ import annotations

from typing import Annotated

import pyarrow as pa

from frankpledge.analysis.charts.cells import cell_map_spec, closed
from frankpledge.analysis.charts.theme import BLUES, ORANGE, PLUM, Spec
from frankpledge.analysis.methods.registry import Example, Family, Option, method
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.space.dots import dotted
from frankpledge.analysis.methods.space.places import (
    TOWN,
    Across,
    Coordinates,
    LeaveOutStrays,
    Records,
    Up,
    map_points,
    records_of,
)
from frankpledge.analysis.methods.tables import TableLike, between
from frankpledge.analysis.patterns.centres import (
    Centres,
    Ellipse,
    centres,
    ellipse_corners,
    nearest_neighbours,
)
from frankpledge.analysis.patterns.density.kernels import SQUARE_METRES_IN_A_KM2
from frankpledge.analysis.patterns.grid import SnapPoints, System
from frankpledge.analysis.statistics.sentences import number


CENTRES = (
    "The mean centre averages the coordinates; the median centre is the place with the "
    "least total distance to all records, and is moved less by a few far off. The "
    "standard distance is the spread around the mean centre (divided by n - 2). The "
    "ellipse shows which way the records stretch: half axes are the root of twice the "
    "variance along them; the bearing is clockwise from north. Where the area studied is "
    "given in square kilometres, the mean distance to the nearest other record stands "
    "beside that of records scattered blindly: an index under 1 says they lie closer "
    "together (no correction for edges)."
)
SNAPPED = (
    "Records at exactly the same coordinates are counted. Open police data moves every "
    "record to one of a fixed set of map points, each standing for eight or more "
    "addresses, so that hundreds share a point. Where most records share theirs with "
    "at least two others, the places are taken for such stand-ins."
)


@method(
    "centre",
    family=Family.SPACE,
    title="Middle, spread and direction",
    question="Where is the middle of it, and which way does it stretch?",
    definition=CENTRES,
    sources=(
        "Levine, CrimeStat IV (2015), chapters 4 and 6",
        "Clark and Evans, Ecology 35 (1954), 445-453 (nearest neighbours)",
    ),
    example=Example(
        {key: list(values) for key, values in TOWN.items()},
        {},
        "Six incidents in a small town, one of them far off.",
    ),
)
def centre(
    table: TableLike,
    *,
    x: Across = "easting",
    y: Up = "northing",
    coordinates: Coordinates = System.NATIONAL_GRID,
    square_km: Annotated[
        float | None,
        Option("The area studied, in square kilometres, for the nearest neighbours."),
    ] = None,
    leave_out_strays: LeaveOutStrays = False,
) -> Result:
    """
    Return the mean and the median centre in metres, and the spread as figures.

    `standard_distance` divides by n - 2 and `standard_distance_n` by n, in metres;
    so are the half axes of the ellipse and the distances to the nearest neighbour.
    """
    records = records_of(table, x, y, coordinates, leave_out_strays=leave_out_strays)
    found = centres(records.x, records.y)
    return Result(
        method="centre",
        definition=CENTRES,
        sentence=(
            f"The middle of {number(found.points)} records is at"
            f" {found.mean[0]:.0f}, {found.mean[1]:.0f}; the total"
            f" distance is least from {found.median[0]:.0f}, {found.median[1]:.0f}."
        ),
        table=pa.table(
            {
                "centre": ["mean", "median"],
                "x": [found.mean[0], found.median[0]],
                "y": [found.mean[1], found.median[1]],
            }
        ),
        figures={
            "records": found.points,
            "standard_distance": found.standard_distance,
            "standard_distance_n": found.standard_distance_n,
            **_ellipse(found.ellipse),
            **_nearest(records, square_km),
            "plane": records.places.plane,
        },
        warnings=records.warnings,
        spec=_map(records, found),
    )


@method(
    "snap-points",
    family=Family.SPACE,
    title="Are these places real, or map points?",
    question="How many places do the records really stand at?",
    definition=SNAPPED,
    sources=("data.police.uk, About: Location anonymisation",),
    example=Example(
        {
            "easting": [344_110] * 30 + [344_420] * 25 + [345_900, 345_950],
            "northing": [393_120] * 30 + [393_480] * 25 + [394_800, 394_750],
        },
        {},
        "Fifty-seven records of open police data.",
    ),
)
def snapped(
    table: TableLike,
    *,
    x: Across = "easting",
    y: Up = "northing",
    coordinates: Coordinates = System.NATIONAL_GRID,
    leave_out_strays: LeaveOutStrays = False,
) -> Result:
    """Return the places, fullest first, with how many records each holds."""
    records = records_of(table, x, y, coordinates, leave_out_strays=leave_out_strays)
    found = map_points(records.rows, records.places)
    places = (
        pa.table({"x": records.x, "y": records.y})
        .group_by(["x", "y"], use_threads=False)
        .aggregate([([], "count_all")])
        .rename_columns(["x", "y", "records"])
        .sort_by([("records", "descending"), ("x", "ascending"), ("y", "ascending")])
    )
    return Result(
        method="snap-points",
        definition=SNAPPED,
        sentence=(
            f"{number(found.records)} records stand at {number(found.places)} places,"
            f" up to {number(found.busiest)} at one: {_verdict(found)}."
        ),
        table=places,
        figures={
            "records": found.records,
            "places": found.places,
            "busiest": found.busiest,
            "share_heaped": found.share_heaped,
            "metres_between_places": found.spacing,
        },
        warnings=records.warnings,
    )


def _verdict(found: SnapPoints) -> str:
    if found.is_open_data:
        return "they are moved to map points"
    if found.looks_snapped:
        return "they seem moved to map points"
    return "no sign of snapping"


COLOURS = {"mean centre": ORANGE, "median centre": PLUM, "record": BLUES[2]}


def _map(records: Records, found: Centres) -> Spec | None:
    corners = ellipse_corners(found)
    drawing = dotted(
        (records.x, records.y),
        ["record"] * len(records.places),
        COLOURS,
        marks={"mean centre": found.mean, "median centre": found.median},
        lines=[closed(corners)] if corners else [],
    )
    return cell_map_spec(
        drawing,
        title="The middle of the records, and which way they stretch",
        subtitle="The line is the ellipse of their spread. North is up.",
        unit="Place",
    )


def _nearest(records: Records, square_km: float | None) -> dict[str, float]:
    """Return how far the nearest other record is, beside that of blind scatter."""
    if square_km is None:
        return {}
    between("area in square kilometres", square_km, 1e-6, 1e9)
    near = nearest_neighbours(records.x, records.y, square_km * SQUARE_METRES_IN_A_KM2)
    return {
        "nearest_neighbour_mean": near.observed,
        "nearest_neighbour_by_chance": near.expected,
        "nearest_neighbour_index": near.index,
        "nearest_neighbour_z": near.z,
    }


def _ellipse(lean: Ellipse | None) -> dict[str, float | None]:
    return {
        "ellipse_long": lean.long if lean else None,
        "ellipse_short": lean.short if lean else None,
        "ellipse_bearing": lean.bearing if lean else None,
    }
