"""The delivery plan: one table an objective, in the columns that plans are printed in."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from frankpledge.access.models import Member
from frankpledge.actions.selectors import Action
from frankpledge.plan.models import Objective, Plan, Priority
from frankpledge.plan.presenters import words
from frankpledge.plan.presenters.rows import action_row, last_month, people, years
from frankpledge.plan.selectors import Standing, standings_for, targets_under, whole


def delivery_grid(plan: Plan, *, by: Member, today: date) -> dict[str, Any]:
    """
    Return the delivery plan as one table for each objective.

    Columns are those of a printed delivery plan: target and baseline, what is
    promised by the plan's last month, owner, actions, lead officer, funding.
    """
    priorities = whole(plan)
    found = standings_for(targets_under(priorities), by=by, today=today)
    objectives = [
        part for each in priorities for part in objective_parts(each, found, today)
    ]
    return {
        "plan": plan,
        "years": years(plan),
        "last_month": last_month(plan),
        "objectives": objectives,
    }


def objective_parts(
    priority: Priority, found: Iterable[Standing], today: date
) -> list[dict[str, Any]]:
    """Return each objective of a priority with the rows of its table."""
    standing = {one.target.pk: one for one in found}
    return [
        {
            "title": f"{objective.ref} {objective.text}",
            "rows": objective_rows(objective, standing, today),
        }
        for objective in priority.objectives.all()
    ]


def objective_rows(
    objective: Objective, found: dict[int, Standing], today: date
) -> list[dict[str, Any]]:
    """Return an objective's targets with their actions; actions of none come last."""
    serving: dict[int, list[Action]] = {}
    others = []
    for action in objective.actions.all():
        targets = [target.pk for target in action.targets.all()]
        for pk in targets:
            serving.setdefault(pk, []).append(action)
        if not targets:
            others.append(action)
    rows = [
        grid_row(found[target.pk], serving.get(target.pk, []), today)
        for target in objective.targets.all()
    ]
    if others:
        rows.append(
            {
                "target": None,
                "owner": "",
                "leads": leads_of(others),
                "actions": [action_row(action, today) for action in others],
                "funding": funding_of(others),
            }
        )
    return rows


def grid_row(standing: Standing, actions: list[Action], today: date) -> dict[str, Any]:
    """Return one target of the grid with the actions that serve it."""
    target = standing.target
    return {
        "target": words.line(standing, ""),
        "owner": str(target.owner or "No owner"),
        "leads": people(target) or leads_of(actions),
        "actions": [action_row(action, today) for action in actions],
        "funding": funding_of(actions),
    }


def leads_of(actions: Iterable[Action]) -> str:
    """Return everybody who leads these actions, once."""
    names = dict.fromkeys(filter(None, (people(action) for action in actions)))
    return "; ".join(names)


def funding_of(actions: Iterable[Action]) -> str:
    """Return where the money for these actions comes from, each source once."""
    return "; ".join(
        dict.fromkeys(action.funding for action in actions if action.funding)
    )
