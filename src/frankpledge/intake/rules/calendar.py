"""Which returns a source owes, and by when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from frankpledge.analysis.dates import first_day, month_number
from frankpledge.intake.states import Frequency


if TYPE_CHECKING:
    from frankpledge.analysis.measures.periods import Period


@dataclass(frozen=True)
class Pattern:
    """
    What was agreed about a source's returns.

    `agreed` holds the single returns that differ from the pattern: another due
    date, or None for a return that everyone knows will not come.
    """

    frequency: Frequency
    lag_days: int
    first_period_on: date | None = None
    ends_before: date | None = None


@dataclass(frozen=True, order=True)
class Due:
    """One return that a source owes."""

    period: "Period"
    due_on: date
    is_coming: bool = True


def expected_returns(
    pattern: Pattern,
    *,
    starts_on: date,
    ends_before: date,
    agreed: Mapping[date, date | None] | None = None,
) -> tuple[Due, ...]:
    """
    Return the returns whose periods overlap the window, in order.

    A source that sends now and then owes nothing, so it can never be late; one
    whose first period nobody has set owes nothing yet.
    """
    if pattern.frequency is Frequency.IRREGULAR or pattern.first_period_on is None:
        return ()
    opens = max(pattern.first_period_on, year_around(starts_on))
    closes = min(
        pattern.ends_before or date.max, first_day(month_number(ends_before) + 12)
    )
    if closes <= opens:
        return ()
    return tuple(
        due_return(period, pattern.lag_days, agreed or {})
        for period in periods_between(pattern.frequency, opens, closes)
        if period.ends_before > starts_on and period.starts_on < ends_before
    )


def periods_between(
    frequency: Frequency, starts_on: date, ends_before: date
) -> "tuple[Period, ...]":
    """Return the periods of regular returns that lie wholly between two days."""
    from frankpledge.analysis.measures.periods import PeriodType, sequence

    return sequence(PeriodType(frequency.value), starts_on, ends_before)


def year_around(day: date) -> date:
    """Return a first of a month early enough for any period that holds the day."""
    return first_day(max(month_number(day) - 12, 12))


def due_return(
    period: "Period", lag_days: int, agreed: Mapping[date, date | None]
) -> Due:
    """Return when one period's return is due, by the pattern or by agreement."""
    usual = period.ends_before + timedelta(days=lag_days)
    if period.starts_on not in agreed:
        return Due(period, usual)
    other = agreed[period.starts_on]
    return Due(period, other or usual, is_coming=other is not None)
