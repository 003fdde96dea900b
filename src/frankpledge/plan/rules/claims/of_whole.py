"""
Shares whose part and whole stand apart: £43,000, which covers 45% of the budget.

Part and whole are looked up by name among all numbers of the section, prose and tables
alike. One pair that makes the share is enough; a fault is told only where the words
name one part and one whole, and what they make is not far from what is printed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.numbers import Figure, Unit, fits
from frankpledge.plan.rules.claims.passages import FIGURE, FIGURES, Passage, sentences
from frankpledge.plan.rules.claims.phrases import change_at
from frankpledge.plan.rules.claims.pool import Named, Pool, content, nearest, numbers_of
from frankpledge.plan.rules.claims.segments import EMPTY
from frankpledge.plan.rules.claims.tense import is_aim
from frankpledge.plan.rules.claims.things import noun


_SHARES = {Unit.PERCENT, Unit.FRACTION}
_NOT = f"[^.;:()–{FIGURE[1:-1]}]"
_OF = re.compile(
    r"^ (?:(?:of|out of) )(?:(?:the|all|its|our|their|these|those|this|that|recorded|every) )*"
    rf"(?P<what>{FIGURE}|[^.;:,()–{FIGURE[1:-1]}]{{2,60}})(?P<rest>[^.;:,()–{FIGURE[1:-1]}]{{0,50}})"
)
_VERB = re.compile(
    r"\b(?:were|was|are|is|had|has|have|came|come|comes|happen(?:ed)?|took|take|go|went|goes|in|at|on|between|from|during|who|that|which|to|said|involv\w+|made|make|now|by|last|this year|alone)\b"
)
_ADJACENT = re.compile(
    rf"(?P<k>{FIGURE})(?P<mid>(?: [a-z\d'-]+){{0,12}}?)(?: (?:is|are|was|were|makes? up|made up|accounts? for|represents?) (?:about |nearly |just |only |over |under |almost )*|,? \(|, (?:which|that) [a-z]+(?: (?:up|for))? (?:about |nearly |just |only |over |under |almost )*|, (?:or |that is |which is |nearly |about |almost |just )*|\) (?:were|are|was|is|made up) |: )$"
)
_POINTING = re.compile(
    r"^\W*(?:so |thus |that means |and )?(?:they|it|this|that|these|those)\b(?! (?:who|under|over|aged|with|in|from|of|whose|above|below))"
)
_OF_OWN = re.compile(rf"\bof (?:the |these |those |our |all )*{FIGURE}")
_MAKES_UP = re.compile(
    r"\b(?:makes?|made) up (?:about |nearly |just |only |over |under |almost )*$|\b(?:accounts?|accounted) for (?:about |nearly |just |only |over |under |almost )*$"
)
_ALL = re.compile(r"^ (?:out )?of (?:all|every)\b")
_IS = re.compile(
    r"\b(?:were|was|are|is|came|come|comes|went|go|goes|involved|happened|happen|took place|fell|had)\b"
)
_WHO = re.compile(r"^(?:[a-z]+ )?(?:who|that|which) (?:had |have |were |are )?")
_EMPTY = EMPTY | {"money", "share", "part", "contribution", "figure", "alone", "whole"}
_NEAR = Decimal(20)


@dataclass(frozen=True)
class _Share:
    """A share with the numbers that may be its part and its whole, and whether words name them."""

    figure: Figure
    parts: Sequence[Named]
    wholes: Sequence[Named]
    is_named: bool


def of_whole(
    passage: Passage, pool: Pool, base: Decimal | None, told: frozenset[str]
) -> Iterator[Finding]:
    """Yield what becomes of shares that no other rule has told of."""
    if is_aim(passage):
        return
    for at, figure in enumerate(passage.figures):
        if figure.unit not in _SHARES or figure.text in told:
            continue
        sign = passage.template.index(chr(FIGURES + at))
        if change_at(passage, sign, figure, None) is None:
            share = _read(passage, figure, sign, pool, base)
            found = _held(passage, share) if share else None
            if found:
                yield found


def _read(
    passage: Passage, figure: Figure, sign: int, pool: Pool, base: Decimal | None
) -> _Share | None:
    """Return what a share may be of, or None where its words name no whole or no part."""
    left, right = passage.template[:sign], passage.template[sign + 1 :]
    numbers = [*numbers_of(passage), *pool.here(passage.section)]
    of, beside = _OF.match(right), _ADJACENT.search(left)
    # “29,600 (22%)” is read beside the other shares of its sentence
    is_bare = _MAKES_UP.search(left) and re.match(r"\s*(?:[.;]|$)", right)
    if of is None and not is_bare and (beside is None or left.endswith("(")):
        return None
    what = of["what"] if of else ""
    is_all = bool(_ALL.match(right))
    wholes, is_named = _wholes(passage, left, what, numbers, base, is_all=is_all)
    if beside:
        parts: Sequence[Named] = _same(numbers, passage.figure(beside["k"]))
    else:
        who = _subject(left) or (_subject(_after_verb(of)) if of else ())
        parts = _parts(passage, who, numbers)
    return _Share(figure, parts, wholes, is_named)


def _same(numbers: Sequence[Named], figure: Figure) -> list[Named]:
    return [n for n in numbers if n.text == figure.text and n.value == figure.value][:1]


def _after_verb(of: "re.Match[str]") -> str:
    """Return the words after the verb of “half of the complaints were about music”."""
    words = f"{of['what']}{of['rest']}"
    verb = _IS.search(words)
    return words[verb.end() :] if verb else ""


def _subject(words: str) -> tuple[str, ...]:
    """Return the nouns of the clause that a share ends."""
    clause = re.split(rf"[.;:,()–]|\b(?:and|but|while)\b|{FIGURE}", words)[-1]
    return tuple(word for word in content(clause) if word not in _EMPTY)


def _parts(
    passage: Passage, who: Sequence[str], numbers: Sequence[Named]
) -> Sequence[Named]:
    if who:
        tries = (nearest(numbers, who[:most]) for most in (len(who), 2, 1))
        return next(filter(None, tries), [])
    if _POINTING.match(passage.template) and passage.before:
        last = sentences(passage.before)[-1]
        said = [n for n in numbers if n.sentence == last]
        return sorted(said, key=lambda n: -last.rfind(n.text))
    return []


def _wholes(
    passage: Passage,
    left: str,
    what: str,
    numbers: Sequence[Named],
    base: Decimal | None,
    *,
    is_all: bool,
) -> tuple[Sequence[Named], bool]:
    """Return what a share may be out of, and whether its words say so."""
    own_whole = re.match(FIGURE, what) or (None if what else _OF_OWN.search(left))
    if own_whole:
        return _same(numbers, passage.figure(own_whole[0][-1])), True
    phrase = _VERB.split(_WHO.sub("", what))[0]
    words = tuple(w for w in content(phrase) if w not in _EMPTY)
    named = nearest(numbers, words)
    named = [n for n in named if n.is_total or not n.column] or named
    named = named or (_counted(phrase, passage, numbers) if not words else [])
    own = [n for n in numbers if n.value == base] or _opening(numbers)
    totals = [n for n in numbers if n.is_total]
    if named:
        every = _opening(numbers) if is_all else []
        return [*named, *every, *totals], len({n.value for n in named}) == 1
    largest = sorted(numbers, key=lambda n: -n.value)[:1]
    return [*(own or largest), *totals], bool(own) and (is_all or not words)


def _counted(phrase: str, passage: Passage, numbers: Sequence[Named]) -> list[Named]:
    """Return the number that this sentence or the one before counts of a plain noun: 18 reports."""
    last = noun((phrase.split() or [""])[-1])
    near = (passage.text, *sentences(passage.before)[-1:])
    if len(last) < _SHORT:
        return []
    return [
        n
        for n in numbers
        if n.sentence in near
        and re.search(
            rf"(?<![\d,.]){re.escape(n.text)} (?:[\w-]+ ){{0,2}}?{last}", n.sentence
        )
    ]


_SHORT = 4


def _opening(numbers: Sequence[Named]) -> list[Named]:
    """Return the number that a section opens with, if it is its largest."""
    told = [n for n in numbers if not n.column]
    said = [n for n in told if n.is_total]
    if len({n.value for n in said}) == 1:
        return said[:1]
    is_largest = told and told[-1].value == max(n.value for n in told)
    return told[-1:] if is_largest else []


def _held(passage: Passage, share: _Share) -> Finding | None:
    works = [
        (k, n)
        for k in share.parts
        for n in share.wholes
        if k.unit is n.unit
        and 0 < k.value < n.value
        and (not k.column or not n.column or k.column == n.column)
    ]
    right = next((w for w in works if fits(share.figure, _percent(*w))), None)
    if right:
        return _told(passage, share.figure, *right, is_right=True)
    parts = list(dict.fromkeys(k.value for k, _ in works))
    is_last = share.parts and share.parts[0].sentence != passage.text
    if not (len(parts) == 1 or is_last) or not share.is_named:
        return None
    near = [
        w
        for w in works
        if w[0].value == parts[0] and _is_near(share.figure, _percent(*w))
    ]
    return _told(passage, share.figure, *near[0], is_right=False) if near else None


def _percent(part: Named, whole: Named) -> Decimal:
    return 100 * part.value / whole.value


def _is_near(share: Figure, value: Decimal) -> bool:
    is_close = abs(value - share.value) <= _NEAR
    return is_close and value <= 2 * share.value <= 4 * value


def _told(
    passage: Passage, share: Figure, part: Named, whole: Named, *, is_right: bool
) -> Finding:
    right = half_up(_percent(part, whole), max(share.decimals, 1))
    said: dict[str, Any] = {
        "shown": share.text,
        "printed": half_up(share.value, 1),
        "computed": right,
        "right": f"{right}%",
        "tied_to": "the figures of this section",
    }
    words = f"{part.text} of {whole.text} is {right}%"
    if is_right:
        return sayings.agrees(passage, f"{words}.", **said)
    return sayings.fault(
        passage, Kind.PERCENTAGE, f"{words}, not {share.text}.", **said
    )
