"""Where a series is heading: slope, a test for trend, and a line drawn onward."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from frankpledge.analysis.statistics import tails
from frankpledge.analysis.statistics.intervals import CONFIDENCE


def slope(values: Sequence[float]) -> float:
    """
    Return the least-squares change per period; NaN from fewer than two figures.

    Missing periods keep their place on the axis.
    """
    numbers = np.array(values, np.float64)
    known = ~np.isnan(numbers)
    if known.sum() < 2:
        return float("nan")
    at = np.arange(len(numbers), dtype=np.float64)[known]
    return float(np.polyfit(at, numbers[known], 1)[0])


@dataclass(frozen=True)
class MannKendall:
    """A test for steady rise or fall that no single odd value can sway."""

    s: int
    variance: float
    z: float
    p: float
    slope: float


def mann_kendall(values: Sequence[float]) -> MannKendall:
    """
    Test a series for trend; `slope` is Theil and Sen's, the median of all steps.

    Not for rolling totals: neighbours share eleven months and are not independent.
    Source: Kendall, Rank Correlation Methods (1975); Sen, JASA 63 (1968), 1379-1389.
    """
    numbers = np.array(values, np.float64)
    known = np.flatnonzero(~np.isnan(numbers))
    numbers = numbers[known]
    first, second = np.triu_indices(len(numbers), 1)
    steps = numbers[second] - numbers[first]
    if not len(steps):
        raise ValueError("A trend needs at least two figures.")
    s = int(np.sign(steps).sum())
    ties = np.unique(numbers, return_counts=True)[1].astype(np.float64)
    n = float(len(numbers))
    spread = n * (n - 1) * (2 * n + 5) - (ties * (ties - 1) * (2 * ties + 5)).sum()
    variance = float(spread / 18)
    z = (s - np.sign(s)) / math.sqrt(variance) if variance > 0 else 0.0
    sen = float(np.median(steps / (known[second] - known[first])))
    return MannKendall(s, variance, float(z), tails.normal_two_sided(z), sen)


@dataclass(frozen=True)
class Projection:
    """Where a straight line through the past leads if nothing changes."""

    value: float
    low: float
    high: float


def project(
    values: Sequence[float], ahead: int, confidence: float = CONFIDENCE
) -> Projection:
    """
    Return the straight line's value some periods on, with its prediction interval.

    Least squares with Student's t; print it with the label "if nothing changes".
    """
    from scipy.special import stdtrit

    numbers = np.array(values, np.float64)
    known = ~np.isnan(numbers)
    n = int(known.sum())
    if n < 3:
        raise ValueError("A projection needs at least three figures.")
    at = np.arange(len(numbers), dtype=np.float64)[known]
    gradient, start = np.polyfit(at, numbers[known], 1)
    left = numbers[known] - (start + gradient * at)
    variance = (left**2).sum() / (n - 2)
    target = len(numbers) - 1 + ahead
    leverage = (target - at.mean()) ** 2 / ((at - at.mean()) ** 2).sum()
    t = float(stdtrit(n - 2, (1 + confidence) / 2))
    reach = t * math.sqrt(variance * (1 + 1 / n + leverage))
    value = float(start + gradient * target)
    return Projection(value, value - reach, value + reach)
