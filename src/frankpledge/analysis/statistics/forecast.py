"""The year's end from the year so far, and the chance of meeting a target."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.statistics import tails
from frankpledge.analysis.statistics.dispersion import factor
from frankpledge.analysis.statistics.expected import at_most, quantile


Floats = NDArray[np.float64]

MONTHS = 12
FEWEST = 3
"""Months of this year that show how counts vary, at least."""
HALF = 0.5
"""Half an event is added to those seen, so that none so far is not taken for never."""
SHAPED = 30
"""Events of past years that show the shape of a year, at least: of seven in three
years the months that hold any say nothing of the next."""


@dataclass(frozen=True)
class YearEnd:
    """
    What the year will come to if the rest goes like past years.

    `low` and `high` hold 95% of the chance. The rest of the year is taken as
    negative binomial with mean `rest` and `dispersion` times the variance of chance:
    that of the months to come, of the months so far (which the pace is read from),
    and of the past years that the shape is read from.
    """

    to_date: float
    expected: float
    low: float
    high: float
    rest: float
    dispersion: float
    method: str

    def chance_at_most(self, target: float) -> float:
        """Return the chance that the year ends at or below the target."""
        return _at_most(np.floor(target - self.to_date), self.rest, self.dispersion)

    def chance_at_least(self, target: float) -> float:
        """Return the chance that the year ends at or above the target."""
        lacking = np.ceil(target - self.to_date)
        return 1 - _at_most(lacking - 1, self.rest, self.dispersion)


def year_end(
    to_date: float,
    months: int,
    past_years: Sequence[Sequence[float]] = (),
    so_far: Sequence[float] = (),
    shares: Sequence[float] = (),
) -> YearEnd:
    """
    Return the forecast of a year's count after so many months.

    `expected` is the count to date over the mean share of the year that past years
    had reached by this month; with no whole past year, or fewer than thirty events in
    them all, the straight 12/months of it.
    Where twelve `shares` of a normal year are given, they are taken as known instead.

    The range is the wider the less is known. Were the share s sure and crimes
    separate, the rest given x so far would be negative binomial with mean
    (x + 1/2)(1 - s)/s and dispersion 1/s (the gamma-Poisson with Jeffreys' half). The
    dispersion grows with the uncertainty of past years' share, and by how much more
    than chance years varied: of month from month, or of year from year in the share
    reached, whichever is more. The months of this year, where `so_far` gives them,
    are set beside those of past years too: one past year alone shows no variation,
    and without any the months of this year are set beside each other.
    """
    if not 1 <= months <= MONTHS or to_date < 0:
        raise ValueError("A year so far has 1 to 12 months and no negative count.")
    table = _usable(past_years, months)
    if len(shares):
        share = _reached(shares, months)
        method = "seasonal, from the shares given, which are taken as known"
    elif len(table):
        share = float((table[:, :months].sum(axis=1) / table.sum(axis=1)).mean())
        many = f"{len(table)} past year{'s' * (len(table) > 1)}"
        method = f"seasonal, from the shape of {many}"
    else:
        share = months / MONTHS
        method = f"straight, since {_why_straight(past_years)}"
    odds = (1 - share) / share
    rest = (to_date + HALF) * odds
    beyond = max(_beyond_chance(table, months), _beside(table, so_far))
    unsure = 0.0 if len(shares) else _unsure(table, months)
    wide = beyond * (1 + odds + rest * unsure)
    ends = (
        quantile(0.025, _one(rest), _one(wide)),
        quantile(0.975, _one(rest), _one(wide)),
    )
    low, high = (to_date + float(end[0]) for end in ends)
    return YearEnd(to_date, to_date / share, low, high, rest, wide, method)


def _reached(shares: Sequence[float], months: int) -> float:
    """Return the share of a normal year that so many months have."""
    reached, whole = sum(shares[:months]), sum(shares)
    if len(shares) != MONTHS or not 0 < reached <= whole < math.inf:
        raise ValueError("A normal year has twelve shares, and some of it by now.")
    return reached / whole


@dataclass(frozen=True)
class Pace:
    """What the rest of the year may or must bring to end on the target."""

    left: float
    months_left: int
    needed_a_month: float | None
    so_far_a_month: float


def pace(to_date: float, months: int, target: float) -> Pace:
    """
    Return what is needed each month from here, beside the pace so far.

    In events and events a month; none is needed a month where none is left.
    """
    if not 1 <= months <= MONTHS:
        raise ValueError("A year so far has 1 to 12 months.")
    months_left = MONTHS - months
    left = target - to_date
    needed = left / months_left if months_left else None
    return Pace(left, months_left, needed, to_date / months)


def chance_at_pace(
    to_date: float, months: int, target: float, *, less_is_better: bool = True
) -> float:
    """
    Return the chance to end on the right side of the target at the pace so far.

    The pace is taken as if it were sure and the rest as Poisson, as spreadsheets
    have it; that is too sure of itself, and `year_end` allows for what is not known.
    """
    rest = year_end(to_date, months).expected - to_date
    spare = target - to_date
    if less_is_better:
        return tails.poisson_at_most(math.floor(spare), rest)
    return 1 - tails.poisson_at_most(math.ceil(spare) - 1, rest)


def _usable(past_years: Sequence[Sequence[float]], months: int) -> Floats:
    """Return the past years that are whole and had something by this month."""
    table = np.array(past_years, np.float64).reshape(-1, MONTHS)
    table = table[~np.isnan(table).any(axis=1)]
    usable: Floats = table[table[:, :months].sum(axis=1) > 0]
    return usable if table.sum() >= SHAPED else table[:0]


def _why_straight(past_years: Sequence[Sequence[float]]) -> str:
    is_known = any(not np.isnan(np.array(year)).any() for year in past_years)
    if is_known:
        return "past years hold too few events to show the shape of a year"
    return "no whole past year is known"


def _unsure(table: Floats, months: int) -> float:
    """Return the squared relative error of past years' odds, as chance makes it."""
    reached, rest = table[:, :months].sum(), table[:, months:].sum()
    if not reached:
        return 0.0
    return float(1 / reached + (1 / rest if rest else 0.0))


def _beyond_chance(table: Floats, months: int) -> float:
    """Return how many times more than chance past years varied, at least 1."""
    if len(table) < 2:
        return 1.0
    halves = np.column_stack(
        [table[:, :months].sum(axis=1), table[:, months:].sum(axis=1)]
    )
    expected = np.outer(halves.sum(axis=1), halves.sum(axis=0)) / halves.sum()
    seen = expected > 0
    squares = (halves - expected)[seen] ** 2 / expected[seen]
    of_years = float(squares.sum() / (len(table) - 1))
    return max(factor(table.ravel().tolist()), of_years)


def _beside(table: Floats, so_far: Sequence[float]) -> float:
    """
    Return how much more than chance this year's months differ from past years'.

    Without past years, from one another: a straight projection takes season for noise.
    """
    months = len(so_far)
    if months < FEWEST:
        return 1.0
    if not len(table):
        counts = np.array(so_far, np.float64)
        mean = float(counts.mean())
        return max(1.0, float(counts.var(ddof=1)) / mean) if mean > 0 else 1.0
    return factor([*table[:, :months].ravel().tolist(), *so_far], months)


def _at_most(most: float, mean: float, dispersion: float) -> float:
    return float(at_most(_one(most), _one(mean), _one(dispersion))[0])


def _one(value: float) -> Floats:
    return np.array([value], np.float64)
