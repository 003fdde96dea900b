"""Turns eastings and northings of the British National Grid into degrees."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from frankpledge.analysis.readers.failures import CannotRead
from frankpledge.analysis.readers.sieve import Doubt, Meaning, Sieve
from frankpledge.analysis.readers.values.text import cleaned, has_strange_digits


# Metres east and north of the grid's false origin, south-west of Scilly.
FAR_EAST, FAR_NORTH = 700_000, 1_300_000
# Berwick: what lies north of it is in Scotland, or has its two numbers swapped.
NORTH_OF_ENGLAND = 657_600

_OUTSIDE = Doubt(
    "not a place on the National Grid",
    "Give easting and northing in metres, such as 351000 and 395000.",
)
_SWAPPED = Doubt(
    "easting and northing look swapped: this is north of England",
    "Put each value under its own heading.",
)
_ALONE = Doubt(
    "one coordinate is given without the other", "Give both, or leave both empty."
)


def grid_places(
    sieve: Sieve, easting: str, northing: str, metres: int
) -> tuple[pa.Array, pa.Array]:
    """
    Return longitude and latitude; `metres` is 100 for six-figure references.

    0, 0 is how systems write an unknown place. Conversion shifts the datum; without
    it every point would lie a hundred metres off.
    """
    x = _metres(sieve, easting) * metres
    y = _metres(sieve, northing) * metres
    unknown = (x == 0) & (y == 0)
    x[unknown] = y[unknown] = np.nan
    sieve.refuse((np.isnan(x) != np.isnan(y)) & ~sieve.is_bad, easting, _ALONE)
    given = ~np.isnan(x) & ~np.isnan(y)
    inside = (x >= 0) & (x <= FAR_EAST) & (y >= 0) & (y <= FAR_NORTH)
    sieve.refuse(given & ~inside, easting, _OUTSIDE)
    sieve.refuse(given & inside & (y > NORTH_OF_ENGLAND), northing, _SWAPPED)
    right = given & inside & (y <= NORTH_OF_ENGLAND)
    return _converted(x, y, right)


def _metres(sieve: Sieve, column: str) -> npt.NDArray[np.float64]:
    numbers = sieve.understand(column, pa.float64(), _number)
    values: npt.NDArray[np.float64] = numbers.to_numpy(zero_copy_only=False).copy()
    return values


def _number(value: str) -> Meaning | Doubt:
    text, why = cleaned(value)
    if not text:
        return Meaning(None)
    plain = text.replace(",", "")
    if has_strange_digits(text) or not plain.replace(".", "", 1).isdigit():
        return _OUTSIDE
    return Meaning(
        float(plain[:20]), why="thousands separators" if plain != text else why
    )


def _converted(
    x: npt.NDArray[np.float64], y: npt.NDArray[np.float64], right: npt.NDArray[np.bool_]
) -> tuple[pa.Array, pa.Array]:
    longitude = np.full(len(x), np.nan)
    latitude = np.full(len(x), np.nan)
    if right.any():
        longitude[right], latitude[right] = _transformed(x[right], y[right])
    return (
        pa.array(np.round(longitude, 6), from_pandas=True),
        pa.array(np.round(latitude, 6), from_pandas=True),
    )


def _transformed(
    x: npt.NDArray[np.float64], y: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    try:
        from pyproj import Transformer
    except ImportError as absent:
        raise CannotRead(
            "Eastings and northings need the extra 'places', which is not installed.",
            "Ask your systems officer to install it, or send longitude and latitude.",
        ) from absent
    shift = Transformer.from_crs("EPSG:27700", "EPSG:4326", always_xy=True)
    longitude, latitude = shift.transform(x, y)
    return longitude, latitude
