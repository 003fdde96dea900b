"""What the pages of the monthly update and the annual report show."""

from datetime import date
from typing import Any

from django.urls import reverse

from frankpledge.access.models import Member
from frankpledge.analysis.dates import year_words
from frankpledge.evidence.selectors import spoken_period
from frankpledge.partnership.selectors import Area
from frankpledge.performance import policies
from frankpledge.performance.models import Decision
from frankpledge.performance.presenters import words
from frankpledge.performance.presenters.books.update import (
    change_words,
    recovery,
    summary,
)
from frankpledge.performance.presenters.pages import shown_status
from frankpledge.performance.presenters.seen import figure_seen
from frankpledge.performance.selectors.updates import Row, Update
from frankpledge.performance.selectors.yearly import AnnualYear
from frankpledge.plan.selectors import plans_of


FORMS = ("html", "docx", "odt", "pdf")


def update_page(
    update: Update,
    decisions: list[Decision],
    *,
    areas: list[Area],
    by: Member,
    today: date,
) -> dict[str, Any]:
    """Return an area's month: what needs attention first."""
    place = [update.plan.slug, update.area.code, update.month.label]
    may_decide = bool(policies.may_record_decision(by, on=today))
    return {
        "plan": update.plan,
        "plans": plans_of(update.plan.partnership_id),
        "area": update.area,
        "areas": areas,
        "month": update.month.label,
        "when": spoken_period(update.month),
        "summary": summary(update),
        "attention": [
            row_of(row, place, may_decide=may_decide) for row in update.exceptions
        ],
        "well": [row_of(row, place, may_decide=False) for row in update.well],
        "others": [row_of(row, place, may_decide=False) for row in update.others],
        "decisions": [
            {
                "row": one,
                "seen": figure_seen(one),
                "href": reverse("performance:decision", args=[one.pk]),
            }
            for one in decisions
        ],
        "files": [
            {
                "form": form.upper(),
                "href": reverse("performance:update-file", args=[*place, form]),
            }
            for form in FORMS
        ],
        "may_build": policies.may_build_report(by, on=today),
    }


def row_of(row: Row, place: list[str], *, may_decide: bool) -> dict[str, Any]:
    """Return one measure of an update as the page shows it."""
    ref = row.entry.target.ref
    month = words.observed_cell(row.month, row.definition)
    has_figure = row.month is not None and row.month.has_value
    return {
        "ref": ref,
        "name": words.name_of(row.entry),
        "status": shown_status(row.entry) if row.is_whole else None,
        "change": words.WITHHELD if row.entry.is_withheld else change_words(row),
        "sentence": row.change.sentence
        if row.change and not row.entry.is_withheld
        else "",
        "figure": f"{month.words} {month.mark}".strip(),
        "beside": row.beside.reading.sentence if row.beside else "",
        "owner": words.who(row.entry.target.owner),
        "recovery": recovery(row),
        "decide_href": reverse("performance:decide-here", args=[*place, ref])
        if may_decide and has_figure
        else "",
    }


def annual_page(
    year: AnnualYear, body: str, *, by: Member, today: date
) -> dict[str, Any]:
    """Return the annual report as a page with its files."""
    plan = year.plan
    last = min(today.year - (today.month < 4), plan.ends_before.year - 1)
    return {
        "plan": plan,
        "year": year.label,
        "body": body,
        "years": [
            {
                "label": year_words(one),
                "href": reverse("performance:annual", args=[plan.slug, one]),
                "here": one == year.year,
            }
            for one in range(plan.starts_on.year, last + 1)
        ],
        "files": [
            {
                "form": form.upper(),
                "href": reverse(
                    "performance:annual-file", args=[plan.slug, year.year, form]
                ),
            }
            for form in FORMS
        ],
        "may_build": policies.may_build_report(by, on=today),
    }
