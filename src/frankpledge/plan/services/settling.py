"""Asking somebody to settle what a plan leaves open."""

from datetime import date
from typing import Any

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation
from frankpledge.plan import policies
from frankpledge.plan.models import Plan, Settling
from frankpledge.plan.selectors import open_end_named
from frankpledge.plan.services.lines import PlanConflict


@transaction.atomic
def ask_to_settle(
    *,
    plan: Plan,
    line: str,
    ref: str,
    want: str,
    owner: Any,
    due_on: date,
    by: Member,
    on: date,
) -> Settling:
    """
    Name who settles one thing that the plan leaves open, and by when.

    The plan's own text stays as it is: who is asked may change without a new version.
    """
    policies.may_change_plan(by, plan, on=on).require()
    if open_end_named(plan, line, ref, want) is None:
        raise PlanConflict("This is settled already.", "Read the plan again.")
    if not owner.holds_on(on):
        raise PlanConflict(f"{owner} is no longer part of the partnership.")
    if due_on < on:
        raise PlanConflict("Choose a day that is still to come.")
    made, _ = Settling.objects.update_or_create(
        plan=plan,
        line=line,
        ref=ref,
        want=want,
        defaults={"owner": owner, "due_on": due_on},
    )
    record(
        by=by,
        operation=Operation.ALTERATION,
        kind="plan",
        ref=plan.slug,
        fields=["settling"],
    )
    return made
