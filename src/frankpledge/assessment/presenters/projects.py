"""What the list of assessments and the page of one show."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from frankpledge.access.decisions import Decision
from frankpledge.access.models import Member
from frankpledge.access.states import Act, Kind
from frankpledge.assessment import policies
from frankpledge.assessment.forms.offered import theme_title, words
from frankpledge.assessment.models import Assessment, Section
from frankpledge.assessment.presenters.lists import (
    looks_over,
    shelf_words,
    state_words,
)
from frankpledge.assessment.rules.contents import REGULATION, ticked
from frankpledge.assessment.rules.products import template_of
from frankpledge.assessment.rules.themes import themes
from frankpledge.assessment.selectors import (
    assessments_decided,
    contents_written,
    filled_sections,
    is_scoring_open,
    requests_open,
    sections_of,
    undecided_items,
)
from frankpledge.assessment.states import (
    PROJECT_CHANGES,
    Product,
    ProjectState,
    SectionState,
)
from frankpledge.partnership.selectors.duties import has_county


STEP_WORDS = {
    ProjectState.IN_REVIEW: "Send it for review",
    ProjectState.APPROVED: "Record that the board approved it",
    ProjectState.DRAFT: "Open it again",
    ProjectState.ENDED: "End it",
}
STEP_LEADS = {
    ProjectState.IN_REVIEW: "Scoring closes: everybody who may then sees what each "
    "agency scored, and the board can decide.",
    ProjectState.APPROVED: "Nobody changes it after this unless it is opened again. "
    "Whoever sent it for review cannot also approve it.",
    ProjectState.DRAFT: "It can be written and scored again. Editions that were "
    "frozen stay as they are.",
    ProjectState.ENDED: "Its shelf life is over. It can be read, and never changed.",
}
TAGS = {
    SectionState.TO_WRITE: ("To write", "govuk-tag--yellow"),
    SectionState.WRITTEN: ("Written", "govuk-tag--blue"),
    SectionState.SIGNED_OFF: ("Signed off", "govuk-tag--green"),
}


FILLED = ("Filled in", "govuk-tag--turquoise")
"""Scores, requests and the registers say something without anybody writing."""


@dataclass(frozen=True)
class Written:
    """What people wrote, by section and theme, and what the registers fill."""

    sections: dict[tuple[str, str], Section]
    filled: frozenset[str]


def project_page(assessment: Assessment, *, by: Member, today: date) -> dict[str, Any]:
    """Return what stands on an assessment's own page."""
    may_change = policies.may_change_assessment(by, assessment, on=today)
    written = Written(sections_of(assessment), filled_sections(assessment))
    return {
        "assessment": assessment,
        "product": template_of(assessment.product),
        "state": state_words(assessment),
        "facts": list(_facts(assessment, today)),
        "ticks": _ticks(assessment),
        "sections": [
            _section(assessment, (name, ""), title, written, may_change)
            for name, title in template_of(assessment.product).sections.items()
            if name != "county" or has_county(assessment.partnership)
        ],
        "theme_sections": [
            _section(assessment, ("theme", theme), title, written, may_change)
            for theme, title in themes_of(assessment)
        ],
        "places": list(_places(assessment, by, today)),
        "steps": [
            {
                "text": STEP_WORDS[state],
                "href": reverse("assessment:move", args=[assessment.slug, state]),
                "decision": may_step(assessment, state, by=by, on=today),
            }
            for state in sorted(PROJECT_CHANGES[ProjectState(assessment.state)])
        ],
        "history": _history(assessment),
        "undecided": undecided_items(assessment)
        if assessment.state == ProjectState.DRAFT
        else [],
        "may_change": may_change,
    }


def themes_of(assessment: Assessment) -> list[tuple[str, str]]:
    """Return the themes of which something can be written in this product."""
    template = template_of(assessment.product)
    if not template.prints_records:
        return []
    if template.is_of_one_theme:
        return [(assessment.theme, theme_title(assessment.theme))]
    return [(theme.id, theme.title) for theme in themes() if theme.kinds]


def _facts(assessment: Assessment, today: date) -> Iterator[tuple[str, str]]:
    template = template_of(assessment.product)
    yield "What it is", f"{template.title.capitalize()}: {template.purpose}"
    yield "Looks over", looks_over(assessment)
    if assessment.theme:
        yield "Theme", theme_title(assessment.theme)
    if assessment.about:
        yield "Terms of reference", assessment.about
    if assessment.commissioned_by:
        yield "Commissioned by", str(assessment.commissioned_by)
    yield "Readers", assessment.readership or template.readership
    yield "Shelf life", shelf_words(assessment, today)
    if assessment.earlier:
        yield "The one before it", str(assessment.earlier)


def _ticks(assessment: Assessment) -> dict[str, Any] | None:
    """Return what regulation 7 requires, for the products that it is about."""
    if assessment.product not in {Product.STRATEGIC, Product.AUDIT}:
        return None
    found = ticked(
        contents_written(assessment), has_county=has_county(assessment.partnership)
    )
    rows = [
        [
            {"text": f"({tick.required.letter})", "is_header": True},
            {"text": tick.required.what},
            {"text": "Yes" if tick.is_there else f"Not yet. {tick.missing}"},
        ]
        for tick in found
    ]
    return {
        "rows": rows,
        "there": sum(tick.is_there for tick in found),
        "of": len(found),
        "law": REGULATION,
    }


def _section(
    assessment: Assessment,
    key: tuple[str, str],
    title: str,
    written: Written,
    may_change: Decision,
) -> dict[str, Any]:
    section, (name, theme) = written.sections.get(key), key
    state = SectionState(section.state) if section else SectionState.TO_WRITE
    text, tone = TAGS[state]
    if state is SectionState.TO_WRITE and name in written.filled:
        text, tone = FILLED
    route = ("write" if may_change else "section") + ("-theme" if theme else "")
    is_there = bool(may_change) or section is not None
    keys = [assessment.slug, name, *([theme] if theme else [])]
    return {
        "title": {"text": title},
        "href": reverse(f"assessment:{route}", args=keys) if is_there else "",
        "hint": {"text": _by(section)} if section and section.author else None,
        "status": {"tag": {"text": text, "classes": tone}},
    }


def _by(section: Section) -> str:
    said = f"By {section.author}"
    if section.signed_off_by:
        said += f", signed off by {section.signed_off_by}"
    return said + ("; restricted edition only" if section.is_restricted else "")


def _places(
    assessment: Assessment, by: Member, today: date
) -> Iterator[dict[str, str]]:
    """Yield where to go from here; nothing here counts what other agencies scored."""
    is_open = is_scoring_open(assessment)
    counts = requests_open(assessment, today)
    listed = assessment.lines.count()
    yield _place("long-list", assessment, "Long list", f"{listed} matters")
    if policies.may_score(by, assessment, on=today):
        yield _place(
            "scoring", assessment, "Score for your agency", "apart from others"
        )
    if policies.may_see_results(by, assessment, on=today):
        yield _place(
            "results", assessment, "Results and decisions", "scoring is closed"
        )
    elif is_open:
        yield {
            "text": "Results and decisions",
            "hint": "shown when scoring closes",
            "href": "",
        }
    late = f", {counts['late']} late" if counts["late"] else ""
    yield _place(
        "requests", assessment, "Data requests", f"{counts['waiting']} waiting{late}"
    )
    yield from _places_of_work(assessment)
    decided = assessment.lines.filter(decision__isnull=False).count()
    chosen = assessments_decided(assessment.partnership_id).filter(pk=assessment.pk)
    if by.may(Act.CHANGE, Kind.PLAN, on=today) and chosen.exists():
        yield {
            "text": "Draft a plan from what was decided",
            "hint": f"{decided} of {listed} decided",
            "href": reverse("plan:draft-from", args=[assessment.slug]),
        }
    frozen = assessment.editions.count()
    yield _place("editions", assessment, "Read it, and editions", f"{frozen} frozen")


def _place(name: str, assessment: Assessment, text: str, hint: str) -> dict[str, str]:
    href = reverse(f"assessment:{name}", args=[assessment.slug])
    return {"text": text, "hint": hint, "href": href}


def may_step(
    assessment: Assessment, state: ProjectState, *, by: Member, on: date
) -> Decision:
    """Say whether the member may move the assessment to a state."""
    if state is ProjectState.APPROVED:
        return policies.may_approve_assessment(by, assessment, on=on)
    return policies.may_move_assessment(by, on=on)


def _history(assessment: Assessment) -> list[dict[str, Any]]:
    rows = assessment.steps.select_related("made_by__user", "made_by__agency")
    return [
        {
            "label": words(step.state),
            "byline": str(step.made_by),
            "datetime": step.made_at,
            "text": step.note,
        }
        for step in rows
    ]


def _places_of_work(assessment: Assessment) -> Iterator[dict[str, str]]:
    """Yield where the assessment is written, and what came of it is kept."""
    named = assessment.authors.count()
    yield _place("authors", assessment, "Authors", f"{named} named")
    made = assessment.recommendations.count()
    yield _place("recommendations", assessment, "Recommendations", f"{made} made")
    given = assessment.recommendations.filter(action__isnull=False).count()
    yield _place("tasks", assessment, "Tasks", f"{given} given")
    pins = assessment.evidence.count()
    yield _place("evidence", assessment, "Evidence", f"{pins} pinned")
