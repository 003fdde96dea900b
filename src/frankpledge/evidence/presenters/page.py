"""What the page of one measure shows."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from frankpledge.access.models import Member
from frankpledge.analysis import codes
from frankpledge.analysis.dates import day_if_known, day_in_words
from frankpledge.analysis.measures import PeriodType
from frankpledge.analysis.words import listed
from frankpledge.evidence import policies, selectors
from frankpledge.evidence.models import MeasureVersion
from frankpledge.evidence.presenters import comparing, tables
from frankpledge.evidence.presenters.inside import inside_table
from frankpledge.evidence.presenters.pictures import detail, trend_alt
from frankpledge.evidence.presenters.reading import Reading
from frankpledge.evidence.rules.months import BOXES, not_months
from frankpledge.evidence.rules.words import (
    inside_a_sentence,
    label_of,
    printed,
    shown_as,
    spoken_period,
)
from frankpledge.evidence.selectors.measures import dataset_words
from frankpledge.partnership import selectors as places
from frankpledge.partnership.selectors import Area


PREFERRED = (
    PeriodType.MONTH,
    PeriodType.QUARTER,
    PeriodType.FINANCIAL_YEAR,
    PeriodType.PROGRAMME_YEAR,
    PeriodType.CALENDAR_YEAR,
    PeriodType.SNAPSHOT,
)


def period_type_asked(version: MeasureVersion, asked: str, area: Area) -> PeriodType:
    """Return the type of period asked for, or the finest that there are figures for."""
    possible = version.definition.period_types
    if asked in possible:
        return PeriodType(asked)
    possible = tuple(selectors.period_types_held(version, area.code)) or possible
    return next((kind for kind in PREFERRED if kind in possible), possible[0])


def measure_page(
    version: MeasureVersion,
    area: Area,
    period_type: PeriodType,
    reading: Reading | None,
    *,
    by: Member,
    today: date,
    asked: Mapping[str, str],
) -> dict[str, Any]:
    """Return everything the page of a measure shows for one area and kind of period."""
    areas = list(places.measured_areas(area.partnership))
    context = frame_of(version, area, areas, period_type, asked) | {
        "may_propose": policies.may_propose_definition(by, on=today),
        "may_export": policies.may_export_measure(by, version, on=today),
        "reading": reading,
    }
    if reading is None or not len(reading.kept):
        return context | {"reason": nothing_here(version, area, period_type, reading)}
    sees_all = bool(policies.may_see_in_full(by, version, on=today))
    return context | {
        "headline": headline(reading),
        "figure": trend_figure(reading, asked),
        "outlook": outlook_rows(reading),
        "rows": tables.rows(reading, at_most=rows_asked(asked)),
        "more_rows": more_rows(reading, asked),
        "copy": tables.as_text(reading),
        "key_figures": key_figures(reading),
        "addresses": addresses(reading, asked),
        **(not_published(version, area, areas, reading, asked) if sees_all else {}),
    }


def nothing_here(
    version: MeasureVersion, area: Area, period_type: str, reading: Reading | None
) -> str:
    """Return why a page has no figures: none there are, or none in the months asked."""
    if reading is None:
        held = selectors.period_types_held(version, area.code)
        names = listed([inside_a_sentence(kind) for kind in held])
        others = f" There are figures by {names}: choose them." if held else ""
        return selectors.why_nothing(version, area.name, period_type) + others
    return (
        "There are figures, but none between the months asked for. Leave “From” and"
        " “To” empty to see them all."
    )


def frame_of(
    version: MeasureVersion,
    area: Area,
    areas: Sequence[Area],
    period_type: PeriodType,
    asked: Mapping[str, str],
) -> dict[str, Any]:
    """Return what the page shows whether or not there are figures."""
    return {
        "version": version,
        "definition": version.definition,
        "area": area,
        "areas": [{"value": a.code, "text": a.name} for a in areas],
        "period_type": period_type,
        "period_types": [
            {"value": str(kind), "text": label_of(kind)}
            for kind in version.definition.period_types
        ],
        "asked": {name: asked.get(name, "") for name in BOXES},
        "not_months": not_months(asked),
        "card": definition_card(version),
        "unit": shown_as(version.definition),
        "breadcrumbs": [
            {"text": "Measures", "href": reverse("evidence:measures")},
            {"text": version.name},
        ],
    }


def not_published(
    version: MeasureVersion,
    area: Area,
    areas: Sequence[Area],
    reading: Reading,
    asked: Mapping[str, str],
) -> dict[str, Any]:
    """Return what rests on figures beside the area's own, which no release let out."""
    inside = [a for a in areas if a.parent_id == area.pk or is_inside(area, a)]
    groups = comparing.groups_beside(area, asked)
    read = selectors.by_area_at_once(
        version,
        {area.code, *(one.code for one in inside), *comparing.codes_in(groups)},
        {reading.kept.keeping.period_type, comparing.comparison_type(reading)},
    )
    return {
        "comparisons": [
            comparing.shown(version, area, group, reading, read) for group in groups
        ],
        "inside": inside_table(version, area, inside, reading, asked, read),
    }


def rows_asked(asked: Mapping[str, str]) -> int | None:
    """Return how many rows of the table to show; None is all of them."""
    return None if asked.get("rows") == "all" else tables.ROWS_AT_FIRST


def more_rows(reading: Reading, asked: Mapping[str, str]) -> str:
    """Return the address that shows every period, empty where they are shown."""
    if rows_asked(asked) is None or len(reading.kept) <= tables.ROWS_AT_FIRST:
        return ""
    kept = {name: asked[name] for name in asked if name != "rows"}
    kept |= {"area": reading.area.code, "rows": "all"}
    kept["period_type"] = str(reading.kept.keeping.period_type)
    return f"?{urlencode(kept)}#figures"


def is_inside(area: Area, other: Area) -> bool:
    """Say whether another area is one of those the whole partnership is shown by."""
    return area.kind == "partnership" and other.kind != "partnership"


def headline(reading: Reading) -> dict[str, Any]:
    """Return the finding, what it rests on, and how it is marked."""
    change = reading.change
    return {
        "sentence": change.sentence,
        "interval": reading.interval_words,
        "instead": reading.instead,
        "tone": change.tone(reading.definition.direction),
        "tone_words": TONES[change.tone(reading.definition.direction)],
        "is_refused": bool(change.rebase_on),
        "missing": reading.missing,
    }


def outlook_rows(reading: Reading) -> list[dict[str, Any]]:
    """Return what to expect of the series as rows of a summary list."""
    return [
        {"key": {"text": title}, "value": {"text": words}}
        for title, words in reading.outlook
    ]


TONES = {
    "good": "Better than a year before",
    "bad": "Worse than a year before",
    "steady": "No clear change from a year before",
    "information": "Changed; neither better nor worse by itself",
    "unknown": "Cannot be compared",
}


def key_figures(reading: Reading) -> list[dict[str, Any]]:
    """Return the newest figure and the one a year before, each with its link."""
    found = []
    for label, one in (
        ("Latest", reading.change.later),
        ("A year before", reading.change.earlier),
    ):
        if one is not None:
            value = printed(one.value, reading.definition.decimals)
            found.append(
                {
                    "label": f"{label}: {spoken_period(one.period)}",
                    "value": value or label_of(one.status),
                    "unit": reading.definition.units_for(value)
                    if one.has_value
                    else "",
                    "change": reading.interval_words if label == "Latest" else "",
                    "href": tables.figure_href(one),
                    "link_text": "Where this number comes from",
                }
            )
    return found


def addresses(reading: Reading, asked: Mapping[str, str]) -> dict[str, str]:
    """Return the addresses of the files and further pages of a series."""
    kind = str(reading.kept.keeping.period_type)
    args = [reading.version.measure, reading.area.code, kind]
    query = query_of(asked)
    files = {
        form: reverse("evidence:figures", args=[*args, form]) + query
        for form in ("csv", "ods", "xlsx")
    }
    return files | {"vintages": reverse("evidence:vintages", args=args)}


def query_of(asked: Mapping[str, str]) -> str:
    """Return the time that was asked for, as the end of an address."""
    parts = [f"{name}={asked[name]}" for name in ("from", "to") if asked.get(name)]
    return f"?{'&'.join(parts)}" if parts else ""


def trend_figure(reading: Reading, asked: Mapping[str, str]) -> dict[str, Any]:
    """Return the chart of a series: addresses, words, and how it was made."""
    kind = str(reading.kept.keeping.period_type)
    args = [reading.version.measure, reading.area.code, kind]
    query = query_of(asked)
    joint = "&" if query else "?"
    svg = reverse("evidence:trend", args=[*args, "svg"]) + query
    return {
        "src": svg,
        "narrow": f"{svg}{joint}width=narrow",
        "png": reverse("evidence:trend", args=[*args, "png"]) + query,
        "alt": trend_alt(reading),
        "caption": detail(reading),
        "method": reading.judged.method,
    }


def counted_kinds(source: Any) -> str:
    """Return the kinds of record that count, each by the name it has in public."""
    known = {one.id: one.label for one in codes.crime_types()}
    return ", ".join(known.get(kind, kind) for kind in getattr(source, "kinds", ()))


def definition_card(version: MeasureVersion) -> dict[str, Any]:
    """Return the definition as the card that goes with its figures."""
    definition = version.definition
    source = definition.numerator
    kinds = ", ".join(getattr(source, "series", ())) or counted_kinds(source)
    reviewed = definition.review_due_on
    return {
        "lead": definition.question,
        "rows": [
            ("Shown as", shown_as(definition)),
            ("Counts", dataset_words(version) + (f": {kinds}" if kinds else "")),
            ("Adds together", definition.composite_note),
            ("Supplier", definition.supplier[:1].upper() + definition.supplier[1:]),
            ("Which way is good", label_of(definition.direction)),
            ("Interval", label_of(definition.interval)),
            (
                "Settled after",
                f"{definition.settled_after_months} months"
                if definition.settled_after_months
                else "",
            ),
            ("Small numbers", label_of(definition.small_numbers)),
            ("Written by", definition.author),
            ("Checked by", definition.checker),
            ("Review due", day_if_known(reviewed)),
            ("Older names", ", ".join(definition.aliases)),
        ],
        "version": f"Version {version.number}, in force from"
        f" {day_in_words(version.in_force_from)}.",
    }
