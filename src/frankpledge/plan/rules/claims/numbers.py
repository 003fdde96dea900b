"""
Figures as prose writes them: 1,773, 12.5%, sixteen per cent, a third, 24.58 per 1,000.

Rounding is half up and a figure is as exact as its decimals. Words before a figure
(about, nearly, over) say how far the true one may lie from it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from frankpledge.analysis.statistics.rounding import half_up


class Unit(StrEnum):
    """What a figure counts."""

    COUNT = "count"
    PERCENT = "percent"
    POINTS = "percentage points"
    RATE = "rate"
    FRACTION = "fraction"
    MONEY = "money"


class Hedge(StrEnum):
    """How far off the writer says a figure may be."""

    EXACT = ""
    ABOUT = "about"
    NEARLY = "nearly"
    OVER = "over"
    UNDER = "under"


@dataclass(frozen=True)
class Figure:
    """A figure where it stands in a text."""

    value: Decimal
    decimals: int
    unit: Unit
    start: int
    end: int
    text: str
    hedge: Hedge = Hedge.EXACT
    per: str = ""


_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
WORDS = {word: at for at, word in enumerate(_SMALL)} | {
    word: 10 * at for at, word in enumerate(_TENS, start=2)
}
_SPELT = rf"(?:(?:{'|'.join(_TENS)})[- ](?:{'|'.join(_SMALL[1:10])})|{'|'.join([*_TENS, *_SMALL])}|(?:a|one) hundred)"
_UNIT = r"%|per\s?cent(?:age)?(?!age)|percent|pct\b|percentage points?|per cent points?|pp\b"
_NUMBER = re.compile(
    r"(?<![\w.,/£])(?P<sign>[+−–-]\s?)?(?P<money>£\s?)?"
    r"(?P<n>\d{1,3}(?:,\d{3})+|\d+)(?P<d>\.\d+)?"
    rf"(?:\s?(?P<unit>percentage points?|{_UNIT}))?(?P<more>\s?points?)?"
    r"(?P<scale>\s?(?:million|billion|thousand|m\b|bn\b|k\b))?"
    r"(?P<per>\s+(?:\w+\s+){0,3}?(?:per|for every|for each|in every)\s+(?:1,?000|10,?000|100,?000|thousand)(?:\s+(?:of\s+)?(?!and|to|in|by|from|for)[a-z]+)?)?"
    r"(?![\w]|,\d|\.\d|/\d)",
    re.IGNORECASE,
)
_SPELT_PERCENT = re.compile(
    rf"\b(?P<w>{_SPELT})\s(?P<unit>percentage points?|per\s?cent|percent)\b", re.I
)
_SPELT_COUNT = re.compile(
    rf"\b(?P<w>{_SPELT})\b(?![- ](?:third|quarter|fifth|half|in))", re.I
)
_FRACTION_WORDS = {
    r"(?<!first )(?<!second )(?<!latter )(?<!last )(?<!other )(?:one |a |by )?half(?! of the year| year|-|way)|by half": Decimal(
        50
    ),
    r"(?:two|2)[ -]thirds": Decimal(200) / 3,
    r"(?:one|a|1)[ -]third(?! (?:year|time|party|sector|priority|consecutive|successive|of the (?:three|four|five)))": Decimal(
        100
    )
    / 3,
    r"(?:three|3)[ -]quarters": Decimal(75),
    r"(?:one|a|1)[ -]quarter(?! (?:of the (?:year|financial)|of 20|\d))": Decimal(25),
    r"(?:one|a|1)[ -]fifth": Decimal(20),
    r"(?:two|2)[ -]fifths": Decimal(40),
    r"(?:three|3)[ -]fifths": Decimal(60),
    r"(?:four|4)[ -]fifths": Decimal(80),
    r"(?:one|a|1)[ -]sixth": Decimal(100) / 6,
    r"(?:one|a|1)[ -]tenth": Decimal(10),
}
_FRACTIONS = [
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), value)
    for words, value in _FRACTION_WORDS.items()
]
_SOME_FRACTION = re.compile(r"half|third|quarter|fifth|sixth|tenth", re.IGNORECASE)
_ONE_IN = re.compile(
    rf"(?<![\d,.])\b(?P<a>{'|'.join(_SMALL[1:10])}|[1-9]) (?:[a-z]+ ){{0,2}}?(?:in|out of) (?:every )?(?P<b>{'|'.join(_SMALL[2:])}|twenty|1?\d|20)\b(?!,\d|%|\s?per cent| (?:years?|months?|weeks?|areas?|wards?))",
    re.IGNORECASE,
)
_HEDGES = (
    (Hedge.NEARLY, r"nearly|almost|just under|close to|approaching|just short of"),
    (
        Hedge.OVER,
        r"over|more than|in excess of|at least|above|just over|greater than|upwards of",
    ),
    (Hedge.UNDER, r"under|less than|fewer than|below|at most|no more than|up to"),
    (
        Hedge.ABOUT,
        r"about|around|approximately|approx\.?|roughly|some|circa|c\.|an estimated|broadly",
    ),
)
_HEDGED = [
    (hedge, re.compile(rf"\b(?:{words})\s+(?:an?\s+)?$", re.I))
    for hedge, words in _HEDGES
]
_MORE_THAN = re.compile(
    r"\d(?:[\d,.]*\d)?(?:%|m|bn|k)?\s(?:[a-z]+\s)?(?:more|less|fewer) than\s(?:an?\s|the\s)?$"
)
_PER = re.compile(r"\b(?:per|(?:for|in) every|for each)\s$", re.IGNORECASE)
_BASES = {Decimal(1000), Decimal(10_000), Decimal(100_000)}
_SCALES = {"million": 6, "m": 6, "billion": 9, "bn": 9, "thousand": 3, "k": 3}
_FRACTION_SLACK = Decimal("2.5")
_ABOUT_POINTS = Decimal("1.5")
_ABOUT_SHARE = Decimal("0.05")
_NEARLY_POINTS = Decimal("3")
_NEARLY_SHARE = Decimal("0.1")


def figures_in(text: str, taken: Sequence[tuple[int, int]] = ()) -> list[Figure]:
    """Return every figure of a text in order; `taken` are spans that are not figures."""
    found: list[Figure] = []
    for each in sorted(_candidates(text), key=lambda f: (f.start, -f.end)):
        if any(each.start < end and start < each.end for start, end in taken):
            continue
        if each.value in _BASES and _PER.search(text[: each.start][-12:]):
            # “burglary for every 1,000 dwellings”: the base of a rate, no figure
            continue
        if not found or each.start >= found[-1].end:
            found.append(each)
    return found


def _candidates(text: str) -> Iterator[Figure]:
    yield from (_digits(text, m) for m in _NUMBER.finditer(text))
    for m in _SPELT_PERCENT.finditer(text):
        unit = Unit.POINTS if "point" in m["unit"].lower() else Unit.PERCENT
        yield _made(text, m, Decimal(spelt(m["w"])), 0, unit)
    if _SOME_FRACTION.search(text):
        for pattern, value in _FRACTIONS:
            for m in pattern.finditer(text):
                yield _made(text, m, value, 1, Unit.FRACTION)
    for m in _ONE_IN.finditer(text):
        share = 100 * Decimal(_said(m["a"])) / Decimal(_said(m["b"]) or 1)
        yield _made(text, m, share, 1, Unit.FRACTION)
    for m in _SPELT_COUNT.finditer(text):
        is_points = "%" in text and _POINTS.match(text[m.end() :])
        if spelt(m["w"]) > 1:
            unit = Unit.POINTS if is_points else Unit.COUNT
            yield _made(text, m, Decimal(spelt(m["w"])), 0, unit)


_POINTS = re.compile(r"\s?(?:percentage )?points?\b", re.IGNORECASE)


def _digits(text: str, m: "re.Match[str]") -> Figure:
    value = Decimal(m["n"].replace(",", "") + (m["d"] or ""))
    decimals = len(m["d"] or ".") - 1
    if m["scale"]:
        power = _SCALES[m["scale"].strip().lower()]
        value, decimals = value.scaleb(power), decimals - power
    if m["sign"] and m["sign"].strip() != "+" and _is_minus(text, m):
        value = -value
    said = (m["unit"] or "").lower()
    unit = Unit.COUNT
    if m["money"]:
        unit = Unit.MONEY
    elif (
        "point" in said
        or _POINTS.match(text[m.end() :])
        or said == "pp"
        or (said and m["more"])
    ):
        unit = Unit.POINTS
    elif said:
        unit = Unit.PERCENT
    elif m["per"]:
        unit = Unit.RATE
    return _made(text, m, value, decimals, unit, per=(m["per"] or "").strip())


def _is_minus(text: str, m: "re.Match[str]") -> bool:
    """Say whether a dash is a minus: it is none between words or figures."""
    is_attached = m["sign"] in {"-", "−"} and text[: m.start()][-1:].isspace()
    before = text[: m.start()].rstrip()
    return is_attached or not before or not (before[-1].isalnum() or before[-1] in "%)")


def _made(
    text: str,
    m: "re.Match[str]",
    value: Decimal,
    decimals: int,
    unit: Unit,
    per: str = "",
) -> Figure:
    before = text[max(0, m.start() - 20) : m.start()]
    if _MORE_THAN.search(text[max(0, m.start() - 40) : m.start()]):
        # “£50,000 more than £1.1m”: a difference, no hedge
        return Figure(value, decimals, unit, m.start(), m.end(), m[0].strip(), per=per)
    hedge = hedge_before(before, len(before))
    return Figure(value, decimals, unit, m.start(), m.end(), m[0].strip(), hedge, per)


def hedge_before(text: str, at: int) -> Hedge:
    """Return how far off the words right before a place say that a figure may be."""
    before = text[max(0, at - 20) : at]
    return next((h for h, pattern in _HEDGED if pattern.search(before)), Hedge.EXACT)


def spelt(words: str) -> int:
    """Return the number that words spell, up to a hundred."""
    low = words.lower().replace("-", " ").split()
    if low[-1] == "hundred":
        return 100
    return sum(WORDS[word] for word in low)


def _said(word: str) -> int:
    return int(word) if word.isdigit() else spelt(word)


def rounding(figure: Figure) -> Decimal:
    """Return what rounding may hide: nothing in a whole number, £50,000 in £1.2m."""
    return Decimal(5).scaleb(-figure.decimals - 1) if figure.decimals else Decimal(0)


def rounded_alike(printed: Decimal, decimals: int, computed: Decimal) -> bool:
    """Say whether the computed figure rounds, half up, to the printed one."""
    return half_up(computed, decimals) == half_up(printed, decimals)


def fits(figure: Figure, computed: Decimal) -> bool:
    """
    Say whether a computed size may be printed as this figure, its hedge allowed for.

    Sizes are without sign. A fraction in words stands for a few points around it.
    """
    value = abs(figure.value)
    is_share = figure.unit in {Unit.PERCENT, Unit.POINTS, Unit.FRACTION}
    slack = _FRACTION_SLACK if figure.unit is Unit.FRACTION else Decimal(0)
    about = _ABOUT_POINTS if is_share else value * _ABOUT_SHARE
    nearly = _NEARLY_POINTS if is_share else value * _NEARLY_SHARE
    rounding = Decimal(5).scaleb(-figure.decimals - 1)
    match figure.hedge:
        case Hedge.ABOUT:
            return abs(computed - value) <= max(slack, about, rounding)
        case Hedge.NEARLY:
            return value - max(2 * slack, nearly) <= computed <= value + rounding
        case Hedge.OVER:
            return computed >= value - rounding
        case Hedge.UNDER:
            return computed <= value + rounding
    if slack:
        return abs(computed - value) <= slack
    return rounded_alike(value, figure.decimals, computed)
