"""Promises without a path: limits, a direction, holding level, beating the group."""

from collections.abc import Sequence
from itertools import pairwise

from frankpledge.analysis.statistics.trend import slope
from frankpledge.plan.rules.promise import Promise
from frankpledge.plan.rules.verdict import (
    Reading,
    Verdict,
    beside_line,
    misses,
    misses_beyond_chance,
)
from frankpledge.plan.states import TargetStatus


# A direction is read from this many monthly points of rolling twelve months.
DIRECTION_POINTS = 12
# Months differ by three days in thirty; a step longer than this skipped a period.
UNEVEN = 1.5


def within_limits(promise: Promise, reading: Reading) -> Verdict:
    """Judge a promise to stay at or between limits in every period."""
    too_low = promise.low is not None and reading.value < promise.low
    too_high = promise.high is not None and reading.value > promise.high
    line = promise.low if promise.low is not None else promise.high
    if not (too_low or too_high):
        return Verdict(
            TargetStatus.ON_COURSE,
            "The latest figure is within the limits promised.",
            line,
            line,
            reading=reading,
        )
    line = promise.low if too_low else promise.high
    side = "below" if too_low else "above"
    kind_end = reading.high if too_low else reading.low
    is_chance = (
        kind_end is not None
        and line is not None
        and (kind_end >= line if too_low else kind_end <= line)
    )
    if is_chance:
        return Verdict(
            TargetStatus.CANNOT_TELL,
            f"The latest figure is {side} the limit,"
            " but by no more than chance could explain.",
            line,
            line,
            reading=reading,
        )
    return Verdict(
        TargetStatus.OFF_COURSE,
        f"The latest figure is {side} the limit promised.",
        line,
        line,
        reading=reading,
    )


def in_direction(promise: Promise, readings: Sequence[Reading]) -> Verdict:
    """
    Judge a promise of direction only, by a test that was chosen beforehand.

    It holds when the latest rolling twelve months is no worse than the baseline,
    or when the last twelve points slope the right way; it fails only when the
    latest figure is worse than the baseline by more than chance explains.
    """
    latest, baseline = readings[-1], promise.baseline
    if baseline is not None and not misses(promise, latest.value, baseline):
        return Verdict(
            TargetStatus.ON_COURSE,
            "The latest figure is no worse than the baseline.",
            baseline,
            reading=latest,
        )
    newest = readings[-DIRECTION_POINTS:]
    if (
        len(newest) == DIRECTION_POINTS
        and follow_on(newest)
        and promise.wish * slope([reading.value for reading in newest]) >= 0
    ):
        return Verdict(
            TargetStatus.ON_COURSE,
            "The last twelve figures go the right way.",
            baseline,
            reading=latest,
        )
    if baseline is not None and misses_beyond_chance(promise, latest, baseline):
        return Verdict(
            TargetStatus.OFF_COURSE,
            "The latest figure is worse than the baseline,"
            " by more than chance explains.",
            baseline,
            reading=latest,
        )
    return Verdict(
        TargetStatus.CANNOT_TELL,
        "The latest figure is worse than the baseline,"
        " but by no more than chance could explain.",
        baseline,
        reading=latest,
    )


def follow_on(readings: Sequence[Reading]) -> bool:
    """Say whether the figures come at even steps, so that a slope means something."""
    ends = [reading.ends_before for reading in readings]
    steps = [(later - one).days for one, later in pairwise(ends)]
    return bool(steps) and max(steps) <= UNEVEN * min(steps)


def held(promise: Promise, reading: Reading) -> Verdict:
    """Judge a promise to hold: worse counts only when significant and beyond tolerance."""
    baseline = promise.baseline
    if baseline is None:
        return Verdict(TargetStatus.NO_BASELINE, "There is no baseline to hold to.")
    margin = abs(baseline) * promise.tolerance_percent / 100
    edge = baseline - promise.wish * margin
    if misses(promise, reading.value, edge) and misses_beyond_chance(
        promise, reading, baseline
    ):
        return Verdict(
            TargetStatus.OFF_COURSE,
            "The figure is worse than the baseline by more than chance and the"
            f" tolerance of {promise.tolerance_percent:g}% explain.",
            baseline,
            baseline,
            reading=reading,
        )
    return Verdict(
        TargetStatus.ON_COURSE,
        "The figure is not clearly worse than the baseline.",
        baseline,
        baseline,
        reading=reading,
    )


def beside_group(
    promise: Promise, reading: Reading, group_value: float | None
) -> Verdict:
    """Judge a promise to do better than similar partnerships."""
    if group_value is None:
        return Verdict(
            TargetStatus.CANNOT_TELL,
            "There are no figures of the comparison group for this period.",
            reading=reading,
        )
    status, because = beside_line(promise, reading, group_value)
    return Verdict(status, because, group_value, group_value, reading=reading)
