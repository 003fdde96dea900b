"""The year's end from the year so far, and the chance of meeting a target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from frankpledge.analysis.statistics import tails


MONTHS = 12


@dataclass(frozen=True)
class YearEnd:
    """
    What the year will come to if the rest goes like past years.

    `low` and `high` hold 95% of the chance, from the spread of past years' shapes
    and from the counts' own variation. `rests` are the expected remainders, one a
    past year, equally likely.
    """

    to_date: float
    expected: float
    low: float
    high: float
    rests: tuple[float, ...]
    method: str

    def chance_at_most(self, target: float) -> float:
        """Return the chance that the year ends at or below the target."""
        spare = int(np.floor(target - self.to_date))
        return float(np.mean([tails.poisson_at_most(spare, r) for r in self.rests]))

    def chance_at_least(self, target: float) -> float:
        """Return the chance that the year ends at or above the target."""
        lacking = int(np.ceil(target - self.to_date))
        return float(
            np.mean([1 - tails.poisson_at_most(lacking - 1, r) for r in self.rests])
        )


def year_end(
    to_date: float,
    months: int,
    past_years: Sequence[Sequence[float]] = (),
) -> YearEnd:
    """
    Return the forecast of a year's count after so many months.

    The count to date over the mean share of the year that past years had reached
    by this month. With no whole past year it is the straight 12/months of it.
    """
    if not 1 <= months <= MONTHS or to_date < 0:
        raise ValueError("A year so far has 1 to 12 months and no negative count.")
    reached = _reached(past_years, months)
    if reached:
        expected = to_date / float(np.mean(reached))
        rests = tuple(to_date * (1 / share - 1) for share in reached)
        method = f"seasonal, from the shape of {len(reached)} past years"
    else:
        expected = to_date * MONTHS / months
        rests = (to_date * (MONTHS / months - 1),)
        method = "straight, since no whole past year is known"
    low, high = (to_date + _quantile(rests, share) for share in (0.025, 0.975))
    return YearEnd(to_date, expected, low, high, rests, method)


def projection(to_date: float, share_so_far: float) -> float:
    """Return the count to date over the share of a normal year so far."""
    if not 0 < share_so_far <= 1:
        raise ValueError("The share of the year so far lies between 0 and 1.")
    return to_date / share_so_far


@dataclass(frozen=True)
class Pace:
    """What the rest of the year may or must bring to end on the target."""

    left: float
    months_left: int
    needed_a_month: float | None
    so_far_a_month: float


def pace(to_date: float, months: int, target: float) -> Pace:
    """Return what is needed each month from here, beside the pace so far."""
    if not 1 <= months <= MONTHS:
        raise ValueError("A year so far has 1 to 12 months.")
    months_left = MONTHS - months
    left = target - to_date
    needed = left / months_left if months_left else None
    return Pace(left, months_left, needed, to_date / months)


def chance_at_pace(to_date: float, months: int, target: float) -> float:
    """Return the chance to end at or below the target at the pace so far (Poisson)."""
    return year_end(to_date, months).chance_at_most(target)


def _reached(past_years: Sequence[Sequence[float]], months: int) -> list[float]:
    table = np.array(past_years, np.float64).reshape(-1, MONTHS)
    table = table[~np.isnan(table).any(axis=1)]
    table = table[table[:, :months].sum(axis=1) > 0]
    return [float(year[:months].sum() / year.sum()) for year in table]


def _quantile(means: Sequence[float], share: float) -> float:
    """
    Return the smallest count whose chance, over all the means, reaches a share.

    Over two million expected each mean's chance is the normal curve's.
    """
    top = max(means)
    if top > tails.MOST_TRIALS:
        return _quantile_of_many(means, share)
    most = int(top + 10 * np.sqrt(top) + 20)
    chances = np.mean([np.exp(tails.log_poisson(m, most)) for m in means], axis=0)
    found = int(np.searchsorted(np.cumsum(chances), share))
    return float(min(found, most))


def _quantile_of_many(means: Sequence[float], share: float) -> float:
    reach = 10 * max(means) ** 0.5
    low, high = max(0.0, np.floor(min(means) - reach)), np.ceil(max(means) + reach)
    while high - low > 1:
        middle = np.floor((low + high) / 2)
        chances = [tails.poisson_at_most(int(middle), mean) for mean in means]
        low, high = (low, middle) if np.mean(chances) >= share else (middle, high)
    return float(high)
