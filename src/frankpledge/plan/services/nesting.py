"""Putting plans together: a part under a plan, one action shown in several plans."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from frankpledge.access.models import Member
from frankpledge.actions.selectors import Action
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation
from frankpledge.plan import policies
from frankpledge.plan.models import Objective, Plan, PlanStep
from frankpledge.plan.selectors import has_ref, possible_parents
from frankpledge.plan.services.lines import PlanConflict
from frankpledge.plan.states import PlanRole, PlanState


@transaction.atomic
def place_plan(
    *,
    plan: Plan,
    role: PlanRole,
    parent: Plan | None,
    group: Any,
    by: Member,
    at: datetime,
) -> Plan:
    """Say what a plan is beside the others: its part, what it is under, whose it is."""
    policies.may_change_plan(by, plan, on=at.date()).require()
    if parent is not None and not possible_parents(plan).filter(pk=parent.pk).exists():
        raise PlanConflict(f"{plan} cannot be a part of {parent}, which is under it.")
    if role is PlanRole.GROUP and group is None:
        raise PlanConflict("Say which group's action plan it is.")
    plan.role, plan.parent, plan.group = role.value, parent, group
    plan.save(update_fields=["role", "parent", "group"])
    record(
        by=by,
        operation=Operation.ALTERATION,
        kind="plan",
        ref=plan.slug,
        fields=["role", "parent", "group"],
    )
    return plan


@transaction.atomic
def share_action(
    *, action: Action, objective: Objective, by: Member, at: datetime
) -> Action:
    """
    Show an action under an objective of another plan too; it stays one action.

    That plan says more than it did, so it is a draft until it is agreed again.
    """
    plan = objective.priority.plan
    policies.may_change_plan(by, plan, on=at.date()).require()
    if action.partnership_id != plan.partnership_id:
        raise PlanConflict("The action is another partnership's.")
    if objective.actions.filter(pk=action.pk).exists():
        raise PlanConflict("It is shown there already.")
    if has_ref(plan, action.ref, other_than=action):
        raise PlanConflict(
            f"{plan} has another action {action.ref}.",
            "Change the reference of one of them first.",
        )
    objective.actions.add(action)
    if plan.state != PlanState.DRAFT:
        note = f"Action {action.ref} is shown in it too, so it is a draft again."
        PlanStep.objects.create(
            plan=plan, state=PlanState.DRAFT.value, made_at=at, made_by=by, note=note
        )
    Plan.objects.filter(pk=plan.pk).update(
        version=F("version") + 1, state=PlanState.DRAFT.value
    )
    record(
        by=by,
        operation=Operation.ALTERATION,
        kind="plan",
        ref=plan.slug,
        fields=["actions"],
    )
    return action
