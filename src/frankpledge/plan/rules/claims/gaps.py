"""Differences between figures that stand near: 22 more than the 38, which leaves £178,000."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.nearby import nearby
from frankpledge.plan.rules.claims.numbers import Figure, Unit, rounding
from frankpledge.plan.rules.claims.pairs import pair_of
from frankpledge.plan.rules.claims.passages import FIGURE, Passage, sentences
from frankpledge.plan.rules.claims.phrases import (
    DOWN_NOUN,
    DOWN_VERB,
    UP_NOUN,
    UP_VERB,
)
from frankpledge.plan.rules.claims.tense import is_aim
from frankpledge.plan.rules.claims.things import wide


_F = FIGURE
_NOT = f"[^.;:{FIGURE[1:-1]}]"
_SOFT = r"(?:a |an |the |just |only |a further |another )*"
_MORE_THAN = re.compile(
    rf"(?P<d>{_F}) (?:[a-z'-]+ ){{0,3}}?(?:more|fewer|less|higher|lower|above|below) (?:than )?(?:the |last year's |our |its )*(?P<a>{_F})"
)
_THAT = re.compile(r"^\W*(?:that|this|it) (?:is|was|makes|means)\b")
_THAT_IS = re.compile(
    rf"^\W*(?:that|this|it) (?:is|was|makes|means) {_SOFT}(?P<d>{_F}) (?:fewer|more|less)\b"
)
_LEAVES = re.compile(
    rf"\b(?:which |this |that )?(?:leaves|leaving)(?: us| partners| a balance of| a surplus of)? {_SOFT}(?P<d>{_F})"
)
_SO_BY = re.compile(
    rf"\b(?:so|thus|therefore|which means|meaning)\b{_NOT}*?\b(?:grew|grown|rose|risen|fell|fallen|increased|decreased|dropped|up|down|reduced|went up|went down|gone up|gone down) (?:by )?{_SOFT}(?P<d>{_F})"
    rf"|\b(?:so|thus|therefore|which means|meaning)\b{_NOT}*?\b(?:is|was|are|were) {_SOFT}(?P<e>{_F}) (?:more|less|fewer|higher|lower)\b"
)
_WENT = re.compile(
    rf"\b(?:(?P<down>{DOWN_VERB}|(?:{DOWN_NOUN}) in)|(?P<up>{UP_VERB}|(?:{UP_NOUN}) in))\b(?P<mid>[^.;:{FIGURE[1:-1]}]{{0,60}}?),?\s(?:by {_F}(?: [a-z]+)?,? )?\(?from (?:[a-z'-]+ ){{0,3}}?(?P<a>{_F})(?P<mid2>[^.;:{FIGURE[1:-1]}]{{0,40}}?) to (?:[a-z'-]+ ){{0,3}}?(?P<b>{_F})"
)
_SO_WENT = re.compile(
    rf"\b(?:so|thus|therefore|that is|hence)\b{_NOT}*?\b(?:(?P<down>{DOWN_VERB})|(?P<up>{UP_VERB})) by {_SOFT}(?P<d>{_F})"
)
_PLAIN = (Unit.COUNT, Unit.MONEY)


def gaps(passage: Passage) -> Iterator[Finding]:
    """Yield what becomes of differences whose two figures stand near them."""
    words = passage.template
    went = _WENT.search(words)
    if went:
        yield from _went(passage, went)
    if is_aim(passage):
        return
    compared = _MORE_THAN.search(words)
    if compared:
        yield from _more_than(passage, compared)
        return
    summed = _THAT_IS.search(words)
    if summed:
        yield from _that_is(passage, passage.figure(summed["d"]))
        return
    left = _LEAVES.search(words)
    if left:
        yield from _leaves(passage, passage.figure(left["d"]))
        return
    grew = _SO_BY.search(words)
    if grew:
        yield from _so_by(passage, passage.figure(grew["d"] or grew["e"]))


def _went(passage: Passage, match: "re.Match[str]") -> Iterator[Finding]:
    """Find “fell from 640 to 702”: a word that the two figures do not bear out."""
    a, b = passage.figure(match["a"]), passage.figure(match["b"])
    word = match["down"] or match["up"]
    is_wrong = b.value > a.value if match["down"] else b.value < a.value
    if a.unit is b.unit and a.unit not in {Unit.FRACTION, Unit.POINTS} and is_wrong:
        yield sayings.fault(
            passage,
            Kind.WORDS,
            f"The text says {word}, but from {a.text} to {b.text} is"
            f" {'more' if match['down'] else 'less'}.",
            shown=word,
            computed=b.value - a.value,
            right=f"{a.text} to {b.text}",
            tied_to="the pair of figures beside it",
        )


def _exact(figures: list[Figure]) -> bool:
    return not any(each.hedge for each in figures)


def _more_than(passage: Passage, match: "re.Match[str]") -> Iterator[Finding]:
    """Hold “64 went out, 22 more than the 38 last year” to its own two figures."""
    d, a = passage.figure(match["d"]), passage.figure(match["a"])
    others = [f for f in nearby(passage).of(d.unit) if f not in (d, a)]
    if d.unit is not a.unit or d.unit not in _PLAIN or not others:
        return
    fitting = [b for b in others if abs(b.value - a.value) == d.value]
    own = [f for f in passage.figures if f in others and f.end <= d.start]
    if fitting:
        yield _told(passage, d, a, fitting[0])
    elif len(own) == 1 and _exact([d, a, own[0]]) and not own[0].decimals:
        yield _told(passage, d, a, own[0])
    elif not own and _THAT.search(passage.template) and _exact([d, a, *others[:1]]):
        yield _told(passage, d, a, others[0])


def _that_is(passage: Passage, d: Figure) -> Iterator[Finding]:
    """Hold “it is 170 fewer” to the only two figures before it."""
    around = nearby(passage)
    before = [f for f in (*around.last, *around.earlier) if f.unit is d.unit]
    gaps_right = [
        (a, b) for a in before for b in before if a.value - b.value == d.value
    ]
    if gaps_right:
        yield _told(passage, d, *gaps_right[0])
        return
    last = [f for f in around.last if f.unit is d.unit]
    pair = last if len(last) == 2 else before
    if len(pair) == 2 and _exact([d, *pair]) and len(around.own) == 1:
        yield _told(passage, d, *pair)


def _leaves(passage: Passage, d: Figure) -> Iterator[Finding]:
    """Hold what is left to the whole and its parts in the words before."""
    around = nearby(passage)
    before = [f for f in around.own if f.end <= d.start] or list(around.last)
    both = [f for f in (*before, *around.last, *around.earlier) if f.unit is d.unit]
    figures = list(dict.fromkeys(both))
    if d.unit not in _PLAIN or len(figures) < 2 or not _exact([*figures, d]):
        return
    whole = max(figures, key=lambda each: each.value)
    parts = [each for each in figures if each != whole]
    for part in parts:
        if whole.value - part.value == d.value:
            yield _told(passage, d, whole, part)
            return
    if len(parts) == 1 and not d.decimals:
        yield _told(passage, d, whole, parts[0])


def _so_by(passage: Passage, d: Figure) -> Iterator[Finding]:
    """Hold “it was £388,000, so spending grew by £34,000” to the sentence before."""
    around = nearby(passage)
    own = [f for f in around.own if f.unit is d.unit and f != d]
    last = [f for f in around.last if f.unit is d.unit]
    if d.unit not in _PLAIN or len(own) != 1 or not last or not _exact([d, *own]):
        return
    fitting = [f for f in last if abs(f.value - own[0].value) == d.value]
    yield _told(passage, d, own[0], (fitting or last)[0])


def other_way(passage: Passage) -> Iterator[Finding]:
    """Find “thus rose by 1.5 days” after “9.5 days, against 11.0 the year before”."""
    said = wide(passage)
    match = _SO_WENT.search(said.template)
    told = sentences(passage.before)[-1:]
    if not match or not told:
        return
    last = replace(said, text=told[0], before="")
    pair, d = pair_of(last), said.figure(match["d"])
    if not pair or abs(pair[1].value - pair[0].value) != d.value or d.hedge:
        return
    is_fall = pair[1].value < pair[0].value
    word = match["up"] or match["down"]
    if is_fall == bool(match["up"]):
        yield sayings.fault(
            passage,
            Kind.WORDS,
            f"The text says {word}, but from {pair[0].text} to {pair[1].text} is"
            f" {'less' if is_fall else 'more'}.",
            shown=word,
            computed=pair[1].value - pair[0].value,
            right=f"{pair[0].text} to {pair[1].text}",
            tied_to="the sentence before",
        )


def _told(passage: Passage, d: Figure, a: Figure, b: Figure) -> Finding:
    value = abs(b.value - a.value)
    sign = "£" if d.unit is Unit.MONEY else ""
    said: dict[str, Any] = {
        "shown": d.text,
        "printed": d.value,
        "computed": value,
        "right": f"{sign}{value:,f}",
        "tied_to": "the figures beside it",
    }
    words = f"Between {a.text} and {b.text} lie {sign}{value:,f}"
    slack = max((rounding(each) for each in (a, b, d)), default=Decimal(0))
    if abs(value - d.value) <= slack:
        return sayings.agrees(passage, f"{words}.", **said)
    return sayings.fault(passage, Kind.CHANGE, f"{words}, not {d.text}.", **said)
