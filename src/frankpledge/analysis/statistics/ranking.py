"""How sure is a rank? And where a value lies among others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


Floats = NDArray[np.float64]

DRAWS = 10_000
PRIOR = 0.5
"""Half an event is added to each count, so that 0 seen is not taken for never."""


@dataclass(frozen=True)
class Ranked:
    """
    Ranks (1 the lowest, ties sharing the better) with the range that chance allows.

    `chance_lowest` and `chance_highest` are those of the lowest and highest quarter.
    """

    rank: Floats
    low: Floats
    high: Floats
    chance_lowest: Floats
    chance_highest: Floats

    def columns(self) -> dict[str, Floats]:
        """Return the ranks and their ranges as the columns of a table."""
        return {
            "rank": self.rank,
            "rank_low": self.low,
            "rank_high": self.high,
            "chance_lowest_quarter": self.chance_lowest,
            "chance_highest_quarter": self.chance_highest,
        }


def rank_uncertainty(
    counts: ArrayLike,
    bases: ArrayLike,
    *,
    draws: int = DRAWS,
    confidence: float = 0.95,
    seed: int = 1,
) -> Ranked:
    """
    Return each area's rank and the ranks it might have had by chance alone.

    Each draw gives every area a rate from the gamma distribution of its count plus a
    half (Jeffreys) over its base, and ranks them; the range holds the middle share of
    the draws. The same seed gives the same answer on any machine with this NumPy.
    Source: Goldstein and Spiegelhalter, J. R. Statist. Soc. A 159 (1996), 385-443.
    """
    seen, base = np.array(counts, np.float64), np.array(bases, np.float64)
    if np.isnan(seen).any() or not (base > 0).all() or len(seen) < 2:
        raise ValueError(
            "A rank needs two areas or more, each with a count and a base."
        )
    draw = np.random.default_rng(seed)
    rates = draw.gamma(seen + PRIOR, 1.0, (draws, len(seen))) / base
    drawn = rates.argsort(axis=1).argsort(axis=1) + 1
    tail = (1 - confidence) / 2
    low, high = np.quantile(drawn, [tail, 1 - tail], axis=0, method="nearest")
    quarter = len(seen) / 4
    return Ranked(
        rank=shared_ranks(seen / base),
        low=low.astype(np.float64),
        high=high.astype(np.float64),
        chance_lowest=(drawn <= quarter).mean(axis=0),
        chance_highest=(drawn > len(seen) - quarter).mean(axis=0),
    )


def shared_ranks(values: ArrayLike) -> Floats:
    """
    Return ranks, 1 the lowest, ties sharing the better one; NaN has none.

    One rank a value, as float64, NaN where the value is.
    """
    numbers = np.array(values, np.float64)
    known = np.sort(numbers[~np.isnan(numbers)])
    found: Floats = np.searchsorted(known, numbers, side="left").astype(np.float64)
    found += 1
    found[np.isnan(numbers)] = np.nan
    return found


@dataclass(frozen=True)
class Box:
    """
    A box plot: quartiles, whiskers, and which values lie beyond them.

    `position` says of each value: "low outlier", "first quarter" ... "high outlier".
    """

    quartiles: tuple[float, float, float]
    whiskers: tuple[float, float]
    position: list[str]


QUARTERS = ("first quarter", "second quarter", "third quarter", "fourth quarter")
FENCE = 1.5
"""Box lengths from the box beyond which a value is an outlier (Tukey 1977)."""


def box(values: ArrayLike) -> Box:
    """
    Return the box of the known values; quartiles are interpolated (R's type 7).

    Whiskers end at the last value within 1.5 box lengths of the box.
    """
    numbers = np.array(values, np.float64)
    known = numbers[~np.isnan(numbers)]
    if not len(known):
        raise ValueError("A box needs at least one value.")
    q1, q2, q3 = (float(q) for q in np.percentile(known, [25, 50, 75]))
    low, high = q1 - FENCE * (q3 - q1), q3 + FENCE * (q3 - q1)
    inside = known[(known >= low) & (known <= high)]
    position = [_position(value, (q1, q2, q3), low, high) for value in numbers.tolist()]
    return Box((q1, q2, q3), (float(inside.min()), float(inside.max())), position)


def _position(
    value: float, quartiles: tuple[float, float, float], low: float, high: float
) -> str:
    if value != value:
        return "not known"
    if value < low:
        return "low outlier"
    if value > high:
        return "high outlier"
    return QUARTERS[sum(value > q for q in quartiles)]
