"""Areas with a value and their neighbours: what hot areas and map patterns share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

import numpy as np
import pyarrow as pa

from frankpledge.analysis.methods.registry import ColumnOf, Option
from frankpledge.analysis.methods.space.outlines import geometries
from frankpledge.analysis.methods.space.places import chosen, some
from frankpledge.analysis.methods.tables import (
    BadTable,
    Floats,
    TableLike,
    numbers,
    rows_of,
    texts,
)
from frankpledge.analysis.patterns.grid import System, polygons
from frankpledge.analysis.patterns.hot_spots import (
    Listed,
    nearest,
    touching,
    within,
)


class Near(StrEnum):
    """Which areas are neighbours."""

    TOUCHING = "touching"
    NEAREST = "nearest"
    WITHIN = "within"


Value = Annotated[str, ColumnOf("Each area's figure, best a rate.")]
Outline = Annotated[str, ColumnOf("Each area's outline: WKT, GeoJSON or WKB.")]
NearOption = Annotated[
    Near,
    Option(
        "Neighbours: areas that touch, so many nearest, or all within a distance"
        " (middle to middle)."
    ),
]
Nearest = Annotated[int, Option("How many nearest areas, where they are asked for.")]
Metres = Annotated[float, Option("Metres from middle to middle, where asked for.")]


Neighbours = Annotated[
    str,
    ColumnOf(
        "Each area's neighbours by the number of their row, from 1, as 2 5 6; none:"
        " found from the outlines."
    ),
]


@dataclass(frozen=True)
class Around:
    """Which areas are neighbours: by their outlines, or as a column lists them."""

    near: Near
    nearest_areas: int
    metres: float
    listed: str = ""


def _strip(values: list[float]) -> dict[str, list[Any]]:
    """Return areas in two rows of squares, for worked examples."""
    half = len(values) // 2
    outlines = [
        f"POLYGON (({w} {s}, {w + 1000} {s}, {w + 1000} {s + 1000}, {w} {s + 1000},"
        f" {w} {s}))"
        for s in (393_000, 394_000)
        for w in range(344_000, 344_000 + 1000 * half, 1000)
    ]
    return {
        "area": [f"Ward {number}" for number in range(1, len(values) + 1)],
        "rate": values,
        "outline": outlines,
    }


WARDS = _strip([9.0, 8, 7, 3, 2, 3, 8, 9, 6, 2, 2, 1])


@dataclass(frozen=True)
class Land:
    """
    Areas that have a value: rows, shapes, values, neighbours, what was left out.

    There are no shapes where the neighbours came as a list, without outlines.
    """

    rows: pa.Table
    shapes: list[Any]
    known: np.ndarray
    values: Floats
    near: Listed
    warnings: tuple[str, ...]

    def spread(self, found: Floats) -> Floats:
        """Return values for all rows, NaN where the area had none."""
        out = np.full(self.known.size, np.nan)
        out[self.known] = found
        return out

    def named(self, found: np.ndarray) -> list[str | None]:
        """Return words for all rows, None where the area had no value."""
        out = np.full(self.known.size, None, dtype=object)
        out[self.known] = found.astype(str)
        return [None if each is None else str(each) for each in out]


def land_of(
    table: TableLike, value: str, outline: str, coordinates: System, around: Around
) -> Land:
    """Return the areas of a table with their neighbours among those with a value."""
    rows = rows_of(table)
    values = numbers(rows, value, may_be_missing=True)
    known = ~np.isnan(values)
    if known.sum() < 4:
        raise BadTable(
            f"Only {some(int(known.sum()), 'area has', 'areas have')} a value; this"
            " needs at least four."
        )
    shapes = []
    if not around.listed or outline in rows.column_names:
        shapes = geometries(rows, outline, coordinates)
        polygons(shapes)
    if around.listed:
        beside = _listed(texts(rows, around.listed)).kept(known)
    else:
        beside = _around([shapes[i] for i in np.flatnonzero(known)], around)
    missing, alone = int((~known).sum()), int((beside.counts == 0).sum())
    said = []
    if missing:
        said.append(f"{some(missing, 'area has', 'areas have')} no value, so left out.")
    if alone:
        said.append(
            f"{some(alone, 'area has', 'areas have')} no neighbours, so no score."
        )
    return Land(rows, shapes, known, values[known], beside, tuple(said))


def _listed(cells: list[str | None]) -> Listed:
    """Return the neighbours that a column lists; raise BadTable for one that is none."""
    found = []
    for row, cell in enumerate(cells, start=1):
        words = re.split(r"[\s,;]+", (cell or "").removesuffix(".0").strip(" []"))
        beside = [int(word) for word in words if word.isdecimal()]
        is_odd = len(beside) < sum(map(bool, words)) or row in beside
        if is_odd or not all(1 <= one <= len(cells) for one in beside):
            raise BadTable(
                f"Row {row} lists “{cell}” as its neighbours.",
                f"List numbers of other rows, from 1 to {len(cells)}, as 2 5 6.",
            )
        found.append([one - 1 for one in beside])
    return Listed.from_lists(found)


def _around(shapes: list[Any], asked: Around) -> Listed:
    near = chosen(Near, asked.near, "kind of neighbour")
    if near is Near.TOUCHING:
        return touching(shapes)
    middles = np.array([shape.centroid.coords[0] for shape in shapes])
    if near is Near.NEAREST:
        return nearest(middles[:, 0], middles[:, 1], asked.nearest_areas)
    return within(middles[:, 0], middles[:, 1], asked.metres)
