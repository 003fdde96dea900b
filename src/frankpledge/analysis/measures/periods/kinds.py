"""The kinds of period, and months as plain numbers that can be added up."""

from datetime import date
from enum import StrEnum

from frankpledge.analysis.failures import ExpectedFailure


class PeriodType(StrEnum):
    """The kinds of period that measures are counted over."""

    MONTH = "month"
    QUARTER = "quarter"
    FINANCIAL_YEAR = "financial-year"
    YEAR_TO_DATE = "year-to-date"
    ROLLING_12 = "rolling-12"
    PROGRAMME_YEAR = "programme-year"
    CALENDAR_YEAR = "calendar-year"
    SNAPSHOT = "snapshot"


APRIL = 4
PROGRAMME_YEAR_STARTS = 10
"""October: the integrated offender management year runs from October to September."""

FIXED_LENGTHS = {
    PeriodType.MONTH: 1,
    PeriodType.QUARTER: 3,
    PeriodType.FINANCIAL_YEAR: 12,
    PeriodType.ROLLING_12: 12,
    PeriodType.PROGRAMME_YEAR: 12,
    PeriodType.CALENDAR_YEAR: 12,
}
"""Months in a period; a year to date grows and a snapshot has none."""


class NotAPeriod(ExpectedFailure):
    """A label or pair of dates that names no period."""


def month_number(day: date) -> int:
    """Return how many months lie between January of the year 0 and the day's month."""
    return day.year * 12 + day.month - 1


def first_day(month: int) -> date:
    """Return the first day of a month given by its number."""
    return date(month // 12, month % 12 + 1, 1)
