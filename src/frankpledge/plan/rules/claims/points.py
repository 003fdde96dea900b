"""Percentage points that a text calls per cent: from 50% to 54% is 4 points, or 8%."""

from collections.abc import Iterator
from decimal import Decimal

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.numbers import Unit, fits
from frankpledge.plan.rules.claims.passages import Passage, sentences
from frankpledge.plan.rules.claims.phrases import Change
from frankpledge.plan.rules.claims.reckoning import Ends


def is_points(change: Change, ends: Ends) -> bool:
    """Say whether a “per cent” is the plain difference of two percentages, and only that."""
    if change.figure.unit is not Unit.PERCENT or not ends.is_percent:
        return False
    is_difference = abs(change.figure.value) == abs(ends.points)
    return is_difference and not fits(change.figure, abs(ends.percent or Decimal(0)))


def echoed(passage: Passage) -> Iterator[Finding]:
    """Find “down by 3%” right after “by three percentage points”, of the same thing."""
    own = [f for f in passage.figures if f.unit is Unit.PERCENT]
    last = sentences(passage.before)[-1:] or [""]
    points = [
        f.value
        for f in Passage(last[0], passage.place, passage.block).figures
        if f.unit is Unit.POINTS
    ]
    if len(own) == 1 and own[0].value in points and len(passage.figures) == 1:
        yield sayings.fault(
            passage,
            Kind.PERCENT_OF_WHAT,
            f"The sentence before says {own[0].value} percentage points, which is not a change of {own[0].text}.",
            shown=own[0].text,
            printed=own[0].value,
            right=f"{own[0].value} percentage points",
        )


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
