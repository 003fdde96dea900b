"""What an average may be worked from: the totals, and how many of the unit there are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from frankpledge.plan.rules.claims.averaged import Averaged, averaged
from frankpledge.plan.rules.claims.grids import Grid
from frankpledge.plan.rules.claims.lengths import YEAR, months_of, parts_of
from frankpledge.plan.rules.claims.numbers import Figure, Unit
from frankpledge.plan.rules.claims.passages import Passage
from frankpledge.plan.rules.claims.things import Thing, Things, noun, things_of


_SUBJECT = 6
_NO_NOUNS = {"", "come", "came", "make", "made", "cost", "month", "year", "week", "day"}
_SAME_TIMES = {"night": "day", "evening": "day"}


@dataclass(frozen=True)
class Claim:
    """A printed mean, or gap between two cases: of what, for each of what."""

    figure: Figure
    noun: str
    units: tuple[str, ...]
    is_gap: bool = False


@dataclass(frozen=True)
class Reading:
    """A claim with all that it may be worked from."""

    said: Passage
    claim: Claim
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
        return averaged(self.said, self.grids, self.claim.units[0])


@dataclass(frozen=True)
class Total:
    """A total with the words that it is printed in."""

    value: Decimal
    text: str


def numbers_for(reading: Reading) -> tuple[list[Decimal], bool]:
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
    months = months_of(said) or months_of(said, captions)
    if not months and "to date" not in said.text.lower():
        months = things.months
    found: list[Decimal] = []
    for length in dict.fromkeys((months or YEAR, YEAR, 1, 3, 6)):
        found += parts_of(claim.units[0], length, said.text) if length else []
        if months and found:
            break
    return list(dict.fromkeys(found)), bool(months)


_POINTING = re.compile(
    r"^\W*(?:so )?(?:it|this|that|these|they|which|on average|or|put another way|in other words)\b|^\W*with [^.;:]*, (?:this|that) (?:is|was|comes to|came to|makes)\b"
)


def own_totals(reading: Reading) -> list[Thing]:
    """Return the numbers of the sentence itself that may be the total."""
    return [each for each in reading.own if _is_total(reading.claim, each)]


def totals_for(reading: Reading) -> tuple[list[Total], list[Total]]:
    """Return the totals that are meant if any is, and those that may be."""
    claim, said, things = reading.claim, reading.said, reading.things
    fitting = own_totals(reading)
    earlier = [each for each in things.here(said) if _is_total(claim, each)]
    near = [t for t in fitting if claim.noun and claim.noun in t.words] or fitting
    if not near and claim.noun:
        near = [each for each in earlier if claim.noun in each.words]
    if not near and not claim.noun:
        before = said.text[: claim.figure.start].split()[-_SUBJECT:]
        near = [t for t in earlier if t.noun in set(map(noun, before)) - _NO_NOUNS]
    if not near and _POINTING.match(said.template):
        near = [t for t in things.last(said) if _is_total(claim, t)]
    close, far = (
        [Total(t.value, t.figure.text) for t in each] for each in (near, earlier)
    )
    return close, [*(Total(t.value, t.figure.text) for t in fitting), *far]


def _is_total(claim: Claim, each: Thing) -> bool:
    if set(claim.units) & each.words:
        return False
    if claim.is_gap:
        return each.figure.unit is Unit.COUNT and each.value > 1
    return each.figure.unit is claim.figure.unit and each.value > claim.figure.value
