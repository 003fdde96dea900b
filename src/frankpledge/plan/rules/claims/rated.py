"""
Averages, prices and rates in prose, each worked from the figures that stand beside it.

A year has 12 months, 52 weeks and 365 or 366 days; whatever of these makes the
printed average is allowed. People and homes are those that the document prints.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations
from typing import Any

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.documents.reading.blocks import Paragraph, ReadDocument
from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.numbers import Figure, Hedge, Unit, fits
from frankpledge.plan.rules.claims.passages import FIGURE, Passage, sentences


_F = FIGURE
_NOT = f"[^.;:{FIGURE[1:-1]}]"
_SPAN = r"(?:day|week|month|quarter|year)"
_EACH = rf"(?:an?|per|each|every) (?P<unit>{_SPAN})\b"
_JOIN = (
    r"[,(–-]\s*(?:or |that is |i\.e\. |which is |that makes |making |equal to |equivalent to )?"
    r"(?:an average of |averaging |on average |a mean of )?(?:about |around |nearly |almost |some |roughly |approximately |over |just over |just under )?"
)
_AVERAGES = (
    re.compile(
        rf"(?P<t>{_F})(?P<noun>{_NOT}{{0,60}}?) (?:in|over|during|for|across|within) (?:the |a |one |these |those )?(?:last |past |whole |full |financial )?"
        rf"(?:(?P<n>{_F}) )?(?P<span>{_SPAN})s?,? ?{_JOIN}(?P<m>{_F}) (?:[a-z-]+ )??{_EACH}"
    ),
    re.compile(
        rf"(?P<t>{_F})(?P<noun>{_NOT}{{0,60}}?) (?:an?|per|each|every) (?P<span>{_SPAN}),? ?{_JOIN}(?P<m>{_F}) (?:[a-z-]+ )??{_EACH}"
    ),
)
_PRICE = re.compile(
    rf"(?P<t>{_F})(?P<mid>{_NOT}{{0,30}}? (?:for|between|among|across|over|to) (?:the |all )?)(?P<n>{_F}) (?P<noun>[a-z-]+(?: [a-z-]+){{0,2}}?),? ?"
    rf"(?:\(|or |is |was |which is |that is |an average of |averaging |about |around |at |makes |comes to |nearly |just over |over |almost )*(?P<m>{_F}) (?:each|apiece|a head|per head|per person|per [a-z]+|for each|for every)\b"
)
_MONTHS = {
    "week": ("0.23", "0.25"),
    "month": ("1",),
    "quarter": ("3",),
    "year": ("12",),
}
_PARTS: dict[tuple[str, str], tuple[int, ...]] = {
    ("year", "quarter"): (4,),
    ("year", "month"): (12,),
    ("year", "week"): (52,),
    ("year", "day"): (365, 366),
    ("quarter", "month"): (3,),
    ("quarter", "week"): (13, 12),
    ("quarter", "day"): (90, 91, 92),
    ("month", "week"): (4,),
    ("month", "day"): (28, 29, 30, 31),
    ("week", "day"): (7, 5),
}
_PEOPLE = r"residents|inhabitants|people live|population|people living|citizens"
_HOMES = r"households|dwellings|homes|properties"
_POPULATION = re.compile(
    rf"\b(?:area|county|borough|district|city|town|valley|region|force|place|division) has (?:about |around |some )?(?P<c>{_F}) people\b|\bpopulation (?:of|is|was|stands at|stood at|being) (?:about |around |some |approximately |roughly )?(?P<a>{_F})"
    rf"|(?P<b>{_F}) (?:[a-z]+ )?(?:residents|inhabitants|people (?:who )?(?:live|living))\b(?! (?:who|that|answered|replied|responded|said|took|were|felt|told|aged|attended|came|had|have))"
)
_SAID_POPULATION = re.compile(
    rf"\bpopulation (?:(?:of|is|was|stands at|stood at|being) )?(?:about |around |some |approximately |roughly )?(?P<a>{_F})(?P<b>)"
)
_CRIMES = re.compile(
    rf"\brecorded (?P<a>{_F}) (?:recorded )?crimes\b|(?P<b>{_F}) (?:recorded crimes|crimes were recorded)\b|\b(?:recorded|total|all|overall) crime (?:rose|fell|increased|decreased|stood|was|went (?:up|down)|has (?:risen|fallen)) (?:to|at) (?P<c>{_F})"
)
_HOUSEHOLDS = re.compile(rf"(?P<a>{_F}) (?:[a-z]+ )?(?:{_HOMES})\b(?P<b>)")
_PER = re.compile(
    r"(?:per|for every|in every) ([\d,]+|thousand)(?:\s+(?:of\s+(?:the\s+)?)?([a-z]+))?",
    re.I,
)
_COUNT_AND_RATE = re.compile(
    rf"(?P<k>{_F})(?: [^.;:{FIGURE[1:-1]}]{{2,60}}?)?(?:, or |, a rate of |\(|, which is |, that is |, |come to |comes to |equates? to |is |are |or |a rate of |gives? |equal to )+(?:about |around |some )?(?P<r>{_F})"
)
_ABOUT = Decimal("0.05")
_LEAST_PEOPLE = 1000


def averages(passage: Passage) -> Iterator[Finding]:
    """Yield what becomes of “1,260 in the 12 months, 105 a month” and of prices for each."""
    seen: set[str] = set()
    for rule in _AVERAGES:
        for match in rule.finditer(passage.template):
            if match["m"] not in seen:
                seen.add(match["m"])
                yield from _average(passage, match)
    for match in _PRICE.finditer(passage.template):
        yield from _price(passage, match)


def _average(passage: Passage, match: "re.Match[str]") -> Iterator[Finding]:
    total, mean = passage.figure(match["t"]), passage.figure(match["m"])
    said = match.groupdict()
    times = passage.figure(said["n"]).value if said.get("n") else Decimal(1)
    parts = _parts(match["span"], match["unit"], times)
    if total.unit != mean.unit or not parts or total.value <= mean.value:
        return
    yield _held(passage, total, mean, parts, f"a {match['unit']}", Kind.AVERAGE)


def _parts(span: str, unit: str, times: Decimal) -> list[Decimal]:
    """Return how many of the unit the span may hold: 365 or 366 days a year."""
    if span == unit:
        return [times] if times > 1 else []
    return [times * part for part in _PARTS.get((span, unit), ())]


def _price(passage: Passage, match: "re.Match[str]") -> Iterator[Finding]:
    total, number = passage.figure(match["t"]), passage.figure(match["n"])
    mean = passage.figure(match["m"])
    is_price = total.unit is mean.unit is Unit.MONEY and number.unit is Unit.COUNT
    if is_price and number.value > 1 and total.value > mean.value:
        yield _held(passage, total, mean, [number.value], "each", Kind.AVERAGE)


def _held(
    passage: Passage,
    total: Figure,
    mean: Figure,
    parts: Sequence[Decimal],
    unit: str,
    kind: Kind,
) -> Finding:
    decimals = max(mean.decimals, 0) if mean.unit is Unit.MONEY else 1
    right = half_up(total.value / parts[0], max(decimals, mean.decimals, 0))
    sign = "£" if mean.unit is Unit.MONEY else ""
    said: dict[str, Any] = {
        "shown": mean.text,
        "printed": mean.value,
        "computed": right,
        "right": f"{sign}{right:,}",
    }
    words = f"{total.text} over {parts[0]:,} is {sign}{right:,} {unit}"
    if any(_fits(total, mean, part) for part in parts):
        return sayings.agrees(passage, f"{words}.", **said)
    return sayings.fault(passage, kind, f"{words}, not {mean.text}.", **said)


def _fits(total: Figure, mean: Figure, part: Decimal) -> bool:
    computed = total.value / part
    if total.hedge:
        return abs(computed - mean.value) <= mean.value * _ABOUT * 2
    return fits(mean, computed)


@dataclass(frozen=True)
class Bases:
    """How many people, homes and crimes the document prints for its area; None if unclear."""

    people: Figure | None = None
    homes: Figure | None = None
    crimes: Figure | None = None


def bases_of(document: ReadDocument) -> Bases:
    """Return the one population and the one number of homes that a document prints."""
    named: dict[Decimal, Figure] = {}
    people: dict[Decimal, Figure] = {}
    homes: dict[Decimal, Figure] = {}
    crimes: dict[Decimal, Figure] = {}
    for at, block in enumerate(document.blocks):
        if not isinstance(block, Paragraph):
            continue
        for text in sentences(block.text):
            if not crimes and "crime" in text.lower():
                crimes |= _named(Passage(text, block.place, at), _CRIMES)
            if re.search(rf"{_PEOPLE}|{_HOMES}", text, re.IGNORECASE):
                passage = Passage(text, block.place, at)
                named |= _named(passage, _SAID_POPULATION)
                people |= _named(passage, _POPULATION)
                homes |= _named(passage, _HOUSEHOLDS)
    first = next(iter(crimes.values()), None)
    return Bases(_only(named) or _only(people), _only(homes), first)


def _named(
    passage: Passage, rule: "re.Pattern[str]"
) -> Iterator[tuple[Decimal, Figure]]:
    for match in rule.finditer(passage.template):
        figure = passage.figure(next(filter(None, match.groups())))
        if figure.unit is Unit.COUNT and figure.value >= _LEAST_PEOPLE:
            yield figure.value, figure


def _only(found: dict[Decimal, Figure]) -> Figure | None:
    """Return the only one, or the first where all others are smaller: parts of the area."""
    if len(found) > 1 and next(iter(found)) < max(found):
        return None
    return next(iter(found.values()), None)


def printed_rates(passage: Passage, bases: Bases) -> Iterator[Finding]:
    """Yield what becomes of rates whose population stands elsewhere in the document."""
    if _is_of_own(passage):
        return
    seen = False
    for match in _COUNT_AND_RATE.finditer(passage.template):
        count, rate = passage.figure(match["k"]), passage.figure(match["r"])
        found = _of_base(passage, count, rate, bases)
        seen = seen or bool(found)
        yield from found
    if not seen:
        yield from _lone_rate(passage, bases)


def _is_of_own(passage: Passage) -> bool:
    """Say whether a count and a number of people of the sentence itself make its rate."""
    counts = [f for f in passage.figures if f.unit is Unit.COUNT and f.value]
    for rate in (f for f in passage.figures if f.unit is Unit.RATE):
        per = _PER.search(rate.per)
        if per and any(
            fits(rate, _scale(per[1]) * k.value / n.value)
            for k, n in permutations(counts, 2)
        ):
            return True
    return False


def _scale(per: str) -> Decimal:
    return Decimal(1000 if per.lower() == "thousand" else int(per.replace(",", "")))


def _of_base(
    passage: Passage, count: Figure, rate: Figure, bases: Bases
) -> list[Finding]:
    per = _PER.search(rate.per)
    if count.unit is not Unit.COUNT or rate.unit is not Unit.RATE or not per:
        return []
    noun = (per[2] or "").lower()
    is_homes = bool(re.match(_HOMES, noun))
    is_people = not noun or bool(re.match(rf"{_PEOPLE}|people|its|our|the", noun))
    base = bases.homes if is_homes else bases.people if is_people else None
    if base and not count.decimals and count.value < base.value:
        return [_rate(passage, count, rate, base, per[1])]
    return []


_NEAR_MISS = (Decimal("0.5"), Decimal(2))


def _lone_rate(passage: Passage, bases: Bases) -> Iterator[Finding]:
    """Hold the one rate of a sentence to its one count, or to the crimes of the document."""
    rates = [f for f in passage.figures if f.unit is Unit.RATE]
    if len(rates) != 1 or not bases.people:
        return
    rate, people = rates[0], bases.people.value
    counts = [f for f in passage.figures if f.unit is Unit.COUNT and f.value < people]
    says_crime = "crime rate" in passage.template or rate.text.split()[1:2] == [
        "crimes"
    ]
    if not counts and says_crime and bases.crimes:
        counts = [bases.crimes]
    for found in _of_base(passage, counts[0], rate, bases) if len(counts) == 1 else ():
        share = (
            (found.computed or Decimal(0)) / rate.value if rate.value else Decimal(0)
        )
        # far off, the count is most likely of something else
        if _NEAR_MISS[0] <= share <= _NEAR_MISS[1]:
            yield found


def _rate(
    passage: Passage, count: Figure, rate: Figure, base: Figure, per: str
) -> Finding:
    scale = _scale(per)
    right = scale * count.value / base.value
    shown = half_up(right, rate.decimals)
    said: dict[str, Any] = {
        "shown": rate.text,
        "printed": rate.value,
        "computed": shown,
        "right": f"{shown}",
        "tied_to": f"the {base.text} printed in this document",
    }
    words = f"{count.text} among the {base.text} printed here is {shown} per {scale:,}"
    is_near = abs(right - rate.value) <= rate.value * _ABOUT
    if fits(rate, right) or (is_near and base.hedge is not Hedge.EXACT):
        return sayings.agrees(passage, f"{words}.", **said)
    if is_near:
        return sayings.unchecked(
            passage,
            f"{words}; {rate.value} would fit another year's population.",
            **said,
        )
    return sayings.fault(passage, Kind.RATE, f"{words}, not {rate.value}.", **said)
