"""What the pages of places, and of another body's plan, show."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse

from frankpledge.access.models import Member
from frankpledge.analysis.dates import day_in_words
from frankpledge.assessment.forms.offered import words
from frankpledge.assessment.models import LinkedStrategy, PlaceProfile
from frankpledge.assessment.presenters.files import FORMATS
from frankpledge.assessment.presenters.registers import span, standing, titles
from frankpledge.assessment.selectors import (
    areas_to_profile,
    counted_in,
    definition_names,
)
from frankpledge.assessment.states import Aspect, Edition, Intent
from frankpledge.ui.tables import Column, Listing, Shown


HEADINGS = {
    Aspect.PEOPLE: "People",
    Aspect.PREMISES: "Premises",
    Aspect.CONCERNS: "Concerns",
    Aspect.PROJECTS: "Projects",
}
INTENTS = {Intent.LESS: "less", Intent.MORE: "more", Intent.LEVEL: "no change"}


def place_list(
    rows: QuerySet[PlaceProfile], asked: QueryDict, *, may_export: bool
) -> Shown:
    """Return the places that are profiled."""
    names = dict(areas_to_profile())
    return Listing(
        caption="Places",
        columns=(
            Column(
                "title",
                "Place",
                sort="title",
                is_header=True,
                href=lambda row: reverse("assessment:place", args=[row.pk]),
            ),
            Column("area", "Figures of", value=lambda row: area_name(row, names)),
            Column("about", "What everybody may know"),
            Column("facts", "Facts noted", value=lambda row: len(row.facts.all())),
        ),
        order="title",
        noun=("place", "places"),
        empty="No place is profiled yet.",
        empty_fix="Begin with one that several agencies are called to.",
        formats=FORMATS if may_export else (),
    ).of(rows, asked)


def area_name(row: PlaceProfile, names: dict[str, str]) -> str:
    """Return the area whose figures stand beside a place, in words."""
    return names.get(row.area_code, row.area_code) or "none chosen"


def place_page(
    place: PlaceProfile, *, edition: Edition, by: Member, today: date
) -> dict[str, Any]:
    """Return a place's page: for partners all that is known, for the public a part."""
    is_public = edition is Edition.PUBLIC
    facts = [one for one in place.facts.all() if not (is_public and one.for_partners)]
    return {
        "place": place,
        "is_public": is_public,
        "area": area_name(place, dict(areas_to_profile())),
        "parts": [
            {
                "heading": heading,
                "facts": [one for one in facts if one.aspect == aspect.value],
            }
            for aspect, heading in HEADINGS.items()
        ],
        "counted": _counted(place, edition, by, today),
        "held_back": len(place.facts.all()) - len(facts),
    }


def _counted(
    place: PlaceProfile, edition: Edition, by: Member, today: date
) -> dict[str, Any] | None:
    """Return what open records say of the place's area, None where they say nothing."""
    if not place.area_code:
        return None
    found = counted_in(place.area_code, edition, by, on=today)
    if not found:
        return None
    caption = "Open police records of the area, newest twelve months"
    return {
        "caption": caption,
        "head": [
            {"text": "What"},
            {"text": "Records", "format": "numeric"},
            {"text": "As a rate", "format": "numeric"},
            {"text": "Twelve months"},
        ],
        "rows": [
            [
                {"text": one.name, "is_header": True},
                {
                    "text": "[c]" if one.number is None else f"{one.number:,}",
                    "format": "numeric",
                },
                {"text": one.words, "format": "numeric"},
                {"text": one.period},
            ]
            for one in found
        ],
        "scroll": caption,
    }


def strategy_page(strategy: LinkedStrategy, *, today: date) -> dict[str, Any]:
    """Return another body's plan, where it meets ours, and what it promises."""
    names = definition_names()
    return {
        "strategy": strategy,
        "facts": [
            ("Whose plan it is", strategy.owner),
            ("When", span(strategy)),
            ("Now", standing(strategy, today)),
            ("Where it meets our plan", strategy.meets),
            (
                "Where the two pull apart",
                strategy.clash or "nowhere, as far as is known",
            ),
            ("Themes it covers", titles(strategy.themes) or "none said"),
        ],
        "targets": [
            {
                "row": one,
                "measure": names.get(one.measure, one.measure),
                "intent": words(INTENTS[Intent(one.intent)]),
                "value": "" if one.value is None else f"{one.value:g}",
                "due": day_in_words(one.due_on) if one.due_on else "no day",
            }
            for one in strategy.targets.all()
        ],
    }
