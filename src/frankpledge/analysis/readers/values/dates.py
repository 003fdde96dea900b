"""Reads a day as people write it, and what a spreadsheet makes of it."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from frankpledge.analysis.dates import MONTHS
from frankpledge.analysis.readers.layout import DateOrder
from frankpledge.analysis.readers.sieve import Doubt
from frankpledge.analysis.readers.values.text import cleaned, has_strange_digits


# Partnerships began with the Crime and Disorder Act 1998; some series go back further.
EARLIEST = date(1974, 1, 1)

_SEPARATED = re.compile(r"(\d{1,4})[-/. ](\d{1,2}|[a-z]{3,9})[-/., ]+(\d{1,4})", re.I)
_TIME = re.compile(
    r"[T ]+(\d{1,2})[:.](\d{2})([:.]\d{2}(\.\d+)?)?\s*([ap]m)?"
    r"\s*(Z|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)
_SERIAL = re.compile(r"\d{5}(\.\d+)?")
# Excel counts days from here, because it believes that 1900 was a leap year.
_SERIAL_START = date(1899, 12, 30)
_WEEKDAY = re.compile(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*[, ]+", re.IGNORECASE)
_ORDINAL = re.compile(r"(\d)(st|nd|rd|th)\b", re.IGNORECASE)

NOT_A_DATE = Doubt("not a date", "Write the date as 2013-04-30 or 30/04/2013.")


@dataclass(frozen=True)
class Day:
    """A day, the hour if one was written, and what was not plain about it."""

    on: date
    hour: int | None = None
    why: str = ""


def month_number(word: str) -> int | None:
    """Return 1 to 12 for the English name of a month or its first letters."""
    starts = [name[:3] for name in MONTHS]
    start = word.casefold()[:3]
    return starts.index(start) + 1 if start in starts else None


def day(value: str, order: DateOrder, today: date) -> Day | Doubt | None:
    """
    Return the day that a cell tells, None where it is blank.

    The order is the supplier's, settled once in the layout: 03/04/2013 is never
    guessed row by row. Spreadsheet serial numbers are days since the end of 1899.
    """
    text, why = cleaned(value)
    if not text:
        return None
    if has_strange_digits(text):
        return Doubt("digits of another alphabet", "Type the date with 0 to 9.")
    text, hour, found_time = _without_time(text)
    if hour is not None and not 0 <= hour <= 23:
        return Doubt("not a time of day", "Write the time as 14:30.")
    found, said = _serial(text) if _SERIAL.fullmatch(text) else _written(text, order)
    if found is None:
        return NOT_A_DATE
    if found > today:
        return Doubt("a date in the future", "Check the year, and day and month.")
    if found < EARLIEST:
        return Doubt("a date too long ago", "Check the year.")
    return Day(found, hour if found_time else None, said or why)


def _without_time(text: str) -> tuple[str, int | None, bool]:
    match = _TIME.search(text)
    if not match or match.start() < 6:
        return text, None, False
    hour = int(match[1])
    if match[5]:
        hour = hour % 12 + (12 if match[5].lower() == "pm" else 0)
    return text[: match.start()].strip(), hour, True


def _serial(text: str) -> tuple[date, str]:
    days = int(float(text))
    return _SERIAL_START + timedelta(days=days), "a spreadsheet's serial number"


def _written(text: str, order: DateOrder) -> tuple[date | None, str]:
    text = _ORDINAL.sub(r"\1", _WEEKDAY.sub("", text))
    if re.fullmatch(r"\d{8}", text):
        return _made(int(text[:4]), int(text[4:6]), int(text[6:])), "a date of 8 digits"
    match = _SEPARATED.fullmatch(text)
    if not match:
        return None, ""
    first, middle, last = match.groups()
    if not middle.isdigit():
        return _named(first, middle, last)
    return _numbered(int(first), int(middle), int(last), len(first), len(last), order)


def _named(first: str, middle: str, last: str) -> tuple[date | None, str]:
    month = month_number(middle)
    if month is None:
        return None, ""
    if len(first) == 4:
        return _made(int(first), month, int(last)), ""
    year, why = _full_year(int(last), len(last))
    return _made(year, month, int(first)), why


def _numbered(
    first: int, middle: int, last: int, width: int, last_width: int, order: DateOrder
) -> tuple[date | None, str]:
    if width == 4:
        return _made(first, middle, last), ""
    year, why = _full_year(last, last_width)
    if order is DateOrder.MONTH_FIRST:
        return _made(year, first, middle), why or "month first"
    if order is DateOrder.YEAR_FIRST:
        return None, ""
    is_plain = first > 12 or first == middle
    return _made(year, middle, first), why or ("" if is_plain else "day first")


def _full_year(year: int, width: int) -> tuple[int, str]:
    """Return a year of four digits; two digits are taken as 1974 to 2073."""
    if width == 4:
        return year, ""
    if width != 2:
        return 0, ""
    return year + (1900 if year >= 74 else 2000), "a year of two digits"


def _made(year: int, month: int, day_: int) -> date | None:
    try:
        return date(year, month, day_)
    except ValueError:
        return None
