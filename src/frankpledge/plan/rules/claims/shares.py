"""Shares in prose: 329 (74.8%) of 440, three quarters (75%), parts that make a whole."""

import re
from decimal import Decimal
from typing import Any

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.numbers import Figure, Unit, fits
from frankpledge.plan.rules.claims.parts import (
    Whole,
    common_base,
    listed_parts,
    of_the_same,
    same_clause,
)
from frankpledge.plan.rules.claims.passages import FIGURE, Passage, sentences
from frankpledge.plan.rules.claims.phrases import (
    DOWN_NOUN,
    DOWN_VERB,
    UP_NOUN,
    UP_VERB,
)
from frankpledge.plan.rules.claims.spelt_shares import make_whole, spelt_shares


_F = FIGURE
_NOT = f"[^.;{FIGURE[1:-1]}]"
_COUNT_FIRST = re.compile(
    rf"(?P<k>{_F})(?P<mid>{_NOT}{{0,50}}?)(?:\(\s*(?:or |i\.e\.? |about |around |approximately )?(?P<p>{_F})(?P<of> of [^)]*)?\)|, or (?P<q>{_F}),?)"
)
_PERCENT_FIRST = re.compile(
    rf"(?P<p>{_F})(?P<mid>{_NOT}{{0,60}}?)\(\s*(?P<k>{_F})(?:\s*(?:/|(?:out )?of(?: the| a total of)?)\s*(?P<n>{_F}))?[^)]*\)"
)
_OUT_OF = re.compile(
    rf"(?P<k>{_F}) (?:{_NOT}{{0,30}}?)?(?:out of|of) (?:the |a total of |all |these |our |some )*(?P<n>{_F})(?=(?P<rest>.*))"
)
_SHARE_OF = re.compile(
    rf"(?P<k>{_F}){_NOT}{{0,40}}?,? (?:or |which is |which was )?(?P<p>{_F}) of (?:the |all |a total of )+(?P<n>{_F})"
)
_FROM_TO = re.compile(
    rf"\b(?:from {_NOT}{{0,40}}?{_F}{_NOT}{{0,50}}?|{DOWN_VERB}|{UP_VERB}) to (?:just |only |about |over )?$"
)
_BOTH_INSIDE = re.compile(
    rf"\((?P<k>{_F})(?: [a-z-]+){{0,3}}(?:,| or|;|:) (?:or |about )?(?P<p>{_F})\)"
)
_OF_TOTAL = re.compile(
    rf"(?P<k>{_F})(?P<mid>{_NOT}{{0,60}}?)(?:,|\b(?:were|was|are|is|made up|make up|accounted for|account for)\b) (?:or |which is |which was |that is )?(?P<p>{_F})(?= of (?:the total|all|them|those|these)\b(?! {_F}))"
)
_OF_THE = re.compile(
    rf"\b(?:of|out of|from|among) (?:the |these |those |all |a total of |all the |some |over )*(?P<n>{_F})"
)
_THESE = re.compile(r"of (?:these|those|them) ")
_OF_WHICH = re.compile(
    rf"(?P<n>{_F})(?:[^.;{FIGURE[1:-1]}]*?)(?:,?\s*of (?:which|whom)|,\s*(?:of (?:these|those|them)|with))\b"
)
_OF_THESE = re.compile(
    r"^(?:however,? )?of (?:these|those|them|this number|this total|whom|which)\b"
)
_OF_ALL = re.compile(r" of (?:the )?(?:total|all|them|these|those|cases|whole)\b")
_OF_PEOPLE = re.compile(
    r"\b(?:people|residents|respondents|said|told us|felt|feel|agreed)\b"
)
_DIFFERENCE = re.compile(
    rf"\b(?:{DOWN_NOUN}|{UP_NOUN}|{DOWN_VERB}|{UP_VERB}|saving)(?: of| by)? (?:a further |another |about |some |around |just |only )?$"
)
_FEW = 20
"""A hedged count below it is too rough to work a share from."""


def shares(
    passage: Passage, asked: Decimal | None = None, whole: Whole | None = None
) -> list[Finding]:
    """
    Return what becomes of the shares that a sentence prints beside their counts.

    `asked` is how many answered the survey that the section is about, if any;
    `whole` is what the section's shares were of so far, and learns from these.
    """
    whole = whole or Whole()
    found: list[Finding] = []
    if not any(each.unit is Unit.PERCENT for each in passage.figures):
        return found
    seen: set[str] = set()
    pairs: list[tuple[Figure, Figure]] = []
    bases = _explicit(passage)
    is_bare = re.match(rf"\W*{_F} \(", passage.template)
    if not bases and asked and (is_bare or _OF_PEOPLE.search(passage.template)):
        bases = [asked]
    others = _counts(passage)
    told = _pairs(passage)
    alike = [(passage.figure(k), passage.figure(p)) for k, p, n in told if not n]
    common = common_base(
        list(dict.fromkeys(alike)), [*bases, *others, *(v for v, _ in whole.known)]
    )
    for k, p, n in told:
        if p in seen:
            continue
        seen.add(p)
        count, percent = passage.figure(k), passage.figure(p)
        near = [common] if common else same_clause(passage, percent, bases)
        own = [passage.figure(n).value] if n else [b for b in near if b > count.value]
        found.append(_share(passage, count, percent, own, others, whole))
        pairs.append((count, percent))
    found += spelt_shares(passage)
    made = make_whole(passage, pairs, bases)
    return [*found, made] if made else found


def _pairs(passage: Passage) -> list[tuple[str, str, str]]:
    made = []
    for match in _OUT_OF.finditer(passage.template):
        after = re.match(
            rf"{_NOT}{{0,60}}?(?:\(|, or |or |which is |\bis |equates to |, |– )\s*(?:about )?(?P<p>{_F})|{_NOT}{{0,120}}?\((?P<q>{_F})\)",
            match["rest"],
        )
        if after:
            made.append((match["k"], after["p"] or after["q"], match["n"]))
    for match in _SHARE_OF.finditer(passage.template):
        made.append((match["k"], match["p"], match["n"]))
    for match in (
        *_OF_TOTAL.finditer(passage.template),
        *_BOTH_INSIDE.finditer(passage.template),
    ):
        made.append((match["k"], match["p"], ""))
    for match in _PERCENT_FIRST.finditer(passage.template):
        made.append((match["k"], match["p"], match["n"] or ""))
    for match in _COUNT_FIRST.finditer(passage.template):
        is_of_other = match["of"] and not _OF_ALL.match(match["of"])
        if not is_of_other:
            made.append((match["k"], match["p"] or match["q"], ""))
    return [each for each in made if _is_share(passage, each)]


def _is_share(passage: Passage, each: tuple[str, str, str]) -> bool:
    k, p, n = (passage.figure(sign) if sign else None for sign in each)
    if k is None or p is None or k.unit is not Unit.COUNT or k.decimals > 0:
        return False
    if k.hedge and k.value < _FEW:
        return False
    near = passage.template[passage.template.index(each[1]) + 1 :][:40]
    before = passage.template[: passage.template.index(each[1])][-25:]
    is_change = re.match(
        r"[\s-]*(?:\w+ ){0,2}?(?:reduction|increase|decrease|fall|rise|drop|fewer|more|less|higher|lower|up|down|change|decline|improvement)",
        near,
    )
    is_moved = re.search(
        r"(?:by|up|down|of|from|target|reduction|increase|fall|rise|drop)\s*(?:about |around )?$|[+−–-]\s*$",
        before,
    )
    start = passage.template.index(each[0])
    between = passage.template[start : passage.template.index(each[2])] if n else ""
    if _FROM_TO.search(passage.template[:start]):
        return False
    if _DIFFERENCE.search(f"{between.removesuffix(' ')} "):
        return False
    led = passage.template[:start][-30:]
    if _DIFFERENCE.search(led) and not re.search(r"\bma(?:de|kes?|king) up ", led):
        return False
    after = passage.template[start + 1 :]
    if re.match(r"\s(?:years?|months?|weeks?|days?|hours?)\b", after):
        return False
    is_percent = p.unit is Unit.PERCENT and p.value >= 0 and not p.text.startswith("+")
    return (
        is_percent
        and not is_change
        and not is_moved
        and (n is None or n.unit is Unit.COUNT)
    )


def _explicit(passage: Passage) -> list[Decimal]:
    """Return the bases that the words themselves name: of the 440, 440 of which."""
    found = [
        passage.figure(m["n"])
        for m in _OF_THE.finditer(passage.template)
        # “of these 291 (80%) were women”: a part of those before, and no whole
        if not (_THESE.match(m[0]) and passage.template[m.end() :].startswith(" ("))
    ]
    found += [passage.figure(m["n"]) for m in _OF_WHICH.finditer(passage.template)]
    values = [each.value for each in found if each.unit is Unit.COUNT]
    if _OF_THESE.match(passage.template) and passage.before:
        last = sentences(passage.before)[-1]
        before = Passage(last, passage.place, passage.block)
        counts = [f.value for f in before.figures if f.unit is Unit.COUNT]
        values += [max(counts)] if counts else []
    return values


def _counts(passage: Passage) -> list[Decimal]:
    before = Passage(f"{passage.lead} {passage.before}", passage.place, passage.block)
    both = [*passage.figures, *before.figures]
    return [each.value for each in both if each.unit is Unit.COUNT and each.value > 1]


def _share(
    passage: Passage,
    count: Figure,
    percent: Figure,
    own: list[Decimal],
    others: list[Decimal],
    whole: Whole,
) -> Finding:
    said: dict[str, Any] = {
        "shown": percent.text,
        "printed": percent.value,
        "tied_to": "the counts in the text",
    }
    for base in own:
        if base and fits(percent, 100 * count.value / base):
            whole.sharing(count, percent, base)
            return _right_share(passage, count, percent, base, said)
    parts = listed_parts(passage, percent, own)
    if parts and fits(percent, 100 * parts / own[0]):
        return sayings.agrees(
            passage, f"Together {parts:,} of {own[0]:,} are {percent.text}.", **said
        )
    fitting = [
        b for b in others if b > count.value and fits(percent, 100 * count.value / b)
    ]
    if own and own[0]:
        return _wrong_share(passage, count, percent, own[0], fitting, said)
    return _of_section(passage, count, percent, fitting, whole, said)


def _of_section(
    passage: Passage,
    count: Figure,
    percent: Figure,
    fitting: list[Decimal],
    whole: Whole,
    said: dict[str, Any],
) -> Finding:
    """Hold a share whose whole its sentence does not print to those of its section."""
    near = [b for b in whole.candidates(count) if fits(percent, 100 * count.value / b)]
    bases = [*fitting, *near]
    if bases:
        whole.sharing(count, percent, bases[0])
        return _right_share(passage, count, percent, bases[0], said)
    wrong = of_the_same(passage, count, percent, whole)
    if wrong:
        return wrong
    whole.sharing(count, percent, None)
    return sayings.unchecked(
        passage,
        f"{percent.text} beside {count.text}: the number it is out of is not printed.",
        **said,
    )


def _right_share(
    passage: Passage,
    count: Figure,
    percent: Figure,
    base: Decimal,
    said: dict[str, Any],
) -> Finding:
    """Return that a share follows from its count and its base."""
    right = half_up(100 * count.value / base, max(percent.decimals, 1))
    return sayings.agrees(
        passage,
        f"{count.text} of {base:,} is {right}%.",
        computed=right,
        right=f"{right}%",
        **said,
    )


def _wrong_share(
    passage: Passage,
    count: Figure,
    percent: Figure,
    base: Decimal,
    fitting: list[Decimal],
    said: dict[str, Any],
) -> Finding:
    """Return that a share is wrong, and of what it would be right, if of anything."""
    right = half_up(100 * count.value / base, max(percent.decimals, 1))
    said = said | {"computed": right, "right": f"{right}%"}
    sentence = f"{count.text} of {base:,} is {right}%, not {percent.text}."
    if not fitting:
        return sayings.fault(passage, Kind.PERCENTAGE, sentence, **said)
    return sayings.fault(
        passage,
        Kind.PERCENT_OF_WHAT,
        f"{sentence} It is {percent.text} of {fitting[0]:,}.",
        **said,
    )
