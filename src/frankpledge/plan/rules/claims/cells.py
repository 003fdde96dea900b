"""What a finding about a table's cells is made of, and the heads that rules look for."""

import re
from typing import Any

from frankpledge.documents.reading.blocks import Place
from frankpledge.plan.rules.claims.findings import Finding, Kind, Verdict
from frankpledge.plan.rules.claims.grids import Grid, Number


CHANGE = re.compile(
    r"\b(?:difference|change|variance|diff|increase|decrease|reduction)|\+\s?/\s?[-−–]|^\s?[±]",
    re.IGNORECASE,
)
PERCENT = re.compile(r"%|per ?cent", re.IGNORECASE)
TARGET = re.compile(r"\b(?:target|aim|goal)", re.IGNORECASE)


def say(
    verdict: Verdict,
    place: Place,
    claim: str,
    sentence: str,
    kind: Kind | None = None,
    **more: Any,
) -> Finding:
    """Return a finding about cells of a table."""
    return Finding(verdict, place, claim, sentence, kind, **more)


def claim_of(grid: Grid, at: int, number: Number) -> str:
    """Return what a cell says: its caption, its row and its figure."""
    return " | ".join(filter(None, (grid.caption, grid.labels[at], number.text)))


def is_derived(words: str) -> bool:
    """Say whether a column is worked out from others, or is no measure at all."""
    is_place = re.search(
        r"\b(?:distance|rank|position|average)\b", words, re.IGNORECASE
    )
    is_made = CHANGE.search(words) or PERCENT.search(words) or TARGET.search(words)
    return bool(is_place or is_made)
