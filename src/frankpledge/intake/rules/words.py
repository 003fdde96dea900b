"""Months and lists as sentences carry them, and what an area's code looks like."""

import re
from collections.abc import Iterable
from datetime import date

from frankpledge.analysis.dates import day_in_words, months_in_words, year_words
from frankpledge.analysis.words import listed


AREA_CODE = re.compile(r"[A-Z0-9]{3,12}", re.ASCII)


APRIL = 4


def period_in_words(period_type: str, starts_on: date) -> str:
    """Return one period as the field writes it: "2019/20-Q1", "2012/13"."""
    year = starts_on.year - (starts_on.month < APRIL)
    financial = year_words(year)
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
    return "; ".join(part for part in (months, listed(others)) if part)
