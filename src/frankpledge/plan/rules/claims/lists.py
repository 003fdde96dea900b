"""Whether a list has as many items as the words before it say."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from frankpledge.documents.reading.blocks import Block, Paragraph
from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.numbers import Hedge, Unit
from frankpledge.plan.rules.claims.passages import FIGURE, Passage


_SAID = re.compile(
    rf"\b(?:the|these|are|our|its|following|has|have|identified|main|of)?\s*(?P<n>{FIGURE}) (?P<words>(?:[a-z'-]+ ){{0,4}}?(?:areas|priorities|types|aims|objectives|themes|principles|authorities|strands|standards|outcomes|targets|reasons|actions|groups|agencies|bodies|partners|key findings|ways|measures|organisations|hallmarks|elements))\b(?P<rest>[^.]*?)[.:;-]*\s*-?$"
)
_BODY = r"(?:council|authority|service|trust|police|constabulary|partnership|commission|group|board)"
_TWO_BODIES = re.compile(
    rf"\b{_BODY}\s*(?:/|&|\band\b)\s*[A-Z][\w ]*\b{_BODY}", re.IGNORECASE
)
_IN_LINE = re.compile(
    rf"^(?:there are |we have |our |the |these |and |it has |they are )*(?P<n>{FIGURE}) (?:[a-z'-]+ ){{0,3}}?[a-z'-]+s(?: [a-z'-]+){{0,4}}?:(?P<names>[^.;:()]*)[.]?$"
)
_MOST_WORDS = 6
_MOST = 20


def _is_introduced(passage: Passage) -> bool:
    """Say whether a sentence leads to a list that follows it."""
    if passage.text.rstrip().endswith((":", ":-", ": -", "-", ";")):
        return True
    return bool(re.search(r"\b(?:responsible|following)\b", passage.template))


def lists(passage: Passage, blocks: Sequence[Block]) -> list[Finding]:
    """Return whether the list after a sentence is as long as the sentence says."""
    match = _SAID.search(passage.template)
    if (
        not match
        or passage.is_item
        or passage.is_cell
        or not _ends_block(passage, blocks)
    ):
        return []
    figure = passage.figure(match["n"])
    items = _items(blocks, passage.block)
    is_exact = figure.unit is Unit.COUNT and figure.hedge is Hedge.EXACT
    if not is_exact or not _is_introduced(passage):
        return []
    if not 1 < len(items) <= _MOST:
        return []
    doubled = (
        [item for item in items if _TWO_BODIES.search(item)]
        if "authorit" in match["words"] or "bodies" in match["words"]
        else []
    )
    count = len(items) + len(doubled)
    said: dict[str, Any] = {
        "shown": figure.text,
        "printed": figure.value,
        "computed": Decimal(count),
        "right": str(count),
    }
    if count == figure.value:
        return [sayings.agrees(passage, f"The list has {count} items.", **said)]
    because = f" (“{doubled[0]}” names two)" if doubled else ""
    return [
        sayings.fault(
            passage,
            Kind.LIST,
            f"The text says {figure.text}; the list names {count}{because}.",
            **said,
        )
    ]


def named_in_line(passage: Passage) -> list[Finding]:
    """
    Return whether the names after a colon are as many as the words before it say.

    “Fire and rescue” may be one name or two: both counts are allowed.
    """
    match = _IN_LINE.search(passage.template)
    if not match or re.search(FIGURE, match["names"]):
        return []
    figure = passage.figure(match["n"])
    parts = [part for part in match["names"].rstrip(" .").split(",") if part.strip()]
    if len(parts) < 2:
        return []
    joints = sum(" and " in part.strip() for part in parts)
    ends_joined = " and " in parts[-1].strip()
    least, most = len(parts) + (ends_joined and joints == 1), len(parts) + joints
    is_list = all(len(part.split()) <= _MOST_WORDS for part in parts)
    if figure.unit is not Unit.COUNT or figure.hedge or not is_list:
        return []
    said: dict[str, Any] = {
        "shown": figure.text,
        "printed": figure.value,
        "computed": Decimal(most),
        "right": str(most),
    }
    if least <= figure.value <= most:
        return [sayings.agrees(passage, f"{figure.value:.0f} are named.", **said)]
    return [
        sayings.fault(
            passage,
            Kind.LIST,
            f"The text says {figure.text}; it names {most}.",
            **said,
        )
    ]


def _ends_block(passage: Passage, blocks: Sequence[Block]) -> bool:
    block = blocks[passage.block]
    return isinstance(block, Paragraph) and block.text.rstrip().endswith(
        passage.text.rstrip()
    )


def _items(blocks: Sequence[Block], at: int) -> list[str]:
    items = []
    for block in blocks[at + 1 :]:
        if not isinstance(block, Paragraph) or not block.is_item:
            break
        items.append(block.text)
    return items
