"""A steady rise or fall beneath a season, that no single odd month can sway."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from frankpledge.analysis.statistics import tails
from frankpledge.analysis.statistics.trend import mann_kendall


FEWEST_CYCLES = 3


@dataclass(frozen=True)
class SeasonalKendall:
    """The test's sum, its variance, z and p; `slope` is the change a cycle."""

    s: int
    variance: float
    z: float
    p: float
    slope: float


def seasonal_kendall(values: Sequence[float], cycle: int) -> SeasonalKendall:
    """
    Test for trend by comparing each July with other Julys, and never with January.

    `slope` is the median of all such steps, a cycle (a year) each. NaN is missing.
    Raises ValueError where no season has figures of three cycles.
    Source: Hirsch, Slack and Smith, Water Resources Research 18 (1982), 107-121.
    """
    numbers = np.array(values, np.float64)
    s, variance, steps = 0, 0.0, []
    longest = 0
    for season in range(cycle):
        of_season = numbers[season::cycle]
        known = np.flatnonzero(~np.isnan(of_season))
        longest = max(longest, len(known))
        if len(known) < 2:
            continue
        found = mann_kendall(of_season.tolist())
        s, variance = s + found.s, variance + found.variance
        first, second = np.triu_indices(len(known), 1)
        rise = of_season[known][second] - of_season[known][first]
        steps.append(rise / (known[second] - known[first]))
    if longest < FEWEST_CYCLES:
        raise ValueError("A trend beneath a season needs three of its cycles.")
    z = (s - np.sign(s)) / math.sqrt(variance) if variance > 0 else 0.0
    slope = float(np.median(np.concatenate(steps)))
    return SeasonalKendall(s, variance, float(z), tails.normal_two_sided(z), slope)
