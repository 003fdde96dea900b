"""How long the time is that a sentence speaks of, in months, and how many days or weeks it holds."""

import re
from collections.abc import Sequence
from decimal import Decimal

from frankpledge.documents.reading.blocks import ReadDocument, Table
from frankpledge.plan.rules.claims.numbers import spelt
from frankpledge.plan.rules.claims.passages import Passage
from frankpledge.plan.rules.claims.years import periods_in


_YEARS = re.compile(
    r"\b(?:in|over|during|within|of|the) (?:the |these |those |same |last |past )*(\d|two|three|four|five|six|seven|eight|nine|ten) years\b"
)
_MONTH = re.compile(
    r"\b(?:in|during|month of) (?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|aug|sept?|oct|nov|dec)\b"
)
_SPANS = (
    (_MONTH, 1),
    (re.compile(r"\bquarter\b(?! of)"), 3),
    (re.compile(r"\b(?:half year|six months|first half|second half)\b"), 6),
    (re.compile(r"\b(?:twelve|12) months\b|\byear\b|\bannual(?:ly)?\b|\byearly\b"), 12),
)
_DAYS = {
    1: (28, 29, 30, 31),
    3: (90, 91, 92),
    6: (181, 182, 183, 184),
    12: (365, 366),
}
_WEEKDAYS = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b")
YEAR = 12
_WEEKS = Decimal("4.345")
"""Weeks in a month: 365 days are 52.14 weeks."""


def months_of(passage: Passage, caption: str = "") -> int:
    """Return over how many months the totals near run, or 0 where nothing says so."""
    for words in (passage.text, caption, passage.before, passage.heading):
        low = words.lower()
        if "to date" in low or "so far" in low:
            return 0
        years = _YEARS.search(low)
        if years:
            return YEAR * (int(years[1]) if years[1].isdigit() else spelt(years[1]))
        for rule, months in _SPANS[:3]:
            if rule.search(low):
                return months
        lengths = {d.months.end - d.months.first for d in periods_in(words)} - {1}
        # “April to November 2019 … the same months of 2018”: the run is meant
        runs = lengths - {12} or lengths
        if len(runs) == 1:
            return runs.pop()
        if not lengths and _SPANS[3][0].search(low):
            return YEAR
    return 0


_OPENING = 8
_TITLE = 140


def document_months(document: ReadDocument) -> int:
    """Return how long the time is that a document's opening says it covers, or 0."""
    opening = " ".join(
        block.text
        for block in document.blocks[:_OPENING]
        if not isinstance(block, Table) and len(block.text) < _TITLE
    )
    lengths = {d.months.end - d.months.first for d in periods_in(opening)} - {1}
    if len(lengths) == 1:
        return lengths.pop()
    low = opening.lower()
    named = [
        (r"quarter(?:ly)?\b", 3),
        (r"half[- ]year(?:ly)?\b", 6),
        (r"annual|yearly|the year\b", YEAR),
    ]
    return next((months for rule, months in named if re.search(rf"\b{rule}", low)), 0)


_COMPARED = re.compile(
    r"\b(?:comparisons?|changes|percentages|figures) (?:are|is|(?:are )?made|(?:are )?given) (?:with|against|compared|between|on)\b",
    re.IGNORECASE,
)
_OPENING_LINES = 12


def says_compared(document: ReadDocument) -> bool:
    """Say whether the opening of a document says what all its changes are measured from."""
    opening = document.blocks[:_OPENING_LINES]
    return any(
        _COMPARED.search(block.text)
        for block in opening
        if not isinstance(block, Table) and not getattr(block, "is_item", False)
    )


def parts_of(unit: str, months: int, words: str = "") -> Sequence[Decimal]:
    """
    Return how many days, nights, weeks or months so many months hold, every right answer.

    Where the words name days of the week, only those count: 52 Sundays a year.
    """
    whole = dict.fromkeys((round(months * 52 / 12), int(months * 4.35)))
    weeks = [Decimal(each) for each in whole]
    named = {found.lower() for found in _WEEKDAYS.findall(words.lower())}
    if unit in {"day", "night", "evening"}:
        if named:
            return [len(named) * each for each in weeks]
        least = int(months * Decimal("30.2"))
        every = _DAYS.get(months, tuple(range(least, least + months // 2 + 2)))
        return [Decimal(each) for each in every]
    if unit in {"week", "weekend"} or unit in {f"{day}day" for day in named}:
        return [*weeks, months * _WEEKS]
    if unit == "hour":
        return [24 * each for each in parts_of("day", months, words)]
    counted = {"month": 1, "quarter": 3, "year": YEAR}
    if unit not in counted or months % counted[unit]:
        return []
    return [Decimal(months // counted[unit])]
