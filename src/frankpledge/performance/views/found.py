"""Finding what an address names, for people who may see performance."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.utils.timezone import localdate

from frankpledge.access.requests import MemberRequest
from frankpledge.analysis.measures.periods import Period
from frankpledge.partnership.selectors import home
from frankpledge.performance import policies
from frankpledge.performance.selectors import (
    Entry,
    NoSuchQuarter,
    entry_for,
    latest_quarter,
    plan_for,
    quarter_named,
)
from frankpledge.plan.selectors import Plan, plans_of


@dataclass(frozen=True)
class Asked:
    """The plan and quarter that a page is about, and today."""

    plan: Plan
    quarter: Period
    today: date


def asked_for(request: MemberRequest, plan: str, quarter: str) -> Asked:
    """Return the plan and quarter an address names, or 404."""
    today = localdate()
    policies.may_see_performance(request.member, on=today).require()
    try:
        period = quarter_named(quarter)
    except NoSuchQuarter as failure:
        raise Http404 from failure
    partnership = home()
    found = plans_of(partnership.pk).filter(slug=plan).first()
    if found is None:
        raise Http404
    found.partnership = partnership  # it is known: nobody need ask again
    return Asked(found, period, today)


def chosen(request: MemberRequest) -> Asked | None:
    """Return the plan and quarter a list page was asked for, or the latest; None if none."""
    today = localdate()
    policies.may_see_performance(request.member, on=today).require()
    named = request.GET.get("quarter", "")
    try:
        quarter = quarter_named(named) if named else None
        plan = plan_for(
            home().pk, quarter=quarter, slug=request.GET.get("plan", ""), today=today
        )
    except NoSuchQuarter as failure:
        if named or request.GET.get("plan"):
            raise Http404 from failure
        return None
    quarter = quarter or latest_quarter(plan, today=today)
    return Asked(plan, quarter, today) if quarter else None


def the_entry(request: MemberRequest, asked: Asked, ref: str) -> Entry:
    """Return one target as it stood, or 404."""
    entry = entry_for(
        asked.plan, ref, asked.quarter, by=request.member, today=asked.today
    )
    if entry is None:
        raise Http404
    return entry
