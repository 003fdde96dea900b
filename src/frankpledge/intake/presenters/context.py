"""Events and gaps as their lists and conflict pages show them."""

from datetime import timedelta
from typing import Any

from django import forms
from django.urls import reverse

from frankpledge.analysis.dates import day_in_words
from frankpledge.intake.models import ContextEvent, DataGap
from frankpledge.intake.states import GapState
from frankpledge.ui.tables import Column, Filter, Listing


def event_href(event: ContextEvent) -> str:
    """Return where an event is changed."""
    return reverse("intake:change-event", args=[event.pk])


def when(event: ContextEvent) -> str:
    """Return the day of an event, or the days from and to."""
    first = day_in_words(event.starts_on)
    if event.ends_before is None:
        return first
    last = event.ends_before - timedelta(days=1)
    return first if last == event.starts_on else f"{first} to {day_in_words(last)}"


EVENTS = Listing(
    caption="Events",
    columns=(
        Column("title", "What happened", href=event_href, sort="title", is_header=True),
        Column("starts_on", "When", shown=when, sort="starts_on"),
        Column(
            "area_code", "Where", value=lambda event: event.area_code or "Everywhere"
        ),
        Column(
            "datasets",
            "May explain",
            value=lambda event: ", ".join(event.datasets) or "any figure",
        ),
        Column("told_by", "Known from"),
        Column(
            "is_withdrawn",
            "On charts",
            value=lambda event: "No, withdrawn" if event.is_withdrawn else "Yes",
        ),
    ),
    order="-starts_on",
    noun=("event", "events"),
    formats=("csv", "ods", "xlsx"),
    empty="No event is written down yet.",
    empty_fix="New bins, a football final, roadworks: whatever may explain a figure.",
)


def gap_href(gap: DataGap) -> str:
    """Return where a gap is changed."""
    return reverse("intake:change-gap", args=[gap.pk])


GAPS = Listing(
    caption="Gaps in what is known",
    columns=(
        Column(
            "title", "What is not known", href=gap_href, sort="title", is_header=True
        ),
        Column("effect", "What cannot be said"),
        Column(
            "owner",
            "Who will see to it",
            value=lambda gap: gap.owner.name if gap.owner else "Nobody yet",
            sort="owner__name",
        ),
        Column("due_on", "By when", sort="due_on"),
        Column("blocks", "Blocks"),
        Column(
            "state", "State", shown=lambda gap: gap.state.capitalize(), sort="state"
        ),
    ),
    filters=(
        Filter(
            "state",
            forms.ChoiceField(
                label="State",
                choices=[
                    ("", "Any"),
                    *((state.value, state.value.capitalize()) for state in GapState),
                ],
            ),
            lambda rows, state: rows.filter(state=state),
        ),
    ),
    order="due_on",
    noun=("gap", "gaps"),
    formats=("csv", "ods", "xlsx"),
    empty="No gap is in the register.",
    empty_fix="What is not known is worth writing down as much as what is.",
)


def event_now(event: ContextEvent) -> list[dict[str, Any]]:
    """Return an event as it stands now, beside what the person typed."""
    lines = [
        ("What happened", event.title),
        ("When", when(event)),
        ("Where", event.area_code or "Everywhere"),
        ("What changed", event.what_changed),
    ]
    return [{"key": {"text": key}, "value": {"text": value}} for key, value in lines]


def gap_now(gap: DataGap) -> list[dict[str, Any]]:
    """Return a gap as it stands now, beside what the person typed."""
    lines = [
        ("What is not known", gap.title),
        ("What cannot be said", gap.effect),
        ("Meanwhile", gap.workaround),
        ("By when", day_in_words(gap.due_on) if gap.due_on else ""),
    ]
    return [{"key": {"text": key}, "value": {"text": value}} for key, value in lines]
