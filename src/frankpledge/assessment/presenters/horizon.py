"""What the pages of the horizon show."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse

from frankpledge.analysis.dates import day_in_words
from frankpledge.assessment.forms.offered import choices, theme_title, words
from frankpledge.assessment.models import HorizonItem
from frankpledge.assessment.presenters.files import FORMATS
from frankpledge.assessment.selectors import Watched, reviews_of, watched
from frankpledge.assessment.states import CHANCES, Factor, Likelihood, WatchState
from frankpledge.evidence.selectors import definitions_in_force
from frankpledge.ui.tables import Column, Filter, Listing, Shown


NAMES = (
    "title",
    "factor",
    "evidence",
    "effect",
    "direction",
    "time_scale",
    "theme",
    "likelihood",
    "next_look_on",
    "trigger_measure",
    "trigger_period",
    "trigger_way",
    "trigger_value",
    "trigger_on",
)


def is_alarm(row: Watched) -> bool:
    """Say whether a matter that is watched has been set off."""
    return row.item.state == WatchState.WATCHED and row.reached.is_set_off


def trigger_words(row: Watched) -> str:
    """Return whether the trigger has gone off, and by what."""
    if row.reached.is_set_off:
        return f"Set off: {row.reached.why}"
    if not row.reached.is_known:
        return f"Cannot tell: {row.reached.why}"
    return f"Not set off: {row.reached.why}"


def chance_words(item: HorizonItem) -> str:
    """Return a likelihood with its range of chances."""
    return f"{item.likelihood.capitalize()} ({CHANCES[Likelihood(item.likelihood)]})"


def look_words(row: Watched) -> str:
    """Return when a matter is looked at next."""
    if row.item.state != WatchState.WATCHED:
        return words(row.item.state)
    due = " (due)" if row.is_due else ""
    return f"{day_in_words(row.item.next_look_on)}{due}"


def _horizon_columns() -> tuple[Column, ...]:
    return (
        Column(
            "title",
            "Matter",
            value=lambda row: row.title,
            is_header=True,
            sort=True,
            href=lambda row: reverse("assessment:horizon-item", args=[row.item.pk]),
        ),
        Column("factor", "Factor", value=lambda row: words(row.item.factor), sort=True),
        Column("likelihood", "Likelihood", value=lambda r: chance_words(r.item)),
        Column("when", "When", value=lambda row: row.item.time_scale),
        Column("trigger", "Trigger", value=trigger_words, sort=True, is_prose=True),
        Column(
            "owner",
            "Watched by",
            value=lambda row: str(row.item.owner or "nobody yet"),
            sort=True,
        ),
        Column("look", "Looked at next", value=look_words),
        Column("evidence", "Evidence", value=lambda r: r.item.evidence, on_page=False),
    )


def horizon_list(
    rows: Sequence[Watched], asked: QueryDict, *, may_export: bool
) -> Shown:
    """Return what is on the horizon, with whether each trigger has gone off."""
    return Listing(
        caption="On the horizon",
        columns=_horizon_columns(),
        filters=(
            Filter(
                "state",
                forms.ChoiceField(
                    label="State", choices=choices(WatchState, anything="Any")
                ),
                lambda found, value: [row for row in found if row.item.state == value],
            ),
            Filter(
                "factor",
                forms.ChoiceField(
                    label="Factor", choices=choices(Factor, anything="Any")
                ),
                lambda found, value: [row for row in found if row.item.factor == value],
            ),
        ),
        order="",
        noun=("matter", "matters"),
        empty="Nothing is watched yet.",
        formats=FORMATS if may_export else (),
    ).of(list(rows), asked)


def item_page(item: HorizonItem, *, today: date) -> dict[str, Any]:
    """Return one matter, its trigger and what was decided of it through the years."""
    row = watched([item], today=today)[0]
    facts = [
        ("Factor", words(item.factor)),
        ("Evidence", item.evidence),
        ("What it may lead to here", item.effect),
        ("Direction", words(item.direction)),
        ("When", item.time_scale),
        ("Theme", theme_title(item.theme) if item.theme else ""),
        ("Likelihood", chance_words(item)),
        ("Watched by", str(item.owner) if item.owner else "nobody yet"),
        ("Looked at next", look_words(row)),
        ("Trigger", trigger_said(item)),
    ]
    return {
        "item": item,
        "facts": [(name, said) for name, said in facts if said],
        "trigger": trigger_words(row),
        "is_alarm": is_alarm(row),
        "is_open": item.state == WatchState.WATCHED,
        "reviews": [
            {
                "label": words(review.state),
                "byline": str(review.made_by),
                "datetime": review.made_on,
                "text": review.reason,
            }
            for review in reviews_of(item)
        ],
    }


def trigger_said(item: HorizonItem) -> str:
    """Return what sets a matter off."""
    parts = []
    if item.trigger_measure:
        parts.append(
            f"{measure_name(item)} {item.trigger_way} {item.trigger_value:g} "
            f"(by {words(item.trigger_period).lower()})"
        )
    if item.trigger_on:
        parts.append(f"from {day_in_words(item.trigger_on)}")
    return " or ".join(parts) or "none"


def measure_name(item: HorizonItem) -> str:
    """Return what the watched measure is called; one that is gone keeps its id."""
    known = definitions_in_force().get(item.trigger_measure)
    return known.name if known else item.trigger_measure


def held(item: HorizonItem) -> dict[str, Any]:
    """Return what is said of a matter as its form begins."""
    said = {name: getattr(item, name) for name in NAMES}
    return {**said, "version": item.version, "owner": str(item.owner_id or "")}


def written(said: dict[str, Any], area_code: str) -> dict[str, Any]:
    """Return a form's words as the matter keeps them: the trigger watches home."""
    owner = said.pop("owner")
    return {
        **said,
        "owner_id": int(owner) if owner else None,
        "trigger_area": area_code if said["trigger_measure"] else "",
    }
