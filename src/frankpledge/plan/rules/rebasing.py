"""What a promise on a rate becomes when the people or homes it is per are counted anew."""

from frankpledge.plan.rules.promise import Promise
from frankpledge.plan.states import TargetKind


def vintage_has_changed(agreed: str, now: str) -> bool:
    """Say whether a rate is taken out of another estimate than the target names."""
    return bool(now) and now.casefold() not in agreed.casefold()


def rebased_aim(promise: Promise, baseline: float) -> float | None:
    """
    Return the value promised on a new baseline, keeping the change that was promised.

    A fall from 16.8 to 11.76 is 30%; from 16.5 it leads to 11.55.
    """
    if promise.kind is TargetKind.MAINTAIN:
        return baseline
    if promise.aim is None or not promise.baseline:
        return promise.aim
    return promise.aim * baseline / promise.baseline
