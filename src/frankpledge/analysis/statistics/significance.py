"""Verdicts that targets rest on: worse than a baseline, more than chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from frankpledge.analysis.statistics.change import two_counts
from frankpledge.analysis.statistics.trend import slope


ROLLING_POINTS = 12
"""Monthly rolling points that a direction is read from, at least."""


def is_clearly_worse(
    baseline: int,
    now: int,
    *,
    less_is_better: bool,
    exposure_baseline: float = 1.0,
    exposure_now: float = 1.0,
    dispersion: float = 1.0,
) -> bool:
    """Say whether a count is worse than the baseline by more than chance explains."""
    change = two_counts(
        baseline,
        now,
        exposure_before=exposure_baseline,
        exposure_after=exposure_now,
        dispersion=dispersion,
    )
    went_up = change.difference > 0
    return change.is_significant and went_up == less_is_better


@dataclass(frozen=True)
class Direction:
    """
    A direction-only verdict: at or past the baseline, or heading there.

    `slope` is that of the rolling totals over their last points, a period.
    """

    latest: float
    baseline: float
    slope: float
    holds: bool
    is_clearly_worse: bool


def direction(
    rolling: Sequence[float],
    baseline: float,
    *,
    less_is_better: bool = True,
    dispersion: float = 1.0,
) -> Direction:
    """
    Judge a "downward trend or maintain" target on rolling twelve-month totals.

    It holds when the latest total is at or past the baseline, or the last twelve or
    more points lean the right way; it is worse only when the count differs from
    the baseline by more than chance.
    """
    known = [value for value in rolling if not np.isnan(value)]
    if not known:
        raise ValueError("There is no whole twelve months to judge by.")
    sign = 1 if less_is_better else -1
    lean = slope(rolling[-ROLLING_POINTS:])
    enough = len(known) >= ROLLING_POINTS
    reached = sign * (known[-1] - baseline) <= 0
    leans_right = enough and sign * lean <= 0
    worse = is_clearly_worse(
        round(baseline),
        round(known[-1]),
        less_is_better=less_is_better,
        dispersion=dispersion,
    )
    return Direction(known[-1], baseline, lean, reached or leans_right, worse)
