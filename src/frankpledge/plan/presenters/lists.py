"""The lists of the plan: plans, the delivery grid, baselines awaited, claims, actions."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse

from frankpledge.actions.selectors import Action, progress_of
from frankpledge.actions.states import Progress
from frankpledge.plan.models import Plan, Target
from frankpledge.plan.presenters import words
from frankpledge.plan.presenters.pages import (
    PROGRESS_TONES,
    action_row,
    claim_status,
    link,
    years,
)
from frankpledge.plan.selectors import (
    Standing,
    baselines_awaited,
    check_claims,
    standings,
    whole,
)
from frankpledge.plan.states import PlanState
from frankpledge.ui.components import render
from frankpledge.ui.tables import Column, Filter, Listing, Shown


def plan_list(rows: QuerySet[Plan], asked: QueryDict) -> Shown:
    """Return the partnership's plans as a list that filters and sorts."""
    return Listing(
        caption="Plans",
        columns=(
            Column(
                "title",
                "Plan",
                sort="title",
                is_header=True,
                href=lambda plan: link(plan, "plan"),
            ),
            Column("years", "Years", value=years, sort="starts_on"),
            Column(
                "state",
                "State",
                value=lambda plan: plan.state.capitalize(),
                sort="state",
            ),
        ),
        filters=(
            Filter(
                "state",
                forms.ChoiceField(
                    label="State",
                    choices=[("", "Any"), *((s.value, s.value) for s in PlanState)],
                ),
                lambda plans, state: plans.filter(state=state),
            ),
        ),
        order="-years",
        noun=("plan", "plans"),
        empty="There is no plan yet.",
        formats=("csv", "ods", "xlsx"),
    ).of(rows, asked)


def delivery_grid(plan: Plan, *, today: date) -> dict[str, Any]:
    """
    Return the delivery plan as one table for each objective.

    Columns are those of a printed delivery plan: target and baseline, by when,
    owner, actions, lead officer, funding.
    """
    found = {one.target.pk: one for one in standings(plan, judged_on=today)}
    objectives = [
        {
            "title": f"{objective.ref} {objective.text}",
            "priority": priority.title,
            "rows": [
                grid_row(found[target.pk], target, today)
                for target in objective.targets.all()
            ],
            "others": [
                action_row(action, today)
                for action in objective.actions.all()
                if not action.targets.all()
            ],
        }
        for priority in whole(plan)
        for objective in priority.objectives.all()
    ]
    return {"plan": plan, "years": years(plan), "objectives": objectives}


def grid_row(standing: Standing, target: Target, today: date) -> dict[str, Any]:
    """Return one target of the grid with the actions that serve it."""
    return {
        "target": words.line(standing, ""),
        "by": words.last_day(target.due_on),
        "leads": " / ".join(map(str, target.leads.all())),
        "actions": [action_row(action, today) for action in target.actions.all()],
    }


def awaited_list(plan: Plan, *, today: date) -> dict[str, Any]:
    """Return every baseline still to be set: who owes it, by when, how many days."""
    rows = []
    for target in baselines_awaited(plan):
        due, who = target.baseline_due_on, target.baseline_owner or target.owner
        rows.append(
            {
                "ref": target.ref,
                "href": link(plan, "target", target.ref),
                "measure": target.measure,
                "state": target.baseline_state.replace("-", " "),
                "owner": str(who or "Nobody yet"),
                "due": words.day(due) or "No date",
                "countdown": countdown(due, today),
            }
        )
    return {"plan": plan, "rows": rows}


def countdown(due: date | None, today: date) -> str:
    """Return how long there is, or by how much a date has passed."""
    if due is None:
        return "no date set"
    days = (due - today).days
    many = f"{abs(days):,} {'day' if abs(days) == 1 else 'days'}"
    return f"{many} left" if days >= 0 else f"overdue by {many}"


def claims_list(plan: Plan) -> dict[str, Any]:
    """Return every claim in the plan's text beside what its tables give."""
    return {
        "plan": plan,
        "rows": [
            {
                "priority": check.claim.priority.title,
                "text": check.claim.text,
                "measure": check.claim.measure,
                "href": reverse("evidence:measure", args=[check.claim.measure]),
                "sentence": check.sentence,
                "note": check.claim.note,
                "status": claim_status(check.verdict),
            }
            for check in check_claims(plan)
        ],
    }


def action_list(
    rows: QuerySet[Action], asked: QueryDict | Mapping[str, Any], *, today: date
) -> Shown:
    """Return every action with how it stands today, filtered and sorted."""
    listed = list(rows)
    owners = sorted({str(one.owner) for one in listed if one.owner})

    def stands(action: Action) -> Progress:
        return progress_of(action, today=today)

    return Listing(
        caption="Actions",
        columns=(
            Column(
                "ref",
                "Ref",
                sort=True,
                is_header=True,
                href=lambda one: reverse("plan:action", args=[one.pk]),
            ),
            Column("text", "Action"),
            Column("owner", "Owner", value=lambda one: str(one.owner or ""), sort=True),
            Column("due_on", "Due", shown=lambda one: words.day(one.due_on), sort=True),
            Column("funding", "Funding"),
            Column(
                "progress",
                "Stands",
                value=lambda one: stands(one).value,
                sort=True,
                shown=lambda one: render(
                    "status",
                    text=stands(one).value.capitalize(),
                    tone=PROGRESS_TONES[stands(one)],
                ),
            ),
        ),
        filters=(
            Filter(
                "owner",
                forms.ChoiceField(
                    label="Owner", choices=[("", "Any"), *((o, o) for o in owners)]
                ),
                lambda found, owner: [a for a in found if str(a.owner) == owner],
            ),
            Filter(
                "progress",
                forms.ChoiceField(
                    label="Stands",
                    choices=[("", "Any"), *((p.value, p.value) for p in Progress)],
                ),
                lambda found, state: [a for a in found if stands(a) == state],
            ),
        ),
        order="due_on",
        noun=("action", "actions"),
        empty="There are no actions yet.",
        formats=("csv", "ods", "xlsx"),
    ).of(listed, asked)
