"""The middle and spread of records, and whether their places are real ones."""

from __future__ import annotations

import pyarrow as pa

from frankpledge.analysis.methods.registry import Example, Family, method
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.space_places import (
    TOWN,
    Across,
    Coordinates,
    LeaveOutStrays,
    Up,
    map_points,
    records_of,
)
from frankpledge.analysis.methods.tables import TableLike
from frankpledge.analysis.patterns.centres import Ellipse, centres
from frankpledge.analysis.patterns.grid import SnapPoints, System
from frankpledge.analysis.statistics.sentences import number


CENTRES = (
    "The mean centre averages the coordinates; the median centre is the place with the "
    "least total distance to all records, and is moved less by a few far off. The "
    "standard distance is the spread around the mean centre (divided by n - 2). The "
    "ellipse shows which way the records stretch: half axes are the root of twice the "
    "variance along them; the bearing is clockwise from north."
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
    sources=("Levine, CrimeStat IV (2015), chapter 4",),
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
    leave_out_strays: LeaveOutStrays = False,
) -> Result:
    """Return the mean and the median centre in metres, and the spread as figures."""
    records = records_of(table, x, y, coordinates, leave_out_strays=leave_out_strays)
    found = centres(records.x, records.y)
    lean = found.ellipse
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
            **_ellipse(lean),
            "plane": records.places.plane,
        },
        warnings=records.warnings,
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


def _ellipse(lean: Ellipse | None) -> dict[str, float | None]:
    return {
        "ellipse_long": lean.long if lean else None,
        "ellipse_short": lean.short if lean else None,
        "ellipse_bearing": lean.bearing if lean else None,
    }
