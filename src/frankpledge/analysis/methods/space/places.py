"""The options that every method of space shares, and records turned into places."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, TypeVar

import pyarrow as pa

from frankpledge.analysis.methods.registry import ColumnOf, Option
from frankpledge.analysis.methods.space.coordinates import (
    Where,
    is_open_police_data,
    numbered_twice,
    where_in,
)
from frankpledge.analysis.methods.tables import (
    Floats,
    TableLike,
    numbers,
    one_of,
    rows_of,
)
from frankpledge.analysis.patterns.grid import (
    MOST_CELLS,
    Places,
    SnapPoints,
    Squares,
    System,
    placed,
    snap_points,
)
from frankpledge.analysis.statistics.sentences import number


Across = Annotated[
    str, ColumnOf("Easting, or longitude; found by name where none is called so.")
]
Up = Annotated[
    str, ColumnOf("Northing, or latitude; found by name where none is called so.")
]
Coordinates = Annotated[
    System,
    Option(
        "What the two are: the national grid in metres, degrees (in Great Britain or"
        " elsewhere), or metres on any plane."
    ),
]
LeaveOutStrays = Annotated[
    bool,
    Option("Leave out records that cannot be where they say, instead of stopping."),
]
Weight = Annotated[str, ColumnOf("What each record counts; none where each is one.")]
Cell = Annotated[float, Option("Metres along the side of a square cell.")]

# Six incidents in a small town, in metres of the National Grid, for worked examples.
TOWN = {
    "easting": [344_110, 344_160, 344_190, 344_420, 344_130, 345_900],
    "northing": [393_120, 393_170, 393_110, 393_480, 393_140, 394_800],
}


Choice = TypeVar("Choice", bound=StrEnum)


def chosen(kind: type[Choice], value: str, what: str) -> Choice:
    """Return a choice given as itself or as its word; refuse what is none."""
    return kind(one_of(what, str(value), [each.value for each in kind]))


@dataclass(frozen=True)
class Records:
    """
    The rows of a table that have a place, what each counts, and what to warn of.

    `system` is what their coordinates meant; outlines that go with them mean the same.
    """

    rows: pa.Table
    places: Places
    weights: Floats | None
    warnings: tuple[str, ...]
    system: System = System.NATIONAL_GRID

    @property
    def x(self) -> Floats:
        """Metres east."""
        return self.places.x

    @property
    def y(self) -> Floats:
        """Metres north."""
        return self.places.y

    def kept(self) -> pa.Table:
        """Return the caller's rows that have a place, all their columns kept."""
        return self.rows.take(pa.array(self.places.rows))


def records_of(
    table: TableLike,
    x: str,
    y: str,
    coordinates: System,
    *,
    weight: str = "",
    leave_out_strays: bool = False,
) -> Records:
    """Return the records with a place; what was left out and heaped is a warning."""
    rows = rows_of(table)
    where = where_of(rows, x, y, coordinates)
    across = numbers(rows, where.x, may_be_missing=True)
    up = numbers(rows, where.y, may_be_missing=True)
    places = placed(across, up, where.system, leave_out_strays=leave_out_strays)
    weights = numbers(rows, weight, least=0)[places.rows] if weight else None
    said = (*where.warnings, *numbered_twice(rows), *_warnings(rows, places))
    return Records(rows, places, weights, said, where.system)


def where_of(rows: pa.Table, x: str, y: str, coordinates: System) -> Where:
    """Return the columns of the places and what their numbers mean."""
    return where_in(rows, x, y, chosen(System, coordinates, "kind of coordinates"))


def map_points(rows: pa.Table, places: Places) -> SnapPoints:
    """Return whether the records stand at stand-ins for their places."""
    is_open_data = is_open_police_data(rows)
    return snap_points(places.x, places.y, is_open_data=is_open_data)


def _warnings(rows: pa.Table, places: Places) -> tuple[str, ...]:
    said = []
    if places.unplaced:
        said.append(
            f"{some(places.unplaced, 'record has', 'records have')} no coordinates"
            " (blank, or 0 and 0), so left out."
        )
    if places.strays:
        said.append(
            f"{some(places.strays, 'record lies', 'records lie')} where none can be,"
            " so left out."
        )
    heaped = map_points(rows, places).warning
    return (*said, heaped) if heaped else tuple(said)


def frame_over(
    records: Records, cell: float, margin: float = 0, most_cells: int = MOST_CELLS
) -> Squares:
    """Return the square cells over the records; never more than can be worked with."""
    x, y = records.x, records.y
    return Squares.covering(x, y, cell, margin=margin, most_cells=most_cells)


def some(many: int, one: str, more: str) -> str:
    """Return how many there are, in words that fit one and many."""
    return f"{number(many)} {one if many == 1 else more}"
