"""
A promise of direction only: "downward, or held", by the test that was chosen up front.

West Lancashire's plan promised only a "downward trend / maintenance" for several
measures. Which test says whether it was kept is part of the promise, chosen before
any figure is known; each can say on course, off course and that it cannot tell yet.
"""

from collections.abc import Sequence
from itertools import pairwise

from frankpledge.analysis.statistics.trend import slope
from frankpledge.plan.rules.promise import Promise
from frankpledge.plan.rules.verdict import (
    Reading,
    Verdict,
    misses,
    misses_beyond_chance,
    worsens_beyond_chance,
)
from frankpledge.plan.states import DirectionTest, TargetStatus


# A direction is read from this many figures: a year of months (measures 3.4).
DIRECTION_POINTS = 12
# Months differ by three days in thirty; a step longer than this skipped a period.
UNEVEN = 1.5
# So many figures in a row on one side of the baseline are more than chance: one in
# 256 by chance alone, as control charts read a run (statistics.control, STANDARD).
RUN = 8
LEVEL = 1e-9


def in_direction(promise: Promise, readings: Sequence[Reading]) -> Verdict:
    """Judge a promise of direction by the test that was chosen beforehand."""
    match promise.tested_by:
        case DirectionTest.INTERVAL:
            return by_interval(promise, readings)
        case DirectionTest.SLOPE:
            return by_slope(promise, readings)
        case DirectionTest.RUN:
            return by_run(promise, readings)
    return by_level_or_slope(promise, readings)


def by_level_or_slope(promise: Promise, readings: Sequence[Reading]) -> Verdict:
    """
    Judge by level and, failing that, by slope: the handbook's own test (3.4).

    It holds when the latest rolling twelve months is no worse than the baseline,
    or when the last twelve points slope the right way; it fails only when the
    latest figure is worse than the baseline by more than chance explains.
    """
    latest, baseline = readings[-1], promise.baseline
    if baseline is not None and not misses(promise, latest.value, baseline):
        because = "The latest figure is no worse than the baseline."
        return said(promise, latest, TargetStatus.ON_COURSE, because)
    if (wished_slope(promise, readings) or 0.0) >= 0 and is_a_year(readings):
        because = "The last twelve figures go the right way."
        return said(promise, latest, TargetStatus.ON_COURSE, because)
    if baseline is not None and worsens_beyond_chance(promise, latest, baseline):
        because = (
            "The latest figure is worse than the baseline,"
            " by more than chance explains."
        )
        return said(promise, latest, TargetStatus.OFF_COURSE, because)
    because = (
        "The latest figure is worse than the baseline,"
        " but by no more than chance could explain."
    )
    return said(promise, latest, TargetStatus.CANNOT_TELL, because)


def by_interval(promise: Promise, readings: Sequence[Reading]) -> Verdict:
    """Judge by whether the latest figure's whole 95% interval lies on one side."""
    latest, baseline = readings[-1], promise.baseline
    if baseline is None or latest.low is None or latest.high is None:
        because = "The figure has no interval to hold against the baseline."
        return said(promise, latest, TargetStatus.CANNOT_TELL, because)
    if misses_beyond_chance(promise, latest, baseline):
        because = "The whole of its 95% interval is on the wrong side of the baseline."
        return said(promise, latest, TargetStatus.OFF_COURSE, because)
    unkind = latest.reach(-promise.wish)
    if unkind is not None and not misses(promise, unkind, baseline):
        because = "The whole of its 95% interval is on the right side of the baseline."
        return said(promise, latest, TargetStatus.ON_COURSE, because)
    because = "Its 95% interval holds the baseline, so neither way is shown."
    return said(promise, latest, TargetStatus.CANNOT_TELL, because)


def by_slope(promise: Promise, readings: Sequence[Reading]) -> Verdict:
    """
    Judge by which way the last twelve figures slope.

    Twelve months that roll on overlap, so their slope has no simple interval: the
    wrong way counts against the promise only where the newest figure is also worse
    than the oldest of the twelve by more than chance explains.
    """
    latest, newest = readings[-1], readings[-DIRECTION_POINTS:]
    if not is_a_year(readings):
        because = "A slope needs twelve figures at even steps."
        return said(promise, latest, TargetStatus.CANNOT_TELL, because)
    if (wished_slope(promise, readings) or 0.0) >= 0:
        because = "The last twelve figures slope the right way, or are level."
        return said(promise, latest, TargetStatus.ON_COURSE, because)
    if worsens_beyond_chance(promise, latest, newest[0].value):
        because = (
            "The last twelve figures slope the wrong way, and the newest is worse"
            " than the first of them by more than chance explains."
        )
        return said(promise, latest, TargetStatus.OFF_COURSE, because)
    because = (
        "The last twelve figures slope the wrong way,"
        " but by no more than chance could explain."
    )
    return said(promise, latest, TargetStatus.CANNOT_TELL, because)


def by_run(promise: Promise, readings: Sequence[Reading]) -> Verdict:
    """Judge by whether the last eight figures all lie on one side of the baseline."""
    latest, baseline, newest = readings[-1], promise.baseline, readings[-RUN:]
    if baseline is None or len(newest) < RUN or not follow_on(newest):
        because = "A run needs eight figures at even steps, and a baseline."
        return said(promise, latest, TargetStatus.CANNOT_TELL, because)
    wished = [promise.wish * (one.value - baseline) for one in newest]
    if all(gain > 0 for gain in wished):
        because = "The last eight figures are all better than the baseline."
        return said(promise, latest, TargetStatus.ON_COURSE, because)
    if all(gain < 0 for gain in wished):
        because = (
            "The last eight figures are all worse than the baseline,"
            " which chance seldom does."
        )
        return said(promise, latest, TargetStatus.OFF_COURSE, because)
    because = "The last eight figures lie on both sides of the baseline."
    return said(promise, latest, TargetStatus.CANNOT_TELL, because)


def said(
    promise: Promise, reading: Reading, status: TargetStatus, because: str
) -> Verdict:
    """Return a verdict beside the baseline that the direction starts from."""
    return Verdict(status, because, promise.baseline, reading=reading)


def wished_slope(promise: Promise, readings: Sequence[Reading]) -> float | None:
    """Return the slope of the last twelve figures, positive where it is as wished."""
    newest = readings[-DIRECTION_POINTS:]
    if len(newest) < DIRECTION_POINTS:
        return None
    values = [reading.value for reading in newest]
    found = slope(values)
    # A line fitted through level figures slopes by what arithmetic left over.
    is_level = abs(found) <= LEVEL * max(map(abs, values))
    return 0.0 if is_level else promise.wish * found


def is_a_year(readings: Sequence[Reading]) -> bool:
    """Say whether there are twelve newest figures, and at even steps."""
    newest = readings[-DIRECTION_POINTS:]
    return len(newest) == DIRECTION_POINTS and follow_on(newest)


def follow_on(readings: Sequence[Reading]) -> bool:
    """Say whether the figures come at even steps, so that a slope means something."""
    ends = [reading.ends_before for reading in readings]
    steps = [(later - one).days for one, later in pairwise(ends)]
    return bool(steps) and max(steps) <= UNEVEN * min(steps)
