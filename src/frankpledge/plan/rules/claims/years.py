"""
Years and months as plans write them: 2010/11, 10/11, 2010-2011, Oct 2010 - Sept 2011.

A period is a half-open run of months counted from the year 0, so that periods of
any form can be compared. A year that is written with its successor is a financial
year, April to March (`measures.md` section 3.2).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from frankpledge.analysis.dates import year_words


_MONTHS = [
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
]
_APRIL = 3
_YEAR = r"(?:19|20)\d\d"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_TWO_YEARS = re.compile(
    rf"(?<![\d/.,])(?P<a>{_YEAR})\s?[/–—-]\s?(?P<b>{_YEAR}|\d\d)(?![\d/%]|,\d|\.\d)"
)
_SHORT_YEARS = re.compile(r"(?<![\d/.,-])(?P<a>\d\d)/(?P<b>\d\d)(?![\d/%]|\.\d)")
_DATED = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<month>{_MONTH})\.?,?\s+'?"
    rf"(?:(?P<year>{_YEAR})\b(?![%,]\d|%|\s?/\s?\d)|(?<!, )(?<!,)(?P<short>\d\d)\b"
    r"(?=\s*(?:$|[)\]/–—-]|[.,;:](?!\d)|(?:to|and|until|was|were|had|against|compared|v|vs|from)\b)))",
    re.IGNORECASE,
)
_FISCAL = re.compile(
    rf"\bfy\s?'?(?:(?P<a>{_YEAR}|\d\d)\s?[/–-]\s?(?P<b>\d\d(?:\d\d)?)|(?P<end>{_YEAR}|\d\d))\b(?!%|[.,]\d)",
    re.IGNORECASE,
)
"""A year named by the one that it ends in: FY20 is April 2019 to March 2020."""
_ALONE = re.compile(rf"(?<![\d/.,£-])(?P<year>{_YEAR})(?![\d%]|,\d|\.\d|/\d)")
_QUARTER = re.compile(
    rf"\b(?:q(?P<q>[1-4])|quarter (?P<r>[1-4]))\s*,?\s*(?P<a>{_YEAR})\s?[/–-]\s?(?P<b>\d\d(?:\d\d)?)\b",
    re.IGNORECASE,
)
_MONTH_RUN = re.compile(
    rf"\b(?P<first>{_MONTH})\.?\s?(?:-|–|—|to|(?P<and>and))\s?(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?P<last>{_MONTH})\.?,?\s+(?P<year>{_YEAR})\b(?!\s?/)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_JOINED = re.compile(r"^\s*(?:-|–|—|to|until|and)\s*$", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Months:
    """A run of months from `first` to before `end`, months since the year 0."""

    first: int
    end: int

    @property
    def years(self) -> float:
        """Return how many years long it is."""
        return (self.end - self.first) / 12

    @property
    def is_year(self) -> bool:
        """Say whether it is one year, from whatever month."""
        return self.end - self.first == 12

    def words(self) -> str:
        """Return the period as plans write it."""
        if self.is_year and self.first % 12 == _APRIL:
            year = self.first // 12
            return year_words(year)
        if self.is_year and self.first % 12 == 0:
            return str(self.first // 12)
        first, last = _month_words(self.first), _month_words(self.end - 1)
        return first if self.end - self.first == 1 else f"{first} to {last}"


def _month_words(month: int) -> str:
    return f"{_MONTHS[month % 12].capitalize()} {month // 12}"


@dataclass(frozen=True)
class Dated:
    """A period where it stands in a text; a day names its month."""

    months: Months
    start: int
    end: int
    has_day: bool = False


def financial(year: int) -> Months:
    """Return the financial year that begins in April of a year."""
    return Months(year * 12 + _APRIL, year * 12 + _APRIL + 12)


def periods_in(text: str) -> list[Dated]:
    """Return every period that a text names, in order and without overlap."""
    found: list[Dated] = []
    for each in sorted(_candidates(text), key=lambda d: (d.start, -d.end)):
        if not found or each.start >= found[-1].end:
            found.append(each)
    return found


def _candidates(text: str) -> Iterator[Dated]:
    for m in _QUARTER.finditer(text):
        start = financial(int(m["a"])).first + 3 * (int(m["q"] or m["r"]) - 1)
        yield Dated(Months(start, start + 3), m.start(), m.end())
    yield from _yearly(text)
    yield from _monthly(text)
    for m in _ALONE.finditer(text):
        first = int(m["year"]) * 12
        yield Dated(Months(first, first + 12), m.start(), m.end())


def _yearly(text: str) -> Iterator[Dated]:
    for m in _FISCAL.finditer(text):
        named = _two_years(m["a"], m["b"]) if m["a"] else None
        run = named or financial(_whole_year(m["end"] or m["a"]) - 1)
        yield Dated(run, m.start(), m.end())
    for pattern in (_TWO_YEARS, _SHORT_YEARS):
        for m in pattern.finditer(text):
            months = _two_years(m["a"], m["b"])
            if months:
                yield Dated(months, m.start(), m.end())


def _monthly(text: str) -> Iterator[Dated]:
    for m in _MONTH_RUN.finditer(text):
        if m["and"] and not _BETWEEN.search(text[: m.start()]):
            continue
        first, last = (_MONTHS.index(m[name][:3].lower()) for name in ("first", "last"))
        year = int(m["year"])
        start = (year if first <= last else year - 1) * 12 + first
        yield Dated(Months(start, year * 12 + last + 1), m.start(), m.end())
    for m in _DATED.finditer(text):
        month = _MONTHS.index(m["month"][:3].lower())
        first = _whole_year(m["year"] or m["short"]) * 12 + month
        yield Dated(Months(first, first + 1), m.start(), m.end(), bool(m["day"]))


def _whole_year(said: str) -> int:
    year = int(said)
    if len(said) == 4:
        return year
    return 2000 + year if year < 60 else 1900 + year


def _two_years(first: str, second: str) -> Months | None:
    start = _whole_year(first)
    end = int(second) if len(second) == 4 else start // 100 * 100 + int(second)
    if len(second) == 2 and end < start:
        end += 100
    gap = end - start
    if gap == 1:
        return financial(start)
    if gap < 1 or gap > 15 or len(first) == 2:
        return None
    return Months(start * 12 + _APRIL, end * 12 + _APRIL)


def headed_period(text: str) -> Months | None:
    """
    Return the period that heads a column or row, or None where it heads none.

    “Oct 2010 - Sept 2011” is one run of months; “2011/12 target” is no year of
    figures, and is left to the headings of targets.
    """
    found = periods_in(text)
    if not found or len(found) > 2:
        return None
    rest = text
    for each in reversed(found):
        rest = rest[: each.start] + rest[each.end :]
    if _WORDS_BESIDE.sub("", rest).strip(" -–—().*:'’"):
        return None
    if len(found) == 2:
        return Months(found[0].months.first, found[1].months.end)
    if _TO_DATE.search(text) and found[0].months.end - found[0].months.first == 1:
        return Months(found[0].months.end - 12, found[0].months.end)
    return found[0].months


_TO_DATE = re.compile(
    r"(?:12 months|twelve months|year)\s*(?:ending|ended|to|end)", re.I
)
_WORDS_BESIDE = re.compile(
    r"\b(?:fy|financial|calendar|year|years|ending|ended|end|to|the|in|12|twelve|months|"
    r"base ?line|actual|actuals|figures?|number|count|total|outturn|provisional|p|result|results|data|and|of|cases)\b",
    re.IGNORECASE,
)
