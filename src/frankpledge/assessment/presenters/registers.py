"""What the registers beside the assessment show."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse

from frankpledge.analysis.dates import day_in_words, last_day
from frankpledge.assessment.forms.offered import (
    choices,
    theme_choices,
    theme_title,
    words,
)
from frankpledge.assessment.models import (
    ExternalPriority,
    LinkedStrategy,
    ThemeLink,
)
from frankpledge.assessment.presenters.files import FORMATS
from frankpledge.assessment.rules.registers import matrix
from frankpledge.assessment.selectors import impact_of
from frankpledge.assessment.states import Level
from frankpledge.ui.tables import Column, Filter, Listing, Shown


STRENGTHS = {0: "", 1: "1 weak", 2: "2 clear", 3: "3 strong"}


def titles(names: Iterable[str]) -> str:
    """Return themes in words."""
    return ", ".join(theme_title(name) for name in names)


def span(row: Any) -> str:
    """Return from when to when something holds."""
    first = day_in_words(row.starts_on) if row.starts_on else ""
    last = day_in_words(last_day(row.ends_before)) if row.ends_before else ""
    if first and last:
        return f"{first} to {last}"
    return f"from {first}" if first else f"until {last}" if last else "no dates"


def standing(row: Any, today: date) -> str:
    """Return whether something holds today, has ended or was superseded."""
    new = getattr(row, "superseded_by", None)
    if new is not None:
        return f"Superseded by {new.title}"
    if row.ends_before and row.ends_before <= today:
        return "Ended"
    return "To come" if row.starts_on and row.starts_on > today else "In force"


def _external_columns(today: date) -> tuple[Column, ...]:
    return (
        Column(
            "title",
            "Priority",
            sort="title",
            is_header=True,
            href=lambda row: reverse("assessment:priority", args=[row.pk]),
        ),
        Column("level", "Level", value=lambda row: words(row.level), sort="level"),
        Column("issuer", "Set by", sort="issuer"),
        Column("when", "When", value=span, sort="starts_on"),
        Column("standing", "Now", value=lambda row: standing(row, today)),
        Column(
            "themes",
            "Themes here",
            value=lambda row: titles(row.themes) or "none mapped yet",
        ),
        Column("words", "In our words", on_page=False),
    )


def external_list(
    rows: QuerySet[ExternalPriority],
    asked: QueryDict,
    *,
    today: date,
    may_export: bool,
) -> Shown:
    """Return what others put first."""
    return Listing(
        caption="What others put first",
        columns=_external_columns(today),
        filters=(
            Filter(
                "level",
                forms.ChoiceField(
                    label="Level", choices=choices(Level, anything="Any")
                ),
                lambda found, value: found.filter(level=value),
            ),
        ),
        order="title",
        noun=("priority", "priorities"),
        empty="No priority of others is noted yet.",
        formats=FORMATS if may_export else (),
    ).of(rows, asked)


def external_page(row: ExternalPriority) -> dict[str, Any]:
    """Return one priority of others and what it touches here."""
    impact = impact_of(row)
    return {
        "priority": row,
        "facts": [
            ("Level", words(row.level)),
            ("Set by", row.issuer),
            ("When", span(row)),
            ("What it asks, in our own words", row.words),
            ("Themes here", titles(row.themes) or "none mapped yet"),
        ],
        "impact": impact,
        "lost": titles(impact.lost),
        "gained": titles(impact.gained),
        "decisions": [
            {
                "text": f"{one.line.title}: {words(one.tier).lower()}",
                "where": str(one.line.assessment),
                "owner": str(one.owner or "nobody yet"),
            }
            for one in impact.decisions
        ],
    }


def strategy_list(
    rows: QuerySet[LinkedStrategy],
    asked: QueryDict,
    *,
    today: date,
    may_export: bool,
) -> Shown:
    """Return the plans of others that ours takes into account."""
    return Listing(
        caption="Others' plans",
        columns=(
            Column(
                "title",
                "Plan",
                sort="title",
                is_header=True,
                href=lambda row: reverse("assessment:strategy", args=[row.pk]),
            ),
            Column("owner", "Whose", sort="owner"),
            Column("when", "When", value=span, sort="starts_on"),
            Column("standing", "Now", value=lambda row: standing(row, today)),
            Column("meets", "Where it meets ours"),
            Column("clash", "Where they pull apart"),
            Column("themes", "Themes", value=lambda row: titles(row.themes)),
        ),
        filters=(
            Filter(
                "ended",
                forms.BooleanField(label="In force only"),
                lambda found, _: [r for r in found if standing(r, today) == "In force"],
            ),
        ),
        order="title",
        noun=("plan", "plans"),
        empty="No plan of others is noted yet.",
        formats=FORMATS if may_export else (),
    ).of(rows, asked)


def link_list(
    rows: QuerySet[ThemeLink], asked: QueryDict, *, may_change: bool, may_export: bool
) -> Shown:
    """Return which theme drives which, how strongly and who says so."""
    return Listing(
        caption="Links between themes",
        columns=(
            Column(
                "cause",
                "This",
                value=lambda row: theme_title(row.cause),
                sort="cause",
                is_header=True,
            ),
            Column(
                "effect",
                "Drives this",
                value=lambda row: theme_title(row.effect),
                sort="effect",
            ),
            Column(
                "strength",
                "How strongly",
                value=lambda row: row.strength,
                shown=lambda row: STRENGTHS[row.strength],
                sort="strength",
            ),
            Column("source", "Who says so"),
        ),
        order="-strength",
        noun=("link", "links"),
        empty="No link is noted yet.",
        formats=FORMATS if may_export else (),
    ).of(rows, asked)


def link_matrix(rows: Iterable[ThemeLink]) -> dict[str, Any] | None:
    """Return the linked themes as a table of cause by effect, None without any."""
    links = {(row.cause, row.effect): row.strength for row in rows}
    linked = {name for pair in links for name in pair}
    named = [(name, title) for name, title in theme_choices() if name in linked]
    if not named:
        return None
    cells = matrix([name for name, _ in named], links)
    return {
        "caption": "What drives what, read along the row",
        "head": [{"text": "This drives"}, *({"text": title} for _, title in named)],
        "rows": [
            [
                {"text": title, "is_header": True},
                *({"text": _cell(value)} for value in row),
            ]
            for (_, title), row in zip(named, cells, strict=True)
        ],
        "scroll": "What drives what",
    }


def _cell(value: int | None) -> str:
    if value is None:
        return "itself"
    return STRENGTHS[value] or "–"
