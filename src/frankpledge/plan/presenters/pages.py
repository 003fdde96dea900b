"""What the pages that show a plan say."""

from collections import Counter
from datetime import date
from typing import Any

from django.urls import reverse

from frankpledge.access.models import Member
from frankpledge.actions.selectors import progress_counts, progress_of
from frankpledge.actions.states import Progress
from frankpledge.plan import policies
from frankpledge.plan.models import Objective, Plan, Priority, Target
from frankpledge.plan.presenters import words
from frankpledge.plan.rules.claims import ClaimVerdict
from frankpledge.plan.selectors import (
    Standing,
    baselines_awaited,
    check_claims,
    standings,
    whole,
)
from frankpledge.plan.states import PLAN_CHANGES, PlanState, TargetStatus


PROGRESS_TONES = {
    Progress.NOT_STARTED: "waiting",
    Progress.ON_TIME: "steady",
    Progress.LATE: "late",
    Progress.OVERDUE: "bad",
    Progress.BLOCKED: "bad",
    Progress.DONE: "done",
    Progress.DROPPED: "none",
    Progress.NO_DATE: "unknown",
}


def link(plan: Plan, route: str, *parts: str) -> str:
    """Return the address of one of the plan's pages."""
    return reverse(f"plan:{route}", args=[plan.slug, *parts])


def years(plan: Plan) -> str:
    """Return the plan's span in words: "April 2013 to March 2017"."""
    last = date.fromordinal(plan.ends_before.toordinal() - 1)
    return f"{plan.starts_on:%B %Y} to {last:%B %Y}"


def plan_page(plan: Plan, *, by: Member, today: date) -> dict[str, Any]:
    """Return the front page of a plan: how it stands and what it still awaits."""
    found = standings(plan, judged_on=today)
    by_priority: dict[int, list[Standing]] = {}
    for one in found:
        key = one.target.objective.priority_id
        by_priority.setdefault(key, []).append(one)
    priorities = whole(plan)
    actions = [
        action
        for priority in priorities
        for objective in priority.objectives.all()
        for action in objective.actions.all()
    ]
    differing = [
        check
        for check in check_claims(plan)
        if check.verdict is not ClaimVerdict.AGREES
    ]
    return {
        "plan": plan,
        "years": years(plan),
        "counts": status_counts(found),
        "priorities": [
            priority_row(plan, priority, by_priority.get(priority.pk, []))
            for priority in priorities
        ],
        "awaited": len(baselines_awaited(plan)),
        "claims_to_check": len(differing),
        "actions": action_counts(actions, today),
        "steps": steps(plan, by=by, today=today),
        "may_change": policies.may_change_plan(by, plan, on=today),
        "history": list(plan.steps.select_related("made_by__user")[:10]),
    }


def status_counts(found: list[Standing]) -> list[dict[str, Any]]:
    """Return how many targets stand how, in words."""
    counts = Counter(one.verdict.status for one in found)
    return [
        {
            "status": words.status(
                next(o.verdict for o in found if o.verdict.status is state)
            ),
            "count": counts[state],
        }
        for state in TargetStatus
        if counts[state]
    ]


def priority_row(
    plan: Plan, priority: Priority, found: list[Standing]
) -> dict[str, Any]:
    """Return one priority with its targets as rows."""
    return {
        "ref": priority.ref,
        "title": priority.title,
        "why": priority.why,
        "href": link(plan, "priority", priority.ref),
        "lines": [
            words.line(one, link(plan, "target", one.target.ref)) for one in found
        ],
    }


def action_counts(actions: list[Any], today: date) -> list[dict[str, Any]]:
    """Return how many actions stand how."""
    return [
        {
            "status": {"text": state.value.capitalize(), "tone": PROGRESS_TONES[state]},
            "count": count,
        }
        for state, count in progress_counts(actions, today=today).items()
    ]


STEP_WORDS = {
    PlanState.PROPOSED: "Propose the plan",
    PlanState.AGREED: "Record that it is agreed",
    PlanState.DRAFT: "Make it a draft again",
    PlanState.ENDED: "End the plan",
}


def steps(plan: Plan, *, by: Member, today: date) -> list[dict[str, Any]]:
    """Return what can be done with the plan next, with the reason for each no."""
    rows = []
    for state in sorted(PLAN_CHANGES[PlanState(plan.state)]):
        if state is PlanState.AGREED:
            decision = policies.may_agree_plan(by, plan, on=today)
        else:
            decision = policies.may_change_plan(by, plan, on=today)
        rows.append(
            {
                "text": STEP_WORDS[state],
                "href": link(plan, "move", state.value),
                "decision": decision,
            }
        )
    return rows


def priority_page(
    plan: Plan, priority: Priority, *, by: Member, today: date
) -> dict[str, Any]:
    """Return a priority: why, performance, objectives, delivery, claims."""
    found = {one.target.pk: one for one in standings(plan, judged_on=today)}
    return {
        "plan": plan,
        "priority": priority,
        "objectives": [
            objective_part(plan, objective, found, today)
            for objective in priority.objectives.all()
        ],
        "claims": [
            {
                "text": check.claim.text,
                "sentence": check.sentence,
                "status": claim_status(check.verdict),
                "note": check.claim.note,
            }
            for check in check_claims(plan)
            if check.claim.priority_id == priority.pk
        ],
        "may_change": policies.may_change_plan(by, plan, on=today),
    }


def objective_part(
    plan: Plan, objective: Objective, found: dict[int, Standing], today: date
) -> dict[str, Any]:
    """Return one objective with its targets and actions."""
    return {
        "ref": objective.ref,
        "text": objective.text,
        "change_href": link(plan, "change", "objective", objective.ref),
        "lines": [
            words.line(found[target.pk], link(plan, "target", target.ref))
            for target in objective.targets.all()
        ],
        "actions": [action_row(action, today) for action in objective.actions.all()],
    }


def action_row(action: Any, today: date) -> dict[str, Any]:
    """Return one action as a row: what, who, by when, with what, how it goes."""
    state = progress_of(action, today=today)
    moved = action.first_due_on and action.first_due_on != action.due_on
    return {
        "ref": action.ref,
        "text": action.text,
        "href": reverse("plan:action", args=[action.pk]),
        "owner": str(action.owner or "No owner"),
        "leads": " / ".join(str(person) for person in action.leads.all()),
        "due": words.day(action.due_on) or "No date",
        "first_due": words.day(action.first_due_on) if moved else "",
        "funding": action.funding,
        "amount": f"£{action.amount:,.0f}" if action.amount is not None else "",
        "status": {"text": state.value.capitalize(), "tone": PROGRESS_TONES[state]},
    }


def claim_status(verdict: ClaimVerdict) -> dict[str, str]:
    """Return a claim's verdict for the status component."""
    tones = {ClaimVerdict.AGREES: "done", ClaimVerdict.CANNOT_CHECK: "unknown"}
    return {"text": verdict.value.capitalize(), "tone": tones.get(verdict, "warning")}


def target_page(
    plan: Plan, target: Target, standing: Standing, *, by: Member, today: date
) -> dict[str, Any]:
    """Return one target: its verdict, its promise, its path and who answers for it."""
    made = standing.definition
    rows = [
        ("Measure", words.measure_name(standing)),
        ("Which way is good", words.wish(standing)),
        ("Baseline", words.baseline(target, made)),
        ("Promise", words.promise(standing)),
        ("As printed", target.printed),
        ("Latest figure", words.latest(standing)),
        ("Where it should be by now", expected_words(standing)),
        ("What it would take", words.needed(standing)),
        ("Denominator", target.denominator_vintage),
        ("Answerable", str(target.owner or "No owner yet")),
        ("Lead officers", " / ".join(map(str, target.leads.all())) or "None named"),
        ("Counts towards", ", ".join(target.external_tags)),
    ]
    return {
        "plan": plan,
        "target": target,
        "standing": standing,
        "status": words.status(standing.verdict),
        "rows": [{"key": key, "value": value} for key, value in rows if value],
        "has_chart": standing.series is not None and standing.latest is not None,
        "measure_href": reverse("evidence:measure", args=[target.measure]),
        "may_set_baseline": policies.may_update_target(by, target, on=today),
        "is_pending": standing.verdict.status is TargetStatus.NO_BASELINE,
        "may_change": policies.may_change_plan(by, plan, on=today),
    }


def expected_words(standing: Standing) -> str:
    """Return where the path should be now, or nothing where there is no path."""
    if standing.verdict.expected is None:
        return ""
    return words.figure(standing.verdict.expected, standing.definition)
