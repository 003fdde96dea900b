"""Values over time: with control limits, breaks, events and the path to a target."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from frankpledge.analysis.charts.pictures import (
    Caption,
    Cell,
    Chart,
    DatedNote,
    Limits,
    PathPoint,
    Point,
    ended,
    listed,
    shown,
)
from frankpledge.analysis.charts.surroundings import (
    limit_layers,
    not_supplied,
    note_layers,
    path_layers,
)
from frankpledge.analysis.charts.theme import (
    CHARCOAL,
    NAVY,
    ORANGE,
    PLUM,
    WIDE,
    Spec,
    framed,
)
from frankpledge.analysis.statistics.rounding import half_up


NO_SPAN = (date.min, date.max)
FEW = 12
"""Points up to which each has a tick of its own."""


@dataclass(frozen=True)
class Setting:
    """What is drawn round the values of one series."""

    unit: str
    decimals: int = 0
    limits: Sequence[Limits] = ()
    breaks: Sequence[DatedNote] = ()
    events: Sequence[DatedNote] = ()
    target: Sequence[PathPoint] = ()
    width: int = WIDE


def trend_chart(points: Sequence[Point], caption: Caption, setting: Setting) -> Chart:
    """
    Return a line chart of the points.

    A period that was not supplied is a gap and a shaded column, never a zero;
    the line also stops at a break, for it cannot be read across.
    """
    span = (points[0].starts_on, points[-1].ends_before) if points else NO_SPAN
    layers = [
        *not_supplied(points),
        *limit_layers(setting.limits),
        *interval_layers(points, setting),
        *value_layers(points, setting),
        *path_layers(setting.target),
        *note_layers(setting.breaks, span, colour=PLUM, dash=[6, 3], shelf=0),
        *note_layers(setting.events, span, colour=CHARCOAL, dash=[2, 2], shelf=1),
    ]
    return Chart(
        spec=framed(
            layers,
            title=caption.finding,
            subtitle=caption.detail,
            width=setting.width,
            height=360,
        ),
        alt=trend_words(points, caption, setting),
        header=("Period", setting.unit, "Low", "High", "Notes"),
        rows=tuple(row(point, setting.decimals) for point in points),
    )


def row(point: Point, decimals: int) -> tuple[Cell, ...]:
    """Return one period as the table beside the chart prints it, to so many decimals."""
    notes = [
        "not supplied" if point.value is None else "",
        "provisional" if point.is_provisional else "",
        point.signal,
    ]
    return (
        point.label,
        *(rounded(one, decimals) for one in (point.value, point.low, point.high)),
        "; ".join(note for note in notes if note),
    )


def rounded(value: float | None, decimals: int) -> float | None:
    """Return a figure at a measure's own precision: a count stays whole."""
    if value is None:
        return None
    exact = half_up(value, decimals)
    return float(exact) if decimals else int(exact)


def middle(point: Point) -> date:
    """Return the day in the middle of a period, where its value is drawn."""
    return point.starts_on + (point.ends_before - point.starts_on) / 2


def runs(points: Sequence[Point], breaks: Iterable[DatedNote]) -> list[int]:
    """Return each point's stretch: a line joins no gap and crosses no break."""
    marks = sorted(note.on for note in breaks)
    numbers: list[int] = []
    number = 0
    for before, point in zip([None, *points], points, strict=False):
        gap = before is not None and (before.value is None) != (point.value is None)
        cut = before is not None and any(
            middle(before) < mark <= middle(point) for mark in marks
        )
        number += gap or cut
        numbers.append(number)
    return numbers


def value_layers(points: Sequence[Point], setting: Setting) -> list[Spec]:
    """Return the line and its markers: hollow is provisional, a diamond is a signal."""
    numbers = runs(points, setting.breaks)
    rows = [
        {
            "on": middle(point).isoformat(),
            "value": point.value,
            "run": number,
            "mark": point_mark(point),
        }
        for point, number in zip(points, numbers, strict=True)
        if point.value is not None
    ]
    shape = ["settled", "provisional", "signal"]
    return [
        {
            "data": {"values": rows},
            "mark": {"type": "line", "color": NAVY, "strokeWidth": 2},
            "encoding": {
                **axes(setting, points),
                "detail": {"field": "run", "type": "nominal"},
            },
        },
        {
            "data": {"values": rows},
            "mark": {"type": "point", "strokeWidth": 2, "opacity": 1},
            "encoding": {
                **axes(setting, points),
                "shape": scaled(shape, ["circle", "circle", "diamond"]),
                "fill": scaled(shape, [NAVY, "#FFFFFF", ORANGE]),
                "stroke": scaled(shape, [NAVY, NAVY, PLUM]),
                "size": scaled(shape, [28, 50, 130]),
            },
        },
    ]


def axes(setting: Setting, points: Sequence[Point]) -> Spec:
    """Return where a value is drawn; the scale starts at zero."""
    axis: Spec = {"format": "%b %Y", "labelOverlap": "greedy", "labelSeparation": 8}
    return {
        "x": {
            "field": "on",
            "type": "temporal",
            "title": None,
            "axis": axis | under_points(points),
        },
        "y": {
            "field": "value",
            "type": "quantitative",
            "title": setting.unit,
            "scale": {"zero": True},
            "axis": {"format": f",.{setting.decimals}~f"},
        },
    }


def under_points(points: Sequence[Point]) -> Spec:
    """Return ticks under the points where they are few: else weeks are named as months."""
    if len(points) > FEW:
        return {}
    days = [middle(point) for point in points]
    ticks = [{"year": day.year, "month": day.month, "date": day.day} for day in days]
    return {"values": ticks}


def scaled(domain: list[str], values: list[str] | list[int]) -> Spec:
    """Return how a marker's kind is drawn; the legend is in the words, not here."""
    return {
        "field": "mark",
        "type": "nominal",
        "scale": {"domain": domain, "range": values},
        "legend": None,
    }


def point_mark(point: Point) -> str:
    """Return which of the three kinds of marker a point has."""
    if point.signal:
        return "signal"
    return "provisional" if point.is_provisional else "settled"


def interval_layers(points: Sequence[Point], setting: Setting) -> list[Spec]:
    """Return each point's interval, where no control limits are drawn instead."""
    rows = [
        {"on": middle(point).isoformat(), "low": point.low, "high": point.high}
        for point in points
        if point.low is not None and point.high is not None
    ]
    if setting.limits or not rows:
        return []
    return [
        {
            "data": {"values": rows},
            "mark": {"type": "rule", "color": NAVY, "opacity": 0.45, "strokeWidth": 2},
            "encoding": {
                "x": {"field": "on", "type": "temporal", "title": None},
                "y": {"field": "low", "type": "quantitative"},
                "y2": {"field": "high"},
            },
        }
    ]


def trend_words(points: Sequence[Point], caption: Caption, setting: Setting) -> str:
    """Return what the chart shows: the finding, its ends, its extremes, its gaps."""
    known = [point for point in points if point.value is not None]
    if not known:
        return f"{ended(caption.finding)} No period has been supplied."
    highest = max(known, key=lambda point: point.value or 0)
    lowest = min(known, key=lambda point: point.value or 0)
    told = [
        ended(caption.finding),
        f"From {spoken(known[0], setting)} to {spoken(known[-1], setting)};"
        f" highest {spoken(highest, setting)}, lowest {spoken(lowest, setting)}.",
    ]
    gaps = [point.label for point in points if point.value is None]
    signals = [point.label for point in known if point.signal]
    told += [f"Not supplied: {listed(gaps)}."] if gaps else []
    told += [f"Outside what is usual: {listed(signals)}."] if signals else []
    dated = [("Break", each) for each in setting.breaks]
    dated += [("Event", each) for each in setting.events]
    told += [f"{what}: {one.text.rstrip('.')}, {one.on:%B %Y}." for what, one in dated]
    return " ".join(told)


def spoken(point: Point, setting: Setting) -> str:
    """Return a point as words say it."""
    return f"{shown(point.value, setting.decimals)} in {point.label}"
