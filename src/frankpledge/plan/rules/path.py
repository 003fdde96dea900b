"""Promises to reach a value by a date: judged along a path until the date comes."""

from datetime import date

from frankpledge.plan.rules.promise import Promise
from frankpledge.plan.rules.verdict import (
    Reading,
    Verdict,
    beside_line,
    misses,
    missing_by,
)
from frankpledge.plan.states import Path, TargetStatus


def expected_on(promise: Promise, day: date) -> float | None:
    """
    Return where the path should be on a day, or None where there is no path.

    Before the baseline's end it is the baseline; after the due date, the aim.
    """
    aim = promise.aim
    if aim is None or promise.due_on is None:
        return aim
    if promise.baseline is None or promise.baseline_ends_on is None:
        return None
    start, end = promise.baseline_ends_on, promise.due_on
    share = min(max((day - start) / (end - start), 0.0), 1.0)
    if promise.path is Path.COMPOUND and promise.baseline > 0 and aim > 0:
        return float(promise.baseline * (aim / promise.baseline) ** share)
    return promise.baseline + (aim - promise.baseline) * share


def on_path(promise: Promise, reading: Reading) -> Verdict:
    """Judge a promise to reach a value by a date, along its path until then."""
    aim = promise.aim
    if aim is None:
        return Verdict(
            TargetStatus.CANNOT_TELL,
            "The target has no value yet.",
            reading=reading,
        )
    if promise.due_on is not None and reading.ends_before > promise.due_on:
        return at_the_end(promise, reading, aim)
    expected = expected_on(promise, reading.ends_before)
    if expected is None:
        status, because = reached_early(promise, reading, aim)
    else:
        status, because = beside_line(promise, reading, expected)
    return Verdict(status, because, expected, aim, needed(promise, reading), reading)


def reached_early(
    promise: Promise, reading: Reading, aim: float
) -> tuple[TargetStatus, str]:
    """Judge a value against an aim that has no path to it."""
    if not misses(promise, reading.value, aim):
        return TargetStatus.ON_COURSE, "The figure has already reached the target."
    return (
        TargetStatus.CANNOT_TELL,
        "The target has no dated baseline, so there is no path to judge against.",
    )


def at_the_end(promise: Promise, reading: Reading, aim: float) -> Verdict:
    """Judge a promise whose date has come: it was met or it was missed."""
    if not misses(promise, reading.value, aim):
        return Verdict(
            TargetStatus.MET, "The target was met.", aim, aim, reading=reading
        )
    because = "The target was missed. " + missing_by(promise, reading, aim)
    return Verdict(TargetStatus.MISSED, because, aim, aim, reading=reading)


def needed(promise: Promise, reading: Reading) -> float | None:
    """
    Return the change needed in each further period of the reading's length.

    Negative means a fall. None where there is no aim, no date, or it is reached.
    """
    aim = promise.aim
    if aim is None or promise.due_on is None:
        return None
    if not misses(promise, reading.value, aim):
        return None
    length = (reading.ends_before - reading.starts_on).days
    periods_left = (promise.due_on - reading.ends_before).days / length
    return (aim - reading.value) / max(periods_left, 1.0)
