"""Days, months and financial years: reckoned and said in one way everywhere."""

from collections.abc import Iterable
from datetime import date

from frankpledge.analysis.words import listed


APRIL = 4
"""The financial year, and a partnership's, begins on 1 April."""
MONTHS = tuple(f"{date(2000, month, 1):%B}".lower() for month in range(1, 13))
"""The months by name, January first."""


def day_in_words(day: date) -> str:
    """Return the day as GOV.UK writes it: 16 June 2026."""
    return f"{day.day} {day:%B %Y}"


def day_if_known(day: date | None) -> str:
    """Return the day in words, or nothing where there is none."""
    return day_in_words(day) if day else ""


def last_day(ends_before: date) -> date:
    """Return the last day of a span that ends before a day."""
    return date.fromordinal(ends_before.toordinal() - 1)


def month_number(day: date) -> int:
    """Return how many months lie between January of the year 0 and the day's month."""
    return day.year * 12 + day.month - 1


def first_day(month: int) -> date:
    """Return the first day of a month given by its number."""
    return date(month // 12, month % 12 + 1, 1)


def year_of(day: date) -> int:
    """Return the financial year a day lies in, by the year of its 1 April."""
    return day.year - (day.month < APRIL)


def year_words(year: int) -> str:
    """Return a financial year, named by the year of its 1 April, as 2026/27."""
    return f"{year}/{(year + 1) % 100:02d}"


def months_in_words(months: Iterable[date]) -> str:
    """
    Return months as runs: "January 2018 to June 2019 and August 2019".

    A gap in a long supply is then seen at once, where a count would hide it.
    """
    runs: list[list[int]] = []
    for number in sorted({month_number(month) for month in months}):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return listed([run_in_words(start, end) for start, end in runs])


def run_in_words(start: int, end: int) -> str:
    """Return one run of months, given by their numbers."""
    first, last = (f"{first_day(number):%B %Y}" for number in (start, end))
    return first if start == end else f"{first} to {last}"
