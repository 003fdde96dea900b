"""A theme group's own work: its action plans, what they promise, what is to be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from frankpledge.actions.selectors import Action
from frankpledge.partnership.selectors import groups_of, home
from frankpledge.plan.models import Plan
from frankpledge.plan.selectors.answering import actions_under
from frankpledge.plan.selectors.reading import plans_of
from frankpledge.plan.states import PlanRole, PlanState


@dataclass(frozen=True)
class Workspace:
    """
    One group with its action plans, newest first, and the actions of those in force.

    `current` is the agreed plan of a day; None where the group works without one.
    """

    group: Any
    plans: Sequence[Plan]
    current: Plan | None
    actions: Sequence[Action]


def group_workspaces(on: date) -> list[Workspace]:
    """Return every group of a day with its action plans, those with plans first."""
    rows = plans_of(home().pk).filter(role=PlanRole.GROUP.value)
    by_group: dict[int, list[Plan]] = {}
    for plan in rows.select_related("group", "partnership"):
        if plan.group_id is not None:
            by_group.setdefault(plan.group_id, []).append(plan)
    found = [
        workspace_of(group, by_group.get(group.pk, []), on)
        for group in groups_of(home(), on=on)
    ]
    return sorted(found, key=lambda one: (not one.plans, str(one.group)))


def workspace_of(group: Any, plans: Sequence[Plan], on: date) -> Workspace:
    """Return one group's work on a day."""
    running = [one for one in plans if one.starts_on <= on < one.ends_before]
    current = next((one for one in running if one.state == PlanState.AGREED), None)
    return Workspace(group, plans, current, actions_under(running))
