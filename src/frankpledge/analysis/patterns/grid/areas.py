"""
Points to areas of any shape, each point counted once.

A point on the border of two areas belongs to the one that comes first; so does one in
two areas that overlap, which outlines drawn apart often do by a few metres.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.patterns.grid.places import BadPlaces


Floats = NDArray[np.float64]
Whole = NDArray[np.int64]


@dataclass(frozen=True)
class InAreas:
    """
    Which area holds each point (-1 for none), and how much each area holds.

    `outside` counts the points in no area, `in_several` those in more than one.
    """

    area: Whole
    counts: Floats
    outside: int
    in_several: int


def in_areas(
    x: Floats, y: Floats, outlines: Sequence[Any], weights: Floats | None = None
) -> InAreas:
    """
    Return points by area; outlines are shapely polygons on the points' plane.

    Areas without points hold 0: they were looked at. Raises BadPlaces where there is
    no outline or where one is empty, no polygon or not valid.
    """
    import shapely

    shapes = polygons(outlines)
    tree = shapely.STRtree(shapely.points(x, y))
    area, point = tree.query(shapes, predicate="intersects")
    found = np.full(x.size, len(shapes), np.int64)
    np.minimum.at(found, point, area)
    inside = found < len(shapes)
    held = None if weights is None else weights[inside]
    several = np.bincount(point, minlength=x.size) > 1
    return InAreas(
        area=np.where(inside, found, -1),
        counts=np.asarray(
            np.bincount(found[inside], held, minlength=len(shapes)), np.float64
        ),
        outside=int((~inside).sum()),
        in_several=int(several.sum()),
    )


def polygons(outlines: Sequence[Any]) -> NDArray[np.object_]:
    """Return outlines as an array, each a polygon with an inside; or raise BadPlaces."""
    import shapely

    shapes = np.empty(len(outlines), dtype=object)
    shapes[:] = outlines
    if not shapes.size:
        raise BadPlaces("There are no outlines, so nothing can be counted in them.")
    for number, shape in enumerate(shapes, start=1):
        is_area = shape is not None and shape.geom_type in ("Polygon", "MultiPolygon")
        if not is_area or shape.is_empty:
            raise BadPlaces(f"Outline {number} is not a polygon.")
        if not shape.is_valid:
            raise BadPlaces(
                f"Outline {number} crosses itself: {shapely.is_valid_reason(shape)}.",
                "Repair it where it was drawn, or load it as an area first.",
            )
    return shapes


def on_plane(outlines: Sequence[Any], x: Floats, y: Floats, plane: str) -> None:
    """
    Raise BadPlaces where outlines and points lie nowhere near each other.

    Outlines in degrees under points in metres would otherwise hold nothing at all.
    """
    import shapely

    west, south, east, north = shapely.total_bounds(polygons(outlines))
    apart = x.max() < west or x.min() > east or y.max() < south or y.min() > north
    if apart:
        raise BadPlaces(
            f"No point lies near the outlines: the points are on {plane}, from"
            f" {x.min():.10g}, {y.min():.10g}; the outlines start at {west:.10g},"
            f" {south:.10g}.",
            "Give both in the same coordinates.",
        )
