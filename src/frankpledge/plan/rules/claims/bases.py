"""Figures whose base cannot be known: a rate of what, a share of whom, 300 at each."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from frankpledge.documents.reading.blocks import Block, Paragraph
from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.numbers import Unit
from frankpledge.plan.rules.claims.passages import FIGURE, Passage


_F = FIGURE
_OFFENCE = re.compile(
    r"\b(?:robber\w+|burglar\w+|thefts?|violen\w+|assaults?|crime|offences|incidents|damage|arson|fires|wounding|asb|disorder)\b"
)
_RATE_OF = re.compile(rf"\brates? of (?P<f>{_F})(?! ?(?:of|per|in every|for every))")
_RATE_IS = re.compile(
    rf"\brate\b(?! (?:per|of pay|payer))[^.;,:{FIGURE[1:-1]}]{{0,60}}?\b(?:was|were|is|reached|stood at|stands at|of|at|to)\s(?:about |around |only |just |over |nearly |some )?(?P<f>{_F})"
    r" (?P<noun>(?:young |adult |repeat )?(?:people|persons|incidents|offences|crimes|cases|victims|offenders|arrests|convictions|calls|fires|reports|burglaries|robberies|assaults|thefts))\b(?! (?:per|for every|in every|out of|each|a |of every))"
)
_RATE_MOVED = re.compile(
    rf"\brates?\b[^.;,:{FIGURE[1:-1]}]{{0,60}}?\b(?:fallen|fell|risen|rose|dropped|down|up|reduced|increased|decreased|grown|grew) by (?:about |around |only |just |over |nearly |some )?(?P<f>{_F})"
    r" (?P<noun>(?:young |adult |repeat )?(?:people|persons|incidents|offences|crimes|cases|victims|offenders|arrests|convictions|calls|fires|reports|burglaries|robberies|assaults|thefts))\b(?! (?:per|for every|in every|out of|each|a |of every))"
)
_RATE_WENT = re.compile(
    rf"\brate of (?:[a-z-]+ ){{0,3}}?(?P<noun>cases|incidents|offences|crimes|complaints|calls|reports|fires|arrests|convictions)\b[^.;:{FIGURE[1:-1]}]{{0,40}}? (?:from {FIGURE} to|stands at|stood at|is|was) (?P<f>{FIGURE})(?! (?:per|for every|in every|out of|%))"
)
_RATE_MOVED_TO = re.compile(
    rf"\brate\b[^.;:{FIGURE[1:-1]}]{{0,60}}?\bfrom (?P<from>{_F})(?P<noun>) to (?P<f>{_F})(?! (?:per|for every|in every|out of))"
)
_PROPORTION_IS = re.compile(
    rf"\b(?:detection|charge|conviction|re-?offending|reconviction|repeat|success|completion|attendance|solved|clear[- ]up|engagement|response)(?: and [a-z]+)? rate\b[^.;:{FIGURE[1:-1]}]{{0,60}}?\b(?:was|is|stands at|stood at|of|reached) (?:now |only |just |about )?(?P<f>{_F})(?P<noun>)(?! ?(?:%|per|for every|in every|in (?:a|one|ten)|times|points?))"
)
_AT_A_RATE = re.compile(
    rf"\bat a rate of (?:about |around |only |just |over |nearly |some )?(?P<f>{_F})(?P<noun>)(?=\s*(?:[.,;]|$|offences[.,]|crimes[.,]|incidents[.,]))"
)
_PROPORTION = re.compile(
    r"\b(?:re-?offending|detection|detected|repeat|conviction|clear[- ]?up|satisf\w+|completion|response|success|attrition|pass|compliance|positive|representation|re-presentation|"
    r"engagement|attendance|reconviction|solved|outcome|charge|reduction|increase|fall|rise|growth|unemployment|perception|employment|recidivism|failure)\b"
)
_THESE_INCLUDED = re.compile(
    rf"(?P<f>{_F})[^.;]*?\b(?:these included|this included|including|of whom|of which|of these)\s*:\s*$"
)
_AT_EACH = re.compile(
    rf"\b(?:attended by|attendance of|consulted|took part|involving|responses from)\s+(?:\w+ ){{0,2}}?(?P<f>{_F}) (?P<who>people|residents|members|young people|delegates|participants|responses)\s+(?:at|in|from) each of (?:the |our )?(?P<n>{_F})"
)
_LOST_SIGN = re.compile(
    rf"\b(?:down|up|fell|fall|fallen|rose|risen|reduced|increased)(?: by| of)? (?P<f>{_F})(?=\s*(?:$|over\b|\.|!))|(?P<g>{_F}) (?:fall|reduction|increase|rise|decrease) in\b"
)
_MOST_PERCENT = 100


def bases(passage: Passage, blocks: Sequence[Block]) -> Iterator[Finding]:
    """Yield the figures of a sentence whose base the words leave open."""
    yield from _rate_of_what(passage)
    yield from _count_as_rate(passage)
    yield from _share_of_whom(passage, blocks)
    yield from _at_each(passage)
    yield from _lost_sign(passage)


def _count_as_rate(passage: Passage) -> Iterator[Finding]:
    for match in chain.from_iterable(
        rule.finditer(passage.template)
        for rule in (_RATE_IS, _RATE_MOVED, _RATE_WENT, _AT_A_RATE, *_OF_COUNTS)
    ):
        figure = passage.figure(match["f"])
        if match.re is _RATE_MOVED_TO and not _are_counts(passage, match):
            continue
        if figure.unit is Unit.COUNT and not figure.decimals:
            yield sayings.fault(
                passage,
                Kind.COUNT_CALLED_RATE,
                f"{' '.join(filter(None, (figure.text, match['noun'])))} is a count, not a rate. A rate needs the number it is"
                " out of.",
                shown=figure.text,
                printed=figure.value,
            )


_OF_COUNTS = (_RATE_MOVED_TO, _PROPORTION_IS)
_LEAST_COUNT = 100
"""Rates are printed for 1,000 people or in per cent: whole numbers above are counts."""


def _are_counts(passage: Passage, match: "re.Match[str]") -> bool:
    """Say whether “from 1,105 to 988” are numbers of cases, and no rates."""
    ends = [passage.figure(match[name]) for name in ("from", "f")]
    is_whole = all(f.unit is Unit.COUNT and not f.decimals for f in ends)
    is_per = re.search(r"\bper\b|for every|in every", passage.template)
    return is_whole and not is_per and min(f.value for f in ends) > _LEAST_COUNT


def _rate_of_what(passage: Passage) -> Iterator[Finding]:
    for match in _RATE_OF.finditer(passage.template):
        figure = passage.figure(match["f"])
        is_offence = _OFFENCE.search(passage.template)
        if (
            figure.unit is Unit.PERCENT
            and is_offence
            and not _PROPORTION.search(passage.template)
        ):
            yield sayings.fault(
                passage,
                Kind.PERCENT_OF_WHAT,
                f"A rate of {figure.text}: per cent of what? Offences are counted for every 1,000 people,"
                " homes or vehicles; say which.",
                shown=figure.text,
                printed=figure.value,
            )


def _share_of_whom(passage: Passage, blocks: Sequence[Block]) -> Iterator[Finding]:
    match = _THESE_INCLUDED.search(passage.template)
    if not match or passage.figure(match["f"]).unit is not Unit.PERCENT:
        return
    whole = passage.figure(match["f"])
    parts = [
        figure
        for block in _items(blocks, passage.block)
        for figure in Passage(block.text, block.place, passage.block).figures[:1]
        if figure.unit is Unit.PERCENT
    ]
    if not parts:
        return
    shown = ", ".join(part.text for part in parts)
    yield sayings.fault(
        passage,
        Kind.PERCENT_OF_WHAT,
        f"{shown}: of all who were asked, or of the {whole.text}? The words allow both; print the numbers.",
        shown=shown,
        printed=parts[0].value,
    )


def _items(blocks: Sequence[Block], at: int) -> Iterator[Paragraph]:
    """Yield the items of the list that follows a block."""
    for block in blocks[at + 1 :]:
        if not isinstance(block, Paragraph) or not block.is_item:
            return
        yield block


def _at_each(passage: Passage) -> Iterator[Finding]:
    match = _AT_EACH.search(passage.template)
    if not match:
        return
    each, times = passage.figure(match["f"]), passage.figure(match["n"])
    yield sayings.fault(
        passage,
        Kind.PERCENT_OF_WHAT,
        f"{each.text} at each of {times.text} can be read as {each.value:,} in all or {each.value * times.value:,}."
        " Say which.",
        shown=each.text,
        printed=each.value,
    )


def _lost_sign(passage: Passage) -> Iterator[Finding]:
    """Yield bare numbers that something fell by: their sign may be lost."""
    for match in _LOST_SIGN.finditer(passage.template):
        figure = passage.figure(match["f"] or match["g"])
        if (
            figure.unit is Unit.COUNT
            and not figure.decimals
            and 1 < figure.value <= _MOST_PERCENT
        ):
            yield sayings.unchecked(
                passage,
                f"{figure.text} has no unit: a number, or per cent whose sign was lost? It is not read as a count.",
                shown=figure.text,
                printed=figure.value,
            )
