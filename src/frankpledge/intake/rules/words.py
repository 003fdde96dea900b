"""Months and lists as sentences carry them."""

from collections.abc import Iterable, Sequence
from datetime import date

from frankpledge.intake.rules.months import first_day, month_number


def day_in_words(day: date) -> str:
    """Return the date as GOV.UK writes it: 16 June 2026."""
    return f"{day.day} {day:%B %Y}"


def list_in_words(parts: Sequence[str]) -> str:
    """Return "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


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
    return list_in_words([run_in_words(start, end) for start, end in runs])


def run_in_words(start: int, end: int) -> str:
    """Return one run of months, given by their numbers."""
    first, last = (f"{first_day(number):%B %Y}" for number in (start, end))
    return first if start == end else f"{first} to {last}"
