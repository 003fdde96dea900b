"""
So many for each: 24 a night, 16 hours a session, one every three days, £33 a home.

The total stands in the sentence, in those before it, or in the row that it names; how
many nights, sessions or homes there were is what the section says, or the calendar
for days, weeks and months. One total and one number that make it are enough.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.amounts import (
    Claim,
    Reading,
    Total,
    numbers_for,
    own_totals,
    totals_for,
)
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.grids import Grid
from frankpledge.plan.rules.claims.numbers import Unit, fits
from frankpledge.plan.rules.claims.passages import FIGURE, Passage
from frankpledge.plan.rules.claims.segments import beyond
from frankpledge.plan.rules.claims.tense import is_aim
from frankpledge.plan.rules.claims.things import Things, noun, wide


_F = FIGURE
_SOFT = (
    r"(?:about |around |nearly |almost |some |roughly |over |just over |just under )*"
)
_NO_NOUN = r"(?!(?:than|a|an|per|each|every|in|of|to|from|and|were|was|are|is|had)\b)"
_MEAN = re.compile(
    rf"(?P<m>{_F})(?P<noun>(?: {_NO_NOUN}[a-z'-]+){{0,3}}) (?:for |on |at |in |to |from |by )?(?:an?|per|each|every)(?: of the {_F})? (?P<unit>[a-z-]+)"
)
_EACH = re.compile(
    rf"\beach (?:of (?:the|our|these) )?(?:{_F} )?(?P<unit>[a-z'-]+)(?P<more>(?: [a-z'-]+){{0,5}}?) {_SOFT}(?P<m>{_F})(?P<noun>(?: [a-z-]+)?)"
)
_THEY_EACH = re.compile(
    rf"(?P<unit>[a-z]+) each (?:[a-z]+ ){{0,2}}?{_SOFT}(?P<m>{_F})(?P<noun>(?: [a-z-]+)?)|\bthe average (?P<unit2>[a-z]+) (?:[a-z]+ ){{1,2}}?{_SOFT}(?P<m2>{_F})(?P<noun2>(?: [a-z-]+)?)"
)
_EVERY = re.compile(
    rf"\b(?:one|an?)(?P<noun>(?: (?!every|each)[a-z-]+){{0,3}}?)(?: (?:takes place|took place|happens|happened|occurs|occurred|is recorded|was recorded))? (?:for |in |about )?every (?:{_SOFT}(?P<n>{_F}) )?(?P<unit>[a-z-]+)"
)
_NOT_UNITS = frozenset(
    [
        "thousand",
        "year-on-year",
        "third",
        "quarter",
        "half",
        "fifth",
        "tenth",
        "lot",
        "few",
        "further",
        "bit",
        "total",
        "rise",
        "fall",
        "reduction",
        "increase",
    ]
)
_COUNTED = {Unit.COUNT, Unit.MONEY}
_FAR = Decimal("2.1")
_GAP = Decimal("0.5")


def apiece(
    passage: Passage,
    things: Things,
    grids: Sequence[Grid],
    told: frozenset[str],
    home: frozenset[str],
) -> Iterator[Finding]:
    """Yield what becomes of the averages and gaps of a sentence that no other rule told of."""
    if is_aim(passage) or not re.search(
        r"\b(?:each|every|per|an?)\b", passage.template
    ):
        return
    said = wide(passage)
    used: set[str] = set()
    wrong: list[Finding] = []
    for claim in _claims(said):
        if claim.figure.unit not in _COUNTED:
            continue
        found = _held(Reading(said, claim, things, grids, home, told), used)
        if found and found.kind is None:
            used.add(found.tied_to)
        if found and claim.figure.text not in told:
            wrong += [found] if found.kind else []
            yield from () if found.kind else (found,)
    yield from (each for each in wrong if each.tied_to not in used)


def _claims(said: Passage) -> Iterator[Claim]:
    words = said.template
    for match in _EVERY.finditer(words):
        if match["n"]:
            last = _last(match["noun"])
            yield Claim(said.figure(match["n"]), last, (noun(match["unit"]),), True)
    if not _EVERY.search(words):
        yield from {claim.figure: claim for claim in _means(said)}.values()


def _means(said: Passage) -> Iterator[Claim]:
    """Yield the means of a sentence, the surest form of one and the same last."""
    for match in _EACH.finditer(said.template):
        units = tuple(map(noun, [match["unit"], *match["more"].split()[:2]]))
        yield Claim(said.figure(match["m"]), _last(match["noun"]), units)
    for match in _THEY_EACH.finditer(said.template):
        sign, unit = match["m"] or match["m2"], match["unit"] or match["unit2"]
        last = _last(match["noun"] or match["noun2"] or "")
        yield Claim(said.figure(sign), last, (noun(unit),))
    for match in _MEAN.finditer(said.template):
        if match["unit"] not in _NOT_UNITS:
            claimed = said.figure(match["m"])
            yield Claim(claimed, _last(match["noun"]), (noun(match["unit"]),))


def _last(words: str) -> str:
    """Return the noun that words end in, or nothing."""
    return noun(words.split()[-1]) if words.split() else ""


def _held(reading: Reading, used: set[str]) -> Finding | None:
    claim = reading.claim
    numbers, is_known = numbers_for(reading)
    near, far = totals_for(reading)
    tabled = reading.tabled
    rows = [Total(value, text) for value, text in tabled.totals] if tabled else []
    if tabled and not own_totals(reading):
        near = []
    works = [(t, n) for t in near or rows or far for n in numbers if n > 0]
    if tabled and tabled.number and not near:
        works = [*((t, tabled.number) for t in rows), *works]
    right = next((w for w in works if _fits(claim, *w)), None)
    if right:
        return _told(reading, *right, is_right=True)
    sure = [t for t in dict.fromkeys(near or rows) if t.text not in used]
    if near:
        sure = _meant(reading, sure, numbers)
    elif tabled:
        if beyond(reading.said.text, tabled.named, reading.home):
            return None
        numbers = [tabled.number] if tabled.number else numbers
        is_known = is_known or tabled.number is not None
    if not is_known:
        numbers = _likely(claim, sure, numbers)
    return _nearest(reading, sure[-1], numbers) if sure and numbers else None


def _likely(
    claim: Claim, sure: Sequence[Total], numbers: Sequence[Decimal]
) -> list[Decimal]:
    """Return the one length of time that all but makes an average, or nothing."""
    if len(sure) != 1 or claim.is_gap:
        return []
    near = [
        n
        for n in numbers
        if abs(_made(claim, sure[0], n) - claim.figure.value) <= claim.figure.value / 6
    ]
    return near[:1] if near and max(near) <= min(near) * Decimal("1.05") else []


def _meant(
    reading: Reading, sure: list[Total], numbers: Sequence[Decimal]
) -> list[Total]:
    """Return the one total that is meant, of several the one that all but makes it."""
    if len(sure) > 1:
        sure = [t for t in sure if _is_like(reading.claim, t, numbers)]
    is_told = sure and sure[0].text in reading.told
    return sure if len(sure) == 1 and not is_told else []


def _is_like(claim: Claim, total: Total, numbers: Sequence[Decimal]) -> bool:
    """Say whether a total all but makes the printed figure."""
    return any(_is_near(claim.figure.value, _made(claim, total, n)) for n in numbers)


def _is_near(printed: Decimal, value: Decimal) -> bool:
    return printed <= _FAR * value and value <= _FAR * printed


def _nearest(
    reading: Reading, total: Total, numbers: Sequence[Decimal]
) -> Finding | None:
    printed = reading.claim.figure.value
    made = [(n, _made(reading.claim, total, n)) for n in numbers]
    near = [n for n, value in made if _is_near(printed, value)]
    return _told(reading, total, near[0], is_right=False) if near else None


def _made(claim: Claim, total: Total, number: Decimal) -> Decimal:
    return number / total.value if claim.is_gap else total.value / number


def _fits(claim: Claim, total: Total, number: Decimal) -> bool:
    value = _made(claim, total, number)
    if claim.is_gap and not claim.figure.decimals:
        return abs(value - claim.figure.value) <= _GAP
    return fits(claim.figure, value)


def _told(
    reading: Reading, total: Total, number: Decimal, *, is_right: bool
) -> Finding:
    said, claim = reading.said, reading.claim
    figure = claim.figure
    is_money = figure.unit is Unit.MONEY
    made = _made(claim, total, number)
    pence = 0 if made == made.to_integral_value() else 2
    value = half_up(made, max(figure.decimals, pence if is_money else 1))
    sign, unit = "£" if is_money else "", claim.units[0]
    more: dict[str, Any] = {
        "shown": figure.text,
        "printed": figure.value,
        "computed": value,
        "right": f"{sign}{value:,}",
        "tied_to": total.text,
    }
    words = f"{total.text} over {number:,} is {sign}{value:,} for each {unit}"
    if claim.is_gap:
        words = f"{total.text} in {number:,} is one in {value:,}"
    if is_right:
        return sayings.agrees(said, f"{words}.", **more)
    return sayings.fault(said, Kind.AVERAGE, f"{words}, not {figure.text}.", **more)
