"""Finding what an address names, for people who may see plans."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from frankpledge.partnership.selectors import home
from frankpledge.plan import policies
from frankpledge.plan.models import Plan
from frankpledge.plan.selectors import line_of, plans_of, target_named


def the_plan(request: HttpRequest, slug: str) -> Plan:
    """Return the plan, or 404 where there is none or the person may not see plans."""
    policies.may_see_plans(request.member, on=localdate()).require()
    return get_object_or_404(plans_of(home().pk), slug=slug)


def the_target(plan: Plan, ref: str) -> Any:
    """Return one target of the plan by its reference."""
    target = target_named(plan, ref)
    if target is None:
        raise Http404
    return target


def the_line(plan: Plan, line: str, ref: str) -> Any:
    """Return one line of the plan by its kind and reference."""
    found = line_of(plan, line, ref)
    if found is None:
        raise Http404
    return found
