"""How alike two texts are, and what agreement is worth as evidence."""

from __future__ import annotations


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
