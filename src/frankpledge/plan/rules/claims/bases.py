"""Figures whose base cannot be known: a rate of what, a share of whom, 300 at each."""

import re
from collections.abc import Iterator, Sequence

from frankpledge.documents.reading.blocks import Block, Paragraph, Table
from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.numbers import Unit
from frankpledge.plan.rules.claims.passages import FIGURE, Passage


_F = FIGURE
_OFFENCE = re.compile(
    r"\b(?:robber\w+|burglar\w+|thefts?|violen\w+|assaults?|crime|offences|incidents|damage|arson|fires|wounding|asb|disorder)\b"
)
_RATE_OF = re.compile(rf"\brates? of (?P<f>{_F})(?! ?(?:of|per|in every|for every))")
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
_SAID_SO = re.compile(
    rf"^\W*(?:and |but |only |just |nearly |about |over )*(?P<f>{_F}) (?:say|said|feel|felt|think|thought|agree|agreed|disagreed|believe|believed|told us|reported (?:feeling|that)|worr(?:y|ied)|rated|would (?:like|recommend)|were (?:satisfied|happy|worried|confident))\b"
)
_ASKED = re.compile(
    r"\b(?:survey|respon(?:ded|se|ses|dents)|repl(?:ied|ies|y)|answer(?:ed|s)?|asked|filled in|questionnaires?|poll|consult\w+|sample|completed|forms|feedback|interviewed|n ?=)\b",
    re.IGNORECASE,
)
_MOST_PERCENT = 100


def bases(passage: Passage, blocks: Sequence[Block]) -> Iterator[Finding]:
    """Yield the figures of a sentence whose base the words leave open."""
    yield from _rate_of_what(passage)
    yield from _share_of_whom(passage, blocks)
    yield from _of_whom(passage, blocks)
    yield from _at_each(passage)
    yield from _lost_sign(passage)


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


def _of_whom(passage: Passage, blocks: Sequence[Block]) -> Iterator[Finding]:
    """Find “61% said”, where nothing near says how many were asked."""
    match = _SAID_SO.match(passage.template)
    if not match or passage.is_cell or len(passage.figures) != 1:
        return
    figure = passage.figure(match["f"])
    first = max(passage.section, passage.block - _BLOCKS_NEAR, 0)
    around = blocks[first : passage.block + 1]
    texts = [b.text for b in around if not isinstance(b, Table)]
    is_told = any(_ASKED.search(text) and re.search(r"\d", text) for text in texts)
    if figure.unit is not Unit.PERCENT or is_told:
        return
    yield sayings.fault(
        passage,
        Kind.PERCENT_OF_WHAT,
        f"{figure.text} of whom? Nothing near says who was asked, or how many answered.",
        shown=figure.text,
        printed=figure.value,
    )


_BLOCKS_NEAR = 8


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
