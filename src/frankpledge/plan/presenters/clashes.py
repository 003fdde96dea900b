"""What the page shows that holds our targets against other bodies'."""

from datetime import date
from typing import Any

from django.urls import reverse

from frankpledge.analysis.dates import day_if_known
from frankpledge.evidence.selectors.measures import in_force
from frankpledge.plan.models import Plan
from frankpledge.plan.rules.clashes import (
    Found,
    Meeting,
    Promise,
    ours_alone,
    side_by_side,
)
from frankpledge.plan.selectors.clashes import our_promises, their_promises


STANDS = {
    Meeting.OPPOSITE: ("They pull apart: one wants less, the other more.", "red"),
    Meeting.DIFFERENT: ("They name different values for the same day.", "yellow"),
    Meeting.TOGETHER: ("They go the same way.", "green"),
    Meeting.THEIRS_ALONE: ("Our plan promises nothing of it.", "grey"),
}
WAYS = {"less": "less", "more": "more", "level": "no change", "": "no direction"}


def clashes_page(plan: Plan, *, today: date) -> dict[str, Any]:
    """Return every promise of others beside ours, and what only one side promises."""
    ours = our_promises(plan)
    theirs = their_promises(plan.partnership_id, on=today)
    names = dict(in_force().values_list("measure", "name"))
    found = side_by_side(ours, theirs)
    return {
        "plan": plan,
        "clashes": sum(
            one.meeting in {Meeting.OPPOSITE, Meeting.DIFFERENT} for one in found
        ),
        "rows": [_row(plan, one, names) for one in found],
        "alone": [
            {
                "text": f"{one.ref} {names.get(one.measure, one.measure)}",
                "href": reverse("plan:target", args=[plan.slug, one.ref]),
            }
            for one in ours_alone(ours, theirs)
        ],
        "has_theirs": bool(theirs),
    }


def _row(plan: Plan, one: Found, names: dict[str, str]) -> dict[str, Any]:
    words, tone = STANDS[one.meeting]
    own = one.ours
    return {
        "measure": names.get(one.theirs.measure, one.theirs.measure),
        "whose": one.theirs.whose,
        "theirs": f"{one.theirs.ref} ({_said(one.theirs)})",
        "ours": f"{own.ref}: {_said(own)}" if own else "",
        "href": reverse("plan:target", args=[plan.slug, own.ref]) if own else "",
        "tag": {"text": words, "classes": f"govuk-tag--{tone}"},
    }


def _said(one: Promise) -> str:
    value = "" if one.value is None else f", to {one.value:.4g}"
    due = f" by {day_if_known(one.due_on)}" if one.due_on else ""
    return f"{WAYS[one.way]}{value}{due}"
