"""Every type in every area and month at once: rate, change, rank and limits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from frankpledge.analysis.statistics import count_tests, intervals
from frankpledge.analysis.statistics.control import XMR_FACTOR
from frankpledge.analysis.statistics.discovery import benjamini_hochberg
from frankpledge.analysis.statistics.distinct import once_each
from frankpledge.analysis.statistics.ranking import shared_ranks


Floats = NDArray[np.float64]

YEAR = 12
FEWEST_POINTS = 12
"""Points that limits need at least."""


@dataclass(frozen=True)
class Audit:
    """
    Arrays of type × area × month, NaN where something is not known.

    `before` is the same month a year earlier, `p` the chance of so great a change,
    `q` p corrected over every area and type of the month; `rank` 1 is the area of the
    lowest rate. `centre`, `lower`, `upper` limit counts by XmR of the whole series.
    """

    counts: Floats
    rate: Floats
    low: Floats
    high: Floats
    before: Floats
    p: Floats
    q: Floats
    rank: Floats
    centre: Floats
    lower: Floats
    upper: Floats


def audit(counts: ArrayLike, residents: ArrayLike, multiplier: float = 1000) -> Audit:
    """
    Return the audit of a cube of counts (type × area × month) on areas' residents.

    Missing counts are NaN and stay so; no month's change is read over a hole.
    """
    cube = np.array(counts, np.float64)
    people = np.array(residents, np.float64)
    if cube.ndim != 3 or people.shape != cube.shape[1:2]:
        raise ValueError("Counts are type × area × month, residents one an area.")
    base = np.broadcast_to(
        np.where(people > 0, people, np.nan)[None, :, None], cube.shape
    )
    limits = intervals.poisson(cube)
    scale = multiplier / base
    before = np.full(cube.shape, np.nan)
    before[:, :, YEAR:] = cube[:, :, :-YEAR]
    p = _chances(before, cube)
    rates = cube * scale
    centre, lower, upper = _limits(cube)
    return Audit(
        counts=cube,
        rate=rates,
        low=limits.low * scale,
        high=limits.high * scale,
        before=before,
        p=p,
        q=_corrected(p),
        rank=np.apply_along_axis(shared_ranks, 1, rates),
        centre=centre,
        lower=lower,
        upper=upper,
    )


def _chances(before: Floats, after: Floats) -> Floats:
    """Return the chance of each pair of counts, NaN where one is missing."""
    known = ~np.isnan(before) & ~np.isnan(after)
    found = np.full(before.shape, np.nan)
    found[known] = once_each(_chance, before[known], after[known])
    return found


def _chance(before: float, after: float) -> float:
    return count_tests.chosen(before, after).p


def _corrected(p: Floats) -> Floats:
    q = np.full(p.shape, np.nan)
    for month in range(p.shape[2]):
        q[:, :, month] = benjamini_hochberg(p[:, :, month].ravel()).reshape(p.shape[:2])
    return q


def _limits(cube: Floats) -> tuple[Floats, Floats, Floats]:
    """Return XmR limits of every series at once, none from under twelve points."""
    known = ~np.isnan(cube)
    number = known.sum(axis=2)
    steps = np.abs(np.diff(cube, axis=2))
    whole = np.where(known, cube, 0.0).sum(axis=2)
    moves = (~np.isnan(steps)).sum(axis=2)
    enough = (number >= FEWEST_POINTS) & (moves > 0)
    centre = np.where(enough, whole / np.maximum(number, 1), np.nan)
    reach = XMR_FACTOR * np.nansum(steps, axis=2) / np.maximum(moves, 1)
    shape = cube.shape
    return (
        np.broadcast_to(centre[:, :, None], shape),
        np.broadcast_to(np.maximum(centre - reach, 0.0)[:, :, None], shape),
        np.broadcast_to((centre + reach)[:, :, None], shape),
    )
