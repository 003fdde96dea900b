"""How plans hang together, and what changed between two versions, as pages say it."""

from datetime import date
from typing import Any

from django.urls import reverse

from frankpledge.actions.selectors import progress_counts
from frankpledge.assessment.selectors import strategies_of
from frankpledge.plan.models import Plan
from frankpledge.plan.presenters.rows import progress_status, years
from frankpledge.plan.rules.comparing import Change, LineChange
from frankpledge.plan.selectors import counted_once, family_of
from frankpledge.plan.selectors.answering import actions_under
from frankpledge.plan.states import PLAN_ROLES, PlanRole


HEADINGS = {
    Change.ADDED: "Added",
    Change.REMOVED: "Removed",
    Change.CHANGED: "Said anew",
}


def family_page(plan: Plan, *, today: date) -> dict[str, Any]:
    """
    Return what a plan is under, its parts, and others' plans it takes into account.

    What counts at its own level is what the plan shows itself: a part's action
    counts there once it is shown in this plan too.
    """
    parts, actions = family_of(plan), actions_under([plan])
    return {
        "plan": plan,
        "role": PLAN_ROLES[PlanRole(plan.role)],
        "parts": [
            {
                "title": part.plan.title,
                "href": reverse("plan:plan", args=[part.plan.slug]),
                "role": PLAN_ROLES[PlanRole(part.plan.role)],
                "group": str(part.plan.group or ""),
                "years": years(part.plan),
                "state": part.plan.state,
                "own": part.own,
                "shared": part.shared,
            }
            for part in parts
        ],
        "counted": counted_once(plan),
        "own": len(actions),
        "progress": [
            {"status": progress_status(state), "count": count}
            for state, count in progress_counts(actions, today=today).items()
        ],
        "is_county": plan.role == PlanRole.COUNTY,
        "strategies": list(strategies_of(plan.partnership_id)),
    }


def changes_page(found: list[LineChange]) -> list[dict[str, Any]]:
    """Return what changed, in three parts: added, removed and said anew."""
    return [
        {
            "heading": heading,
            "count": sum(1 for one in found if one.change is change),
            "lines": [
                {"name": name_of(one), "text": one.text, "said": one.said}
                for one in found
                if one.change is change
            ],
        }
        for change, heading in HEADINGS.items()
        if any(one.change is change for one in found)
    ]


def name_of(one: LineChange) -> str:
    """Return a line by its kind and reference: "Target T1", "Statement", "The plan"."""
    if one.line == "plan":
        return "The plan"
    # A statement has no reference but its own words, which stand beside it.
    ref = "" if one.line == "statement" else one.ref
    return f"{one.line.capitalize()} {ref}".strip()
