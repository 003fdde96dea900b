"""What a prevented crime cost, with the range that the estimate leaves open."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class CostPerCrime:
    """
    Pounds spent for each crime prevented, least and most.

    `middle` is None where the best estimate is that none was prevented; `most` is
    None where the interval reaches none prevented, so that no price is too high to
    be ruled out; `least` is None where even the best case prevented none.
    """

    spent: float
    middle: float | None
    least: float | None
    most: float | None
    saved: tuple[float, float, float] | None

    @property
    def back_for_each_pound(self) -> tuple[float, float, float] | None:
        """Return the value of crimes prevented for each pound spent, low and high."""
        if self.saved is None or not self.spent:
            return None
        return tuple(value / self.spent for value in self.saved)  # type: ignore[return-value]


def cost_per_crime(
    spent: float,
    prevented: float,
    low: float,
    high: float,
    unit_cost: float | None = None,
) -> CostPerCrime:
    """
    Return pounds for each crime prevented, from the estimate and its interval.

    `low` and `high` bound the crimes prevented and may be below 0. `unit_cost` is
    what one such crime costs society; with it the value of what was prevented is
    given too. Raises ValueError for a negative or unknown sum of money.
    """
    money = [spent] if unit_cost is None else [spent, unit_cost]
    if not all(math.isfinite(pounds) and pounds >= 0 for pounds in money):
        raise ValueError("A sum of money is a number of 0 or more.")
    if not low <= prevented <= high:
        raise ValueError("The estimate lies between its limits.")
    saved = None
    if unit_cost is not None:
        saved = (prevented * unit_cost, low * unit_cost, high * unit_cost)
    return CostPerCrime(
        spent,
        _each(spent, prevented),
        _each(spent, high),
        _each(spent, low),
        saved,
    )


def _each(spent: float, prevented: float) -> float | None:
    return spent / prevented if prevented > 0 else None
