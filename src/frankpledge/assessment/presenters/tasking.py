"""What the pages of tasks and of pinned evidence show."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from frankpledge.access.models import Member
from frankpledge.actions.selectors import progress_of
from frankpledge.analysis.dates import day_in_words
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.assessment import policies
from frankpledge.assessment.models import Assessment
from frankpledge.assessment.presenters.book import pinned
from frankpledge.assessment.presenters.book.tactical import suggested
from frankpledge.assessment.rules.products import template_of
from frankpledge.assessment.selectors import recommendations_of, scanned_now
from frankpledge.assessment.states import Edition


def tasks_page(assessment: Assessment, *, by: Member, today: date) -> dict[str, Any]:
    """Return what the newest month suggests, and the tasks that were given."""
    give = reverse("assessment:give-task", args=[assessment.slug])
    try:
        scanned = scanned_now(assessment.area_code, assessment.looks_before)
        found, why_not = suggested(scanned), ""
    except ExpectedFailure as failure:
        found, why_not = [], str(failure)
    rows = recommendations_of(assessment).filter(action__isnull=False)
    return {
        "assessment": assessment,
        "may_change": policies.may_change_assessment(by, assessment, on=today),
        "suggested": [
            {"text": text, "href": f"{give}?{urlencode({'text': text})}"}
            for text in found
        ],
        "why_not": why_not,
        "give_href": give,
        "tasks": [
            {
                "text": row.text,
                "owner": str(row.owner),
                "due": day_in_words(row.due_on) if row.due_on else "no day",
                "stands": progress_of(row.action, today=today).value,
                "href": reverse("plan:action", args=[row.action.pk]),
            }
            for row in rows
            if row.action is not None
        ],
    }


def evidence_page(assessment: Assessment, *, by: Member, today: date) -> dict[str, Any]:
    """Return what is pinned to each section, as it was known and as it is now."""
    titles = template_of(assessment.product).sections
    return {
        "assessment": assessment,
        "may_change": policies.may_change_assessment(by, assessment, on=today),
        "rows": [
            {
                "row": one,
                "section": titles.get(one.section, one.section),
                "told": pinned.row(one, assessment.area_code, Edition.RESTRICTED),
            }
            for one in assessment.evidence.select_related("pinned_by__user")
        ],
    }
