"""Days, months and financial years: reckoned and said in one way everywhere."""

from datetime import date


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
