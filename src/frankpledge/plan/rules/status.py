"""
How a target stands, in words that know about noise.

Green, amber and red become words: on course where the value has reached the
path; off course only where it misses the path by more than chance explains;
otherwise it cannot be told yet (domain handbook, measures 3.5).
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from frankpledge.analysis.measures.periods import Period
from frankpledge.plan.rules.counting_up import counted_up
from frankpledge.plan.rules.delivering import Delivered, by_delivery
from frankpledge.plan.rules.direction import in_direction
from frankpledge.plan.rules.freshness import final_reading, is_stale, staleness
from frankpledge.plan.rules.limits import beside_group, held, within_limits
from frankpledge.plan.rules.path import at_the_end, on_path
from frankpledge.plan.rules.promise import Promise
from frankpledge.plan.rules.verdict import Reading, Verdict
from frankpledge.plan.states import TargetKind, TargetStatus


# A total that was reached, or passed, stays so: no later figure is waited for.
SETTLED = frozenset({TargetStatus.MET, TargetStatus.MISSED})


def judge(
    promise: Promise,
    readings: Sequence[Reading],
    *,
    group_value: float | None = None,
    judged_on: date,
    missing: Period | None = None,
    delivered: Delivered | None = None,
) -> Verdict:
    """
    Say how the target stands on a day, from the figures known, oldest first.

    Figures of periods that end after `judged_on` are left out, so the same
    question asked about an earlier quarter gets that quarter's answer. `missing`
    is the first period after the newest figure that was never supplied, `delivered`
    what is known of a milestone.
    """
    known = [reading for reading in readings if reading.ends_before <= judged_on]
    latest = known[-1] if known else None
    if promise.kind is TargetKind.NONE:
        return Verdict(TargetStatus.NO_TARGET, promise.reason, reading=latest)
    if promise.kind is TargetKind.MILESTONE:
        return by_delivery(promise, delivered, judged_on)
    if promise.is_pending:
        return Verdict(
            TargetStatus.NO_BASELINE,
            "There is no baseline yet, so nothing can be judged.",
            reading=latest,
        )
    if latest is None:
        return Verdict(
            TargetStatus.CANNOT_TELL,
            "No figures have been supplied for the period that is judged.",
            aim=promise.aim,
        )
    return by_figures(promise, known, group_value, judged_on, missing)


def by_figures(
    promise: Promise,
    known: list[Reading],
    group_value: float | None,
    judged_on: date,
    missing: Period | None,
) -> Verdict:
    """Judge a promise by its figures: at its date, too old to say, or by its kind."""
    latest, aim, due_on = known[-1], promise.aim, promise.due_on
    if promise.is_cumulative:
        verdict = counted_up(promise, known)
        if verdict.status in SETTLED:
            return verdict
    if promise.has_path and aim is not None and due_on and judged_on >= due_on:
        final = final_reading(known, due_on)
        if final:
            return at_the_end(promise, final, aim)
    if over := without_path_at_the_end(promise, known, group_value, judged_on):
        return over
    if is_stale(latest, judged_on):
        because = staleness(latest, missing)
        return Verdict(TargetStatus.CANNOT_TELL, because, aim=aim, reading=latest)
    return by_kind(promise, known, group_value)


# What becomes of a promise without a path once its period is over.
ENDS = {
    TargetStatus.ON_COURSE: (TargetStatus.MET, "The target was met. "),
    TargetStatus.OFF_COURSE: (TargetStatus.MISSED, "The target was missed. "),
}


def without_path_at_the_end(
    promise: Promise,
    known: list[Reading],
    group_value: float | None,
    judged_on: date,
) -> Verdict | None:
    """
    Judge a promise to hold, keep limits or beat a group, once its date has come.

    None before that, while its last figure is not known or may still change, and of
    a comparison where a later period's is all that is known of the group.
    """
    due_on = promise.due_on
    if promise.has_path or promise.is_cumulative or not due_on or judged_on < due_on:
        return None
    final = final_reading(known, due_on)
    if final is None or final.is_provisional:
        return None
    if promise.kind is TargetKind.RELATIVE and final is not known[-1]:
        return None
    verdict = by_kind(promise, known[: known.index(final) + 1], group_value)
    if verdict.status not in ENDS:
        return verdict
    status, said = ENDS[verdict.status]
    return replace(verdict, status=status, because=said + verdict.because)


def by_kind(
    promise: Promise, known: Sequence[Reading], group_value: float | None
) -> Verdict:
    """Judge the newest figure by the test that its kind of promise was given."""
    latest = known[-1]
    if promise.is_cumulative:
        return counted_up(promise, known)
    if promise.kind is TargetKind.THRESHOLD:
        return within_limits(promise, known)
    if promise.kind is TargetKind.DIRECTION:
        return in_direction(promise, known)
    if promise.kind is TargetKind.RELATIVE:
        return beside_group(promise, latest, group_value)
    if promise.kind is TargetKind.MAINTAIN:
        return held(promise, latest)
    return on_path(promise, latest)
