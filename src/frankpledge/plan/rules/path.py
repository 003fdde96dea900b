"""Promises to reach a value by a date: judged along a path until the date comes."""

from datetime import date
from typing import Any

from frankpledge.analysis.statistics import paths
from frankpledge.plan.rules.promise import Promise
from frankpledge.plan.rules.verdict import (
    Reading,
    Verdict,
    beside_line,
    misses,
    missing_by,
)
from frankpledge.plan.states import Path, TargetKind, TargetStatus


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
    share = share_gone(promise.baseline_ends_on, promise.due_on, day)
    return along(promise.path, promise.baseline, aim, share)


def along(path: Path, baseline: float, aim: float, share: float) -> float:
    """Return where a path stands after a share of its time, by steps or percentages."""
    # Equal percentages lead neither to nought nor from it; there the path is straight.
    is_compound = path is Path.COMPOUND and baseline > 0 and aim > 0
    return paths.at(baseline, aim, share, is_compound=is_compound)


def share_gone(starts_on: date, ends_on: date, day: date) -> float:
    """Return how much of the way between two days has gone by, from 0 to 1."""
    if ends_on <= starts_on:
        return 1.0
    return min(max((day - starts_on) / (ends_on - starts_on), 0.0), 1.0)


def far_path_on(promise: Promise, day: date) -> float | None:
    """
    Return where the path to the far target would be on a day, if there is one.

    A plan may print a step of 53 in 2012 on the way from 63 to 22 in 2020, where
    the straight path would stand at 49.4: the reader should see both.
    """
    baseline, far = promise.baseline, promise.far_value
    start, end = promise.baseline_ends_on, promise.far_due_on
    if baseline is None or far is None or start is None or end is None:
        return None
    return along(promise.path, baseline, far, share_gone(start, end, day))


def path_steps(promise: Promise) -> list[tuple[date, float]]:
    """Return where the path should be, year by year, from its start to its end."""
    start, end = promise.baseline_ends_on, promise.due_on
    if start is None or end is None or promise.aim is None:
        return []
    days = [
        day
        for year in range(start.year, end.year + 1)
        if start <= (day := same_day_in(start, year)) < end
    ]
    return [
        (day, value)
        for day in [*days, end]
        if (value := expected_on(promise, day)) is not None
    ]


def same_day_in(day: date, year: int) -> date:
    """Return the same day in another year; 29 February becomes 1 March."""
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


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
        because = (
            "The date has passed, and the figure for the period promised is not known."
        )
        return Verdict(TargetStatus.CANNOT_TELL, because, aim, aim=aim, reading=reading)
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
    """
    Judge a promise whose date has come: it was met or it was missed.

    A provisional figure may still change, so nothing is final by it.
    """
    if reading.is_provisional:
        status, because = beside_line(promise, reading, aim)
        because = f"The date has come, but the figure is provisional. {because}"
        return Verdict(status, because, aim, aim, reading=reading)
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


# A step worked out from a path is kept as finely as any measure is printed.
STEP_DECIMALS = 4


def with_step(line: dict[str, Any]) -> dict[str, Any]:
    """
    Return a target's line with its step worked out, where nobody typed one.

    The step is where the path from the baseline to the far target stands on the day
    that the step is due; a line that lacks one of these stays as it is.
    """
    needed = ("baseline", "baseline_ends_on", "far_value", "far_due_on", "due_on")
    is_step = line.get("kind") == TargetKind.INTERIM and line.get("value") is None
    if not is_step or any(line.get(name) is None for name in needed):
        return line
    share = share_gone(line["baseline_ends_on"], line["far_due_on"], line["due_on"])
    path = Path(line.get("path", Path.LINEAR))
    step = along(path, line["baseline"], line["far_value"], share)
    return line | {"value": round(step, STEP_DECIMALS)}
