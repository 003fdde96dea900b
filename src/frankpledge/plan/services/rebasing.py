"""Putting a target's baseline on the denominators that rates are worked out with now."""

from datetime import date

from frankpledge.access.models import Member
from frankpledge.plan.models import Plan, Target
from frankpledge.plan.rules.changing import fields_of, with_line_changed
from frankpledge.plan.selectors import Rebase, content_of
from frankpledge.plan.services.taking_in import take_in_plan
from frankpledge.plan.states import TargetKind


VALUES = frozenset({TargetKind.TO_VALUE, TargetKind.INTERIM})


def rebase_target(
    *, target: Target, rebase: Rebase, version: int, by: Member, on: date
) -> Plan:
    """
    Say the target anew on the new base, keeping the change that was promised.

    The plan is a draft until the partnership agrees it again; the version agreed
    before keeps the old figures.
    """
    plan = target.objective.priority.plan
    content = content_of(plan)
    data = fields_of(content, line="target", ref=target.ref)
    data |= {"baseline": rebase.now, "denominator_vintage": rebase.new_vintage}
    if target.kind in VALUES:
        data["value"] = rebase.new_aim
    changed = with_line_changed(content, line="target", ref=target.ref, data=data)
    return take_in_plan(content=changed, by=by, on=on, version=version)
