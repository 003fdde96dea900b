"""
Outlines of areas, kept as whole numbers so that the shipped file stays small.

A ring is a list x0, y0, dx1, dy1, dx2, dy2 ... in degrees times `scale`. Neighbours
were simplified together and share their rounded corners, so no gap shows on a map.
The outlines are for drawing and for asking which area a point lies in, not for
measuring land.
"""

from __future__ import annotations

from functools import cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

from frankpledge.analysis.codes.files import rows


if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry


Ring = tuple[tuple[float, float], ...]


def pack(outline: BaseGeometry, scale: int) -> dict[str, list[Any]]:
    """Return an outline's rings as whole steps, and the polygon each belongs to."""
    rings: list[list[int]] = []
    owners: list[int] = []
    for number, polygon in enumerate(_polygons(outline)):
        for ring in (polygon.exterior, *polygon.interiors):
            steps = _steps(ring.coords, scale)
            if len(steps) >= 8:  # three corners and the way back
                rings.append(steps)
                owners.append(number)
    return {"rings": rings, "polygons": owners}


def _polygons(outline: BaseGeometry) -> list[Any]:
    """Return the polygons of an outline; lines left by repairs are dropped."""
    parts = getattr(outline, "geoms", [outline])
    return [part for part in parts if part.geom_type == "Polygon"]


def _steps(corners: Any, scale: int) -> list[int]:
    """Return the corners as whole steps, leaving out corners that fall together."""
    places = [(round(x * scale), round(y * scale)) for x, y in corners]
    kept = [places[0]]
    kept += [b for a, b in pairwise(places) if a != b]
    steps = list(kept[0])
    for (x0, y0), (x1, y1) in pairwise(kept):
        steps += [x1 - x0, y1 - y0]
    return steps


def unpack_ring(steps: list[int], scale: int) -> Ring:
    """Return a ring's corners in degrees, as (longitude, latitude)."""
    xs = accumulate(steps[0::2])
    ys = accumulate(steps[1::2])
    return tuple((x / scale, y / scale) for x, y in zip(xs, ys, strict=True))


@cache
def outlines(kind: str, within: str | None = None) -> dict[str, list[list[Ring]]]:
    """
    Return each area's polygons (outer ring first, then holes) by area code.

    Kinds: `partnership` for the nation (within a police force); `lsoa11`, `lsoa21`,
    `ward2013` and `ward2025` (within a district) for the districts that are shipped
    in detail. A place that is not shipped has no entry.
    """
    table = "outline_nation" if kind == "partnership" else "outline_detail"
    found = {}
    for row in rows(table):
        if row["kind"] == kind and within in (None, row["within"]):
            found[row["code"]] = unpack(row["rings"], row["polygons"], row["scale"])
    return found


def unpack(rings: list[list[int]], owners: list[int], scale: int) -> list[list[Ring]]:
    """Return polygons, each a list of rings, from their packed form."""
    polygons: dict[int, list[Ring]] = {}
    for steps, owner in zip(rings, owners, strict=True):
        polygons.setdefault(owner, []).append(unpack_ring(steps, scale))
    return list(polygons.values())


def geometry(polygons: list[list[Ring]]) -> BaseGeometry:
    """Return polygons as one shape that answers questions about place."""
    import shapely

    parts = [shapely.Polygon(rings[0], rings[1:]) for rings in polygons]
    return shapely.make_valid(shapely.union_all(parts))
