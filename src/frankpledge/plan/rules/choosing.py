"""Whether the way a target is judged can be used with what the target says."""

from datetime import date
from typing import Protocol

from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.plan.states import DirectionTest, TargetKind


# Periods that lie side by side: they can be added up, and follow one another.
APART = frozenset({PeriodType.MONTH, PeriodType.QUARTER})


class Judged(Protocol):
    """What a target says of how it is to be judged."""

    kind: TargetKind
    period_type: PeriodType
    tested_by: DirectionTest
    is_cumulative: bool
    low: float | None
    high: float | None
    due_on: date | None


def test_fault(target: Judged) -> str:
    """Return why a target cannot be judged in the way it asks for, or nothing."""
    is_apart = target.period_type in APART
    if (
        target.kind is TargetKind.DIRECTION
        and target.tested_by is DirectionTest.RUN
        and not is_apart
    ):
        return (
            "eight in a row are read from months or quarters, not from years or"
            " from twelve months that overlap: choose month or quarter as its period"
        )
    if not target.is_cumulative:
        return ""
    if target.kind is not TargetKind.THRESHOLD:
        return "only a lowest or a highest number can be counted up to a day"
    if (target.low is None) == (target.high is None):
        return "a number counted up to a day is at least or at most so many, not both"
    if target.due_on is None:
        return "say by which day it is counted"
    return "" if is_apart else "it is counted up from months or quarters: choose one"
