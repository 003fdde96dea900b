"""What the pages that show a whole plan, and one priority, say."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import F
from django.urls import reverse

from frankpledge.access.models import Member
from frankpledge.actions.selectors import Action, progress_counts
from frankpledge.plan import policies
from frankpledge.plan.models import Objective, Plan, Priority
from frankpledge.plan.presenters import words
from frankpledge.plan.presenters.layout_links import layout_links
from frankpledge.plan.presenters.rows import (
    action_row,
    claim_row,
    link,
    progress_status,
    years,
)
from frankpledge.plan.presenters.settling import cover_words
from frankpledge.plan.rules.claims import ClaimVerdict
from frankpledge.plan.selectors import (
    Standing,
    Vacancy,
    claims_for,
    open_ends,
    standings_for,
    targets_under,
    vacancies,
    whole,
)
from frankpledge.plan.states import PLAN_CHANGES, PlanState


FINE = frozenset({ClaimVerdict.AGREES, ClaimVerdict.WITHHELD})


def plan_page(plan: Plan, *, by: Member, today: date) -> dict[str, Any]:
    """Return the front page of a plan: how it stands and what it still awaits."""
    priorities = whole(plan, with_ties=False)
    targets = targets_under(priorities)
    found = standings_for(targets, by=by, today=today)
    by_priority: dict[int, list[Standing]] = {}
    for one in found:
        key = one.target.objective.priority_id
        by_priority.setdefault(key, []).append(one)
    actions = actions_in(priorities)
    differing = [
        check
        for check in claims_for(plan, by=by, today=today)
        if check.verdict not in FINE
    ]
    return {
        "plan": plan,
        "years": years(plan),
        "judged": judged_words(plan, today),
        "counts": status_counts(found),
        "priorities": [
            priority_row(plan, priority, by_priority.get(priority.pk, []))
            for priority in priorities
        ],
        "awaited": cover_words(open_ends(plan, priorities), today),
        "claims_to_check": len(differing),
        "actions": [
            {"status": progress_status(state), "count": count}
            for state, count in progress_counts(actions, today=today).items()
        ],
        "vacancies": vacancy_rows(plan, vacancies(targets, actions, on=today)),
        "has_tags": any(target.external_tags for target in targets),
        "steps": steps(plan, by=by, today=today),
        "may_change": policies.may_change_plan(by, plan, on=today),
        "may_export": policies.may_export_plan(by, on=today),
        "layouts": layout_links(plan),
        "history": history(plan),
    }


def history(plan: Plan) -> list[dict[str, Any]]:
    """Return the last changes of the plan's state, newest first, and by whom."""
    # Ten whole people with their agencies would be read for two names each.
    read = plan.steps.values(
        "made_at",
        "state",
        "note",
        by=F("made_by__user__name"),
        agency=F("made_by__agency__name"),
    )
    return [dict(step) for step in read[:10]]


def actions_in(priorities: Iterable[Priority]) -> list[Action]:
    """Return the actions under these priorities, each once."""
    found = {
        action.pk: action
        for priority in priorities
        for objective in priority.objectives.all()
        for action in objective.actions.all()
    }
    return list(found.values())


def judged_words(plan: Plan, today: date) -> str:
    """Return the day the targets are judged by, where that is not today."""
    if plan.ends_before >= today:
        return ""
    return f"Judged by the end of the plan, {words.last_day(plan.ends_before)}."


def vacancy_rows(plan: Plan, found: list[Vacancy]) -> list[dict[str, Any]]:
    """Return why lines have lost whoever answered for them, each with those lines."""
    by_reason: dict[str, list[dict[str, str]]] = {}
    for one in found:
        href = (
            link(plan, "target", one.ref)
            if one.line == "target"
            else reverse("plan:action", args=[one.thing.pk])
        )
        line = {"text": f"{one.line} {one.ref}", "href": href}
        by_reason.setdefault(" ".join(one.reasons), []).append(line)
    return [{"reason": reason, "lines": lines} for reason, lines in by_reason.items()]


def status_counts(found: list[Standing]) -> list[dict[str, Any]]:
    """Return how many targets stand how, in words."""
    counts = Counter(words.status_of(one)["text"] for one in found)
    shown = {words.status_of(one)["text"]: words.status_of(one) for one in found}
    return [
        {"status": shown[text], "count": counts[text]}
        for text in words.ORDER
        if counts[text]
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
    found = {
        one.target.pk: one
        for one in standings_for(targets_under([priority]), by=by, today=today)
    }
    return {
        "plan": plan,
        "priority": priority,
        "judged": judged_words(plan, today),
        "objectives": [
            objective_part(plan, objective, found, today)
            for objective in priority.objectives.all()
        ],
        "claims": [
            claim_row(check)
            for check in claims_for(plan, by=by, today=today)
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
