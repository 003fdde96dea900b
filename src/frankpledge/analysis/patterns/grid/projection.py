"""
Degrees of longitude and latitude to metres on a plane.

Ordnance Survey, A Guide to Coordinate Systems in Great Britain (2020), annexes B and
C: transverse Mercator on the Airy ellipsoid, after a seven-number shift of the datum.
The shift is good to about 5 metres, and far finer than the points of open data. It
needs nothing installed, so the same file gives the same cells on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


Floats = NDArray[np.float64]

NATIONAL_GRID_WORDS = (
    "British National Grid (EPSG:27700) by the seven-number shift, good to 5 metres"
)


@dataclass(frozen=True)
class Ellipsoid:
    """A flattened globe: half its width and half its height in metres."""

    a: float
    b: float

    @property
    def e2(self) -> float:
        """How far it is from a sphere: the square of its eccentricity."""
        return 1 - (self.b / self.a) ** 2


@dataclass(frozen=True)
class Mercator:
    """A transverse Mercator projection: where it starts, its scale and its ellipsoid."""

    latitude: float
    longitude: float
    scale: float
    east: float
    north: float
    globe: Ellipsoid


AIRY = Ellipsoid(6_377_563.396, 6_356_256.909)
WGS84 = Ellipsoid(6_378_137.0, 6_356_752.314_245)
NATIONAL_GRID = Mercator(49, -2, 0.999_601_271_7, 400_000, -100_000, AIRY)

# From WGS84 to the datum of the National Grid: metres, parts in a million, seconds.
SHIFT = (-446.448, 125.157, -542.060)
STRETCH = 20.4894e-6
TURN = tuple(np.radians(s / 3600) for s in (-0.1502, -0.2470, -0.8421))


def national_grid(longitude: Floats, latitude: Floats) -> tuple[Floats, Floats]:
    """
    Return eastings and northings in metres of places given in degrees (WGS84).

    Arrays of one value a place. Source: Ordnance Survey, A Guide to Coordinate Systems
    in Great Britain (2020), annexes B and C: the seven-number shift, good to 5 metres.
    """
    return flat(NATIONAL_GRID, *_shifted(np.radians(longitude), np.radians(latitude)))


def local_plane(longitude: Floats, latitude: Floats) -> tuple[Floats, Floats, Mercator]:
    """
    Return metres east and north of the middle of places anywhere in the world.

    Also returns the projection: transverse Mercator on WGS84 about the middle of the
    places' range, rounded to a tenth of a degree so that more data of the same city
    falls on the same plane.
    """
    middle = [
        round(float(each.min() + each.max()) / 2, 1) for each in (longitude, latitude)
    ]
    plane = Mercator(middle[1], middle[0], 1.0, 0.0, 0.0, WGS84)
    x, y = flat(plane, np.radians(longitude), np.radians(latitude))
    return x, y, plane


def flat(plane: Mercator, lam: Floats, phi: Floats) -> tuple[Floats, Floats]:
    """Return metres on the plane of longitudes and latitudes in radians (annex C.1)."""
    a, e2 = plane.globe.a * plane.scale, plane.globe.e2
    sin, cos, tan2 = np.sin(phi), np.cos(phi), np.tan(phi) ** 2
    nu = a / np.sqrt(1 - e2 * sin**2)
    rho = a * (1 - e2) * (1 - e2 * sin**2) ** -1.5
    eta2 = nu / rho - 1
    d = lam - np.radians(plane.longitude)
    up = nu / 2 * sin * cos
    up4 = nu / 24 * sin * cos**3 * (5 - tan2 + 9 * eta2)
    up6 = nu / 720 * sin * cos**5 * (61 - 58 * tan2 + tan2**2)
    side = nu * cos
    side3 = nu / 6 * cos**3 * (nu / rho - tan2)
    side5 = (5 - 18 * tan2 + tan2**2 + 14 * eta2 - 58 * tan2 * eta2) * (
        nu / 120 * cos**5
    )
    north = plane.north + _arc(plane, phi) + up * d**2 + up4 * d**4 + up6 * d**6
    east = plane.east + side * d + side3 * d**3 + side5 * d**5
    return east, north


def _arc(plane: Mercator, phi: Floats) -> Floats:
    """Return how far north of the start a latitude lies along the middle line."""
    a, b = plane.globe.a, plane.globe.b
    n = (a - b) / (a + b)
    start = np.radians(plane.latitude)
    less, more = phi - start, phi + start
    first = (1 + n + 5 / 4 * n**2 + 5 / 4 * n**3) * less
    second = (3 * n + 3 * n**2 + 21 / 8 * n**3) * np.sin(less) * np.cos(more)
    third = 15 / 8 * (n**2 + n**3) * np.sin(2 * less) * np.cos(2 * more)
    fourth = 35 / 24 * n**3 * np.sin(3 * less) * np.cos(3 * more)
    return np.asarray(b * plane.scale * (first - second + third - fourth))


def _shifted(lam: Floats, phi: Floats) -> tuple[Floats, Floats]:
    """Return longitude and latitude, in radians, on the datum of the National Grid."""
    sin, cos = np.sin(phi), np.cos(phi)
    nu = WGS84.a / np.sqrt(1 - WGS84.e2 * sin**2)
    x, y, z = nu * cos * np.cos(lam), nu * cos * np.sin(lam), nu * (1 - WGS84.e2) * sin
    rx, ry, rz = TURN
    x, y, z = (
        SHIFT[0] + (1 + STRETCH) * x - rz * y + ry * z,
        SHIFT[1] + rz * x + (1 + STRETCH) * y - rx * z,
        SHIFT[2] - ry * x + rx * y + (1 + STRETCH) * z,
    )
    beside = np.hypot(x, y)
    found = np.arctan2(z, beside * (1 - AIRY.e2))
    for _ in range(4):  # each step adds three digits
        nu = AIRY.a / np.sqrt(1 - AIRY.e2 * np.sin(found) ** 2)
        found = np.arctan2(z + AIRY.e2 * nu * np.sin(found), beside)
    return np.arctan2(y, x), found
