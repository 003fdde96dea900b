"""Numbers, days and years as documents print them; what is unsure is not decided here."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from frankpledge.analysis.dates import MONTHS, year_words
from frankpledge.plan.rules.printing.figures import FINANCIAL_YEAR, span_of


NUMBER = r"[-+−]?£?\d[\d,]*(?:\.\d+)?"
FIGURE = re.compile(rf"(?P<number>{NUMBER})\s*(?P<percent>%|per cent)?\s*(?P<unit>.*)")
_DAY = re.compile(r"\b(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Z][a-z]{2,8})\s+(\d{4})\b")
_LONE_YEAR = re.compile(r"(?<![\d/–-])((?:19|20)\d\d)(?![\d/–-])")


@dataclass(frozen=True)
class Figure:
    """A number with the words of its unit."""

    value: float
    unit: str = ""
    is_percent: bool = False

    @property
    def is_rate(self) -> bool:
        """Say whether it is of something: a percentage, or so many for every so many."""
        return self.is_percent or re.search(r"\bper\b", self.unit) is not None


def read_figure(words: str) -> Figure | None:
    """Return the figure that words begin with, None where they begin with none."""
    found = FIGURE.fullmatch(words.strip())
    if found is None:
        return None
    value = float(re.sub(r"[£,]", "", found["number"].replace("−", "-")))
    return Figure(value, found["unit"].strip(), bool(found["percent"]))


def day_after(words: str) -> date | None:
    """Return the day after the last one that words name: "March 2012", "31 July 2011"."""
    found = _DAY.search(words)
    if found is None:
        return None
    names = [name for name in MONTHS if name.startswith(found[2].lower())]
    if len(names) != 1:
        return None
    month, year = MONTHS.index(names[0]) + 1, int(found[3])
    if not found[1]:
        return date(year + month // 12, month % 12 + 1, 1)
    try:
        return date(year, month, int(found[1])) + timedelta(days=1)
    except ValueError:
        return None


def day_named(words: str) -> date | None:
    """Return the very day that words name, None where they name no day."""
    after = day_after(words)
    return after - timedelta(days=1) if after else None


def ends_of(words: str) -> tuple[date | None, tuple[tuple[date, str], ...]]:
    """
    Return the day after a period, or what it may be where the words leave that open.

    "2007/08" and "March 2012" are sure. "2010" may be a calendar year or either of
    two financial years; "2005/2008" spans several.
    """
    sure = span_of(words) or day_after(words)
    if sure is not None:
        return sure, ()
    spans = FINANCIAL_YEAR.findall(words)
    if len(spans) == 1 and len(spans[0][1]) == 4:
        last = int(spans[0][1])
        return None, (
            (date(last, 4, 1), f"the financial year {year_words(last - 1)}"),
            (date(last + 1, 1, 1), f"the calendar year {last}"),
        )
    years = {int(each) for each in _LONE_YEAR.findall(words)}
    if len(years) != 1:
        return None, ()
    year = years.pop()
    return None, (
        (date(year + 1, 1, 1), f"the calendar year {year}"),
        (date(year, 4, 1), f"the financial year {year_words(year - 1)}"),
        (date(year + 1, 4, 1), f"the financial year {year_words(year)}"),
    )


def iso(day: date | None) -> str | None:
    """Return a day as data writes it."""
    return day.isoformat() if day else None
