"""A target as a leaflet says it: from what, to what, by when, in short words."""

from frankpledge.plan.rules.content import TargetLine
from frankpledge.plan.rules.printing.figures import Named
from frankpledge.plan.rules.printing.terms import (
    aim_of,
    baseline_words,
    promise_words,
)
from frankpledge.plan.states import TargetKind


def leaflet_sentence(target: TargetLine, named: Named | None) -> str:
    """Return a target in a sentence: "Wounding: from 925 offences to 814 offences"."""
    name = named.name if named else target.measure or "To be done"
    promise = promise_words(target, named)
    if target.kind is TargetKind.NONE:
        return f"{target.ref} {name}: {promise}"
    aim = aim_of(target)
    start = baseline_words(target, named)
    if aim is not None and target.baseline is not None:
        return f"{target.ref} {name}: from {start} to {promise}."
    return f"{target.ref} {name}: {promise}. Start: {start}."
