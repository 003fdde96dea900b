"""
Where the middle of a pattern is, how far it spreads and which way it leans.

Definitions as in CrimeStat IV (Levine 2015), chapter 4: the standard distance divides
by n - 2, the ellipse's half axes are root of 2 x variance along them (divided by
n - 2); the nearest-neighbour index is Clark and Evans 1954, Ecology 35.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, pi, radians, sin, sqrt

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.failures import ExpectedFailure


Floats = NDArray[np.float64]

CLOSE_ENOUGH = 1e-9
MOST_STEPS = 10_000
# Root of (4 - pi) / (4 pi) as printed in Clark and Evans 1954.
CLARK_EVANS = 0.26136


class BadPattern(ExpectedFailure):
    """Points that have no such centre or spread; the message says why."""


@dataclass(frozen=True)
class Ellipse:
    """
    The standard deviational ellipse: half axes in metres and the way the long one leans.

    `bearing` is in degrees clockwise from north, 0 to 180; None where both are equal.
    """

    long: float
    short: float
    bearing: float | None


@dataclass(frozen=True)
class Centres:
    """
    Middle and spread of points in metres.

    `median` is the place with the least total distance to all points.
    `standard_distance` divides by n - 2 and `standard_distance_n` by n; the first
    and the ellipse are None for fewer than three points.
    """

    points: int
    mean: tuple[float, float]
    median: tuple[float, float]
    standard_distance_n: float
    standard_distance: float | None
    ellipse: Ellipse | None


@dataclass(frozen=True)
class NearestNeighbours:
    """Mean distance to the nearest other point, against that of scattered points."""

    observed: float
    expected: float
    index: float
    z: float


def centres(x: Floats, y: Floats) -> Centres:
    """
    Return the middle and spread of one or more points; none is a BadPattern.

    `x` and `y` are metres on one plane, one value a point; all that comes back is in
    metres. Source: Levine, CrimeStat IV (2015), chapter 4.
    """
    n = x.size
    if not n:
        raise BadPattern("There are no points, so there is no centre.")
    mean_x, mean_y = float(x.mean()), float(y.mean())
    squares = float(((x - mean_x) ** 2 + (y - mean_y) ** 2).sum())
    has_spread = n > 2
    return Centres(
        points=n,
        mean=(mean_x, mean_y),
        median=median_centre(x, y),
        standard_distance_n=sqrt(squares / n),
        standard_distance=sqrt(squares / (n - 2)) if has_spread else None,
        ellipse=_ellipse(x - mean_x, y - mean_y) if has_spread else None,
    )


def median_centre(x: Floats, y: Floats) -> tuple[float, float]:
    """
    Return the place with the least total distance to all points.

    Vardi and Zhang 2000, PNAS 97, page 1423: Weiszfeld's steps, which also come away
    from a point of the pattern when that is not the answer.
    """
    places, held = np.unique(np.column_stack([x, y]), axis=0, return_counts=True)
    middle = places.mean(axis=0)
    places = places - middle  # small numbers keep their digits
    scale = float(np.abs(places).max()) or 1.0
    at = np.array([float(x.mean()), float(y.mean())]) - middle
    for _ in range(MOST_STEPS):
        step = _step(places, held, at)
        moved = hypot(*(step - at)) / scale
        at = _settled(places, held, step, scale) if moved <= 1e-6 else step
        if moved <= 1e-12:
            break
    return float(at[0] + middle[0]), float(at[1] + middle[1])


def _step(places: Floats, held: NDArray[np.int64], at: Floats) -> Floats:
    apart = places - at
    far = np.hypot(apart[:, 0], apart[:, 1])
    away = far > 0
    if not away.any():
        return at
    pull = held[away] / far[away]
    target: Floats = (pull[:, None] * places[away]).sum(axis=0) / pull.sum()
    here = float(held[~away].sum())
    if not here:
        return target
    force = hypot(*(pull[:, None] * apart[away]).sum(axis=0))
    stays = min(1.0, here / force) if force else 1.0
    return np.asarray((1 - stays) * target + stays * at)


def _settled(
    places: Floats, held: NDArray[np.int64], at: Floats, scale: float
) -> Floats:
    """Return the nearest point of the pattern where that is the answer, else `at`."""
    near: Floats = places[np.argmin(np.hypot(*(places - at).T))]
    moved = hypot(*(_step(places, held, near) - near))
    return near if moved <= CLOSE_ENOUGH * scale else at


def _ellipse(dx: Floats, dy: Floats) -> Ellipse:
    xx, yy, xy = float(dx @ dx), float(dy @ dy), float(dx @ dy)
    half, gap = (xx + yy) / 2, hypot((xx - yy) / 2, xy)
    share = 2 / (dx.size - 2)
    long, short = sqrt(share * (half + gap)), sqrt(share * max(half - gap, 0.0))
    if gap <= CLOSE_ENOUGH * half:
        return Ellipse(long, short, None)
    east = degrees(atan2(2 * xy, xx - yy)) / 2
    return Ellipse(long, short, (90 - east) % 180)


def ellipse_corners(found: Centres, corners: int = 72) -> list[tuple[float, float]]:
    """Return points around the ellipse in metres, for a map; empty without one."""
    if found.ellipse is None:
        return []
    lean = radians(found.ellipse.bearing or 0.0)
    out = []
    for turn in range(corners):
        t = 2 * pi * turn / corners
        along, across = found.ellipse.long * cos(t), found.ellipse.short * sin(t)
        out.append(
            (
                found.mean[0] + along * sin(lean) + across * cos(lean),
                found.mean[1] + along * cos(lean) - across * sin(lean),
            )
        )
    return out


def nearest_neighbours(x: Floats, y: Floats, square_metres: float) -> NearestNeighbours:
    """
    Return whether points lie closer together than scattered ones in that area would.

    An index under 1 is closer. No correction is made for edges, so a pattern that
    fills its area looks a little too scattered.
    """
    n = x.size
    if n < 2 or not square_metres > 0:
        raise BadPattern("This needs two points and an area of more than 0.")
    from scipy.spatial import cKDTree

    places = np.column_stack([x, y])
    observed = float(cKDTree(places).query(places, k=2)[0][:, 1].mean())
    expected = 0.5 * sqrt(square_metres / n)
    error = CLARK_EVANS / sqrt(n * n / square_metres)
    return NearestNeighbours(
        observed, expected, observed / expected, (observed - expected) / error
    )
