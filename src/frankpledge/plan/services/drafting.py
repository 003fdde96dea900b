"""Drafting a plan from what a board decided in an assessment."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.assessment.selectors import Assessment
from frankpledge.plan import policies
from frankpledge.plan.models import Plan
from frankpledge.plan.rules.content import PlanFault, read_content
from frankpledge.plan.rules.drafting import drafted_passages, drafted_priorities
from frankpledge.plan.selectors.drafting import chosen_in, left_out, linked_plans
from frankpledge.plan.services.taking_in import take_in_plan


@transaction.atomic
def draft_from_decision(
    *, assessment: Assessment, head: Mapping[str, Any], by: Member, on: date
) -> Plan:
    """
    Start a plan whose priorities are what the board chose; what is not said stays open.

    `head` holds the title, short name, days and what is said about the plan.
    """
    policies.may_change_plan(by, None, on=on).require()
    area = assessment.area_code
    chosen = chosen_in(assessment, area)
    if not chosen:
        raise PlanFault(["the board chose no priority in this assessment"])
    watched, others = left_out(assessment)
    linked = linked_plans(assessment.partnership_id)
    content = read_content(
        {
            **head,
            "area": area,
            "priorities": drafted_priorities(chosen, ends_before=head["ends_before"]),
            "passages": drafted_passages(watched, others, linked),
        }
    )
    return take_in_plan(content=content, by=by, on=on, version=0)
