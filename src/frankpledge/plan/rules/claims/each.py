"""
Averages that prose works out itself: 375 in the year, about 12 a day; 148 at four, 39 at each.

The time that the total covers is what the sentence, the one before or the heading
names. One total and one span that make the average are enough.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.numbers import Figure, Hedge, Unit, fits
from frankpledge.plan.rules.claims.passages import FIGURE, Passage


_F = FIGURE
_NOT = f"[^.;:{FIGURE[1:-1]}]"
_OF_EACH = (
    re.compile(
        rf"(?:,|\(|\bor\b|\bor on average\b) (?:or |which is |which would be |that is |i\.e\. |an average of |on average |averaging |about |around |roughly |some )*(?P<m>{_F})(?: [a-z-]+){{0,2}}? (?:at|from|for|in|to|by)? ?each\b(?! (?:of|year|month|week|day)\b)"
    ),
    re.compile(rf", (?:or |about |around )*(?P<m>{_F}) on average\b"),
)
_PRICE = re.compile(
    rf"(?P<m>{_F}) (?:an?|per|for each|for every) (?P<noun>[a-z]+)\b[^.]*?(?P<n>{_F}) (?P<many>[a-z]+)\b[^.;]*?\bcost(?:s|ing)?\b {_NOT}{{0,20}}?(?P<t>{_F})"
)


def each_one(passage: Passage) -> Iterator[Finding]:
    """Yield what becomes of the averages that a sentence works out itself."""
    words = passage.template
    shared = next((m for rule in _OF_EACH for m in rule.finditer(words)), None)
    if shared:
        yield from _shared(passage, passage.figure(shared["m"]))
        return
    price = _PRICE.search(words)
    if price and price["noun"] == price["many"].removesuffix("s"):
        yield from _priced(passage, price)


def _is_total(figure: Figure, mean: Figure) -> bool:
    is_alike = figure.unit is mean.unit and mean.unit in {Unit.COUNT, Unit.MONEY}
    return is_alike and figure.value > mean.value and figure != mean


def _shared(passage: Passage, mean: Figure) -> Iterator[Finding]:
    """Hold “148 at the four meetings, or 39 at each” to its own two figures."""
    before = [f for f in passage.figures if f.end <= mean.start]
    if mean.unit is Unit.MONEY and {f.unit for f in before} == {Unit.COUNT, mean.unit}:
        total = next(f for f in before if f.unit is mean.unit)
        number = next(f for f in before if f.unit is Unit.COUNT)
        if len(before) == 2 and number.value > 1 and total.value > mean.value:
            yield _held(passage, total, mean, number.value, "each")
        return
    own = [f for f in before if f.unit is mean.unit]
    if mean.unit is not Unit.COUNT or len(own) < 2 or len(own) > 3:
        return
    works = [(t, n) for t in own for n in own if t.value > n.value > 1]
    right = [(t, n) for t, n in works if fits(mean, t.value / n.value)]
    meant = right or (works if len(own) == 2 else [])
    if meant and not meant[0][0].hedge:
        total, number = meant[0]
        yield _held(passage, total, mean, number.value, "each")


def _priced(passage: Passage, match: "re.Match[str]") -> Iterator[Finding]:
    """Hold “£260 a case; the 112 cases cost £31,920” to the product."""
    mean, number, total = (passage.figure(match[name]) for name in ("m", "n", "t"))
    if not (mean.unit is total.unit is Unit.MONEY and number.unit is Unit.COUNT):
        return
    value = mean.value * number.value
    said: dict[str, Any] = {
        "shown": total.text,
        "printed": total.value,
        "computed": value,
        "right": f"£{value:,f}",
    }
    words = f"{number.text} at {mean.text} come to £{value:,f}"
    if fits(total, value) or mean.hedge or number.hedge:
        yield sayings.agrees(passage, f"{words}.", **said)
    else:
        yield sayings.fault(
            passage, Kind.AVERAGE, f"{words}, not {total.text}.", **said
        )


def _held(
    passage: Passage, total: Figure, mean: Figure, parts: Decimal | int, unit: str
) -> Finding:
    value = total.value / parts
    is_money = mean.unit is Unit.MONEY
    pence = 0 if value == value.to_integral_value() else 2
    least = pence if is_money else 1
    right = half_up(value, max(mean.decimals, least))
    sign = "£" if mean.unit is Unit.MONEY else ""
    said: dict[str, Any] = {
        "shown": mean.text,
        "printed": mean.value,
        "computed": right,
        "right": f"{sign}{right:,}",
        "tied_to": "the figures beside it",
    }
    each = unit if unit == "each" or unit.startswith("a ") else f"a {unit}"
    words = f"{total.text} over {parts:,} is {sign}{right:,} {each}"
    is_near = abs(value - mean.value) <= mean.value / 20 and (
        mean.hedge is not Hedge.EXACT or total.hedge is not Hedge.EXACT
    )
    if fits(mean, value) or is_near:
        return sayings.agrees(passage, f"{words}.", **said)
    return sayings.fault(passage, Kind.AVERAGE, f"{words}, not {mean.text}.", **said)
