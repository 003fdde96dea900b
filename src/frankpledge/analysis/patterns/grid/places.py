"""
Where records lie, in metres, and a refusal before anything is made of bad places.

A record at 0, 0, coordinates the wrong way round or degrees taken for metres would
each make a map of half the world, or of nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import NoReturn

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.patterns.grid import projection


Floats = NDArray[np.float64]
Marks = NDArray[np.bool_]

# Degrees between which Great Britain lies, Scilly to Shetland (OS guide, section 1.1).
WEST, EAST, SOUTH, NORTH = -9.0, 2.1, 49.8, 61.0
SQUARE = 100_000
# The 100 km squares of the National Grid that hold land: their columns from the
# southernmost row of squares to the northernmost (OS guide, section 7.2, figure).
LAND = (
    "012345",
    "123456",
    "123456",
    "23456",
    "12345",
    "12345",
    "01234",
    "0123",
    "01234",
    "0123",
    "1234",
    "34",
    "34",
)


class System(StrEnum):
    """What two coordinates mean: across (x) first, then up (y)."""

    NATIONAL_GRID = "national-grid"
    DEGREES = "degrees"
    DEGREES_ELSEWHERE = "degrees-elsewhere"
    METRES = "metres"


class BadPlaces(ExpectedFailure):
    """Coordinates that cannot be right; the message names the row and what to do."""


@dataclass(frozen=True)
class Places:
    """
    Records on a plane: metres east and north, and the row each came from (from 0).

    `unplaced` had no coordinates, or 0 and 0, which is how systems write an unknown
    place; `strays` were left out because they cannot be right. `plane` says in words
    what the metres are measured on.
    """

    x: Floats
    y: Floats
    rows: NDArray[np.int64]
    unplaced: int
    strays: int
    plane: str

    def __len__(self) -> int:
        return len(self.x)


def placed(
    across: Floats,
    up: Floats,
    system: System = System.NATIONAL_GRID,
    *,
    leave_out_strays: bool = False,
) -> Places:
    """
    Return the records that have a place, in metres.

    Raises BadPlaces naming the first row that is infinite, outside Great Britain, or
    looks swapped, unless strays are left out; and where no record has a place.
    """
    x, y = np.array(across, np.float64), np.array(up, np.float64)
    unknown = np.isnan(x) | np.isnan(y)
    if system is not System.METRES:
        unknown |= (x == 0) & (y == 0)
    doubts = _CHECKS[system](x, y)
    bad = (~unknown & doubts) | np.isinf(x) | np.isinf(y)
    if bad.any() and not leave_out_strays:
        _refuse(x, y, bad, system)
    rows = np.flatnonzero(~unknown & ~bad)
    if not rows.size:
        if bad.any():
            _refuse(x, y, bad, system)
        raise BadPlaces("No record has coordinates, so nothing can be mapped.")
    metres_x, metres_y, plane = _metres(x[rows], y[rows], system)
    return Places(
        x=metres_x,
        y=metres_y,
        rows=rows,
        unplaced=int((unknown & ~bad).sum()),
        strays=int(bad.sum()),
        plane=plane,
    )


def _metres(x: Floats, y: Floats, system: System) -> tuple[Floats, Floats, str]:
    if system is System.DEGREES:
        return *projection.national_grid(x, y), projection.NATIONAL_GRID_WORDS
    if system is System.DEGREES_ELSEWHERE:
        east, north, plane = projection.local_plane(x, y)
        words = (
            "transverse Mercator on WGS84 about longitude"
            f" {plane.longitude:g}, latitude {plane.latitude:g}"
        )
        return east, north, words
    is_grid = system is System.NATIONAL_GRID
    return x, y, "British National Grid (EPSG:27700)" if is_grid else "metres as given"


def _off_land(x: Floats, y: Floats) -> Marks:
    """Mark what lies in no 100 km square of the National Grid that holds land."""
    holds = np.zeros((len(LAND), 10), bool)
    for number, columns in enumerate(LAND):
        holds[number, [int(each) for each in columns]] = True
    within = (x >= 0) & (x < 10 * SQUARE) & (y >= 0) & (y < len(LAND) * SQUARE)
    column = np.where(within, x, 0).astype(np.int64) // SQUARE
    row = np.where(within, y, 0).astype(np.int64) // SQUARE
    found: Marks = ~(within & holds[row, column])
    return found


def _outside_britain(x: Floats, y: Floats) -> Marks:
    return ~((x >= WEST) & (x <= EAST) & (y >= SOUTH) & (y <= NORTH))


def _no_degrees(x: Floats, y: Floats) -> Marks:
    return ~((np.abs(x) <= 180) & (np.abs(y) <= 85))


def _never(x: Floats, y: Floats) -> Marks:
    return np.zeros(x.shape, bool)


_CHECKS: dict[System, Callable[[Floats, Floats], Marks]] = {
    System.NATIONAL_GRID: _off_land,
    System.DEGREES: _outside_britain,
    System.DEGREES_ELSEWHERE: _no_degrees,
    System.METRES: _never,
}


def _refuse(x: Floats, y: Floats, bad: Marks, system: System) -> NoReturn:
    row = int(np.flatnonzero(bad)[0])
    here, there = float(x[row]), float(y[row])
    many = int(bad.sum())
    more = f" (and {many - 1} more)" if many > 1 else ""
    why, fix = _reason(here, there, system)
    raise BadPlaces(f"Row {row + 1}{more}: {here:.10g}, {there:.10g} {why}.", fix)


def _reason(x: float, y: float, system: System) -> tuple[str, str]:
    leave = "Put it right, or leave out such records."
    if not np.isfinite([x, y]).all():
        return "is no place: a coordinate is infinite", leave
    if system is System.DEGREES_ELSEWHERE:
        return "is not longitude and latitude in degrees", leave
    one, other = np.array([x]), np.array([y])
    if system is System.NATIONAL_GRID and not _outside_britain(one, other)[0]:
        return (
            "looks like longitude and latitude, not eastings and northings",
            "Say that the coordinates are degrees.",
        )
    if not _CHECKS[system](other, one)[0]:
        return (
            "lies outside Great Britain; the two coordinates look swapped",
            "Give longitude or easting first, then latitude or northing.",
        )
    if system is System.DEGREES and not _off_land(one, other)[0]:
        return (
            "looks like easting and northing, not degrees",
            "Say that the coordinates are on the national grid.",
        )
    if system is System.DEGREES:
        leave += " For places abroad say “degrees-elsewhere”."
    return "lies outside Great Britain", leave
