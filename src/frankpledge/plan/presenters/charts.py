"""The picture of a target: its figures, and the path that was promised."""

from frankpledge.analysis.charts.pictures import (
    Caption,
    Chart,
    DatedNote,
    PathPoint,
    Point,
)
from frankpledge.analysis.charts.theme import WIDE
from frankpledge.analysis.charts.trend import Setting, trend_chart
from frankpledge.plan.presenters import words
from frankpledge.plan.rules.path import path_steps
from frankpledge.plan.selectors import Standing


# Beyond this many points a line of single periods can no longer be read.
MOST_POINTS = 60


def path_chart(standing: Standing, width: int = WIDE) -> Chart:
    """Return the target's figures over time with its path beside them."""
    kept, made = standing.series, standing.definition
    points = [
        Point(
            label=one.period.label,
            starts_on=one.period.starts_on,
            ends_before=one.period.ends_before,
            value=None if one.value is None else float(one.value),
            low=None if one.low is None else float(one.low),
            high=None if one.high is None else float(one.high),
            is_provisional=one.is_provisional,
        )
        for one in list(kept or ())[-MOST_POINTS:]
    ]
    caption = Caption(
        finding=standing.verdict.because,
        detail=f"{words.measure_name(standing)}: {words.promise(standing)}",
    )
    setting = Setting(
        unit=made.unit_words if made else "",
        decimals=made.decimals if made else 0,
        breaks=[DatedNote(on, note) for on, note in kept.breaks] if kept else [],
        target=path_points(standing),
        width=width,
    )
    return trend_chart(points, caption, setting)


def path_points(standing: Standing) -> list[PathPoint]:
    """Return the promised path from its baseline to its due date, year by year."""
    steps = path_steps(standing.promise)
    return [PathPoint(*step) for step in steps] or level_points(standing)


def level_points(standing: Standing) -> list[PathPoint]:
    """Return a level line where a promise is a level and not a path."""
    line, kept = standing.verdict.expected, standing.series
    if line is None or kept is None or not len(kept):
        return []
    periods = kept.periods[-MOST_POINTS:]
    return [
        PathPoint(periods[0].starts_on, line),
        PathPoint(periods[-1].ends_before, line),
    ]
