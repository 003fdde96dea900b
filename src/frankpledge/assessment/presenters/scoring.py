"""What the pages of the long list, of scoring, of results and of decisions show."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse

from frankpledge.access.models import Member
from frankpledge.assessment.models import (
    Assessment,
    ScoreSheet,
    ThemeLine,
)
from frankpledge.assessment.presenters.asking import link
from frankpledge.assessment.presenters.book import words
from frankpledge.assessment.presenters.files import FORMATS
from frankpledge.assessment.selectors import NothingToAssess, own_sheets, scanned_now
from frankpledge.ui.tables import Column, Filter, Listing, Shown


NOT_ASKED = "The public was not asked"


def concern_words(line: ThemeLine) -> str:
    """Return what share of people put a matter first, or that nobody was asked."""
    if line.public_concern is None:
        return NOT_ASKED
    return f"{line.public_concern:g}%: {line.concern_source}"


def long_list(
    assessment: Assessment, asked: QueryDict, *, may_change: bool, may_export: bool
) -> Shown:
    """Return the matters that are scored; it says nothing of any score."""

    def act(line: ThemeLine) -> str:
        href = reverse("assessment:concern", args=[assessment.slug, line.pk])
        return link(href, "Record public concern", f"of {line.title}")

    acts = (Column("act", "Do", value=act, in_files=False),) if may_change else ()
    return Listing(
        caption="Long list",
        columns=(
            Column("title", "Matter", sort="title", is_header=True),
            Column(
                "why", "Why it is listed", value=lambda line: line.why or usual(line)
            ),
            Column(
                "emerging",
                "Emerging",
                value=lambda line: "yes" if line.is_emerging else "",
                sort="is_emerging",
            ),
            Column(
                "concern", "Public concern", value=concern_words, sort="public_concern"
            ),
            *acts,
        ),
        filters=(
            Filter(
                "emerging",
                forms.BooleanField(label="Emerging only"),
                lambda found, _: found.filter(is_emerging=True),
            ),
        ),
        order="",
        noun=("matter", "matters"),
        empty="Nothing is on the long list yet.",
        empty_fix="Put the usual themes on it first.",
        formats=FORMATS if may_export else (),
    ).of(assessment.lines.all(), asked)


def usual(line: ThemeLine) -> str:
    """Return why a usual theme is listed."""
    return "Every assessment looks at it" if line.theme else ""


def scoring_page(assessment: Assessment, *, by: Member) -> dict[str, Any]:
    """Return how far the member's own agency has come; never another's."""
    own = own_sheets(assessment, by)
    lines = list(assessment.lines.all())
    return {
        "assessment": assessment,
        "agency": str(by.agency),
        "done": sum(line.pk in own for line in lines),
        "of": len(lines),
        "items": [_to_score(assessment, line, own.get(line.pk)) for line in lines],
    }


def _to_score(
    assessment: Assessment, line: ThemeLine, sheet: ScoreSheet | None
) -> dict[str, Any]:
    tag = (
        {"text": "Given in", "classes": "govuk-tag--green"}
        if sheet
        else {"text": "To score", "classes": "govuk-tag--yellow"}
    )
    return {
        "title": {"text": line.title},
        "href": reverse("assessment:score", args=[assessment.slug, line.pk]),
        "hint": {"text": f"By {sheet.scored_by}"} if sheet else None,
        "status": {"tag": tag},
    }


def sheet_initial(sheet: ScoreSheet | None) -> dict[str, Any]:
    """Return an agency's own scores as its form begins."""
    if sheet is None:
        return {}
    return {
        **{f"value_{item}": value for item, value in sheet.values.items()},
        **{f"reason_{item}": said for item, said in sheet.reasons.items()},
        "confidence": sheet.confidence,
    }


def score_lead(line: ThemeLine) -> str:
    """Return what a scorer should know before they begin."""
    return (
        "Score what you know from your own work and records. Nobody else sees these "
        f"scores until scoring closes. {concern_words(line)}. {records_words(line)}"
    )


def records_words(line: ThemeLine) -> str:
    """Return what open records say of a matter's theme, for volume and trend."""
    assessment = line.assessment
    try:
        found = scanned_now(assessment.area_code, assessment.looks_before)
    except NothingToAssess:
        return "No open records are loaded."
    for finding in found.findings:
        if finding.theme.id == line.theme:
            told = (
                words.headline(finding),
                words.change(finding),
                words.place(finding, found.area.name, found.peers),
            )
            return f"Open records: {' '.join(told)}"
    return "Open records say nothing of it."
