"""Outlines and lines in a column of a table, however they are written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from frankpledge.analysis.methods.space.places import chosen
from frankpledge.analysis.methods.tables import BadTable, column
from frankpledge.analysis.patterns.grid import System, placed
from frankpledge.analysis.patterns.grid.places import EAST, NORTH, SOUTH, WEST


MOST_DEGREES = 180


def geometries(table: pa.Table, name: str, coordinates: System) -> list[Any]:
    """
    Return a column of shapes on the plane of metres: WKT, GeoJSON or WKB.

    Corners in degrees are put on the same plane as points would be; in Great Britain
    the outlines themselves say which they are, whatever the points are in. Raises
    BadTable naming the first row that holds no shape.
    """
    import shapely

    shapes = [
        _shape(value, number)
        for number, value in enumerate(column(table, name).to_pylist(), start=1)
    ]
    system = _own(shapes, chosen(System, coordinates, "kind of coordinates"))
    if system in (System.NATIONAL_GRID, System.METRES):
        return shapes

    def flat(corners: np.ndarray) -> np.ndarray:
        places = placed(corners[:, 0], corners[:, 1], system)
        return np.column_stack([places.x, places.y])

    return list(shapely.transform(np.array(shapes, dtype=object), flat))


def _own(shapes: Sequence[Any], system: System) -> System:
    """Return what the outlines' numbers mean, by where they lie, in Great Britain."""
    import shapely

    if system not in (System.NATIONAL_GRID, System.DEGREES):
        return system
    west, south, east, north = shapely.total_bounds(np.array(shapes, dtype=object))
    if WEST <= west <= east <= EAST and SOUTH <= south <= north <= NORTH:
        return System.DEGREES
    return System.NATIONAL_GRID if max(east, north) > MOST_DEGREES else system


def rings_of(shape: Any) -> list[list[list[tuple[float, float]]]]:
    """Return the polygons of a shape for drawing, each as rings, the outer first."""
    return [
        [list(ring.coords) for ring in (part.exterior, *part.interiors)]
        for part in getattr(shape, "geoms", [shape])
    ]


def drawn(shapes: Sequence[Any], most_corners: int = 20_000) -> list[Any]:
    """Return shapes plain enough for a picture: corners that cannot be seen go."""
    import shapely

    held = np.array(shapes, dtype=object)
    if shapely.get_num_coordinates(held).sum() <= most_corners:
        return list(shapes)
    west, south, east, north = shapely.total_bounds(held)
    return list(shapely.simplify(held, max(east - west, north - south) / 800))


def _shape(value: Any, row: int) -> Any:
    import shapely

    try:
        if isinstance(value, bytes):
            return shapely.from_wkb(value)
        text = str(value or "").strip()
        if text.startswith("{"):
            return shapely.from_geojson(text)
        return shapely.from_wkt(text)
    except shapely.errors.ShapelyError as failure:
        raise BadTable(
            f"Row {row} holds no outline that can be read.",
            "Write outlines as WKT (POLYGON ((...))), GeoJSON or WKB.",
        ) from failure
