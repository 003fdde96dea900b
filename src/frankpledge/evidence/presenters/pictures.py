"""The charts of evidence: trend, comparison, map, shares."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from frankpledge.analysis.charts.bars import bar_chart
from frankpledge.analysis.charts.comparison import box_chart, strip_chart
from frankpledge.analysis.charts.maps import area_map
from frankpledge.analysis.charts.pictures import (
    Caption,
    Chart,
    DatedNote,
    Place,
    Point,
)
from frankpledge.analysis.charts.theme import NARROW, WIDE
from frankpledge.analysis.charts.trend import Setting, trend_chart, trend_words
from frankpledge.analysis.dates import day_in_words
from frankpledge.analysis.measures import Definition, Period
from frankpledge.evidence.presenters.reading import Reading
from frankpledge.evidence.rules.comparison import Compared, Peer
from frankpledge.evidence.rules.figures import KeptSeries, Observation
from frankpledge.evidence.rules.limits import judged
from frankpledge.evidence.rules.remembering import remembered
from frankpledge.evidence.rules.words import label_of, shown_as, spoken_period
from frankpledge.evidence.selectors.taking import given_twice, taken_words


def width_of(asked: str) -> int:
    """Return the width of a drawing: narrow for phones, else wide."""
    return NARROW if asked == "narrow" else WIDE


def points(reading: Reading) -> Sequence[Point]:
    """Return a series as the points of a chart; what lies outside limits is marked."""
    return points_of(reading.kept, reading.break_days)


@remembered
def points_of(kept: KeptSeries, breaks: tuple[date, ...]) -> Sequence[Point]:
    """Return figures as the points of a chart, judged between these breaks."""
    signalled = judged(kept, breaks)
    row = kept.figures
    columns = zip(
        kept.periods, row["value"], row["low"], row["high"], row["status"],
        strict=True,
    )  # fmt: skip
    return tuple(
        Point(
            label=period.label,
            starts_on=period.starts_on,
            ends_before=period.ends_before,
            value=number(value),
            low=number(low),
            high=number(high),
            is_provisional=status == "provisional",
            signal="outside the limits" if signalled.is_outside(place) else "",
        )
        for place, (period, value, low, high, status) in enumerate(columns)
    )


def number(value: float | int | None) -> float | None:
    """Return a figure as a plain number for a chart."""
    return None if value is None else float(value)


def trend(reading: Reading, width: int = WIDE) -> Chart:
    """Return the measure's figures over time."""
    return trend_chart(points(reading), caption(reading), setting(reading, width))


def trend_alt(reading: Reading) -> str:
    """Return what the chart over time shows, without drawing it."""
    return trend_words(points(reading), caption(reading), setting(reading, WIDE))


def caption(reading: Reading) -> Caption:
    """Return the finding and what stands under it."""
    return Caption(finding=reading.change.sentence, detail=detail(reading))


def setting(reading: Reading, width: int) -> Setting:
    """Return what is drawn round the figures."""
    return Setting(
        unit=shown_as(reading.definition),
        decimals=reading.definition.decimals,
        limits=reading.judged.stretches,
        breaks=[DatedNote(day, note) for day, note in reading.breaks],
        events=reading.events,
        width=width,
    )


def detail(reading: Reading) -> str:
    """Return measure, area, periods, source and vintage, to stand under the finding."""
    kept = reading.kept
    if not len(kept):
        return f"{reading.definition.name}, {reading.area.name}."
    first = kept.periods[0].starts_on
    last = kept.periods[-1].ends_before - timedelta(days=1)
    known = kept.keeping.vintage
    parts = [
        f"{reading.definition.name}, {reading.area.name}.",
        f"{label_of(kept.keeping.period_type)}, {span_in_words(first, last)}.",
        f"Source: {reading.definition.supplier}.",
        taken_sentence(reading),
        f"As known on {day_in_words(known)}." if known else "",
        "Hollow points are provisional." if has_provisional(kept) else "",
        "Dashed lines are control limits." if reading.judged.stretches else "",
    ]
    return " ".join(part for part in parts if part)


def span_in_words(first: date, last: date) -> str:
    """Return "January 2018 to March 2020", or the one month alone."""
    begins, ends = f"{first:%B %Y}", f"{last:%B %Y}"
    return begins if begins == ends else f"{begins} to {ends}"


def taken_sentence(reading: Reading) -> str:
    """Return whence and when a return's newest figure was taken, where there is need."""
    latest = reading.latest
    if reading.version.dataset or latest is None:
        return ""
    taken = taken_words(latest.loads)
    said = f"Taken from the supplier's system on {taken}. " if taken else ""
    twice = given_twice(reading.definition, latest.area, latest.period)
    return (said + twice).strip()


def has_provisional(kept: KeptSeries) -> bool:
    """Say whether any figure of the series may still be revised."""
    return "provisional" in kept.figures["status"]


def place_of(peer: Peer) -> Place:
    """Return an area of a comparison as charts take it."""
    figure = peer.figure if peer.value is not None else None
    return Place(
        peer.code,
        peer.name,
        peer.value,
        number(figure.low) if figure else None,
        number(figure.high) if figure else None,
        is_own=peer.is_own,
    )


def comparison(compared: Compared, width: int = WIDE) -> Chart:
    """Return the area and its group as a strip of points in order."""
    definition = compared.definition
    return strip_chart(
        [place_of(peer) for peer in compared.peers],
        Caption(compared.sentence, comparison_detail(definition, [compared])),
        unit=shown_as(definition),
        decimals=definition.decimals,
        width=width,
    )


def boxes(compared: Sequence[Compared], width: int = WIDE) -> Chart:
    """Return one box for each group, the own area marked on each."""
    definition = compared[0].definition
    return box_chart(
        [(one.group, [place_of(peer) for peer in one.peers]) for one in compared],
        Caption(compared[0].sentence, comparison_detail(definition, compared)),
        unit=shown_as(definition),
        decimals=definition.decimals,
        width=width,
    )


def comparison_detail(definition: Definition, compared: Sequence[Compared]) -> str:
    """Return what is compared, when, and that colour says only which area is ours."""
    period = compared[0].period
    groups = " and ".join(one.group for one in compared)
    when = f", {spoken_period(period)}" if period else ""
    return (
        f"{definition.name}{when}. {groups}. The orange diamond is the own area;"
        " its colour does not say that its place is good or bad."
    )


def ward_map(
    figures: Mapping[str, Observation | None],
    names: Mapping[str, str],
    outlines: Mapping[str, Mapping[str, Any]],
    definition: Definition,
    period: Period,
    width: int = WIDE,
) -> Chart:
    """Return the areas shaded by class for one period."""
    places = [
        Place(
            code,
            name,
            number(figure.value) if (figure := figures.get(code)) else None,
        )
        for code, name in names.items()
    ]
    known = [place for place in places if place.value is not None]
    top = max(known, key=lambda place: place.value or 0, default=None)
    finding = (
        f"{definition.name} was highest in {top.name} in {spoken_period(period)}."
        if top
        else f"No area has a figure for {spoken_period(period)}."
    )
    return area_map(
        places,
        outlines,
        Caption(finding, f"{shown_as(definition)}. Source: {definition.supplier}."),
        unit=shown_as(definition),
        decimals=definition.decimals,
        width=width,
    )


__all__ = [
    "bar_chart",
    "boxes",
    "comparison",
    "points",
    "trend",
    "ward_map",
    "width_of",
]


def as_geometry(outlines: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return outlines as the drawing library takes them."""
    return {
        code: {"type": "MultiPolygon", "coordinates": polygons}
        for code, polygons in outlines.items()
    }
