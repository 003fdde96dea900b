"""
Figures that a sentence works out from the one before it.

“So 37% of those safeguarded were children”, after “63 people, 27 of them children”;
“the remaining 1,160”, after a whole and its other parts.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations
from typing import Any

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.nearby import nearby
from frankpledge.plan.rules.claims.numbers import Figure, Hedge, Unit, fits, rounding
from frankpledge.plan.rules.claims.parts import Whole
from frankpledge.plan.rules.claims.passages import FIGURE, Passage, sentences
from frankpledge.plan.rules.claims.topics import every_word


_F = FIGURE
_SO = re.compile(
    r"\b(?:so|thus|therefore|hence|this means|that means|that is|this is)\b"
)
_OF = re.compile(rf"(?P<s>{_F}) of (?:the total|all|them|those|these|the [a-z]+)\b")
_REST = re.compile(
    rf"\b(?:the|a) (?:remaining|rest of the|other) (?P<k>{_F})|\b(?:the remainder|the rest),? (?P<r>{_F})"
)
_SHARED_BY = re.compile(
    r"\b(?:was|were|is|are) (?:shared|split|divided|made up|paid|met|covered) (?:by|between|among|of|into)\b|\b(?:came|come) (?:to us )?(?:from|through|via|by)\b"
)
_THAN_AVERAGE = re.compile(
    r"\b(?P<way>lower|higher|below|above) (?:than )?the (?:[a-z]+ ){0,2}average\b"
)
_THAN_RATE = re.compile(
    rf"^\W*(?:it|this|that) (?:is|was) (?:also |thus |well |slightly |just )?(?P<way>lower|higher|below|above) (?:than )?the (?:(?:[a-z]+ ){{0,3}}(?:rate|average|figure|share) of )?(?P<f>{FIGURE})"
)
_AVERAGE_IS = re.compile(
    rf"\baverage (?:is|was|stands at|stood at|for [a-z ]+ (?:is|was)) (?P<a>{_F})"
)
_NEAR = Decimal("0.15")
_ROUGH = Decimal("2.5")
"""Points within which a fraction in words may be either side of a percentage."""
_PLAIN = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "and",
        "or",
        "to",
        "were",
        "was",
        "are",
        "is",
        "had",
        "has",
        "have",
        "with",
        "who",
        "that",
        "people",
        "total",
        "so",
        "all",
        "them",
        "those",
        "these",
        "thus",
    ]
)


def retold(passage: Passage, whole: Whole) -> Iterator[Finding]:
    """Yield what becomes of figures that follow from the sentence before."""
    yield from _share_again(passage)
    yield from _rest(passage, whole)
    yield from _shared_by(passage)
    yield from _beside_average(passage)
    yield from _beside_figure(passage)


def _share_again(passage: Passage) -> Iterator[Finding]:
    """Hold a share without counts to the counts of the sentence before."""
    match = _SO.search(passage.template) and _OF.search(passage.template)
    if not match:
        return
    around = nearby(passage)
    counts = [f for f in around.last if f.unit is Unit.COUNT and not f.decimals]
    if len(around.own) != 1 or len(counts) < 2:
        return
    share = passage.figure(match["s"])
    if share.unit is not Unit.PERCENT:
        return
    works = [(k, n) for k, n in permutations(counts, 2) if 0 < k.value < n.value]
    right = next((w for w in works if fits(share, 100 * w[0].value / w[1].value)), None)
    if right:
        yield _told(passage, share, *right)
        return
    most = max(counts, key=lambda each: each.value)
    last = sentences(passage.before or passage.lead)[-1]
    said = every_word(passage.text) - _PLAIN
    named = [
        k
        for k in counts
        if k != most
        and said & (every_word(" ".join(last[k.end :].split()[:4])) - _PLAIN)
    ]
    if len(named) == 1 and share.hedge is Hedge.EXACT:
        yield _told(passage, share, named[0], most)


def _told(passage: Passage, share: Figure, k: Figure, n: Figure) -> Finding:
    value = 100 * k.value / n.value
    right = half_up(value, max(share.decimals, 1))
    said: dict[str, Any] = {
        "shown": share.text,
        "printed": share.value,
        "computed": right,
        "right": f"{right}%",
        "tied_to": "the sentence before",
    }
    words = f"{k.text} of {n.text} is {right}%"
    if fits(share, value):
        return sayings.agrees(passage, f"{words}.", **said)
    return sayings.fault(
        passage, Kind.PERCENTAGE, f"{words}, not {share.text}.", **said
    )


def _rest(passage: Passage, whole: Whole) -> Iterator[Finding]:
    """Hold “the remaining 1,160” to the whole less the parts named before it."""
    match = _REST.search(passage.template)
    if not match:
        return
    rest = passage.figure(match["k"] or match["r"])
    around = nearby(passage)
    own = [f for f in around.own if f.end <= rest.start]
    before = [f for f in (*own, *around.last, *around.earlier) if f.unit is rest.unit]
    base = whole.base or Decimal(0)
    # “of three kinds” is no part
    parts = [f.value for f in before if f.value != base and f.value * 100 > base]
    if rest.unit is not Unit.COUNT or not base or not parts or rest.hedge:
        return
    for number in range(1, len(parts) + 1):
        if base - sum(parts[:number], Decimal(0)) == rest.value:
            return
    last = [f.value for f in (*own, *around.last) if f.value in parts]
    tries = [each for each in (parts, last) if each]
    lefts = [(base - sum(each, Decimal(0)), each) for each in tries]
    near = [w for w in lefts if w[0] > 0 and abs(w[0] - rest.value) <= _NEAR * w[0]]
    if near:
        left, parts = near[0]
        shown = " − ".join(f"{each:,}" for each in (base, *reversed(parts)))
        yield sayings.fault(
            passage,
            Kind.SUM,
            f"{shown} is {left:,}, not {rest.text}.",
            shown=rest.text,
            printed=rest.value,
            computed=left,
            right=f"{left:,}",
        )


def _beside_figure(passage: Passage) -> Iterator[Finding]:
    """Hold “it is lower than the national rate of 34.1%” to the figure before it."""
    match = _THAN_RATE.search(passage.template)
    last = nearby(passage).last
    if not match or len(passage.figures) != 1:
        return
    other = passage.figure(match["f"])
    alike = (
        {Unit.PERCENT, Unit.FRACTION} if other.unit is Unit.PERCENT else {other.unit}
    )
    own = next((f for f in reversed(last) if f.unit in alike), None)
    if own is None or other.unit not in {Unit.PERCENT, Unit.RATE}:
        return
    if own.unit is Unit.FRACTION and abs(own.value - other.value) <= _ROUGH:
        return
    yield from _beside(passage, own, other, match["way"])


def _beside(
    passage: Passage, own: Figure, other: Figure, way: str
) -> Iterator[Finding]:
    if own.value == other.value:
        return
    is_lower = own.value < other.value
    said: dict[str, Any] = {
        "shown": way,
        "right": f"{own.text} against {other.text}",
        "tied_to": "the sentences before",
    }
    words = f"{own.text} is {'lower' if is_lower else 'higher'} than {other.text}"
    if is_lower == (way in {"lower", "below"}):
        yield sayings.agrees(passage, f"{words}.", **said)
    else:
        yield sayings.fault(passage, Kind.WORDS, f"{words}.", **said)


def _beside_average(passage: Passage) -> Iterator[Finding]:
    """Hold “thus lower than the national average” to the two figures before it."""
    match = _THAN_AVERAGE.search(passage.template)
    told = sentences(passage.before)
    if not match or passage.figures or len(told) < 2:
        return
    average = Passage(told[-1], passage.place, passage.block)
    found = _AVERAGE_IS.search(average.template)
    own = Passage(told[-2], passage.place, passage.block).figures
    mean = average.figure(found["a"]) if found else None
    alike = [f for f in own if mean and f.unit is mean.unit]
    if mean and len(alike) == 1 and mean.unit in {Unit.PERCENT, Unit.RATE}:
        yield from _beside(passage, alike[0], mean, match["way"])


def _shared_by(passage: Passage) -> Iterator[Finding]:
    """Hold “it was shared by A (£190,000), B (£120,000) and C (£85,200)” to the total before."""
    if not _SHARED_BY.search(passage.template):
        return
    around = nearby(passage)
    units = {f.unit for f in around.own}
    if len(units) != 1:
        return
    parts, unit = list(around.own), units.pop()
    before = (*around.last, *around.earlier)
    totals = [f for f in before if f.unit is unit and not f.hedge]
    if len(parts) < 3 or unit not in {Unit.COUNT, Unit.MONEY}:
        return
    value = sum((f.value for f in parts), Decimal(0))
    slack = sum((rounding(f) for f in parts), Decimal(0))
    near = [f for f in totals if abs(f.value - value) <= _NEAR * f.value]
    if len(near) != 1 or any(f.hedge for f in parts):
        return
    total = near[0]
    sign = "£" if unit is Unit.MONEY else ""
    shown = " + ".join(f.text for f in parts)
    said: dict[str, Any] = {
        "shown": total.text,
        "printed": total.value,
        "computed": value,
        "right": f"{sign}{value:,f}",
    }
    if abs(total.value - value) <= slack + rounding(total):
        yield sayings.agrees(passage, f"{shown} = {sign}{value:,f}.", **said)
    else:
        yield sayings.fault(
            passage, Kind.SUM, f"{shown} is {sign}{value:,f}, not {total.text}.", **said
        )
