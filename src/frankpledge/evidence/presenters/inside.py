"""The smaller areas inside an area: the map's table and its classes."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse

from frankpledge.analysis.charts.maps import bands
from frankpledge.analysis.charts.pictures import Place
from frankpledge.analysis.measures import Definition, Period
from frankpledge.evidence import selectors
from frankpledge.evidence.models import MeasureVersion
from frankpledge.evidence.presenters.reading import Reading
from frankpledge.evidence.rules.change import latest_with_value
from frankpledge.evidence.rules.figures import Observation
from frankpledge.evidence.rules.words import mark_of, printed, spoken_period
from frankpledge.evidence.selectors.comparing import figure_at
from frankpledge.partnership.selectors import Area, are_drawn


KINDS = {"ward": "Wards", "neighbourhood": "Forum areas", "district": "Districts"}


def kinds_inside(areas: Sequence[Area]) -> list[str]:
    """Return the kinds of smaller area that can be shown, wards first."""
    return [kind for kind in KINDS if any(area.kind == kind for area in areas)]


def period_shown(reading: Reading, asked: str = "") -> Period | None:
    """Return the period that a map shows: the one asked for, else the newest."""
    for period in reading.kept.periods:
        if period.ends_before.isoformat() == asked:
            return period
    place = latest_with_value(reading.kept)
    return None if place is None else reading.kept.periods[place]


def figures_inside(
    read: selectors.ByArea, areas: Sequence[Area], period: Period
) -> dict[str, Observation | None]:
    """Return each area's figure for a period, None where it has none."""
    series = read([area.code for area in areas], period.type)
    return {area.code: figure_at(series.get(area.code), period) for area in areas}


def inside_table(
    version: MeasureVersion,
    area: Area,
    inside: Sequence[Area],
    reading: Reading,
    asked: Mapping[str, str],
    read: selectors.ByArea,
) -> dict[str, Any] | None:
    """Return the smaller areas with their figures and classes, None where are none."""
    kinds = kinds_inside(inside)
    period = period_shown(reading, asked.get("at", ""))
    if not kinds or period is None:
        return None
    kind = asked.get("kind") if asked.get("kind") in kinds else kinds[0]
    shown = [one for one in inside if one.kind == kind]
    figures = figures_inside(read, shown, period)
    if not any(figure and figure.has_value for figure in figures.values()):
        return None
    definition = version.definition
    places = [place(one, figures[one.code]) for one in shown]
    classes = {
        code: band.words(definition.decimals)
        for band in bands(places)
        for code in band.codes
    }
    src = reverse(
        "evidence:map", args=[version.measure, area.code, str(period.type), "svg"]
    )
    return {
        "kind": kind,
        "title": KINDS[str(kind)],
        "others": [(one, KINDS[one]) for one in kinds if one != kind],
        "period": spoken_period(period),
        "src": f"{src}?kind={kind}&at={period.ends_before.isoformat()}",
        "alt": f"Map of {definition.name} by {KINDS[str(kind)].lower()} in"
        f" {spoken_period(period)}. The table beside it has every figure.",
        "is_drawn": are_drawn(shown),
        "rows": inside_rows(shown, figures, classes, definition),
        "at_once": at_once(len(shown)),
    }


def at_once(number: int) -> str:
    """Return what looking at so many areas together does to the ones that stand out."""
    by_chance = max(1, round(number / 20))
    return (
        f"{number} areas are looked at together. Were they all alike, about {by_chance}"
        " would still lie outside its 95% interval, and the highest would be high"
        " partly by chance: it will most likely be lower next time, whatever is done."
    )


def place(area: Area, figure: Observation | None) -> Place:
    """Return an area as charts take it."""
    has_value = figure is not None and figure.has_value
    value = float(figure.value or 0) if figure and has_value else None
    return Place(area.code, area.name, value)


def inside_rows(
    areas: Sequence[Area],
    figures: Mapping[str, Observation | None],
    classes: Mapping[str, str],
    definition: Definition,
) -> list[dict[str, Any]]:
    """Return the smaller areas, highest first, missing ones last."""
    decimals = definition.decimals
    found = []
    for area in areas:
        figure = figures[area.code]
        has_value = figure is not None and figure.has_value
        found.append(
            {
                "name": area.name,
                "href": f"?area={area.code}",
                "sort": float(figure.value or 0) if figure and has_value else -1.0,
                "value": printed(figure.value, decimals)
                if figure and has_value
                else mark_of(figure.status)
                if figure
                else "[x]",
                "numerator": printed(figure.numerator, 0) if figure else "",
                "interval": interval(figure, decimals),
                "class": classes.get(area.code, "not known"),
            }
        )
    return sorted(found, key=lambda row: (-row["sort"], row["name"]))


def interval(figure: Observation | None, decimals: int) -> str:
    """Return a figure's interval in words, empty where it has none."""
    if figure is None or figure.low is None:
        return ""
    ends = max(decimals, 1)
    return f"{printed(figure.low, ends)} to {printed(figure.high, ends)}"
