"""The kinds of period."""

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
