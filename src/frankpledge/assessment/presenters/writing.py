"""What the pages of a section show: its text, what it looks like, two texts at odds."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from frankpledge.access.models import Member
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.assessment import policies
from frankpledge.assessment.forms.offered import theme_title
from frankpledge.assessment.forms.projects import SectionForm
from frankpledge.assessment.models import Assessment, Section
from frankpledge.assessment.presenters.book.from_project import written_blocks
from frankpledge.assessment.presenters.projects import TAGS, themes_of
from frankpledge.assessment.rules.products import template_of
from frankpledge.assessment.states import Edition, SectionState
from frankpledge.documents.model import About, Block, Document
from frankpledge.documents.writers import fragment
from frankpledge.ui.forms import errors_of


def is_section(assessment: Assessment, name: str, theme: str) -> bool:
    """Say whether the product has such a section."""
    if theme:
        return name == "theme" and theme in dict(themes_of(assessment))
    return name in template_of(assessment.product).sections


def title_of(assessment: Assessment, name: str, theme: str) -> str:
    """Return a section's title."""
    return (
        theme_title(theme) if theme else template_of(assessment.product).sections[name]
    )


def held(section: Section | None) -> dict[str, Any]:
    """Return what a section says now, as its form begins."""
    if section is None:
        return {"version": 1, "text": "", "is_restricted": False}
    return {
        "version": section.version,
        "text": section.text,
        "is_restricted": section.is_restricted,
    }


def blocks(
    text: str, assessment: Assessment, name: str, *, today: date
) -> Sequence[Block]:
    """Return a section's Markdown as blocks; a figure nobody knows is a failure."""
    return written_blocks(
        text, assessment, title=name, today=today, edition=Edition.RESTRICTED
    )


def section_page(
    assessment: Assessment, name: str, theme: str, section: Section | None
) -> dict[str, Any]:
    """Return what stands round a section's form."""
    return {
        "assessment": assessment,
        "title": title_of(assessment, name, theme),
        "section": section,
        "back_href": reverse("assessment:assessment", args=[assessment.slug]),
    }


def preview(
    form: SectionForm, assessment: Assessment, name: str, theme: str, *, today: date
) -> dict[str, Any]:
    """Return what a section will look like, its live figures filled in."""
    try:
        made = blocks(form.cleaned_data["text"], assessment, name, today=today)
    except ExpectedFailure as failure:
        form.add_error("text", str(failure))
        return {"errors": errors_of(form)}
    title = title_of(assessment, name, theme)
    return {"body": body_of(made, title, today)}


def body_of(made: Sequence[Block], title: str, today: date) -> str:
    """Return blocks as the page's own markup."""
    return fragment(Document(About(title=title, created=today), tuple(made)))


def beside(form: SectionForm, now: Section | None) -> dict[str, str]:
    """Return what was typed beside what another saved meanwhile."""
    return {
        "typed": form.cleaned_data["text"],
        "now": now.text if now else "",
        "by": str(now.author) if now and now.author else "somebody else",
    }


def reading_page(
    assessment: Assessment, section: Section, *, by: Member, today: date
) -> dict[str, Any]:
    """Return a section as it reads, and whether the member may sign it off."""
    title = title_of(assessment, section.name, section.theme)
    text, tone = TAGS[SectionState(section.state)]
    keys = [assessment.slug, section.name]
    keys += [section.theme] if section.theme else []
    suffix = "-theme" if section.theme else ""
    may_change = policies.may_change_assessment(by, assessment, on=today)
    is_author = section.author is not None and section.author.user_id == by.user_id
    is_ready = section.state == SectionState.WRITTEN and not is_author
    return {
        "assessment": assessment,
        "section": section,
        "title": title,
        "tag": {"text": text, "classes": tone},
        "body": body_of(
            blocks(section.text, assessment, section.name, today=today), title, today
        ),
        "may_sign": bool(may_change) and is_ready,
        "may_change": may_change,
        "is_author": is_author,
        "sign_href": reverse(f"assessment:sign{suffix}", args=keys),
        "write_href": reverse(f"assessment:write{suffix}", args=keys),
    }
