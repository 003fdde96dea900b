"""Reads of our targets and of what other bodies' plans promise, as like promises."""

from datetime import date, timedelta

from django.db.models import Q

from frankpledge.assessment.selectors import strategies_of
from frankpledge.evidence.selectors.measures import in_force
from frankpledge.plan.models import Plan, Target
from frankpledge.plan.rules.clashes import Promise, way_of
from frankpledge.plan.selectors.reading import targets_of
from frankpledge.plan.states import TargetKind


def our_promises(plan: Plan) -> list[Promise]:
    """Return a plan's targets as promises of measures."""
    ways = {row.measure: str(row.definition.direction) for row in in_force().iterator()}
    return [
        Promise(
            plan.title,
            target.ref,
            target.measure,
            way_of(
                TargetKind(target.kind), ways.get(target.measure, ""), change_of(target)
            ),
            value_of(target),
            target.due_on - timedelta(days=1) if target.due_on else None,
        )
        for target in targets_of(plan)
        if target.measure
    ]


def value_of(target: Target) -> float | None:
    """Return the value that a target promises, None where it promises none."""
    if target.value is not None:
        return float(target.value)
    if target.percent is None or target.baseline is None:
        return None
    return float(target.baseline) * (1 + float(target.percent) / 100)


def change_of(target: Target) -> float | None:
    """Return what a target promises against its baseline, None where that is unknown."""
    if target.percent is not None:
        return float(target.percent)
    value = value_of(target)
    if value is None or target.baseline is None:
        return None
    return value - float(target.baseline)


def their_promises(partnership_id: int, *, on: date) -> list[Promise]:
    """Return what the plans of others that have not ended promise of measures."""
    rows = strategies_of(partnership_id).filter(
        Q(ends_before__isnull=True) | Q(ends_before__gt=on)
    )
    return [
        Promise(row.title, one.words, one.measure, one.intent, one.value, one.due_on)
        for row in rows
        for one in row.targets.all()
    ]
