"""Checks of where something happened: coordinates and small areas."""

import re
from functools import cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from frankpledge.analysis.codes.files import table
from frankpledge.analysis.readers.sieve import Doubt, Mask, Meaning, Sieve


# The United Kingdom with its islands and a little sea, in degrees (WGS84).
WEST, EAST, SOUTH, NORTH = -9.0, 2.5, 49.0, 61.5

# LSOA of England and Wales; Northern Ireland's and Scotland's small areas, which
# British Transport Police may name, keep their own forms.
_SMALL_AREA = re.compile(r"[EW]01\d{6}|S01\d{6}|N\d{8}|95[A-Z]{2}\d{2,4}[SW]\d{1,2}")

# The highest codes of the 2011 census; higher ones were made for 2021.
LAST_OF_2011 = {"E01": "E01033768", "W01": "W01001958"}

_FULL = Doubt(
    "not a longitude and latitude in the United Kingdom",
    "Give degrees such as -2.735 and 53.453, or leave both empty.",
)
_ALONE = Doubt(
    "one coordinate is given without the other",
    "Give both longitude and latitude, or leave both empty.",
)
_SWAPPED = Doubt(
    "longitude and latitude look swapped", "Put each value under its own heading."
)


def degrees(
    sieve: Sieve, longitude: str = "longitude", latitude: str = "latitude"
) -> tuple[pa.Array, pa.Array]:
    """Return the coordinates of each row; rows whose numbers cannot be go out."""
    east = _numbers(sieve, longitude)
    north = _numbers(sieve, latitude)
    x = east.to_numpy(zero_copy_only=False)
    y = north.to_numpy(zero_copy_only=False)
    alone = (np.isnan(x) != np.isnan(y)) & ~sieve.is_bad
    sieve.refuse(alone, longitude, _ALONE)
    given = ~np.isnan(x) & ~np.isnan(y)
    outside = given & ~_is_inside(x, y)
    swapped = outside & _is_inside(y, x)
    sieve.refuse(swapped, longitude, _SWAPPED)
    sieve.refuse(outside & ~swapped & ~_within(x, WEST, EAST), longitude, _FULL)
    sieve.refuse(outside & ~swapped & ~_within(y, SOUTH, NORTH), latitude, _FULL)
    return east, north


def _within(values: npt.NDArray[np.float64], low: float, high: float) -> Mask:
    inside: Mask = (values >= low) & (values <= high)
    return inside


def _is_inside(x: npt.NDArray[np.float64], y: npt.NDArray[np.float64]) -> Mask:
    return _within(x, WEST, EAST) & _within(y, SOUTH, NORTH)


def _numbers(sieve: Sieve, column: str) -> pa.Array:
    """Return a column of plain decimals, null where empty."""
    text = sieve.grid.column(column)
    try:
        numbers = _given(text).cast(pa.float64())
    except pa.ArrowInvalid:
        return sieve.understand(column, pa.float64(), _decimal)
    if pc.all(pc.is_finite(numbers), min_count=0).as_py():
        return numbers
    return sieve.understand(column, pa.float64(), _decimal)


def _given(text: pa.Array) -> pa.Array:
    return pc.if_else(pc.equal(text, ""), pa.scalar(None, pa.string()), text)


_DECIMAL = re.compile(r"[+-]?\d{1,7}(\.\d{0,30})?(e[+-]?\d{1,2})?", re.ASCII | re.I)


def _decimal(value: str) -> Meaning | Doubt:
    stripped = value.strip()
    if not stripped:
        return Meaning(None)
    if not _DECIMAL.fullmatch(stripped):
        return Doubt("not a number", "Give degrees such as -2.735, or leave it empty.")
    return Meaning(float(stripped), why="" if stripped == value else "spaces left out")


@cache
def known_areas() -> frozenset[str]:
    """Return the LSOA codes of England and Wales of both censuses."""
    return frozenset(
        code
        for name in ("lsoa11", "lsoa21")
        for code in table(name)["lsoa"].to_pylist()
    )


def small_areas(sieve: Sieve, column: str = "lsoa") -> tuple[pa.Array, int]:
    """
    Return each row's LSOA and the census year of the codes in this file.

    A code of another force's area is right: crimes are mapped where they happened.
    Most codes are the same in both census years, so one that only 2021 has dates
    the whole file.
    """
    codes = sieve.understand(column, pa.string(), _area)
    return codes, census_year(pc.unique(codes).drop_null().to_pylist())


def census_year(codes: list[str]) -> int:
    """Return the year of the boundaries that these LSOA codes belong to."""
    newer = any(code > LAST_OF_2011.get(code[:3], "~") for code in codes)
    return 2021 if newer else 2011


def _area(value: str) -> Meaning | Doubt:
    stripped = value.strip()
    if not stripped:
        return Meaning(None)
    if not _SMALL_AREA.fullmatch(stripped):
        return Doubt(
            "not an LSOA code", "Give a code such as E01006448, or leave it empty."
        )
    if stripped[:3] in LAST_OF_2011 and stripped not in known_areas():
        return Doubt("unmapped value", "Check the LSOA code; no census has it.")
    return Meaning(stripped, why="" if stripped == value else "spaces left out")
