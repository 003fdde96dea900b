"""
How periods are written and read: "2019-07", "2019/20-Q4", "Apr-Aug 2019/20".

Each way of writing is read back to the same period. "2012-13" is refused: it
may be a year or, with "2011-12", a month.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from frankpledge.analysis.dates import APRIL, first_day, year_of, year_words
from frankpledge.analysis.measures.periods.kinds import NotAPeriod, PeriodType


MONTH_NAMES = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
]
Span = tuple[PeriodType, date, date]


def write(period_type: PeriodType, starts_on: date, ends_before: date) -> str:
    """Return the label of the period between two days."""
    return _WRITERS[period_type](starts_on, ends_before - timedelta(days=1))


def read(label: str) -> Span:
    """Return the kind of period a label names, its first day and the day after."""
    text = re.sub(r"\s*[-\u2010-\u2014]\s*", "-", " ".join(label.split()))
    for pattern, build in _READERS:
        if match := re.fullmatch(pattern, text, re.IGNORECASE):
            return build(match)
    raise _unreadable(label)


def _unreadable(label: str) -> NotAPeriod:
    return NotAPeriod(
        f"“{label}” is not a period.",
        "Write it like 2019-07, 2019/20-Q4, 2019/20, Apr-Aug 2019/20, "
        "12 months to Mar 2020, Oct 2012-Sep 2013, 2019 or 2020-03-31.",
    )


def _quarter_of(day: date) -> int:
    return (day.month - APRIL) % 12 // 3 + 1


def _month(day: date) -> str:
    return MONTH_NAMES[day.month - 1]


def _write_year_to_date(first: date, last: date) -> str:
    until = "" if last.month == APRIL else f"-{_month(last)}"
    return f"Apr{until} {year_words(year_of(first))}"


def _write_programme_year(first: date, last: date) -> str:
    return f"{_month(first)} {first.year}-{_month(last)} {last.year}"


_WRITERS: dict[PeriodType, Callable[[date, date], str]] = {
    PeriodType.MONTH: lambda first, _: f"{first:%Y-%m}",
    PeriodType.QUARTER: lambda first, _: (
        f"{year_words(year_of(first))}-Q{_quarter_of(first)}"
    ),
    PeriodType.FINANCIAL_YEAR: lambda first, _: year_words(year_of(first)),
    PeriodType.YEAR_TO_DATE: _write_year_to_date,
    PeriodType.ROLLING_12: lambda _, last: f"12 months to {_month(last)} {last.year}",
    PeriodType.PROGRAMME_YEAR: _write_programme_year,
    PeriodType.CALENDAR_YEAR: lambda first, _: str(first.year),
    PeriodType.SNAPSHOT: lambda first, _: first.isoformat(),
}


def _months(period_type: PeriodType, start: int, length: int, label: str) -> Span:
    try:
        return period_type, first_day(start), first_day(start + length)
    except ValueError:
        raise _unreadable(label) from None


def _april(match: re.Match[str]) -> int:
    """Return the number of the month in which the named financial year starts."""
    year, following = int(match["year"]), match["next"]
    if (year + 1) % 10 ** len(following) != int(following):
        raise _unreadable(match[0])
    return year * 12 + APRIL - 1


def _month_index(name: str, label: str) -> int:
    try:
        return MONTH_NAMES.index(name[:3].title())
    except ValueError:
        raise _unreadable(label) from None


def _read_month(match: re.Match[str]) -> Span:
    start = int(match["year"]) * 12 + int(match["month"]) - 1
    return _months(PeriodType.MONTH, start, 1, match[0])


def _read_quarter(match: re.Match[str]) -> Span:
    start = _april(match) + 3 * (int(match["quarter"]) - 1)
    return _months(PeriodType.QUARTER, start, 3, match[0])


def _read_financial_year(match: re.Match[str]) -> Span:
    return _months(PeriodType.FINANCIAL_YEAR, _april(match), 12, match[0])


def _read_year_to_date(match: re.Match[str]) -> Span:
    start = _april(match)
    last = _month_index(match["last"] or "Apr", match[0])
    length = (last - APRIL + 1) % 12 + 1
    return _months(PeriodType.YEAR_TO_DATE, start, length, match[0])


def _read_rolling(match: re.Match[str]) -> Span:
    last = int(match["year"]) * 12 + _month_index(match["last"], match[0])
    return _months(PeriodType.ROLLING_12, last - 11, 12, match[0])


def _read_programme_year(match: re.Match[str]) -> Span:
    start = int(match["year"]) * 12 + _month_index(match["first"], match[0])
    last = int(match["next"]) * 12 + _month_index(match["last"], match[0])
    if last - start != 11:
        raise _unreadable(match[0])
    return _months(PeriodType.PROGRAMME_YEAR, start, 12, match[0])


def _read_calendar_year(match: re.Match[str]) -> Span:
    return _months(PeriodType.CALENDAR_YEAR, int(match["year"]) * 12, 12, match[0])


def _read_snapshot(match: re.Match[str]) -> Span:
    try:
        day = date.fromisoformat(match[0])
        return PeriodType.SNAPSHOT, day, day + timedelta(days=1)
    except (ValueError, OverflowError):
        raise _unreadable(match[0]) from None


_YEAR = r"(?P<year>\d{4})"
_FINANCIAL = _YEAR + r"/(?P<next>\d{2}|\d{4})"
_NAME = r"[a-z]{3,9}"
_READERS: list[tuple[str, Callable[[re.Match[str]], Span]]] = [
    (_YEAR + r"-(?P<month>0[1-9]|1[0-2])", _read_month),
    (_FINANCIAL + r"[- ]Q(?P<quarter>[1-4])", _read_quarter),
    (r"Q(?P<quarter>[1-4]) " + _FINANCIAL, _read_quarter),
    (_FINANCIAL, _read_financial_year),
    (rf"Apr(?:il)?(?:-(?P<last>{_NAME}))? {_FINANCIAL}", _read_year_to_date),
    (rf"12 months to (?P<last>{_NAME}) {_YEAR}", _read_rolling),
    (
        rf"(?P<first>{_NAME}) {_YEAR}-(?P<last>{_NAME}) (?P<next>\d{{4}})",
        _read_programme_year,
    ),
    (_YEAR, _read_calendar_year),
    (r"\d{4}-\d{2}-\d{2}", _read_snapshot),
]
