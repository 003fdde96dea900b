"""The list of assessments, and the words in which one is told of."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse

from frankpledge.analysis.dates import day_in_words
from frankpledge.assessment.forms.offered import choices, words
from frankpledge.assessment.models import Assessment
from frankpledge.assessment.presenters.files import FORMATS
from frankpledge.assessment.rules.products import template_of
from frankpledge.assessment.states import Product, ProjectState
from frankpledge.intake.selectors import coverage
from frankpledge.ui.tables import Column, Filter, Listing, Shown


def usual_terms(earlier: Assessment | None) -> dict[str, Any]:
    """Return the terms that a new assessment usually has: the newest year of records."""
    held: dict[str, Any] = {"earlier": str(earlier.pk) if earlier else ""}
    months = [month for _, month in coverage("police-street")]
    if not months:
        return held
    last = max(months)
    ends = date(last.year + last.month // 12, last.month % 12 + 1, 1)
    return held | {
        "title": f"Strategic assessment {last.year}",
        "looks_from": ends.replace(year=ends.year - 1),
        "looks_before": ends,
    }


def looks_over(assessment: Assessment) -> str:
    """Return the days that an assessment looks over."""
    last = assessment.looks_before - timedelta(days=1)
    return f"{day_in_words(assessment.looks_from)} to {day_in_words(last)}"


def state_words(assessment: Assessment) -> str:
    """Return an assessment's state as people read it."""
    return words(assessment.state)


def shelf_words(assessment: Assessment, today: date) -> str:
    """Return how long an assessment still holds."""
    if assessment.review_on is None:
        return "No day set"
    if assessment.review_on <= today and assessment.state != ProjectState.ENDED:
        return f"Past its review on {day_in_words(assessment.review_on)}"
    return f"To be reviewed on {day_in_words(assessment.review_on)}"


def _project_columns(today: date) -> tuple[Column, ...]:
    return (
        Column(
            "title",
            "Assessment",
            sort="title",
            is_header=True,
            href=lambda row: reverse("assessment:assessment", args=[row.slug]),
        ),
        Column(
            "product",
            "What it is",
            value=lambda row: template_of(row.product).title.capitalize(),
            sort="product",
        ),
        Column("period", "Looks over", value=looks_over, sort="looks_before"),
        Column("state", "State", value=state_words, sort="state"),
        Column(
            "review",
            "Shelf life",
            value=lambda row: shelf_words(row, today),
            sort="review_on",
        ),
    )


def project_list(
    rows: QuerySet[Assessment], asked: QueryDict, *, today: date, may_export: bool
) -> Shown:
    """Return the partnership's assessments and other products."""
    return Listing(
        caption="Assessments",
        columns=_project_columns(today),
        filters=(
            Filter(
                "product",
                forms.ChoiceField(
                    label="What it is",
                    choices=[
                        ("", "Any"),
                        *(
                            (one.value, template_of(one).title.capitalize())
                            for one in Product
                        ),
                    ],
                ),
                lambda found, value: found.filter(product=value),
            ),
            Filter(
                "state",
                forms.ChoiceField(
                    label="State", choices=choices(ProjectState, anything="Any")
                ),
                lambda found, value: found.filter(state=value),
            ),
        ),
        order="-period",
        noun=("assessment", "assessments"),
        empty="There is no assessment yet.",
        formats=FORMATS if may_export else (),
    ).of(rows, asked)
