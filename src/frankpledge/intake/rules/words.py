"""Months and lists as sentences carry them, and what an area's code looks like."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from frankpledge.intake.rules.months import first_day, month_number


AREA_CODE = re.compile(r"[A-Z0-9]{3,12}", re.ASCII)


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


APRIL = 4


def period_in_words(period_type: str, starts_on: date) -> str:
    """Return one period as the field writes it: "2019/20-Q1", "2012/13"."""
    year = starts_on.year - (starts_on.month < APRIL)
    financial = f"{year}/{(year + 1) % 100:02}"
    if period_type == "month":
        return f"{starts_on:%B %Y}"
    if period_type == "quarter":
        return f"{financial}-Q{(starts_on.month - APRIL) % 12 // 3 + 1}"
    if period_type == "financial-year":
        return financial
    if period_type == "calendar-year":
        return str(starts_on.year)
    return f"the {period_type.replace('-', ' ')} from {day_in_words(starts_on)}"


def periods_in_words(periods: Iterable[tuple[str, date]]) -> str:
    """Return periods of any type: months as runs, the others one by one."""
    held = sorted(set(periods), key=lambda one: (one[1], one[0]))
    months = months_in_words(start for kind, start in held if kind == "month")
    others = [period_in_words(*one) for one in held if one[0] != "month"]
    return "; ".join(part for part in (months, list_in_words(others)) if part)
