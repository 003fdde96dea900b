"""Who may read, change and agree a plan."""

from datetime import date
from typing import Any

from frankpledge.access.decisions import Decision, refused
from frankpledge.access.models import Member
from frankpledge.access.rules import Thing, decide
from frankpledge.access.states import Act, Kind
from frankpledge.plan.models import Delivery, Plan, Target
from frankpledge.plan.states import PlanState


def may_see_plans(member: Member, *, on: date) -> Decision:
    """Say whether the member may read the partnership's plans."""
    return decide(who=member.facts(), act=Act.SEE, thing=Thing(Kind.PLAN), on=on)


def may_change_plan(member: Member, plan: Plan | None, *, on: date) -> Decision:
    """Say whether the member may change the plan's lines, and if not, why."""
    if plan is not None and plan.state == PlanState.ENDED:
        return refused("This plan has ended; what it said is kept as it was.")
    return decide(who=member.facts(), act=Act.CHANGE, thing=Thing(Kind.PLAN), on=on)


def may_agree_plan(member: Member, plan: Plan, *, on: date) -> Decision:
    """
    Say whether the member may record that the partnership agreed the plan.

    Whoever proposed it cannot also agree it.
    """
    proposed = plan.steps.filter(state=PlanState.PROPOSED.value).first()
    author = proposed.made_by.user_id if proposed else None
    decision = decide(
        who=member.facts(),
        act=Act.APPROVE,
        thing=Thing(Kind.PLAN, author=author),
        on=on,
    )
    if decision and plan.state != PlanState.PROPOSED:
        return refused("Propose the plan first.")
    return decision


def may_update_target(member: Member, target: Target, *, on: date) -> Decision:
    """Say whether the member may set a baseline that the target still awaits."""
    decision = may_change_plan(member, target.objective.priority.plan, on=on)
    owners = {target.owner_id, target.baseline_owner_id}
    if not decision and member.agency_id in owners:
        return decide(
            who=member.facts(),
            act=Act.CHANGE,
            thing=Thing(Kind.PLAN, agency=member.agency_id),
            on=on,
        )
    return decision


def may_answer_delivery(member: Member, delivery: Delivery, *, on: date) -> Decision:
    """
    Say whether the member may accept what was delivered of a milestone.

    Whoever said that it was delivered cannot also accept it.
    """
    if delivery.said_by.user_id == member.user_id:
        return refused("Somebody other than who delivered it must accept it.")
    thing = Thing(Kind.PLAN, author=delivery.said_by.user_id)
    approval = decide(who=member.facts(), act=Act.APPROVE, thing=thing, on=on)
    plan = delivery.target.objective.priority.plan
    return approval or may_change_plan(member, plan, on=on)


def may_tell_standard(member: Member, agency: Any, *, on: date) -> Decision:
    """Say whether the member may tell an agency's own figures and decisions."""
    thing = Thing(Kind.PLAN, agency=agency.pk)
    return decide(who=member.facts(), act=Act.CHANGE, thing=thing, on=on)


def may_note_equality(member: Member, action: Any, *, on: date) -> Decision:
    """Say whether the member may note whom an action affects: its owner's lead may."""
    thing = Thing(Kind.PLAN, agency=action.owner_id)
    return decide(who=member.facts(), act=Act.CHANGE, thing=thing, on=on)


def may_approve_prose(member: Member, *, on: date) -> Decision:
    """Say whether the member may approve a foreword, a vision, a chapter's prose."""
    return decide(who=member.facts(), act=Act.APPROVE, thing=Thing(Kind.PLAN), on=on)


def may_export_plan(member: Member, *, on: date) -> Decision:
    """Say whether the member may take a plan away as a file."""
    return decide(who=member.facts(), act=Act.EXPORT, thing=Thing(Kind.PLAN), on=on)


def may_see_restricted(member: Member, *, on: date) -> Decision:
    """Say whether the member may see figures of small or sensitive groups."""
    return member.may(Act.SEE, Kind.RESTRICTED_MEASURE, on=on)
