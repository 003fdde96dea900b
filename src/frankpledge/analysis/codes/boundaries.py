"""
Outlines in the files that offices have: GeoJSON, GeoPackage and Shapefile.

GeoJSON needs nothing more. The other two, and outlines in British National Grid
metres, need the extra `places`, which is named where it is missing.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from frankpledge.analysis.codes.outlines import Ring, pack, unpack
from frankpledge.analysis.failures import ExpectedFailure


SCALE = 100_000
GRID = "EPSG:27700"
DEGREES = "EPSG:4326"
TABLES = (".gpkg", ".shp", ".zip")
LIMIT_BYTES = 200 * 1024 * 1024
EXTRA = "Install it with: pip install 'frankpledge[places]'"
Project = Callable[[Any], Any]


class BadBoundaries(ExpectedFailure):
    """A file of outlines cannot be read; the message says where and why."""


@dataclass(frozen=True)
class Feature:
    """One area of a file: its code, name and outline as whole steps of degrees."""

    code: str
    name: str
    rings: list[list[int]]
    owners: list[int]
    scale: int = SCALE

    @cached_property
    def polygons(self) -> list[list[Ring]]:
        """Return the outline's polygons in degrees."""
        return unpack(self.rings, self.owners, self.scale)


def read_features(path: Path, *, code_column: str, name_column: str) -> list[Feature]:
    """
    Return the areas of a file of outlines.

    Every area needs a code of its own and a polygon; the first that has not is
    named with its place in the file.
    """
    if not path.is_file():
        raise BadBoundaries(f"There is no file {path}.")
    if path.stat().st_size > LIMIT_BYTES:
        raise BadBoundaries(f"{path.name} is larger than 200 MB.", "Load a part of it.")
    is_table = path.suffix.lower() in TABLES
    rows = list(table_rows(path) if is_table else geojson_rows(path))
    if not rows:
        raise BadBoundaries(f"{path.name} holds no areas.")
    check_columns(path, rows[0][0], (code_column, name_column))
    found: dict[str, Feature] = {}
    for number, (properties, shape) in enumerate(rows, start=1):
        where = f"{path.name}, area {number}"
        code = str(properties.get(code_column) or "").strip()
        if not code:
            raise BadBoundaries(f"{where}: the column {code_column} is empty.")
        if code in found:
            raise BadBoundaries(f"{where}: the code {code} was there before.")
        name = str(properties.get(name_column) or code).strip()
        found[code] = Feature(code, name, *packed(shape, where))
    return list(found.values())


def check_columns(path: Path, first: dict[str, Any], wanted: Iterable[str]) -> None:
    """Raise where a column that was named is not in the file, with those that are."""
    for column in wanted:
        if column not in first:
            raise BadBoundaries(
                f"{path.name} has no column {column}.",
                f"Its columns are: {', '.join(map(str, first))}.",
            )


def packed(shape: Any, where: str) -> tuple[list[list[int]], list[int]]:
    """Return an outline as whole steps; what is no outline is refused."""
    if shape is None or shape.is_empty:
        raise BadBoundaries(f"{where} has no outline.")
    import shapely

    made = pack(shapely.make_valid(shape), SCALE)
    if not made["rings"]:
        raise BadBoundaries(f"{where} is not a polygon.", "Load outlines, not points.")
    return made["rings"], made["polygons"]


def geojson_rows(path: Path) -> Iterable[tuple[dict[str, Any], Any]]:
    """Return the properties and shape of each feature of a GeoJSON file."""
    from shapely.geometry import shape

    try:
        raw = path.read_bytes()
        held = gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw
        collection = json.loads(held.decode("utf-8-sig"))
        features = collection["features"]
        rows = [
            (dict(one["properties"] or {}), one.get("geometry")) for one in features
        ]
    except (ValueError, KeyError, TypeError, EOFError, OSError) as fault:
        raise BadBoundaries(
            f"{path.name} is not a GeoJSON file of areas ({type(fault).__name__}).",
            "GeoJSON, GeoPackage (.gpkg) and Shapefile (.shp, .zip) can be loaded.",
        ) from fault
    named = str((collection.get("crs") or {}).get("properties", {}).get("name", ""))
    project = projector(GRID if "27700" in named else DEGREES)
    for number, (properties, drawn) in enumerate(rows, start=1):
        try:
            outline = shape(drawn) if drawn else None
        except Exception as fault:
            raise BadBoundaries(
                f"{path.name}, area {number}: its outline cannot be read."
            ) from fault
        yield properties, checked(project(outline), f"{path.name}, area {number}")


def table_rows(path: Path) -> Iterable[tuple[dict[str, Any], Any]]:
    """Return the properties and shape of each row of a GeoPackage or Shapefile."""
    try:
        import pyogrio.raw
        import shapely
    except ImportError as missing:
        raise BadBoundaries(
            "Reading GeoPackage and Shapefile needs the extra “places”.",
            f"{EXTRA} - or save the file as GeoJSON.",
        ) from missing
    try:
        about, _, outlines, columns = pyogrio.raw.read(path)
    except Exception as fault:
        raise BadBoundaries(
            f"{path.name} cannot be read as a GeoPackage or Shapefile.",
            "A Shapefile needs its .shx and .dbf beside it, or all in one .zip.",
        ) from fault
    project = projector(str(about["crs"] or DEGREES))
    for number, drawn in enumerate(outlines):
        outline = shapely.from_wkb(drawn) if drawn is not None else None
        properties = {
            name: columns[place][number] for place, name in enumerate(about["fields"])
        }
        yield properties, checked(project(outline), f"{path.name}, area {number + 1}")


def projector(crs: str) -> Project:
    """Return how to turn shapes of a coordinate system into degrees (WGS84)."""
    if crs.upper() in {DEGREES, "OGC:CRS84", "EPSG:4258"}:
        return lambda shape: shape
    try:
        import pyproj
    except ImportError as missing:
        raise BadBoundaries(
            f"The outlines are in {crs}; turning them into degrees needs the extra"
            " “places”.",
            f"{EXTRA} - or save the file in WGS84 (EPSG:4326).",
        ) from missing
    import shapely

    turn = pyproj.Transformer.from_crs(crs, DEGREES, always_xy=True).transform

    def project(shape: Any) -> Any:
        return shape and shapely.transform(shape, turn, interleaved=False)

    return project


def checked(outline: Any, where: str) -> Any:
    """Return the outline where its corners can be degrees."""
    if outline is not None and not outline.is_empty:
        west, south, east, north = outline.bounds
        if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
            raise BadBoundaries(
                f"{where}: its corners are not degrees of longitude and latitude.",
                "Say which coordinate system it is in (GeoJSON: crs), or save it in"
                " WGS84.",
            )
    return outline
