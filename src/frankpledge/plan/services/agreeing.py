"""Moving a plan on: proposed by one person, agreed by another, ended."""

from datetime import datetime

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation
from frankpledge.plan import policies
from frankpledge.plan.models import Plan, PlanStep, PlanVersion
from frankpledge.plan.rules.open_ends import in_all
from frankpledge.plan.selectors import content_of, open_ends
from frankpledge.plan.services.lines import PlanConflict
from frankpledge.plan.states import PLAN_CHANGES, PlanState


def move(plan: Plan, state: PlanState, *, note: str, by: Member, at: datetime) -> Plan:
    """Change a plan's state where the table of changes allows it, and say who did."""
    now = Plan.objects.select_for_update().get(pk=plan.pk)
    if state not in PLAN_CHANGES[PlanState(now.state)]:
        raise PlanConflict(f"A plan that is {now.state} cannot become {state}.")
    now.state = state.value
    now.save(update_fields=["state"])
    PlanStep.objects.create(
        plan=now, state=state.value, made_at=at, made_by=by, note=note
    )
    record(
        by=by,
        operation=Operation.ALTERATION,
        kind="plan",
        ref=now.slug,
        fields=["state"],
        outcome=state.value,
    )
    return now


@transaction.atomic
def propose_plan(*, plan: Plan, note: str, by: Member, at: datetime) -> Plan:
    """Put a draft before the partnership."""
    policies.may_change_plan(by, plan, on=at.date()).require()
    return move(plan, PlanState.PROPOSED, note=note, by=by, at=at)


@transaction.atomic
def agree_plan(
    *,
    plan: Plan,
    note: str,
    accepts_pending_baselines: bool,
    by: Member,
    at: datetime,
) -> Plan:
    """
    Record that the partnership agreed the plan, and keep what it said.

    A plan with anything still to be settled is never called final silently: the
    person must say that they know.
    """
    policies.may_agree_plan(by, plan, on=at.date()).require()
    pending = open_ends(plan)
    if pending and not accepts_pending_baselines:
        raise PlanConflict(
            f"{in_all(pending)}.",
            "Say that the partnership agrees the plan knowing this.",
        )
    agreed = move(plan, PlanState.AGREED, note=note, by=by, at=at)
    last = agreed.versions.first()
    PlanVersion.objects.create(
        plan=agreed,
        number=last.number + 1 if last else 1,
        agreed_on=at.date(),
        agreed_by=by,
        note=note,
        content=content_of(agreed).model_dump(mode="json"),
    )
    return agreed


@transaction.atomic
def revise_plan(*, plan: Plan, note: str, by: Member, at: datetime) -> Plan:
    """Make an agreed or proposed plan a draft again; its versions stay."""
    policies.may_change_plan(by, plan, on=at.date()).require()
    return move(plan, PlanState.DRAFT, note=note, by=by, at=at)


@transaction.atomic
def end_plan(*, plan: Plan, note: str, by: Member, at: datetime) -> Plan:
    """Close a plan whose years are over; it can be read and no longer changed."""
    policies.may_change_plan(by, plan, on=at.date()).require()
    return move(plan, PlanState.ENDED, note=note, by=by, at=at)
