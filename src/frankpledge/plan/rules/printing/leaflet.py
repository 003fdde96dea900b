"""A target as a leaflet says it: from what, to what, by when, in short words."""

from frankpledge.plan.rules.content import TargetLine
from frankpledge.plan.rules.printing.figures import Named
from frankpledge.plan.rules.printing.terms import (
    aim_of,
    baseline_words,
    change_words,
    promise_words,
)
from frankpledge.plan.states import BaselineState, TargetKind


TO_BE_DONE = "To be done"


def leaflet_sentence(target: TargetLine, named: Named | None) -> str:
    """Return a target in a sentence: "Wounding: from 925 offences to 814 offences"."""
    name = named.name if named else target.title or target.measure or TO_BE_DONE
    promise = in_short(promise_words(target, named, is_tested=False), target, named)
    start = baseline_words(target, named)
    said = f"{name}: "
    aim = aim_of(target)
    if aim is not None and target.baseline is not None:
        way, more = ("up", "more") if aim > target.baseline else ("down", "less")
        change = change_words(target).lstrip("-+")
        by_how_much = f" That is {change} {more}." if change else ""
        return f"{said}from {start}, {way} to {promise}.{by_how_much}"
    if target.kind is not TargetKind.NONE:
        promise = f"{promise.rstrip('.')}."
    if target.baseline_state is BaselineState.NOT_APPLICABLE:
        return f"{said}{promise}"
    return f"{said}{promise} Start: {start}."


def in_short(promise: str, target: TargetLine, named: Named | None) -> str:
    """Return a promise without the unit that its start has said already."""
    if named is None or target.baseline is None or named.is_percentage:
        return promise
    said = named.units if f" {named.units}" in promise else named.unit or named.units
    return promise.replace(f" {said}", "", 1)
