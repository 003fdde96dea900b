"""
Averages, prices and rates in prose, each worked from the figures that stand beside it.

A year has 12 months, 52 weeks and 365 or 366 days; whatever of these makes the
printed average is allowed. People and homes are those that the document prints.
"""

import re
from collections.abc import Iterator
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
    r"(?:per|for every|for each|in every) ([\d,]+|thousand)(?:\s+(?:of\s+(?:the\s+)?)?([a-z]+))?",
    re.I,
)
_COUNT_AND_RATE = re.compile(
    rf"(?P<k>{_F})(?: [^.;:{FIGURE[1:-1]}]{{2,60}}?)?(?:, or |, a rate of |\(|, which is |, that is |, |come to |comes to |equates? to |is |are |or |a rate of |gives? |equal to )+(?:about |around |some )?(?P<r>{_F})"
)
_ABOUT = Decimal("0.05")
_LEAST_PEOPLE = 1000


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
