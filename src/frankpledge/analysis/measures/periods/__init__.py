"""
The periods a figure can be for, and how each is written, moved and listed.

Every period is half-open: it holds its first day and not the day it ends before.
Financial years run from 1 April, because partnerships plan and are funded by them.
"""

from frankpledge.analysis.measures.periods.kinds import NotAPeriod, PeriodType
from frankpledge.analysis.measures.periods.period import (
    Completeness,
    Period,
    calendar_year,
    financial_year,
    month,
    programme_year,
    quarter,
    rolling_12,
    snapshot,
    year_to_date,
)
from frankpledge.analysis.measures.periods.sequences import month_spans, sequence


__all__ = [
    "Completeness",
    "NotAPeriod",
    "Period",
    "PeriodType",
    "calendar_year",
    "financial_year",
    "month",
    "month_spans",
    "programme_year",
    "quarter",
    "rolling_12",
    "sequence",
    "snapshot",
    "year_to_date",
]
