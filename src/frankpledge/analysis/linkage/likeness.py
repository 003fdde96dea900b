"""How alike two texts are, and what agreement is worth as evidence."""

from __future__ import annotations

import math
from collections.abc import Sequence


PREFIX = 4
SCALE = 0.1


def jaro(one: str, other: str) -> float:
    """
    Return Jaro's likeness of two texts, from 0 to 1.

    Letters match within half the longer length less one; half of those out of order
    are transpositions. Source: Jaro, J. Amer. Statist. Assoc. 84 (1989), 414-420.
    """
    if one == other:
        return 1.0 if one else 0.0
    reach = max(len(one), len(other)) // 2 - 1
    taken = [False] * len(other)
    first = []
    for at, letter in enumerate(one):
        for place in range(max(0, at - reach), min(len(other), at + reach + 1)):
            if not taken[place] and other[place] == letter:
                taken[place] = True
                first.append(letter)
                break
    if not first:
        return 0.0
    second = [letter for place, letter in enumerate(other) if taken[place]]
    swapped = sum(a != b for a, b in zip(first, second, strict=True)) / 2
    found = len(first)
    parts = found / len(one), found / len(other), (found - swapped) / found
    return sum(parts) / 3


def jaro_winkler(one: str, other: str) -> float:
    """
    Return Jaro's likeness raised for a common start of up to four letters.

    J + 0.1 l (1 - J), for every pair, without a threshold. Source: Winkler,
    Proceedings of the Section on Survey Research Methods (1990), 354-359.
    """
    likeness = jaro(one, other)
    start = 0
    for a, b in zip(one[:PREFIX], other[:PREFIX], strict=False):
        if a != b:
            break
        start += 1
    return likeness + start * SCALE * (1 - likeness)


def match_weight(levels: Sequence[tuple[float, float]], prior: float) -> float:
    """
    Return the evidence that two records are one, in powers of two.

    `levels` are (m, u) for each field as it was seen: how often records of one
    person, and of two people, agree so. The logarithm of the product of m/u is added
    to the prior odds. Source: Fellegi and Sunter, J. Amer. Statist. Assoc. 64 (1969),
    1183-1210.
    """
    shares = [share for level in levels for share in level]
    if not all(0 < share <= 1 for share in shares) or not 0 < prior < 1:
        raise ValueError("Shares lie above 0 and up to 1, and the prior between them.")
    evidence = math.fsum(math.log2(m / u) for m, u in levels)
    return evidence + math.log2(prior / (1 - prior))


def probability(weight: float) -> float:
    """Return the chance of a match that a weight in powers of two stands for."""
    return 1 / (1 + 2.0**-weight) if weight > -1000 else 0.0
