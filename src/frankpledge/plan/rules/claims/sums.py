"""Sums in prose: a total of 36, made up of 20 and 16; 12 and 15, making 27 in all."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from frankpledge.documents.reading.blocks import Block, Paragraph
from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.numbers import Figure, Hedge, Unit, rounding
from frankpledge.plan.rules.claims.passages import FIGURE, FIGURES, PERIOD, Passage


_F = FIGURE
_MADE_OF = re.compile(
    rf"(?P<total>{_F})(?P<mid>[^.;{FIGURE[1:-1]}]{{0,90}}?)(?:made up of|made up as follows:?|comprising|comprised of|consisting of|consisted of|shared (?:by|between)|(?:were |was )?caused by|broken down (?:as|into)(?: follows)?:?|split between|namely|which is the sum of|being)\b(?P<parts>.*)"
)
_TOTAL_COLON = re.compile(
    rf"\b(?:total(?:led|ling)?(?: of| number of| was| is| came to| stood at)?|in total,?(?: there were)?|altogether,?)\s+(?:of )?(?P<total>{_F})(?P<mid>[^.;:{FIGURE[1:-1]}]{{0,90}}?)(?:[:(–]| - )(?P<parts>.*)"
)
_LISTED = re.compile(
    rf"(?P<total>{_F}) (?P<mid>[a-z {PERIOD[1:-1]}-]{{3,50}}?)(?::| - | – )(?P<parts>\s*{_F} [^.;:]*?(?:,|\band\b)\s*{_F} [^.;:]*)"
)
_NEARLY_ALL = Decimal("0.15")
_MAKING = re.compile(
    rf"^(?P<parts>.*?)(?:,|–|\band\b|\()?\s*(?:(?:making|giving|totalling|bringing|for|to give|which (?:makes|gives|totals)|adding up to|or|a)\s+(?:a |the |an )?(?:(?:grand |overall |combined )?total (?:of |to |number of )?)?(?P<total>{_F})(?P<mid>[^.;]{{0,40}}?)(?P<all>in (?:total|all)|altogether|overall|$|\.|\))|a (?:combined |grand |overall )?total of (?P<total2>{_F}))"
)
_EQUALS = re.compile(rf"(?P<parts>{_F}(?:\s*\+?\s*{_F})+)\s*=\s*(?P<total>{_F})")
_SAYS_TOTAL = re.compile(r"total|in all|altogether|adding up")


def sums(passage: Passage) -> list[Finding]:
    """Return what becomes of the sums that a sentence states."""
    text = passage.template
    for rule in (_EQUALS, _MADE_OF, _TOTAL_COLON, _LISTED, _MAKING):
        match = rule.search(text)
        if not match:
            continue
        said = match.groupdict()
        sign = said.get("total") or said.get("total2")
        if rule is _MAKING and not _SAYS_TOTAL.search(match[0]):
            continue
        parts = _parts(passage, said["parts"], sign)
        if rule is _LISTED and not (sign and _is_whole(passage, sign, parts)):
            continue
        if sign and len(parts) > 1:
            found = _sum(passage, passage.figure(sign), parts)
            if found:
                return [found]
    return []


_TOTAL_LINE = re.compile(
    rf"^\W*(?:grand |overall |the )?(?:total|altogether|in all|in total|all together)\b[^.;{FIGURE[1:-1]}]{{0,30}}(?P<total>{_F})[^.;{FIGURE[1:-1]}]{{0,20}}\W*$"
)
_MOST_ITEMS = 15


def total_line(passage: Passage, blocks: Sequence[Block]) -> list[Finding]:
    """Hold an item that says “Total £52,000” to the items before it, or to the one before."""
    match = _TOTAL_LINE.match(passage.template)
    if not match or not passage.is_item:
        return []
    total = passage.figure(match["total"])
    items: list[list[Figure]] = []
    for at in range(passage.block - 1, max(passage.block - _MOST_ITEMS, -1), -1):
        block = blocks[at]
        if not isinstance(block, Paragraph) or not block.is_item:
            break
        figures = Passage(block.text, block.place, at).figures
        items.append([f for f in figures if f.unit is total.unit and not f.hedge])
    parts = items[0] if items and len(items[0]) > 1 else [f for i in items for f in i]
    is_listed = len(parts) > 1 and (parts is items[0] or all(map(_is_one, items)))
    value = sum((f.value for f in parts), Decimal(0))
    is_near = abs(value - total.value) <= total.value * _NEARLY_ALL
    found = _sum(passage, total, parts) if is_listed and is_near else None
    return [found] if found else []


def _is_one(figures: list[Figure]) -> bool:
    return len(figures) == 1


def _is_whole(passage: Passage, sign: str, parts: list[Figure]) -> bool:
    """Say whether a bare list after a colon looks like all of its total, not some."""
    total = passage.figure(sign).value
    value = sum((part.value for part in parts), Decimal(0))
    return len(parts) > 1 and bool(total) and abs(value - total) <= total * _NEARLY_ALL


def _parts(passage: Passage, words: str, sign: str | None) -> list[Figure]:
    """Return the counts, or the money where the total is money, of the list; a share in brackets beside one is none of them."""
    figures = [
        passage.figure(sign) for sign in words if FIGURES <= ord(sign) < FIGURES + 256
    ]
    unit = passage.figure(sign).unit if sign else Unit.COUNT
    return [f for f in figures if f.unit is unit and not f.hedge]


def _sum(passage: Passage, total: Figure, parts: list[Figure]) -> Finding | None:
    if total.unit not in {Unit.COUNT, Unit.MONEY} or total.hedge is not Hedge.EXACT:
        return None
    value = sum((part.value for part in parts), Decimal(0))
    if (
        max(part.value for part in parts) >= total.value
        and value != total.value
        and len(parts) < 3
    ):
        return None
    sign = "£" if total.unit is Unit.MONEY else ""
    said: dict[str, Any] = {
        "shown": total.text,
        "printed": total.value,
        "computed": value,
        "right": f"{sign}{value:,f}",
    }
    shown = " + ".join(part.text for part in parts)
    slack = sum((rounding(part) for part in parts), rounding(total))
    if abs(value - total.value) <= slack:
        return sayings.agrees(passage, f"{shown} = {sign}{value:,f}.", **said)
    return sayings.fault(
        passage, Kind.SUM, f"{shown} is {sign}{value:,f}, not {total.text}.", **said
    )
