"""A number as it was seen when something was decided on it, in words."""

from frankpledge.analysis.measures.periods import NotAPeriod, Period
from frankpledge.evidence.selectors import (
    definitions_in_force,
    short_period,
    valued,
)
from frankpledge.performance.models import Decision
from frankpledge.performance.selectors.deciding import Seen


def number(value: float | None) -> str:
    """Return a figure as it was seen, or that there was none."""
    return "no figure" if value is None else f"{value:,.2f}".rstrip("0").rstrip(".")


def period_seen(label: str) -> str:
    """Return the period a number was seen for, a month by its name."""
    try:
        return short_period(Period.parse(label))
    except NotAPeriod:
        return label


def number_seen(seen: Seen) -> str:
    """Return a number with its measure, its unit and its period."""
    made = definitions_in_force().get(seen.measure)
    if made is None or seen.value is None:
        return f"{number(seen.value)} in {period_seen(seen.period)}"
    said = valued(seen.value, made)
    return f"{made.name}, {said} in {period_seen(seen.period)}"


def figure_seen(one: Decision) -> str:
    """Return the number a decision was taken on, with its interval."""
    if one.low is None or one.high is None or one.value is None:
        return number(one.value)
    return f"{number(one.value)} ({number(one.low)} to {number(one.high)})"
