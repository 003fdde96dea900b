"""Promises without a path: limits, holding level, beating the group."""

from frankpledge.plan.rules.promise import Promise
from frankpledge.plan.rules.verdict import (
    Reading,
    Verdict,
    beside_line,
    misses,
    misses_beyond_chance,
)
from frankpledge.plan.states import TargetStatus


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
