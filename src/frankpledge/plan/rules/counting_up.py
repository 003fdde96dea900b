"""
Promises counted up from the first day to the last: 100 restorative meetings by March.

Only what was counted is added: a period that was never supplied leaves the total
untold. Part of the way through, the total is held against the share of the time that
has gone by, and small totals are never called off course on chance alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from frankpledge.analysis.statistics import intervals
from frankpledge.plan.rules.path import share_gone
from frankpledge.plan.rules.promise import Promise
from frankpledge.plan.rules.verdict import Reading, Verdict
from frankpledge.plan.states import TargetStatus


@dataclass(frozen=True)
class Total:
    """What was counted since the first day, and how far that reaches."""

    reading: Reading
    has_gaps: bool


def counted_up(promise: Promise, readings: Sequence[Reading]) -> Verdict:
    """Judge a promise of at least or at most so many in all, by its last day."""
    latest, start, due = readings[-1], promise.counts_from, promise.due_on
    line = promise.low if promise.low is not None else promise.high
    if start is None or due is None or line is None:
        because = "Nothing says from when to when it is counted."
        return Verdict(TargetStatus.CANNOT_TELL, because, reading=latest)
    total = total_of(readings, start, due)
    if total is None:
        because = "No figure of its time is known yet."
        return Verdict(TargetStatus.CANNOT_TELL, because, aim=line, reading=latest)
    if promise.low is None:
        return at_most(total, line, due, share_of(total, start, due))
    return at_least(total, line, due, share_of(total, start, due))


def total_of(readings: Sequence[Reading], start: date, due: date) -> Total | None:
    """Return the sum of the periods inside the promise's time, None where none is."""
    own = [r for r in readings if start <= r.starts_on and r.ends_before <= due]
    if not own:
        return None
    value = sum(reading.value for reading in own)
    limits = intervals.poisson([value])
    breaks = [one.ends_before != later.starts_on for one, later in pairwise(own)]
    reading = Reading(
        value,
        float(limits.low[0]),
        float(limits.high[0]),
        own[0].starts_on,
        own[-1].ends_before,
        is_provisional=any(one.is_provisional for one in own),
        kind=own[-1].kind,
        dispersion=own[-1].dispersion,
    )
    return Total(reading, any(breaks) or own[0].starts_on > start)


def share_of(total: Total, start: date, due: date) -> float:
    """Return how much of the promise's time the total covers."""
    return share_gone(start, due, total.reading.ends_before)


def at_least(total: Total, line: float, due: date, gone: float) -> Verdict:
    """Judge a total that must reach a number; what is reached cannot be lost again."""
    now, expected = total.reading, line * gone
    is_over = now.ends_before >= due
    if now.value >= line:
        because = "The number promised has been reached."
        return Verdict(TargetStatus.MET, because, line, line, reading=now)
    if total.has_gaps:
        return untold(total, expected, line)
    if is_over:
        because = "The time is over and the number promised was not reached."
        return Verdict(TargetStatus.MISSED, because, line, line, reading=now)
    if now.value >= expected:
        because = "As many were counted so far as the time gone by asks for."
        return Verdict(TargetStatus.ON_COURSE, because, expected, line, reading=now)
    most = now.reach(1)
    if most is not None and most < expected:
        because = (
            "Fewer were counted than the time gone by asks for,"
            " by more than chance explains."
        )
        return Verdict(TargetStatus.OFF_COURSE, because, expected, line, reading=now)
    because = (
        "Fewer were counted than the time gone by asks for,"
        " but by no more than chance could explain."
    )
    return Verdict(TargetStatus.CANNOT_TELL, because, expected, line, reading=now)


def at_most(total: Total, line: float, due: date, gone: float) -> Verdict:
    """Judge a total that must stay within a number; what is passed stays passed."""
    now, expected = total.reading, line * gone
    if now.value > line:
        because = "More were counted than promised, and a total cannot fall again."
        return Verdict(TargetStatus.MISSED, because, line, line, reading=now)
    if total.has_gaps:
        return untold(total, expected, line)
    if now.ends_before >= due:
        because = "The time is over and the total stayed within what was promised."
        return Verdict(TargetStatus.MET, because, line, line, reading=now)
    if now.value <= expected:
        because = "No more were counted so far than the time gone by allows."
        return Verdict(TargetStatus.ON_COURSE, because, expected, line, reading=now)
    least = now.reach(-1)
    if least is not None and least > expected:
        because = (
            "More were counted than the time gone by allows,"
            " by more than chance explains."
        )
        return Verdict(TargetStatus.OFF_COURSE, because, expected, line, reading=now)
    because = (
        "More were counted than the time gone by allows,"
        " but by no more than chance could explain."
    )
    return Verdict(TargetStatus.CANNOT_TELL, because, expected, line, reading=now)


def untold(total: Total, expected: float, line: float) -> Verdict:
    """Return that part of the time was never supplied, so the total is not known."""
    because = "Part of its time was never supplied, so the total is not known."
    return Verdict(
        TargetStatus.CANNOT_TELL, because, expected, line, reading=total.reading
    )
