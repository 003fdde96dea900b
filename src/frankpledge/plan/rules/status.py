"""
How a target stands, in words that know about noise.

Green, amber and red become words: on course where the value has reached the
path; off course only where it misses the path by more than chance explains;
otherwise it cannot be told yet (domain handbook, measures 3.5).
"""

from collections.abc import Sequence
from datetime import date

from frankpledge.plan.rules.limits import (
    beside_group,
    held,
    in_direction,
    within_limits,
)
from frankpledge.plan.rules.path import on_path
from frankpledge.plan.rules.promise import Promise
from frankpledge.plan.rules.verdict import Reading, Verdict
from frankpledge.plan.states import TargetKind, TargetStatus


def judge(
    promise: Promise,
    readings: Sequence[Reading],
    *,
    group_value: float | None = None,
    judged_on: date,
) -> Verdict:
    """
    Say how the target stands on a day, from the figures known, oldest first.

    Figures of periods that end after `judged_on` are left out, so the same
    question asked about an earlier quarter gets that quarter's answer.
    """
    if promise.kind is TargetKind.NONE:
        return Verdict(TargetStatus.NO_TARGET, promise.reason)
    known = [reading for reading in readings if reading.ends_before <= judged_on]
    latest = known[-1] if known else None
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
    if promise.kind is TargetKind.THRESHOLD:
        return within_limits(promise, latest)
    if promise.kind is TargetKind.DIRECTION:
        return in_direction(promise, known)
    if promise.kind is TargetKind.RELATIVE:
        return beside_group(promise, latest, group_value)
    if promise.kind is TargetKind.MAINTAIN:
        return held(promise, latest)
    return on_path(promise, latest)
