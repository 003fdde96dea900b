"""Who answers for the lines of a plan, and where nobody does any more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from frankpledge.actions.selectors import Action, actions_of
from frankpledge.actions.states import CLOSED
from frankpledge.plan.models import Plan, Target
from frankpledge.plan.rules.answering import why_vacant
from frankpledge.plan.states import PlanState, TargetKind


@dataclass(frozen=True)
class Vacancy:
    """A line of a plan that nobody answers for as it should be, and why."""

    line: str
    ref: str
    thing: Any
    reasons: tuple[str, ...]


def open_plans(partnership_id: int) -> QuerySet[Plan]:
    """Return the plans that have not ended."""
    return Plan.objects.filter(partnership_id=partnership_id).exclude(
        state=PlanState.ENDED.value
    )


def actions_under(plans: Iterable[Plan]) -> list[Action]:
    """Return every action of these plans, each once."""
    found = list(plans)
    if not found:
        return []
    rows = actions_of(found[0].partnership_id)
    return list(rows.filter(objectives__priority__plan__in=found).distinct())


def actions_owed(plans: Iterable[Plan], agency_id: int) -> QuerySet[Action]:
    """
    Return what one agency still has to do: of these plans, and tasks of no plan.

    What is done or dropped is left out.
    """
    owed = Action.objects.filter(owner=agency_id).exclude(state__in=CLOSED)
    here = Q(objectives__priority__plan__in=list(plans)) | Q(objectives__isnull=True)
    return owed.filter(here).distinct()


def actions_in_order(plan: Plan) -> list[Action]:
    """Return the plan's actions with their owners, each once, in the plan's order."""
    rows = actions_of(plan.partnership_id).prefetch_related(None)
    ordered = rows.filter(objectives__priority__plan=plan).order_by(
        "objectives__priority", "objectives", "ref", "pk"
    )
    return list({action.pk: action for action in ordered}.values())


def vacancies(
    targets: Iterable[Target], actions: Iterable[Action], *, on: date
) -> list[Vacancy]:
    """Return the targets and open actions that lack an agency or a person today."""
    lines: list[tuple[str, Any]] = [
        ("target", target) for target in targets if target.kind != TargetKind.NONE
    ]
    lines += [("action", each) for each in actions if each.state not in CLOSED]
    return [
        Vacancy(line, thing.ref, thing, reasons)
        for line, thing in lines
        if (reasons := reasons_for(thing, on))
    ]


def reasons_for(thing: Any, on: date) -> tuple[str, ...]:
    """Return why nobody answers for a target or an action on a day."""
    return why_vacant(
        owner=str(thing.owner or ""),
        owner_ended=bool(thing.owner and not thing.owner.holds_on(on)),
        people=[
            (str(person), person.holds_on(on))
            for person in [*thing.leads.all(), *filter(None, [thing.deputy])]
        ],
    )
