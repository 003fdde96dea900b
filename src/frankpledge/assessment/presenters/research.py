"""What the pages of questions to the analysts show."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse

from frankpledge.analysis.dates import day_in_words
from frankpledge.assessment.forms.offered import choices, words
from frankpledge.assessment.models import ResearchRequest
from frankpledge.assessment.presenters.asking import day_or
from frankpledge.assessment.presenters.files import FORMATS
from frankpledge.assessment.states import ResearchState
from frankpledge.ui.tables import Column, Filter, Listing, Shown


def _question_columns(today: date) -> tuple[Column, ...]:
    return (
        Column(
            "question",
            "Question",
            value=lambda row: row.question,
            is_header=True,
            href=lambda row: reverse("assessment:question", args=[row.pk]),
        ),
        Column("asker", "Asked by", value=lambda r: f"{r.asker}, {r.agency}"),
        Column(
            "due_on",
            "Wanted by",
            value=lambda row: row.due_on,
            shown=lambda row: due(row, today),
            sort=True,
        ),
        Column("state", "State", value=lambda row: words(row.state), sort=True),
        Column("product", "Product", value=lambda row: row.product),
        Column("reuse", "Reuse", value=lambda row: row.reuse),
    )


def question_list(
    rows: Sequence[ResearchRequest],
    asked: QueryDict,
    *,
    today: date,
    may_export: bool,
) -> Shown:
    """Return the questions to the analysts that the member may read."""
    return Listing(
        caption="Questions to the analysts",
        columns=_question_columns(today),
        filters=(
            Filter(
                "state",
                forms.ChoiceField(
                    label="State", choices=choices(ResearchState, anything="Any")
                ),
                lambda found, value: [row for row in found if row.state == value],
            ),
        ),
        order="due_on",
        noun=("question", "questions"),
        empty="Nobody has asked anything yet.",
        formats=FORMATS if may_export else (),
    ).of(list(rows), asked)


def due(row: ResearchRequest, today: date) -> str:
    """Return by when an answer is wanted, and whether it is late."""
    is_open = row.state in {ResearchState.ASKED, ResearchState.TAKEN_ON}
    late = " (late)" if is_open and row.due_on and row.due_on < today else ""
    return f"{day_or(row.due_on, 'No day')}{late}"


def question_page(row: ResearchRequest) -> dict[str, Any]:
    """Return one question and what became of it."""
    facts = [
        ("Question", row.question),
        ("What the answer is for", row.purpose),
        ("Asked by", f"{row.asker}, {row.agency}, on {day_in_words(row.asked_on)}"),
        ("Wanted by", day_or(row.due_on, "no day")),
        ("Who may read it", "The asker's agency" if row.is_sensitive else "Everybody"),
        ("State", words(row.state)),
        ("Answer", row.answer),
        ("Product", row.product),
        ("Reuse", row.reuse),
    ]
    return {"question": row, "facts": [(n, s) for n, s in facts if s]}
