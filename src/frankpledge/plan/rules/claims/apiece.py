"""
So many for each: 24 a night, 16 hours a session, one every three days, £33 a home.

The total stands in the sentence, in those before it, or in the row that it names; how
many nights, sessions or homes there were is what the section says, or the calendar
for days, weeks and months. One total and one number that make it are enough.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.grids import Grid
from frankpledge.plan.rules.claims.lengths import YEAR, months_of, parts_of
from frankpledge.plan.rules.claims.numbers import Figure, Unit, fits
from frankpledge.plan.rules.claims.passages import FIGURE, Passage
from frankpledge.plan.rules.claims.segments import beyond
from frankpledge.plan.rules.claims.selected import Averaged, averaged
from frankpledge.plan.rules.claims.tense import is_aim
from frankpledge.plan.rules.claims.things import Thing, Things, noun, things_of, wide


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
_SAME_TIMES = {"night": "day", "evening": "day"}


@dataclass(frozen=True)
class _Claim:
    """A printed mean, or gap between two cases: of what, for each of what."""

    figure: Figure
    noun: str
    units: tuple[str, ...]
    is_gap: bool = False


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
        if claim.figure.text in told or claim.figure.unit not in _COUNTED:
            continue
        found = _held(_Reading(said, claim, things, grids, home, told), used)
        if found and found.kind is None:
            used.add(found.tied_to)
            yield found
        elif found:
            wrong.append(found)
    yield from (each for each in wrong if each.tied_to not in used)


def _claims(said: Passage) -> Iterator[_Claim]:
    words = said.template
    for match in _EVERY.finditer(words):
        if match["n"]:
            last = _last(match["noun"])
            yield _Claim(said.figure(match["n"]), last, (noun(match["unit"]),), True)
    if _EVERY.search(words):
        return
    seen: set[str] = set()
    for match in _MEAN.finditer(words):
        seen.add(match["m"])
        if match["unit"] not in _NOT_UNITS:
            claimed = said.figure(match["m"])
            yield _Claim(claimed, _last(match["noun"]), (noun(match["unit"]),))
    for match in _EACH.finditer(words):
        if match["m"] not in seen:
            units = tuple(map(noun, [match["unit"], *match["more"].split()[:2]]))
            yield _Claim(said.figure(match["m"]), _last(match["noun"]), units)


def _last(words: str) -> str:
    """Return the noun that words end in, or nothing."""
    return noun(words.split()[-1]) if words.split() else ""


@dataclass(frozen=True)
class _Reading:
    """A claim with all that it may be worked from."""

    said: Passage
    claim: _Claim
    things: Things
    grids: Sequence[Grid]
    home: frozenset[str]
    told: frozenset[str]

    @cached_property
    def own(self) -> list[Thing]:
        """Return the other numbers of the sentence."""
        return [t for t in things_of(self.said) if t.figure != self.claim.figure]

    @cached_property
    def tabled(self) -> Averaged | None:
        """Return what a row or column that the sentence names holds."""
        if self.claim.units[0] == "year":
            return None
        return averaged(self.said, self.grids, self.claim.units[0])


@dataclass(frozen=True)
class _Total:
    value: Decimal
    text: str


def _held(reading: _Reading, used: set[str]) -> Finding | None:
    claim = reading.claim
    numbers, is_known = _numbers(reading)
    near, far = _totals(reading)
    tabled = reading.tabled
    rows = [_Total(value, text) for value, text in tabled.totals] if tabled else []
    if tabled and tabled.number and not _own_totals(reading):
        near = []
    works = [(t, n) for t in near or rows or far for n in numbers if n > 0]
    if tabled and tabled.number and not near:
        works = [*((t, tabled.number) for t in rows), *works]
    right = next((w for w in works if _fits(claim, *w)), None)
    if right:
        return _told(reading, *right, is_right=True)
    sure = [t for t in dict.fromkeys(near or rows) if t.text not in used]
    if near and (len(sure) != 1 or sure[0].text in reading.told):
        return None
    if not near and tabled:
        if beyond(reading.said.text, tabled.named, reading.home):
            return None
        numbers = [tabled.number] if tabled.number else numbers
        is_known = is_known or tabled.number is not None
    if not is_known:
        numbers = _likely(claim, sure, numbers)
    return _nearest(reading, sure[-1], numbers) if sure and numbers else None


def _likely(
    claim: _Claim, sure: Sequence[_Total], numbers: Sequence[Decimal]
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


def _nearest(
    reading: _Reading, total: _Total, numbers: Sequence[Decimal]
) -> Finding | None:
    printed = reading.claim.figure.value
    made = [(n, _made(reading.claim, total, n)) for n in numbers]
    near = [
        n for n, value in made if printed <= _FAR * value and value <= _FAR * printed
    ]
    return _told(reading, total, near[0], is_right=False) if near else None


def _numbers(reading: _Reading) -> tuple[list[Decimal], bool]:
    """Return how many of the unit there may be, and whether that is known for sure."""
    claim, said, things = reading.claim, reading.said, reading.things
    units = [*claim.units, *(_SAME_TIMES[u] for u in claim.units if u in _SAME_TIMES)]
    here = [t.value for unit in units for t in reading.own if unit in t.words]
    if [value for value in here if value > 1]:
        return here, True
    before = [t.value for unit in units for t in things.of(unit, said)]
    known = {t.value for unit in units for t in things.everywhere(unit)}
    if known - {Decimal(1)}:
        # several numbers of one noun leave open which is meant
        return list(dict.fromkeys([*before, *known]))[:8], len(known) == 1
    captions = " ".join(grid.caption for grid in reading.grids)
    months = months_of(said) or months_of(said, captions) or things.months
    found: list[Decimal] = []
    for length in dict.fromkeys((months or YEAR, YEAR, 1, 3, 6)):
        found += parts_of(claim.units[0], length, said.text) if length else []
        if months and found:
            break
    return list(dict.fromkeys(found)), bool(months)


_POINTING = re.compile(r"^\W*(?:so )?(?:it|this|that|these|they|which|on average|or)\b")


def _own_totals(reading: _Reading) -> list[Thing]:
    return [each for each in reading.own if _is_total(reading.claim, each)]


def _totals(reading: _Reading) -> tuple[list[_Total], list[_Total]]:
    """Return the totals that are meant if any is, and those that may be."""
    claim, said, things = reading.claim, reading.said, reading.things
    fitting = _own_totals(reading)
    earlier = [each for each in things.here(said) if _is_total(claim, each)]
    near = [t for t in fitting if claim.noun and claim.noun in t.words] or fitting
    if not near and claim.noun:
        near = [each for each in earlier if claim.noun in each.words]
    if not near and _POINTING.match(said.template):
        near = [t for t in things.last(said) if _is_total(claim, t)]
    close, far = (
        [_Total(t.value, t.figure.text) for t in each] for each in (near, earlier)
    )
    return close, [*(_Total(t.value, t.figure.text) for t in fitting), *far]


def _is_total(claim: _Claim, each: Thing) -> bool:
    if set(claim.units) & each.words:
        return False
    if claim.is_gap:
        return each.figure.unit is Unit.COUNT and each.value > 1
    return each.figure.unit is claim.figure.unit and each.value > claim.figure.value


def _made(claim: _Claim, total: _Total, number: Decimal) -> Decimal:
    return number / total.value if claim.is_gap else total.value / number


def _fits(claim: _Claim, total: _Total, number: Decimal) -> bool:
    value = _made(claim, total, number)
    if claim.is_gap and not claim.figure.decimals:
        return abs(value - claim.figure.value) <= _GAP
    return fits(claim.figure, value)


def _told(
    reading: _Reading, total: _Total, number: Decimal, *, is_right: bool
) -> Finding:
    said, claim = reading.said, reading.claim
    figure = claim.figure
    is_money = figure.unit is Unit.MONEY
    value = half_up(
        _made(claim, total, number), max(figure.decimals, 2 if is_money else 1)
    )
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
