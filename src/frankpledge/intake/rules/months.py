"""
Months as plain numbers that can be added up.

The same two lines stand beside the measures' periods; they are here again because
that package brings the whole catalogue of measures with it, and a load from the
command line would wait for it longer than for its own rows.
"""

from datetime import date


def month_number(day: date) -> int:
    """Return how many months lie between January of the year 0 and the day's month."""
    return day.year * 12 + day.month - 1


def first_day(month: int) -> date:
    """Return the first day of a month given by its number."""
    return date(month // 12, month % 12 + 1, 1)
