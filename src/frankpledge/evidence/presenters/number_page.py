"""Where one number comes from, and what it was known to be before."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse

from frankpledge.analysis.dates import months_in_words
from frankpledge.analysis.measures import Period
from frankpledge.analysis.words import listed
from frankpledge.evidence import selectors
from frankpledge.evidence.models import MeasureVersion, Series
from frankpledge.evidence.rules.figures import KeptSeries, Observation
from frankpledge.evidence.rules.words import (
    label_of,
    mark_of,
    named_period,
    printed,
    spoken_period,
    valued,
)
from frankpledge.evidence.selectors.figures import opened
from frankpledge.evidence.selectors.taking import given_twice, taken_words
from frankpledge.intake import selectors as intake
from frankpledge.partnership.selectors import Area
from frankpledge.ui.dates import moment_in_words


def number_page(
    version: MeasureVersion,
    area: Area,
    kept: KeptSeries,
    period: Period,
    *,
    sees_all: bool,
) -> dict[str, Any]:
    """Return everything behind one number; its other vintages for who may see all."""
    observation = kept.figure(period) or kept.at(0)
    found = selectors.vintages_of(version, area.code, str(kept.keeping.period_type))
    rows = list(found) if sees_all else []
    earlier = selectors.history(opened(rows, None), period)
    return {
        "version": version,
        "definition": version.definition,
        "area": area,
        "period": period,
        "period_words": spoken_period(period),
        "observation": observation,
        "printed": value_words(observation, version),
        "breadcrumbs": breadcrumbs(version, area, kept),
        "facts": facts(observation, version),
        "loads": loads_of(observation, version),
        "vintages": [vintage_row(one, version) for one in earlier],
        "base_measure": version.definition.denominator.measure,
    }


def breadcrumbs(
    version: MeasureVersion, area: Area, kept: KeptSeries
) -> list[dict[str, str]]:
    """Return the way back to the measure and area."""
    page = reverse("evidence:measure", args=[version.measure])
    kind = kept.keeping.period_type
    return [
        {"text": "Measures", "href": reverse("evidence:measures")},
        {"text": version.name, "href": f"{page}?area={area.code}&period_type={kind}"},
        {"text": "Where this number comes from"},
    ]


def value_words(observation: Observation, version: MeasureVersion) -> str:
    """Return the number as it is printed, or why there is none."""
    if observation.has_value:
        return valued(observation.value, version.definition)
    return label_of(observation.status)


def facts(observation: Observation, version: MeasureVersion) -> list[tuple[str, str]]:
    """Return what the number is made of, line by line."""
    definition = version.definition
    base = printed(observation.denominator, 0)
    if observation.denominator_year:
        base += f" ({observation.denominator_vintage or observation.denominator_year})"
    ends = max(definition.decimals, 1)
    interval = (
        f"{printed(observation.low, ends)} to {printed(observation.high, ends)}"
        if observation.low is not None
        else "None"
    )
    known = observation.vintage
    twice = given_twice(definition, observation.area, observation.period)
    lines = [
        ("Counted (numerator)", printed(observation.numerator, 0) or "No total"),
        ("Known so far", known_so_far(observation)),
        ("Out of (denominator)", base),
        ("Multiplied by", f"{definition.scale:,}" if definition.scale > 1 else ""),
        (
            "Value, unrounded",
            "" if observation.value is None else f"{observation.value}",
        ),
        ("95% interval", interval),
        ("Interval worked out by", label_of(definition.interval)),
        ("Status", label_of(observation.status)),
        ("Definition", f"Version {observation.version}: {definition.question}"),
        ("Supplier", definition.supplier),
        ("Taken from the supplier's system on", taken_words(observation.loads)),
        ("Given more than once", twice),
        ("Became known", moment_in_words(known) if known else ""),
    ]
    return [(name, value) for name, value in lines if value]


def known_so_far(observation: Observation) -> str:
    """Return what was supplied of a period that has no total."""
    if observation.has_value or observation.known is None:
        return ""
    return printed(observation.known, 0)


def loads_of(observation: Observation, version: MeasureVersion) -> list[dict[str, Any]]:
    """Return the loads behind a number, each with its months, rows and refused rows."""
    if not version.dataset:
        return [
            {"load": name, "months": "", "rows": "", "refused": ""}
            for name in observation.loads
        ]
    found: dict[str, list[Any]] = {}
    for covered in intake.loads_behind(version.dataset, observation.period.months):
        if covered.load_id in observation.loads:
            found.setdefault(covered.load_id, []).append(covered)
    sources = intake.sources_of(version.dataset)
    named = {source.code: source.name for source in sources}
    return [
        {
            "load": name,
            "source": listed(sorted(named[one] for one in {p.source for p in parts})),
            "months": months_in_words(one.starts_on for one in parts),
            "rows": f"{sum(one.rows for one in parts):,}",
            "refused": f"{sum(one.quarantined for one in parts):,}",
        }
        for name, parts in found.items()
    ]


def vintage_row(observation: Observation, version: MeasureVersion) -> dict[str, str]:
    """Return one earlier state of a number."""
    return {
        "known": moment_in_words(observation.vintage) if observation.vintage else "",
        "value": printed(observation.value, version.definition.decimals)
        or mark_of(observation.status),
        "numerator": printed(observation.numerator, 0),
        "status": label_of(observation.status),
    }


def vintages_page(
    version: MeasureVersion,
    area: Area,
    rows: Sequence[Series],
    period_type: str,
    *,
    then: datetime | None,
) -> dict[str, Any]:
    """Return what a series was known to be then beside what it is known to be now."""
    now = opened(rows[:1], None)[0] if rows else None
    known_then = next(
        (row for row in rows if then and row.vintage.known_at <= then), None
    )
    before = opened([known_then], then)[0] if known_then else None
    lines = revised_lines(before, now, version) if now and before else []
    return {
        "version": version,
        "area": area,
        "period_type": period_type,
        "vintages": [
            {
                "known": moment_in_words(row.vintage.known_at),
                "day": row.vintage.known_at.date().isoformat(),
                "reason": row.vintage.reason,
            }
            for row in rows
        ],
        "on": then.date().isoformat() if then else "",
        "then": moment_in_words(known_then.vintage.known_at) if known_then else "",
        "now": moment_in_words(rows[0].vintage.known_at) if rows else "",
        "lines": lines,
        "asked_too_early": bool(then and rows and known_then is None),
        "breadcrumbs": way_back(version, area, "As known before"),
    }


def way_back(version: MeasureVersion, area: Area, here: str) -> list[dict[str, str]]:
    """Return the way back to the measure and the area."""
    page = reverse("evidence:measure", args=[version.measure])
    return [
        {"text": "Measures", "href": reverse("evidence:measures")},
        {"text": version.name, "href": f"{page}?area={area.code}"},
        {"text": here},
    ]


def revised_lines(
    before: KeptSeries, now: KeptSeries, version: MeasureVersion
) -> list[dict[str, str]]:
    """Return the periods whose figure is not what it was."""
    decimals = version.definition.decimals
    earlier = {one.period: one for one in before}
    found = []
    for one in now:
        old = earlier.get(one.period)
        if old and (old.numerator, old.value, old.status) == (
            one.numerator,
            one.value,
            one.status,
        ):
            continue
        found.append(
            {
                "period": named_period(one.period),
                "then": printed(old.value, decimals) or label_of(old.status)
                if old
                else "not there yet",
                "now": printed(one.value, decimals) or label_of(one.status),
                "counted_then": printed(old.numerator, 0) if old else "",
                "counted_now": printed(one.numerator, 0),
            }
        )
    return found
