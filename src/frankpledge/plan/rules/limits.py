"""Promises without a path: limits, holding level, beating the group."""

from collections.abc import Sequence

from frankpledge.plan.rules.promise import Promise
from frankpledge.plan.rules.verdict import (
    Reading,
    Verdict,
    beside_line,
    misses,
    worsens_beyond_chance,
)
from frankpledge.plan.states import TargetStatus


def within_limits(promise: Promise, readings: Sequence[Reading]) -> Verdict:
    """
    Judge a promise to stay at or between limits in every period.

    The latest figure says how it stands; how many of those before it were outside
    the limits since the promise began is said beside it.
    """
    reading = readings[-1]
    line, side = broken(promise, reading)
    if line is None:
        nearest = promise.low if promise.low is not None else promise.high
        because = "The latest figure is within the limits promised."
        because += earlier(promise, readings)
        return told(TargetStatus.ON_COURSE, because, nearest, reading)
    kind_end = reading.reach(1 if side == "below" else -1)
    because = f"The latest figure is {side} the limit"
    if kind_end is not None and not outside(kind_end, line, side):
        because += ", but by no more than chance could explain."
        return told(TargetStatus.CANNOT_TELL, because, line, reading)
    return told(TargetStatus.OFF_COURSE, f"{because} promised.", line, reading)


def broken(promise: Promise, reading: Reading) -> tuple[float | None, str]:
    """Return the limit that a figure breaks and on which side, None where it keeps both."""
    for line, side in ((promise.low, "below"), (promise.high, "above")):
        if line is not None and outside(reading.value, line, side):
            return line, side
    return None, ""


def outside(value: float, line: float, side: str) -> bool:
    """Say whether a value lies on that side of a line."""
    return value < line if side == "below" else value > line


def earlier(promise: Promise, readings: Sequence[Reading]) -> str:
    """Return how many earlier figures of the promise's time were outside its limits."""
    start = promise.counts_from
    own = [one for one in readings[:-1] if start is None or one.starts_on >= start]
    many = sum(1 for one in own if broken(promise, one)[0] is not None)
    were = "was" if many == 1 else "were"
    return f" Of the {len(own)} before it, {many} {were} not." if many else ""


def told(
    status: TargetStatus, because: str, line: float | None, reading: Reading
) -> Verdict:
    """Return a verdict beside the one line that is both expected and aimed at."""
    return Verdict(status, because, line, line, reading=reading)


def held(promise: Promise, reading: Reading) -> Verdict:
    """Judge a promise to hold: worse counts only when significant and beyond tolerance."""
    baseline = promise.baseline
    if baseline is None:
        return Verdict(TargetStatus.NO_BASELINE, "There is no baseline to hold to.")
    margin = abs(baseline) * promise.tolerance / 100
    edge = baseline - promise.wish * margin
    if misses(promise, reading.value, edge) and worsens_beyond_chance(
        promise, reading, baseline
    ):
        because = (
            "The figure is worse than the baseline by more than chance and the"
            f" tolerance of {promise.tolerance:g}% explain."
        )
        return told(TargetStatus.OFF_COURSE, because, baseline, reading)
    because = "The figure is not clearly worse than the baseline."
    return told(TargetStatus.ON_COURSE, because, baseline, reading)


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
