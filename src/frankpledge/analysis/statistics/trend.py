"""Where a series is heading: slope, a test for trend, and a line drawn onward."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from frankpledge.analysis.statistics import tails


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
