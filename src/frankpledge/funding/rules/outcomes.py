"""What the figures say of a project: how far from where it started, and how surely."""

import math
from dataclasses import dataclass
from datetime import date

from frankpledge.funding.states import OutcomeStatus


@dataclass(frozen=True)
class Figure:
    """
    A measure's figure for a period, as `evidence` gives it.

    Without an interval nothing can be told from chance. `events` is how many events
    one of its units stands for: 1 for a count, residents over 1,000 for a rate per
    1,000 residents; None where it counts no events and so has no single results.
    """

    value: float
    low: float | None
    high: float | None
    starts_on: date
    ends_before: date
    period: str = ""
    is_provisional: bool = False
    events: float | None = None


@dataclass(frozen=True)
class Terms:
    """What a bid promised: from where to where, from which day."""

    baseline: float | None
    aim: float | None
    wants_more: bool
    since: date


@dataclass(frozen=True)
class Outcome:
    """How a project's result stands; the change and its limits where they are known."""

    status: OutcomeStatus
    sentence: str
    figure: Figure | None = None
    change: float | None = None
    low: float | None = None
    high: float | None = None


def cannot_tell(why: str, figure: Figure | None = None) -> Outcome:
    """Return that nothing can be said yet, and why."""
    return Outcome(OutcomeStatus.CANNOT_TELL, why, figure)


def outcome_of(terms: Terms, figure: Figure | None, start: Figure | None) -> Outcome:
    """
    Return how a figure stands against where the project started and its aim.

    `start` is the figure of the baseline's own period where one is kept; without
    it the baseline as promised is taken as exact. A figure of a period that began
    before the project cannot show its result.
    """
    if figure is None:
        return cannot_tell("No figure is known for a period since the project began.")
    if terms.baseline is None:
        return cannot_tell("The bid has no baseline to compare with.", figure)
    if figure.starts_on < terms.since:
        return cannot_tell(
            "The newest figure is of a period that began before the project.", figure
        )
    limits = change_limits(figure, start, terms.baseline)
    if limits is None:
        return cannot_tell(
            "The figure has no interval, so it cannot be told from chance.", figure
        )
    base = terms.baseline if start is None else start.value
    low, high = limits
    status = judged(terms, figure.value, low, high)
    return Outcome(status, said(status), figure, figure.value - base, low, high)


def change_limits(
    figure: Figure, start: Figure | None, baseline: float
) -> tuple[float, float] | None:
    """
    Return the limits of the change, None where the figure has no interval.

    Two intervals are joined by squaring and adding (Zou and Donner 2008, "MOVER").
    """
    if figure.low is None or figure.high is None:
        return None
    base = base_low = base_high = baseline
    if start is not None:
        base = base_low = base_high = start.value
        if start.low is not None and start.high is not None:
            base_low, base_high = start.low, start.high
    change = figure.value - base
    down = math.hypot(figure.value - figure.low, base_high - base)
    up = math.hypot(figure.high - figure.value, base - base_low)
    return change - down, change + up


def judged(terms: Terms, value: float, low: float, high: float) -> OutcomeStatus:
    """Return what may be said of a change with these limits."""
    better, worse = (low > 0, high < 0) if terms.wants_more else (high < 0, low > 0)
    if worse:
        return OutcomeStatus.WORSE
    is_hold = terms.aim is not None and terms.aim == terms.baseline
    if is_hold or (better and reaches(terms, value)):
        return OutcomeStatus.REACHED
    return OutcomeStatus.BETTER if better else OutcomeStatus.NO_CLEAR_CHANGE


def reaches(terms: Terms, value: float) -> bool:
    """Say whether a value is at the aim or past it."""
    if terms.aim is None:
        return False
    return value >= terms.aim if terms.wants_more else value <= terms.aim


def said(status: OutcomeStatus) -> str:
    """Return a status as a sentence."""
    return f"{status[:1].upper()}{status[1:]}."
