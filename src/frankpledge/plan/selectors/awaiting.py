"""What a plan leaves open, with who settles it and by when."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from frankpledge.evidence.selectors.measures import in_force
from frankpledge.plan.models import Objective, Plan, Priority, Settling, Target
from frankpledge.plan.rules.open_ends import (
    Open,
    OpenEnd,
    of_action,
    of_objective,
    of_target,
)
from frankpledge.plan.rules.smart import Lack
from frankpledge.plan.selectors.reading import whole
from frankpledge.plan.states import PlanRole


Line = TypeVar("Line", OpenEnd, Lack)


def open_ends(
    plan: Plan, priorities: Iterable[Priority] | None = None
) -> list[OpenEnd]:
    """Return everything the plan leaves open, from its lines read whole."""
    lines = whole(plan, with_ties=False) if priorities is None else priorities
    settled = {(row.line, row.ref, row.want): row for row in settlings_of(plan)}
    found = [
        one
        for priority in lines
        for objective in priority.objectives.all()
        for one in of_lines(objective, PlanRole(plan.role))
    ]
    # An action under two objectives is open once.
    once = {one.key: one for one in found}
    return with_measure_names(given(one, settled.get(key)) for key, one in once.items())


def with_measure_names(lines: Iterable[Line]) -> list[Line]:
    """Return what is said of lines with measures called by their names, not their ids."""
    found = list(lines)
    ids = {one.text for one in found if " " not in one.text}
    rows = in_force().filter(measure__in=ids).order_by()
    names = dict(rows.values_list("measure", "name"))
    return [replace(one, text=names.get(one.text, one.text)) for one in found]


def settlings_of(plan: Plan) -> Iterable[Settling]:
    """Return who settles what of the plan, with the agencies."""
    return plan.settlings.select_related("owner")


def of_lines(objective: Objective, role: PlanRole) -> list[OpenEnd]:
    """Return what is open of an objective and of the lines under it."""
    own = of_objective(
        owners=len(objective.owners.all()), leads=len(objective.leads.all()), role=role
    )
    found = [ending("objective", objective, objective.text, want) for want in own]
    for target in objective.targets.all():
        text = target.title or target.printed or target.measure
        found += [target_ending(target, text, want) for want in of_target(target)]
    for action in objective.actions.all():
        found += [ending("action", action, action.text, w) for w in of_action(action)]
    return found


def ending(line: str, thing: Any, text: str, want: Open) -> OpenEnd:
    """Return one open end of a line."""
    return OpenEnd(line, thing.ref, text, want)


def target_ending(target: Target, text: str, want: Open) -> OpenEnd:
    """Return one open end of a target; a baseline names in the plan who sets it."""
    one = OpenEnd("target", target.ref, text, want)
    if want not in {Open.BASELINE, Open.VALUE}:
        return one
    owner = target.baseline_owner or target.owner
    return replace(
        one, owner=str(owner or target.owner_words), due_on=target.baseline_due_on
    )


def given(one: OpenEnd, row: Settling | None) -> OpenEnd:
    """Return an open end with who was asked to settle it, where somebody was."""
    return replace(one, owner=str(row.owner), due_on=row.due_on) if row else one


def open_end_named(plan: Plan, line: str, ref: str, want: str) -> OpenEnd | None:
    """Return one open end of the plan, None where it is settled or never was one."""
    key = (line, ref, want)
    return next((one for one in open_ends(plan) if one.key == key), None)


def late_first(found: Iterable[OpenEnd]) -> list[OpenEnd]:
    """Return open ends by when they are due, those without a day last."""
    return sorted(found, key=lambda one: one.due_on or date.max)
