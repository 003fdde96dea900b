"""Outlines of partnerships for the nation and of small areas for seven districts."""

import gzip
import json
from typing import Any

import pyarrow as pa
import shapely
from shapely.geometry import shape

from frankpledge.analysis.codes.outlines import pack
from tools.compile_reference.writing import Compiler


DETAILED = (
    "E08000011",
    "E08000012",
    "E08000013",
    "E08000014",
    "E08000015",
    "E07000127",
    "E07000130",
)
SMALL_AREAS = {
    # kind: folder, code column, name column, districts that have the file
    "lsoa11": ("lsoa11", "LSOA11CD", "LSOA11NM", DETAILED),
    "lsoa21": ("lsoa21", "LSOA21CD", "LSOA21NM", DETAILED),
    "ward2025": ("ward_latest", "WD25CD", "WD25NM", DETAILED),
    "ward2013": (
        "ward_2013",
        "WD13CD",
        "WD13NM",
        ("E08000011", "E08000013", "E07000127", "E07000130"),
    ),
}
DETAIL_TOLERANCE = 0.0001  # degrees: about ten metres, less than a line on a map
DETAIL_SCALE = 100_000
NATION_TOLERANCE = 0.001
NATION_SCALE = 10_000
SCHEMA = pa.schema(
    [
        ("kind", pa.string()),
        ("code", pa.string()),
        ("name", pa.string()),
        ("within", pa.string()),
        ("scale", pa.int32()),
        ("rings", pa.list_(pa.list_(pa.int32()))),
        ("polygons", pa.list_(pa.int16())),
    ]
)


def build(compiler: Compiler) -> None:
    """Write one table of outlines for the nation and one for the seven districts."""
    nation = partnerships(compiler)
    compiler.write("outline_nation", table(nation), sources=["uk-geojson"])
    detail = [
        row
        for kind, (folder, code, name, districts) in SMALL_AREAS.items()
        for district in districts
        for row in small_areas(compiler, kind, folder, (code, name), district)
    ]
    compiler.write("outline_detail", table(detail), sources=["ons-boundaries"])


def features(compiler: Compiler, name: str) -> list[dict[str, Any]]:
    """Return the features of one gzipped GeoJSON file."""
    with gzip.open(compiler.source / "geography/boundaries" / name, "rt") as file:
        found: list[dict[str, Any]] = json.load(file)["features"]
    return found


def simplified(rows: list[dict[str, Any]], tolerance: float) -> list[Any]:
    """Simplify neighbours together, so that no gap opens between them."""
    shapes = [shapely.make_valid(shape(row["geometry"])) for row in rows]
    return list(shapely.coverage_simplify(shapes, tolerance))


def partnerships(compiler: Compiler) -> list[dict[str, Any]]:
    """Return the outline of each partnership as of 2017, for maps of the nation."""
    rows = features(compiler, "derived_csp_2017_simplified_100m.geojson.gz")
    rows.sort(key=lambda row: row["properties"]["CSP17CD"])
    shapes = simplified(rows, NATION_TOLERANCE)
    return [
        {
            "kind": "partnership",
            "code": row["properties"]["CSP17CD"],
            "name": row["properties"]["CSP17NM"],
            "within": row["properties"]["PFA17CD"],
            "scale": NATION_SCALE,
            **pack(outline, NATION_SCALE),
        }
        for row, outline in zip(rows, shapes, strict=True)
    ]


def small_areas(
    compiler: Compiler,
    kind: str,
    folder: str,
    columns: tuple[str, str],
    district: str,
) -> list[dict[str, Any]]:
    """Return the outlines of one kind of small area in one district."""
    code, name = columns
    rows = features(compiler, f"{folder}/{district}.geojson.gz")
    rows.sort(key=lambda row: row["properties"][code])
    shapes = simplified(rows, DETAIL_TOLERANCE)
    return [
        {
            "kind": kind,
            "code": row["properties"][code],
            "name": row["properties"][name],
            "within": district,
            "scale": DETAIL_SCALE,
            **pack(outline, DETAIL_SCALE),
        }
        for row, outline in zip(rows, shapes, strict=True)
    ]


def table(rows: list[dict[str, Any]]) -> pa.Table:
    """Return the rows as one Arrow table."""
    return pa.Table.from_pylist(rows, schema=SCHEMA)
