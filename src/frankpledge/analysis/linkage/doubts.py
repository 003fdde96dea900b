"""Why a pair that is very likely one person should still be looked at by a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from frankpledge.analysis.linkage.likeness import jaro_winkler


ALIKE = 0.8
"""First names less alike than this are of two people, or one is a name in use."""
NAMES_DIFFER = "the first names differ: twins, or a name in use"
DATES_DIFFER = "the dates of birth differ in more than one part: father and son?"
MORE_THAN_ONE = "one of the two has another link as well"


class Who(NamedTuple):
    """One record's first name, in one form, and date of birth (2001-12-31)."""

    first_name: str | None
    born_on: str | None


def doubts(
    pairs: Sequence[tuple[str, str]], left: Mapping[str, Who], right: Mapping[str, Who]
) -> list[str]:
    """
    Return for each pair that would be a link why it should not be one unseen, or "".

    Twins share surname, date of birth and address; the evidence of these is added up
    as if it were independent, so their pair looks all but certain. Of what is left a
    record that links twice, as one person recorded twice does, is doubted too.
    """
    found = [_plain(left[one], right[other]) for one, other in pairs]
    clear = [pair for pair, doubt in zip(pairs, found, strict=True) if not doubt]
    firsts = Counter(one for one, _ in clear)
    seconds = Counter(other for _, other in clear)
    return [
        doubt or (MORE_THAN_ONE if firsts[one] > 1 or seconds[other] > 1 else "")
        for (one, other), doubt in zip(pairs, found, strict=True)
    ]


def _plain(one: Who, other: Who) -> str:
    if (
        one.first_name
        and other.first_name
        and not _alike(one.first_name, other.first_name)
    ):
        return NAMES_DIFFER
    if _dates_differ(one.born_on or "", other.born_on or ""):
        return DATES_DIFFER
    return ""


def _alike(one: str, other: str) -> bool:
    """Say whether two first names may be one: alike, an initial, or a short form."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) or jaro_winkler(one, other) >= ALIKE


def _dates_differ(one: str, other: str) -> bool:
    """Say whether the year and another part differ: no slip, and no day for month."""
    if not one or not other:
        return False
    (year, *rest), (other_year, *other_rest) = one.split("-"), other.split("-")
    return year != other_year and rest != other_rest
