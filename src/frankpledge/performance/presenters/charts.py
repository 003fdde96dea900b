"""The picture of a target up to a quarter: its figures and the path promised."""

from datetime import date

from frankpledge.analysis.charts.pictures import (
    Caption,
    Chart,
    DatedNote,
    PathPoint,
    Point,
)
from frankpledge.analysis.charts.theme import WIDE
from frankpledge.analysis.charts.trend import Setting, trend_chart
from frankpledge.analysis.measures.periods import Period
from frankpledge.documents.columns import Column, Kind
from frankpledge.documents.model import Figure, Table
from frankpledge.evidence.selectors import Observation
from frankpledge.performance.presenters import words
from frankpledge.performance.selectors import Entry
from frankpledge.plan.selectors import expected_on


# Two years of months: enough to see a season twice, few enough for a table.
POINTS = 24


def has_chart(entry: Entry) -> bool:
    """Say whether there is anything to draw that this reader may see."""
    return not entry.is_withheld and entry.standing.latest is not None


def target_chart(entry: Entry, quarter: Period, width: int = WIDE) -> Chart:
    """Return the target's figures up to the quarter's end with its path."""
    points = shown_points(entry, quarter)
    definition = entry.standing.definition
    caption = Caption(
        finding(entry), f"Target: {words.promise(entry)}; {words.wish(entry)}"
    )
    kept = entry.standing.series
    setting = Setting(
        unit=definition.unit_words if definition else "",
        decimals=definition.decimals if definition else 0,
        breaks=[DatedNote(on, note) for on, note in kept.breaks] if kept else [],
        target=path(entry, [point(one) for one in points]),
        width=width,
    )
    return trend_chart([point(one) for one in points], caption, setting)


def finding(entry: Entry) -> str:
    """Return in a few words what the picture shows: which measure, and how it stands."""
    return f"{words.name_of(entry)}: {entry.status.value}"


def shown_points(entry: Entry, quarter: Period) -> list[Observation]:
    """Return the newest observations up to the quarter's end."""
    kept = entry.standing.series
    known = [one for one in kept or () if one.period.ends_before <= quarter.ends_before]
    return known[-POINTS:]


def point(one: Observation) -> Point:
    """Return an observation as a point of a chart."""
    return Point(
        label=one.period.label,
        starts_on=one.period.starts_on,
        ends_before=one.period.ends_before,
        value=float(one.value) if one.value is not None and one.has_value else None,
        low=None if one.low is None else float(one.low),
        high=None if one.high is None else float(one.high),
        is_provisional=one.is_provisional,
    )


def path(entry: Entry, points: list[Point]) -> list[PathPoint]:
    """Return where the promise should be at both ends of what is drawn."""
    promise, line = entry.standing.promise, entry.standing.verdict.expected
    if not points:
        return []
    days = [points[0].starts_on, points[-1].ends_before]
    if promise.baseline_ends_on is None or promise.due_on is None:
        return [PathPoint(day, line) for day in days] if line is not None else []
    turns = [promise.baseline_ends_on, promise.due_on]
    inside = [day for day in turns if days[0] < day < days[1]]
    return [
        PathPoint(day, value)
        for day in sorted({*days, *inside, *_new_years(days)})
        if (value := expected_on(promise, day)) is not None
    ]


def _new_years(days: list[date]) -> list[date]:
    # A compound path is curved: a point a year draws it well enough.
    years = range(days[0].year + 1, days[1].year + 1)
    return [day for year in years if days[0] < (day := date(year, 4, 1)) < days[1]]


def target_figure(entry: Entry, quarter: Period, source: str) -> Figure:
    """Return the chart as a figure of a document, with its data."""
    chart = target_chart(entry, quarter)
    definition = entry.standing.definition
    unit = definition.unit_words.capitalize() if definition else "Value"
    decimals = definition.decimals if definition else 2
    table = Table(
        f"{words.name_of(entry)}: the figures drawn",
        (
            Column("period", "Period"),
            Column("value", unit, Kind.NUMBER, decimals),
            Column("low", "95% interval from", Kind.NUMBER, max(1, decimals)),
            Column("high", "95% interval to", Kind.NUMBER, max(1, decimals)),
        ),
        tuple(
            (
                one.period.label,
                words.observed_cell(one, definition),
                one.low if one.has_value else None,
                one.high if one.has_value else None,
            )
            for one in shown_points(entry, quarter)
        ),
        name=f"chart {entry.target.ref}",
    )
    return Figure(
        caption=f"{finding(entry)}. Figures and the path promised",
        alt=chart.alt,
        spec=chart.spec,
        table=table,
        source=source,
    )
