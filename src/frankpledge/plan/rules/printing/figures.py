"""Figures with their units, and days, as a plan prints them."""

import re
from dataclasses import dataclass
from datetime import date

from frankpledge.analysis import dates
from frankpledge.analysis.dates import day_in_words


# 2003/04, 2003-04, 2003/2004: a financial year, where the second follows the first.
FINANCIAL_YEAR = re.compile(r"\b((?:19|20)\d\d)\s*[/–-]\s*((?:19|20)?\d\d)\b")
_EXACT = 12


@dataclass(frozen=True)
class Named:
    """
    A measure's words: its name, the units of its figures, which way is good.

    `units` is "offences", "offences per 1,000 dwellings" or "% of cases"; `unit` is
    what stands after one: "offence", "offence per 1,000 dwellings".
    """

    id: str
    name: str
    units: str
    decimals: int = 0
    wants_more: bool = False
    is_rate: bool = False
    aliases: tuple[str, ...] = ()
    unit: str = ""

    @property
    def is_percentage(self) -> bool:
        """Say whether its figures carry a percent sign."""
        return self.units.startswith("%")


def number(value: float) -> str:
    """Return a number in full with its thousands marked: 1,509 or 16.8."""
    if float(value).is_integer():
        return f"{int(value):,}"
    whole, _, rest = f"{value:.{_EXACT}f}".rstrip("0").partition(".")
    sign = "-" if value < 0 else ""
    return f"{sign}{abs(int(whole)):,}.{rest}"


def figure(value: float, named: Named | None) -> str:
    """Return a figure with its unit: "705 offences", "14.7% of cases"."""
    if named is None:
        return number(value)
    said = number(value)
    gap = "" if named.is_percentage else " "
    return f"{said}{gap}{(said == '1' and named.unit) or named.units}"


def last_day(ends_before: date) -> str:
    """Return the last day of a span that ends before a day: "31 March 2008"."""
    return day_in_words(dates.last_day(ends_before))


def names_a_year(words: str) -> bool:
    """Say whether words name a year, of whatever kind."""
    return re.search(r"\b(?:19|20)\d\d", words) is not None


def span_of(words: str) -> date | None:
    """
    Return the day after the one financial year that words name, None where unsure.

    "2005/2008" names three years and "2010" might be either kind of year.
    """
    found = FINANCIAL_YEAR.findall(words)
    if len(found) != 1:
        return None
    first, second = found[0]
    start = int(first)
    end = int(second) if len(second) == 4 else start // 100 * 100 + int(second)
    if len(second) == 2 and end < start:
        end += 100
    return date(end, 4, 1) if end == start + 1 else None
