"""Percentage points that a text calls per cent: from 50% to 54% is 4 points, or 8%."""

from decimal import Decimal

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.numbers import Unit, fits
from frankpledge.plan.rules.claims.phrases import Change
from frankpledge.plan.rules.claims.reckoning import Ends


def is_points(change: Change, ends: Ends) -> bool:
    """Say whether a “per cent” is the plain difference of two percentages, and only that."""
    if change.figure.unit is not Unit.PERCENT or not ends.is_percent:
        return False
    is_difference = abs(change.figure.value) == abs(ends.points)
    return is_difference and not fits(change.figure, abs(ends.percent or Decimal(0)))


def called_per_cent(change: Change, ends: Ends, source: str) -> Finding:
    """Return that percentage points are called per cent, with both in their right words."""
    percent = sayings.percent(ends.percent or Decimal(0), change.figure.decimals)
    return sayings.fault(
        change.passage,
        Kind.PERCENT_OF_WHAT,
        f"The text says {change.figure.text}; {source} gives {percent}, {ends.words()}. The"
        " difference is in percentage points, which is not a change in per cent.",
        shown=change.figure.text,
        printed=sayings.signed(change.figure, change.direction),
        computed=half_up(ends.percent or Decimal(0), max(change.figure.decimals, 1)),
        right=f"{abs(ends.points)} percentage points, or {percent}",
        tied_to=source,
    )
