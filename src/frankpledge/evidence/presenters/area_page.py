"""Every measure for one area, every type up or down, and what the whole is made of."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from frankpledge.access.models import Member
from frankpledge.analysis.measures import PeriodType
from frankpledge.analysis.measures.definition import Family
from frankpledge.evidence import selectors
from frankpledge.evidence.models import MeasureVersion
from frankpledge.evidence.rules.change import year_on_year
from frankpledge.evidence.rules.figures import KeptSeries
from frankpledge.evidence.rules.words import label_of, printed, spoken_period
from frankpledge.partnership.selectors import Area


def area_page(by: Member, area: Area, *, today: date) -> dict[str, Any]:
    """Return every measure of an area that the member may see, in plain words."""
    versions = list(selectors.measures_visible_to(by, on=today))
    kinds = [PeriodType.QUARTER, PeriodType.FINANCIAL_YEAR, PeriodType.CALENDAR_YEAR]
    series = selectors.many_series(versions, [area.code], [*kinds, PeriodType.MONTH])
    series = selectors.as_seen(series, versions, by, on=today)
    parts: dict[str, list[dict[str, Any]]] = {}
    for version in versions:
        kept = best_series(version, area, series, kinds)
        if kept is not None:
            parts.setdefault(version.family, []).append(card(version, area, kept))
    return {
        "area": area,
        "parts": [
            {"title": label_of(Family(family)), "cards": cards}
            for family, cards in sorted(parts.items())
        ],
        "breadcrumbs": [
            {"text": "Measures", "href": reverse("evidence:measures")},
            {"text": area.name},
        ],
    }


def best_series(
    version: MeasureVersion,
    area: Area,
    series: Mapping[tuple[str, str, str], KeptSeries],
    kinds: Sequence[PeriodType],
) -> KeptSeries | None:
    """Return the series to speak of: quarters where there are figures, else years."""
    for kind in [*kinds, PeriodType.MONTH]:
        kept = series.get((version.measure, area.code, kind))
        if kept is not None and any(v is not None for v in kept.figures["value"]):
            return kept
    return None


def card(version: MeasureVersion, area: Area, kept: KeptSeries) -> dict[str, Any]:
    """Return one measure's finding as a line of the page."""
    definition = version.definition
    change = year_on_year(kept, definition, kept.breaks)
    latest = change.later
    page = reverse("evidence:measure", args=[version.measure])
    return {
        "name": version.name,
        "href": f"{page}?area={area.code}&period_type={kept.keeping.period_type}",
        "value": printed(latest.value, definition.decimals) if latest else "",
        "unit": definition.unit_words,
        "period": spoken_period(latest.period) if latest else "",
        "sentence": change.sentence,
        "tone": change.tone(definition.direction),
        "tone_words": TONES[change.tone(definition.direction)],
        "direction": label_of(definition.direction),
    }


TONES = {
    "good": "Better",
    "bad": "Worse",
    "steady": "No clear change",
    "information": "Changed",
    "unknown": "Cannot be compared",
}
