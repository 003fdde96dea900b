"""How entries are chained, and how a broken chain shows."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


NOTHING_BEFORE = "0" * 64
UNREADABLE = "was changed after it was written, so that it cannot be read"


def fingerprint(content: Mapping[str, Any], previous: str) -> str:
    """Return the hash of an entry: over all it says and the hash before it."""
    text = json.dumps(
        {**content, "previous_hash": previous},
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    )
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Link:
    """What verification needs of one entry."""

    sequence: int
    content: Mapping[str, Any]
    previous_hash: str
    hash: str
    is_unreadable: bool = False


@dataclass(frozen=True)
class Anchor:
    """How long the trail was at some moment, and the hash of its last entry."""

    count: int
    head: str
    at: str
    file: str = ""


@dataclass(frozen=True)
class Fault:
    """One thing wrong with the trail, in words, and where."""

    sequence: int
    reason: str


def faults_in(
    links: Iterable[Link], anchors: Iterable[Anchor]
) -> tuple[list[Fault], int]:
    """
    Return everything wrong with the trail, and how many entries it has.

    The links come in the order of their sequence. A flipped value breaks its own
    hash; a removed, added or swapped entry breaks the sequence or the chain; a cut
    tail, an older copy and a trail written anew disagree with an anchor.
    """
    faults: list[Fault] = []
    heads: dict[int, str] = {0: NOTHING_BEFORE}
    wanted = {anchor.count for anchor in anchors if anchor.count}
    previous, last, count = NOTHING_BEFORE, 0, 0
    for link in links:
        count += 1
        faults += faults_of(link, place=last + 1, previous=previous)
        previous, last = link.hash, link.sequence
        if last in wanted:
            heads[last] = link.hash
    for anchor in anchors:
        if reason := anchor_fault(anchor, heads, last):
            faults.append(Fault(anchor.count, reason))
    return faults, count


def faults_of(link: Link, *, place: int, previous: str) -> list[Fault]:
    """Return what is wrong with one entry where another one, or it, should stand."""
    reasons = []
    if link.sequence > place + 1:
        reasons.append(
            f"entries {place} to {link.sequence - 1} expected here:"
            " they are missing or moved"
        )
    elif link.sequence != place:
        reasons.append(f"entry {place} expected here: one is missing or moved")
    if link.is_unreadable:
        return [Fault(link.sequence, reason) for reason in [*reasons, UNREADABLE]]
    if previous and link.previous_hash != previous:
        reasons.append("does not follow from the entry before it")
    if fingerprint(link.content, link.previous_hash) != link.hash:
        reasons.append("was changed after it was written")
    return [Fault(link.sequence, reason) for reason in reasons]


def anchor_fault(anchor: Anchor, heads: Mapping[int, str], last: int) -> str:
    """Return how the trail disagrees with an anchor, empty where it agrees."""
    where = f"the anchor of {anchor.at}"
    if anchor.count > last:
        missing = anchor.count - last
        return f"{where} counts {anchor.count} entries: the last {missing} are gone"
    if anchor.count not in heads:
        return f"{where} names an entry that is missing"
    if heads[anchor.count] != anchor.head:
        return f"{where} names another entry: the trail was written anew before it"
    return ""
