"""
What a document says twice, and not alike: prose held against prose.

Three quarters of victims were women, where 1,449 female victims are 69 per cent; a rate
that went from 31 to 26 per cent here, and from 30 to 31 elsewhere.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.numbers import Figure, Unit, fits
from frankpledge.plan.rules.claims.pairs import COMPARED, PAIR
from frankpledge.plan.rules.claims.passages import FIGURE, Passage
from frankpledge.plan.rules.claims.phrases import DOWN_VERB, UP_VERB
from frankpledge.plan.rules.claims.pool import content
from frankpledge.plan.rules.claims.segments import EMPTY
from frankpledge.plan.rules.claims.subjects import last_subject
from frankpledge.plan.rules.claims.tense import is_aim


_NOT = f"[^.;:(){FIGURE[1:-1]}]"
_WHO_WERE = re.compile(
    rf"(?P<s>{FIGURE}) of (?:the |all |our |these |those )*(?P<what>[^.;:,(){FIGURE[1:-1]}]{{3,40}}?) (?:were|are|was|is) (?P<who>{_NOT}{{3,40}})"
)
_COUNT_SHARE = re.compile(
    rf"(?P<k>{FIGURE}) (?P<who>{_NOT}{{3,50}}?) \((?P<s>{FIGURE})\)"
)
_BRACKETS = re.compile(r"\s?\([^)]*\)")
_MOVES = re.compile(
    rf"\b(?:(?:has|have|had|was|were|went|gone|came|come) )*(?:{DOWN_VERB}|{UP_VERB}|went|gone)\b"
)
_FEWEST_WORDS = 2


@dataclass(frozen=True)
class _Said:
    """Two figures, or a share, with the words that they are said of."""

    words: frozenset[str]
    figures: tuple[Figure, ...]
    text: str
    periods: frozenset[object] = frozenset()
    weight: tuple[int, int, int] = (0, 0, 0)
    """How much stands behind it: the years and figures of its sentence, and its place."""


@dataclass
class Facts:
    """What a whole document says in prose of shares and of changes."""

    shares: list[_Said] = field(default_factory=list)
    pairs: list[_Said] = field(default_factory=list)


def facts_of(passages: Iterable[Passage]) -> Facts:
    """Return what all sentences of a document say of shares and changes."""
    made = Facts()
    for passage in passages:
        if passage.is_cell or len(passage.figures) < _FEWEST_WORDS:
            continue
        made.shares += _shares(passage)
        made.pairs += _pairs(passage)
    return made


def _nouns(phrase: str) -> frozenset[str]:
    said = {"rate"} & set(phrase.split())
    return frozenset(content(phrase)) - EMPTY | said


def _shares(passage: Passage) -> Iterator[_Said]:
    for match in _COUNT_SHARE.finditer(passage.template):
        share = passage.figure(match["s"])
        words = _nouns(match["who"])
        if share.unit is Unit.PERCENT and words and not share.hedge:
            yield _Said(words, (share,), passage.text)


def _pairs(passage: Passage) -> Iterator[_Said]:
    """Yield “the rate was 31% (94 of 302), against 30% the year before” and its like."""
    if is_aim(passage):
        return
    words = _BRACKETS.sub("", passage.template)
    for rule in (PAIR, COMPARED):
        for match in rule.finditer(words):
            ends = passage.figure(match["a"]), passage.figure(match["b"])
            first = min(match.start("a"), match.start("b"))
            subject = last_subject(_MOVES.sub(" ", words[:first]))
            about = _nouns(subject)
            is_alike = ends[0].unit is ends[1].unit and not any(f.hedge for f in ends)
            if about and is_alike and ends[0].unit is not Unit.FRACTION:
                dated = frozenset(each.months for each in passage.dated)
                weight = (len(dated), len(passage.figures), -passage.block)
                yield _Said(about, ends, passage.text, dated, weight)


def contradicted(passage: Passage, facts: Facts) -> Iterator[Finding]:
    """Yield what a sentence says otherwise than another of the same document."""
    yield from _share(passage, facts)
    for own in _pairs(passage) if len(passage.figures) > 1 else ():
        other = next((o for o in facts.pairs if _clashes(own, o)), None)
        if other:
            yield _told(passage, own, other)


def _share(passage: Passage, facts: Facts) -> Iterator[Finding]:
    for match in _WHO_WERE.finditer(passage.template):
        share = passage.figure(match["s"])
        if share.unit not in {Unit.PERCENT, Unit.FRACTION}:
            continue
        words = _nouns(match["what"]) | _nouns(match["who"])
        told = [
            said
            for said in facts.shares
            if said.words == words and said.text != passage.text
        ]
        values = {said.figures[0].value for said in told}
        if len(words) >= _FEWEST_WORDS and len(values) == 1:
            yield _held(passage, share, told[0])


def _held(passage: Passage, share: Figure, other: _Said) -> Finding:
    value = other.figures[0].value
    more: dict[str, Any] = {
        "shown": share.text,
        "printed": half_up(share.value, 1),
        "computed": value,
        "right": other.figures[0].text,
        "tied_to": "another sentence of this document",
    }
    words = f"Elsewhere the document says {other.figures[0].text}: “{other.text}”"
    if fits(share, value):
        return sayings.agrees(passage, words, **more)
    return sayings.fault(passage, Kind.WORDS, words, **more)


def _clashes(own: _Said, other: _Said) -> bool:
    """Say whether two sentences give one subject two figures of which only one is alike."""
    if own.weight > other.weight or own.text == other.text:
        return False
    if own.figures[0].unit is not other.figures[0].unit:
        return False
    is_one = own.words <= other.words or other.words <= own.words
    shared = len(own.words & other.words)
    if not is_one or shared < _FEWEST_WORDS:
        return False
    if own.periods and other.periods and own.periods != other.periods:
        return False
    mine = {f.value for f in own.figures}
    theirs = {f.value for f in other.figures}
    return len(mine) == len(theirs) == 2 and len(mine & theirs) == 1


def _told(passage: Passage, own: _Said, other: _Said) -> Finding:
    theirs = {f.value for f in other.figures}
    wrong = next(f for f in own.figures if f.value not in theirs)
    mine = {f.value for f in own.figures}
    right = next(f for f in other.figures if f.value not in mine)
    return sayings.fault(
        passage,
        Kind.WORDS,
        f"Elsewhere the document gives {right.text} and not {wrong.text}: “{other.text}”",
        shown=wrong.text,
        printed=wrong.value,
        computed=right.value,
        right=right.text,
        tied_to="another sentence of this document",
    )
