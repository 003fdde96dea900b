"""Passing on what somebody answers for, when an agency ends or a person leaves."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F

from frankpledge.access.models import Member
from frankpledge.actions.services import pass_on_agency, pass_on_person
from frankpledge.analysis.words import counted
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation
from frankpledge.partnership.selectors import home
from frankpledge.plan import policies
from frankpledge.plan.models import Objective, Plan, PlanStep, Priority, Target
from frankpledge.plan.selectors import actions_under, open_plans
from frankpledge.plan.services.lines import PlanConflict


@dataclass(frozen=True)
class HandedOver:
    """How many lines changed hands."""

    targets: int
    actions: int

    def __str__(self) -> str:
        return (
            f"{counted(self.targets, 'target')} and {counted(self.actions, 'action')}"
        )


@transaction.atomic
def hand_over_agency(*, old: Any, new: Any, by: Member, on: date) -> HandedOver:
    """
    Give everything one agency answers for in open plans to another.

    Plans stay as they were agreed: who answers changes, what was promised does not.
    """
    plans = opened_for_handing_over(old, new, by=by, on=on)
    targets = Target.objects.filter(objective__priority__plan__in=plans)
    changed = targets.filter(owner=old).update(owner=new)
    targets.filter(baseline_owner=old).update(baseline_owner=new)
    Priority.objects.filter(plan__in=plans, owner=old).update(owner=new)
    pass_on_objectives("owners", plans, old, new)
    actions = pass_on_agency(actions_under(plans), old=old, new=new)
    return noted(plans, old, new, HandedOver(changed, actions), by=by)


@transaction.atomic
def hand_over_person(*, old: Any, new: Any, by: Member, on: date) -> HandedOver:
    """Put one person in the place of another as lead and deputy in open plans."""
    plans = opened_for_handing_over(old, new, by=by, on=on)
    changed = 0
    targets = Target.objects.filter(objective__priority__plan__in=plans)
    for target in targets.prefetch_related("leads"):
        leads = {person.pk for person in target.leads.all()}
        if old.pk not in leads and target.deputy_id != old.pk:
            continue
        if old.pk in leads:
            target.leads.remove(old)
            target.leads.add(new)
        if target.deputy_id == old.pk:
            # Nobody deputises for themselves.
            target.deputy = None if leads & {old.pk, new.pk} else new
            target.save(update_fields=["deputy"])
        changed += 1
    pass_on_objectives("leads", plans, old, new)
    actions = pass_on_person(actions_under(plans), old=old, new=new)
    return noted(plans, old, new, HandedOver(changed, actions), by=by)


def pass_on_objectives(name: str, plans: list[Plan], old: Any, new: Any) -> None:
    """Put one agency or person in the place of another on the objectives they hold."""
    for objective in Objective.objects.filter(priority__plan__in=plans, **{name: old}):
        holders = getattr(objective, name)
        holders.remove(old)
        holders.add(new)


def opened_for_handing_over(old: Any, new: Any, *, by: Member, on: date) -> list[Plan]:
    """Return the plans to change, where this member may and the two differ."""
    policies.may_change_plan(by, None, on=on).require()
    if old == new:
        raise PlanConflict("Choose somebody else to take it over.")
    if not new.holds_on(on):
        raise PlanConflict(f"{new} has left and cannot take anything over.")
    return list(open_plans(home().pk).select_for_update())


def noted(
    plans: list[Plan], old: Any, new: Any, done: HandedOver, *, by: Member
) -> HandedOver:
    """Write the change to the trail and, for each plan, to what happened to it."""
    if not (done.targets or done.actions):
        raise PlanConflict(f"{old} answers for nothing in a plan that is open.")
    entry = record(
        by=by,
        operation=Operation.ALTERATION,
        kind="plan",
        ref=",".join(plan.slug for plan in plans)[:200],
        fields=["owner"] if hasattr(old, "legal_status") else ["leads", "deputy"],
    )
    for plan in plans:
        PlanStep.objects.create(
            plan=plan,
            state=plan.state,
            made_at=entry.at,
            made_by=by,
            note=f"What {old} answered for in open plans passed to {new}: {done}.",
        )
    Plan.objects.filter(pk__in=[plan.pk for plan in plans]).update(
        version=F("version") + 1
    )
    return done
