"""
Targets: a baseline, a percentage and what they come to, rounded half up.

A target's percentage is a choice and is taken as printed; the baseline too. What
an unrounded baseline would allow is said, and is still a fault: a reader who
works the target out again gets another figure (`measures-worked.md` 3b.1).
"""

from decimal import Decimal
from typing import Any

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.numbers import Unit, rounded_alike
from frankpledge.plan.rules.claims.phrases import Change
from frankpledge.plan.rules.claims.reckoning import Ends, is_change


def target_from(base: Decimal, percent: Decimal) -> Decimal:
    """Return what a baseline comes to after a change in per cent."""
    return base * (100 + percent) / 100


def aimed(change: Change, ends: Ends) -> Finding:
    """Hold a target in prose against its own baseline and percentage."""
    direction = change.direction or (1 if ends.after > ends.before else -1)
    percent = abs(change.figure.value) * direction
    is_points = change.figure.unit is Unit.POINTS
    right = ends.before + percent if is_points else target_from(ends.before, percent)
    decimals = max(-int(ends.after.as_tuple().exponent), 0)
    said: dict[str, Any] = {
        "shown": f"{ends.after:,}",
        "printed": ends.after,
        "computed": half_up(right, decimals),
        "right": sayings.plain(right, decimals),
        "tied_to": "the pair of figures beside it",
    }
    words = f"{percent:+}% of {ends.before:,} comes to {said['right']}"
    if is_points:
        words = f"{ends.before:,}% and {percent:+} points come to {said['right']}%"
    is_close = abs(ends.after - right) <= max(ends.before / 100, Decimal("0.5"))
    is_soft = bool(change.figure.hedge) and is_change(change.figure, direction, ends)
    is_worded = change.figure.unit is Unit.FRACTION and is_close
    if rounded_alike(ends.after, decimals, right) or is_soft or is_worded:
        return sayings.agrees(change.passage, f"{words}.", **said)
    words = f"{words}, not {ends.after:,}."
    why = "" if is_points else _why(change, ends, direction)
    return sayings.fault(change.passage, Kind.TARGET, f"{words}{why}", **said)


def _why(change: Change, ends: Ends, direction: int) -> str:
    made = ends.percent
    is_near = made is not None and is_change(change.figure, direction, ends)
    if is_near and not ends.is_count:
        return (
            " The rounding of the baseline may be behind it; print the baseline with"
            " more decimals."
        )
    shown = sayings.percent(made or Decimal(0))
    return f" From {ends.before:,} to {ends.after:,} is {shown}."
