"""Reads the period that a total is for: month, quarter, or kind of year."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from frankpledge.analysis.readers.values.dates import EARLIEST, month_number
from frankpledge.analysis.readers.values.text import cleaned


MONTH = "month"
QUARTER = "quarter"
FINANCIAL_YEAR = "financial-year"
CALENDAR_YEAR = "calendar-year"
# A plan may look ahead, but not that far.
LATEST_YEAR = 2100
_TWO_YEARS = re.compile(r"(?:fy\s*)?(\d{4})\s*[-/–]\s*(\d{2}|\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"(?:cy\s*)?(\d{4})(?:\.0)?", re.IGNORECASE)
_YEAR_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})(?:[-/]01)?")
_MONTH_YEAR = re.compile(r"([a-z]{3,9})\.?[\s'-]*(\d{2}|\d{4})", re.IGNORECASE)
_NUMBER_YEAR = re.compile(r"(?:01/)?(\d{1,2})/(\d{4})")
_QUARTER_FIRST = re.compile(r"q(?:uarter)?\s*([1-4])[\s,-]*(.+)", re.IGNORECASE)
_QUARTER_LAST = re.compile(r"(.+?)[\s,-]*q(?:uarter)?\s*([1-4])", re.IGNORECASE)
_YEAR_ENDING = re.compile(
    r"year (?:ending|to)(?: 31)? mar(?:ch)? (\d{4})", re.IGNORECASE
)


@dataclass(frozen=True)
class Span:
    """A half-open period and what kind it is."""

    period_type: str
    starts_on: date
    ends_before: date


def month_from(first: date) -> Span:
    """Return the calendar month that starts on this day."""
    return Span(MONTH, first, _months_on(first, 1))


def period(value: str, period_type: str = "") -> Span | None:
    """
    Return the period a cell tells, None where it tells none.

    "2011-12" may be a financial year or a December; the layout's period type
    settles it, and without one two years in a row are a financial year, as in
    nearly every return. Quarters are of the financial year unless one year is named.
    """
    text, _ = cleaned(value)
    for read in _readers(period_type):
        span = read(text)
        if span and span.starts_on >= EARLIEST:
            return span
    return None


def _readers(period_type: str) -> tuple[Callable[[str], Span | None], ...]:
    if period_type == MONTH:
        return (_month,)
    if period_type == QUARTER:
        return (_quarter,)
    if period_type == FINANCIAL_YEAR:
        return (_financial_year, _starting_year)
    if period_type == CALENDAR_YEAR:
        return (_calendar_year,)
    return (_quarter, _financial_year, _month, _calendar_year)


def _financial_year(text: str) -> Span | None:
    ending = _YEAR_ENDING.fullmatch(text)
    if ending:
        return _year_from(int(ending[1]) - 1, 4, FINANCIAL_YEAR)
    match = _TWO_YEARS.fullmatch(text)
    if not match or not str(int(match[1]) + 1).endswith(match[2]):
        return None
    return _year_from(int(match[1]), 4, FINANCIAL_YEAR)


def _starting_year(text: str) -> Span | None:
    match = _YEAR.fullmatch(text)
    return _year_from(int(match[1]), 4, FINANCIAL_YEAR) if match else None


def _calendar_year(text: str) -> Span | None:
    match = _YEAR.fullmatch(text)
    return _year_from(int(match[1]), 1, CALENDAR_YEAR) if match else None


def _year_from(year: int, month: int, period_type: str) -> Span | None:
    if not EARLIEST.year <= year <= LATEST_YEAR:
        return None
    return Span(period_type, date(year, month, 1), date(year + 1, month, 1))


def _month(text: str) -> Span | None:
    year_month = _YEAR_MONTH.fullmatch(text)
    if year_month:
        return _month_of(int(year_month[1]), int(year_month[2]))
    number_year = _NUMBER_YEAR.fullmatch(text)
    if number_year:
        return _month_of(int(number_year[2]), int(number_year[1]))
    named = _MONTH_YEAR.fullmatch(text)
    number = month_number(named[1]) if named else None
    if not named or number is None:
        return None
    year = int(named[2])
    return _month_of(year if year > 99 else year + 2000, number)


def _month_of(year: int, month: int) -> Span | None:
    if not (1 <= month <= 12 and EARLIEST.year <= year <= LATEST_YEAR):
        return None
    return month_from(date(year, month, 1))


def _quarter(text: str) -> Span | None:
    first = _QUARTER_FIRST.fullmatch(text)
    last = _QUARTER_LAST.fullmatch(text)
    if first:
        number, year = int(first[1]), first[2]
    elif last:
        number, year = int(last[2]), last[1]
    else:
        return None
    whole = _financial_year(year.strip()) or _calendar_year(year.strip())
    if whole is None:
        return None
    starts_on = _months_on(whole.starts_on, 3 * (number - 1))
    return Span(QUARTER, starts_on, _months_on(starts_on, 3))


def _months_on(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, 12)
    return date(first.year + years, month + 1, 1)
