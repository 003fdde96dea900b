"""Rows that several pages and files of the plan share: links, years, actions, claims."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from frankpledge.actions.selectors import Action, progress_of
from frankpledge.actions.states import Progress
from frankpledge.analysis.dates import day_if_known
from frankpledge.evidence.selectors import definitions_in_force
from frankpledge.plan.models import Objective, Plan, Target
from frankpledge.plan.rules.claims import ClaimVerdict
from frankpledge.plan.selectors import CheckedClaim
from frankpledge.ui.addresses import address


PROGRESS_TONES = {
    Progress.NOT_STARTED: "waiting",
    Progress.ON_TIME: "steady",
    Progress.LATE: "late",
    Progress.OVERDUE: "bad",
    Progress.BLOCKED: "bad",
    Progress.DONE: "done",
    Progress.DROPPED: "none",
    Progress.NO_DATE: "unknown",
}
CLAIM_TONES = {
    ClaimVerdict.AGREES: "done",
    ClaimVerdict.CANNOT_CHECK: "unknown",
    ClaimVerdict.WITHHELD: "none",
}


def link(plan: Plan, route: str, *parts: str) -> str:
    """Return the address of one of the plan's pages."""
    return address(f"plan:{route}", plan.slug, *parts)


def page_of(plan: Plan, line: str, thing: Any) -> str:
    """
    Return the page on which a line is read, to go back to: the plan's where it has none.

    What is added goes back to what it stands under, a priority or an objective.
    """
    if line == "passage":
        return link(plan, "prose")
    if isinstance(thing, Target):
        return link(plan, "target", thing.ref)
    if isinstance(thing, Action):
        thing = thing.objectives.filter(priority__plan=plan).first()
    priority = thing.priority if isinstance(thing, Objective) else thing
    return link(plan, "priority", priority.ref) if priority else link(plan, "plan")


def above(plan: Plan, line: str, thing: Any) -> str:
    """Return the page of what a line stands under, where to go once it is removed."""
    if line == "priority":
        return link(plan, "plan")
    return page_of(plan, line, thing.objective if line == "target" else thing)


def name_of_line(thing: Any) -> str:
    """Return a line as people name it, a target by its measure's name."""
    if isinstance(thing, Target):
        names = {one: made.name for one, made in definitions_in_force().items()}
        return f"{thing.ref} {called(vars(thing), names)}"
    return str(thing)


def called(target: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Return what a target is called: its measure's name, else its own words."""
    named = names.get(str(target.get("measure") or ""))
    return str(named or target.get("title") or target.get("printed") or "")


def last_month(plan: Plan) -> str:
    """Return the plan's last month: "March 2017"."""
    return f"{date.fromordinal(plan.ends_before.toordinal() - 1):%B %Y}"


def years(plan: Plan) -> str:
    """Return the plan's span in words: "April 2013 to March 2017"."""
    return f"{plan.starts_on:%B %Y} to {last_month(plan)}"


def action_row(action: Action, today: date) -> dict[str, Any]:
    """Return one action as a row: what, who, by when, with what, how it goes."""
    moved = action.first_due_on and action.first_due_on != action.due_on
    return {
        "ref": action.ref,
        "text": action.text,
        "href": reverse("plan:action", args=[action.pk]),
        "owner": str(action.owner or "No owner"),
        "leads": people(action),
        "due": day_if_known(action.due_on) or "No date",
        "first_due": day_if_known(action.first_due_on) if moved else "",
        "funding": action.funding,
        "amount": f"£{action.amount:,.0f}" if action.amount is not None else "",
        "status": progress_status(progress_of(action, today=today)),
    }


def progress_status(state: Progress) -> dict[str, str]:
    """Return how an action stands for the status component."""
    return {"text": state.value.capitalize(), "tone": PROGRESS_TONES[state]}


def people(thing: Any) -> str:
    """Return who leads, as plans print it, and who deputises: "A / B (deputy C)"."""
    named = [*map(str, thing.leads.all()), thing.lead_words]
    leads = " / ".join(filter(None, named))
    deputy = f"(deputy {thing.deputy})" if thing.deputy else ""
    return " ".join(filter(None, [leads, deputy]))


def claim_row(check: CheckedClaim) -> dict[str, Any]:
    """Return one statement of the plan beside what its table gives."""
    claim, is_withheld = check.claim, check.verdict is ClaimVerdict.WITHHELD
    page = reverse("evidence:measure", args=[claim.measure])
    asked = f"area={claim.priority.plan.area_code}&period_type={claim.period_type}"
    return {
        "priority": claim.priority.title,
        "text": claim.text,
        "measure": claim.measure,
        "href": "" if is_withheld else f"{page}?{asked}",
        "sentence": check.sentence,
        "note": "" if is_withheld else claim.note,
        "status": {
            "text": check.verdict.value.capitalize(),
            "tone": CLAIM_TONES.get(check.verdict, "warning"),
        },
    }
