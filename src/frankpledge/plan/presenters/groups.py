"""What the pages of theme groups and of a county's districts show."""

from collections import Counter
from datetime import date
from typing import Any

from django.urls import reverse

from frankpledge.access.models import Member
from frankpledge.actions.selectors import progress_counts
from frankpledge.actions.states import Progress
from frankpledge.evidence.selectors import groups as comparison_groups
from frankpledge.evidence.selectors import valued
from frankpledge.plan import policies
from frankpledge.plan.models import Plan
from frankpledge.plan.presenters import words
from frankpledge.plan.presenters.pages import status_counts, steps
from frankpledge.plan.presenters.rows import action_row, link, progress_status, years
from frankpledge.plan.selectors import standings_for, whole
from frankpledge.plan.selectors.groups import Workspace
from frankpledge.plan.selectors.reading import targets_of
from frankpledge.plan.selectors.rolling_up import (
    District,
    RollUp,
    aim_of,
    districts_of,
    partnership_code,
    rolled_up,
)
from frankpledge.plan.selectors.standings import off_course_first


LATE = frozenset({Progress.OVERDUE, Progress.BLOCKED, Progress.LATE})


def groups_page(found: list[Workspace], *, today: date) -> dict[str, Any]:
    """Return every group with the plan it works to, or that it has none."""
    return {
        "rows": [
            {
                "name": str(one.group),
                "href": reverse("plan:group", args=[one.group.pk]),
                "plan": one.current.title if one.current else "",
                "waiting": Counter(plan.state for plan in one.plans)["proposed"],
                "late": sum(
                    count
                    for state, count in progress_counts(
                        one.actions, today=today
                    ).items()
                    if state in LATE
                ),
                "many": len(one.actions),
            }
            for one in found
        ]
    }


def seat_row(seat: Any) -> dict[str, Any]:
    """Return one seat of the group: whose it is, held by which post."""
    return {
        "agency": str(seat.agency),
        "post": str(seat.post or ""),
        "is_chair": seat.is_chair,
    }


def group_page(one: Workspace, *, by: Member, today: date) -> dict[str, Any]:
    """Return a group's own page: who sits on it, its plans, what needs doing first."""
    rows = [action_row(action, today) for action in one.actions]
    by_progress = progress_counts(one.actions, today=today)
    standings = (
        standings_for(targets_of(one.current), by=by, today=today)
        if one.current
        else []
    )
    return {
        "group": one.group,
        "seats": [seat_row(seat) for seat in one.group.seated],
        "current": one.current,
        "plans": [
            {
                "title": plan.title,
                "href": reverse("plan:plan", args=[plan.slug]),
                "years": years(plan),
                "state": plan.state,
                "steps": steps(plan, by=by, today=today)
                if plan.state != "ended"
                else [],
            }
            for plan in one.plans
        ],
        "counts": status_counts(standings),
        "lines": [
            words.line(each, link(one.current, "target", each.target.ref))
            for each in off_course_first(standings)
            if one.current
        ],
        "progress": [
            {"status": progress_status(state), "count": count}
            for state, count in by_progress.items()
        ],
        "actions": rows,
        "start_href": f"{reverse('plan:start')}?group={one.group.pk}",
        "may_add": policies.may_change_plan(by, None, on=today),
    }


def roll_up_page(plan: Plan, group: Any, *, by: Member, today: date) -> dict[str, Any]:
    """Return a county agreement by district: leads, allocations, figures, what is open."""
    districts = districts_of(group, today) if group else {}
    own = plan.partnership
    named = {partnership_code(code) for code in districts}
    if districts and partnership_code(own.area_code) not in named:
        districts = {own.area_code: own.name, **districts}
    return {
        "plan": plan,
        "group": group,
        "groups": [(one.slug, one.name) for one in comparison_groups()],
        "leads": [
            {
                "ref": objective.ref,
                "text": objective.text,
                "owners": ", ".join(map(str, objective.owners.all())),
                "leads": ", ".join(map(str, objective.leads.all())),
            }
            for priority in whole(plan)
            for objective in priority.objectives.all()
        ],
        "measures": [
            _measure(one) for one in rolled_up(plan, districts, by=by, today=today)
        ]
        if districts
        else [],
    }


def _measure(one: RollUp) -> dict[str, Any]:
    county = aim_of(one.whole)
    gap = (
        None
        if county is None or one.shared_out is None
        else round(one.shared_out - county, 6)
    )
    made = one.definition
    return {
        "name": made.name,
        "period": one.period.label if one.period else "no period",
        "rows": [_district(row, one) for row in one.districts],
        "total": words.figure(one.total, made) if one.total is not None else "",
        "promise": words.promise(one.whole) if one.whole else "",
        "shared_out": words.figure(one.shared_out, made)
        if one.shared_out is not None
        else "",
        "gap": "" if not gap else words.figure(abs(gap), made),
        "is_over": bool(gap and gap > 0),
    }


def _district(row: District, one: RollUp) -> dict[str, Any]:
    told = row.figure
    if told is None:
        said = "not supplied"
    elif not told.has_value:
        said = "not shown" if str(told.status) == "suppressed" else "not supplied"
    else:
        said = valued(told.value, one.definition)
    return {
        "name": row.name,
        "figure": said,
        "allocated": words.promise(row.allocated) if row.allocated else "",
        "status": words.status_of(row.allocated) if row.allocated else None,
    }
