"""What a release says of the plan: the promises and how each stands, in words."""

from datetime import timedelta
from typing import Any

from frankpledge.analysis.dates import day_in_words
from frankpledge.plan import selectors as plans
from frankpledge.plan.selectors import Plan, Standing
from frankpledge.plan.states import PlanState, TargetKind
from frankpledge.publication.models import Release
from frankpledge.publication.rules import wording
from frankpledge.publication.services.contents import Gathered
from frankpledge.publication.states import Weight


AGREED = frozenset({PlanState.AGREED.value, PlanState.ENDED.value})


def promises_of(release: Release, found: Gathered) -> dict[str, Any] | None:
    """Return the plan's priorities with how their targets stand; note what stops."""
    if not release.plan_slug:
        return None
    rows = plans.plans_of(release.partnership_id)
    plan = rows.filter(slug=release.plan_slug).first()
    if plan is None:
        found.find(Weight.STOPS, "", f"There is no plan “{release.plan_slug}”.")
        return None
    if plan.state not in AGREED:
        found.find(
            Weight.STOPS,
            "",
            f"“{plan.title}” has not been agreed.",
            "Have the plan agreed first, or leave it out.",
        )
        return None
    judged_on = release.until + timedelta(days=1)
    standing = {
        each.target.pk: each for each in plans.standings(plan, judged_on=judged_on)
    }
    return {
        "title": plan.title,
        "about": plan.about,
        "starts_on": plan.starts_on.isoformat(),
        "ends_before": plan.ends_before.isoformat(),
        "judged_on": release.until.isoformat(),
        "priorities": priorities(plan, standing),
    }


def priorities(plan: Plan, standing: dict[int, Standing]) -> list[dict[str, Any]]:
    """Return each priority with its public targets."""
    return [
        {
            "title": priority.title,
            "why": priority.why,
            "objectives": [
                {
                    "text": objective.text,
                    "targets": [
                        promise(standing[target.pk])
                        for target in objective.targets.all()
                        if target.pk in standing and is_public(standing[target.pk])
                    ],
                }
                for objective in priority.objectives.all()
            ],
        }
        for priority in plans.whole(plan)
    ]


def is_public(standing: Standing) -> bool:
    """Say whether a target may be spoken of: never one on a restricted measure."""
    return standing.definition is not None and not standing.definition.restricted


def promise(standing: Standing) -> dict[str, str]:
    """Return one promise and how it stands, in words alone."""
    target, definition = standing.target, standing.definition
    name = definition.name if definition else target.measure
    status = str(standing.verdict.status)
    is_promise = target.kind != TargetKind.NONE
    return {
        "measure": target.measure,
        "name": name,
        "text": target.printed or (name if is_promise else f"{name}: we watch this."),
        "status": status,
        "words": wording.STATUS_WORDS.get(status, status.capitalize()),
        "because": standing.verdict.because if is_promise else target.reason,
        "due": day_in_words(target.due_on) if target.due_on else "",
    }
