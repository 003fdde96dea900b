"""Linking by one exact key, and keys that hide who a record is about."""

from __future__ import annotations

import hashlib
import hmac
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass


KEPT = 16
FEWEST_BYTES = 16
PART = "\x1f"


@dataclass(frozen=True)
class KeyLink:
    """
    Pairs of places in two lists whose keys are equal and single in both.

    `unclear` are keys that come more than once in a list; `left_without` and
    `right_without` records with a part missing, which link to nothing.
    """

    pairs: tuple[tuple[int, int], ...]
    unclear: int
    left_without: int
    right_without: int


def hidden(value: str, secret: bytes, purpose: str) -> str:
    """
    Return a keyed hash of a value, the same for one secret and purpose alone.

    HMAC with SHA-256, its first 64 bits: nobody without the secret can try out names.
    Raises ValueError for a secret under 16 bytes.
    """
    if len(secret) < FEWEST_BYTES:
        raise ValueError("A secret needs at least 16 bytes.")
    message = f"{purpose}\0{value}".encode()
    return hmac.new(secret, message, hashlib.sha256).hexdigest()[:KEPT]


def key_of(parts: Sequence[str | None]) -> str | None:
    """Return parts as one key, None where any is missing."""
    known = [part for part in parts if part]
    return PART.join(known) if len(known) == len(parts) and known else None


def link_by_key(left: Sequence[str | None], right: Sequence[str | None]) -> KeyLink:
    """Return which places of two lists hold one key, where it is single in both."""
    first, second = _places(left), _places(right)
    shared = first.keys() & second.keys()
    single = [key for key in shared if len(first[key]) == len(second[key]) == 1]
    return KeyLink(
        pairs=tuple(sorted((first[key][0], second[key][0]) for key in single)),
        unclear=len(shared) - len(single),
        left_without=sum(key is None for key in left),
        right_without=sum(key is None for key in right),
    )


def _places(keys: Sequence[str | None]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        if key is not None:
            found[key].append(at)
    return found
