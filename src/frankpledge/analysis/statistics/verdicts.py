"""
Tests of a direction-only target, each chosen before the figures are in.

"A downward trend, or maintain" can be judged in several ways that may disagree, so
the way is agreed with the target and named beside the verdict.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from frankpledge.analysis.statistics.change import two_counts
from frankpledge.analysis.statistics.season import moving_annual_total
from frankpledge.analysis.statistics.significance import direction
from frankpledge.analysis.statistics.trend import mann_kendall


Floats = NDArray[np.float64]

YEAR = 12
SIGNIFICANT = 0.05
RUN = 8


class Way(StrEnum):
    """The ways of judging that may be agreed."""

    ROLLING = "rolling"
    INTERVAL = "interval"
    TREND = "trend"
    RUN = "run"


WORDS = {
    Way.ROLLING: "the last twelve months are at or past the baseline, or the rolling "
    "total leans the right way over its last twelve points",
    Way.INTERVAL: "the last twelve months are not worse than the baseline by more than "
    "chance explains",
    Way.TREND: "no clear trend the wrong way since the start (Mann-Kendall on counts "
    "set beside the same month a year before)",
    Way.RUN: "no eight months in a row worse than the baseline's same months",
}


@dataclass(frozen=True)
class Judged:
    """Whether the target holds by the test chosen, and the figures it rests on."""

    test: Way
    holds: bool
    is_improving: bool
    latest: float
    baseline: float
    p: float | None


def judge(
    counts: ArrayLike,
    baseline: ArrayLike,
    test: Way,
    *,
    less_is_better: bool = True,
    dispersion: float = 1.0,
) -> Judged:
    """
    Judge monthly counts against the twelve months of a baseline year.

    `baseline` runs over the same calendar months as the counts. Raises ValueError
    where fewer than twelve months, or a month of the last twelve, are known.
    """
    numbers = np.atleast_1d(np.array(counts, np.float64))
    base = np.atleast_1d(np.array(baseline, np.float64))
    if len(base) != YEAR or np.isnan(base).any():
        raise ValueError("A baseline is twelve months, all known.")
    if len(numbers) < YEAR or np.isnan(numbers[-YEAR:]).any():
        raise ValueError("A verdict needs the last twelve months, all known.")
    latest, whole = float(numbers[-YEAR:].sum()), float(base.sum())
    sign = 1 if less_is_better else -1
    holds, p = _tested(numbers, base, test, sign, dispersion)
    return Judged(test, holds, sign * (latest - whole) < 0, latest, whole, p)


def _tested(
    numbers: Floats, base: Floats, test: Way, sign: int, dispersion: float
) -> tuple[bool, float | None]:
    latest, whole = float(numbers[-YEAR:].sum()), float(base.sum())
    usual = base[np.arange(len(numbers)) % YEAR]
    if test is Way.ROLLING:
        totals = moving_annual_total(numbers.tolist()).tolist()
        return direction(totals, whole, less_is_better=sign > 0).holds, None
    if test is Way.INTERVAL:
        found = two_counts(round(whole), round(latest), dispersion=dispersion)
        return not (found.is_significant and sign * found.difference > 0), found.p
    if test is Way.TREND:
        trend = mann_kendall((numbers - usual).tolist())
        return not (trend.p < SIGNIFICANT and sign * trend.s > 0), trend.p
    worse = sign * (numbers - usual) > 0
    run = longest = 0
    for is_worse in worse:
        run = run + 1 if is_worse else 0
        longest = max(longest, run)
    return longest < RUN, None
