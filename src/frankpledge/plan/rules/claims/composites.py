"""
Names that join several rows of a table: under 25 over “Under 18” and “18 to 24”.

Ranges of ages and hours, days of the week and months are joined where the rows cover
the whole of what the words name, and nothing more.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from frankpledge.plan.rules.claims.spoken import plain_words


_BETWEEN = re.compile(r"^(\d{1,4})to(\d{1,4})$")
_FROM = re.compile(r"^(\d{1,3})up$")
_BELOW = re.compile(r"^(\d{1,3})down$")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = (
    *("apr", "may", "jun", "jul", "aug", "sep"),
    *("oct", "nov", "dec", "jan", "feb", "mar"),
)
_NAMED = {"satsun": ("sat", "sun"), "monfri": _DAYS[:5]}
_RUN = re.compile(
    r"\b(mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r" ?(?:to|-|–|until|and) ?(?:the )?(mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*",
    re.IGNORECASE,
)
_BETWEEN_TWO = re.compile(r"\bbetween (?:the )?$", re.IGNORECASE)
_ENDLESS = 10_000
_FEWEST = 3
Span = tuple[int, int]


def _span(word: str) -> Span | None:
    """Return from where up to where a range goes, its ends included."""
    if found := _BETWEEN.match(word):
        return int(found[1]), int(found[2])
    if found := _FROM.match(word):
        return int(found[1]), _ENDLESS
    if found := _BELOW.match(word):
        return 0, int(found[1]) - 1
    return None


def _own_span(label: str) -> Span | None:
    spans = [span for word in plain_words(label) if (span := _span(word))]
    return spans[0] if len(spans) == 1 else None


@lru_cache(maxsize=512)
def _spans(labels: tuple[str, ...]) -> tuple[tuple[Span, int], ...]:
    """Return the ranges of the labels with their numbers, the lowest first."""
    found = [(span, at) for at, each in enumerate(labels) if (span := _own_span(each))]
    return tuple(sorted(found)) if len(found) >= _FEWEST else ()


@lru_cache(maxsize=512)
def _places(labels: tuple[str, ...]) -> dict[str, int]:
    """Return where single days and months stand among the labels."""
    found: dict[str, int] = {}
    for at, label in enumerate(labels):
        named = [w for w in plain_words(label) if w in _DAYS or w in _MONTHS]
        if len(named) == 1:
            found.setdefault(named[0], at)
    return found


def is_joint_name(word: str) -> bool:
    """Say whether a plain word is a range, a day or a month."""
    is_day = word in _DAYS or word in _MONTHS or word in _NAMED
    return is_day or _span(word) is not None


def joined(text: str, labels: Sequence[str]) -> list[tuple[int, ...]]:
    """Return the rows that each joint name of a text covers; of no joint name, nothing."""
    known = tuple(labels)
    spans, places = _spans(known), _places(known)
    found: list[tuple[int, ...]] = []
    if spans:
        own = {span for span, _ in spans}
        named = [span for word in plain_words(text) if (span := _span(word))]
        found += [_covered(spans, span) for span in named if span not in own]
    if len(places) >= _FEWEST - 1:
        found += _of_calendar(text, places)
    return [rows for rows in dict.fromkeys(found) if len(rows) > 1]


def _covered(spans: Sequence[tuple[Span, int]], span: Span) -> tuple[int, ...]:
    """Return the rows within a range if they begin and end where it does, without a hole."""
    # “over 44” begins at 45
    starts = {span[0], span[0] + 1} if span[1] == _ENDLESS else {span[0]}
    if not span[0]:
        starts.add(spans[0][0][0])
    inside = [
        each for each in spans if each[0][0] >= min(starts) and each[0][1] <= span[1]
    ]
    if not inside or inside[0][0][0] not in starts:
        return ()
    ends = {span[1], span[1] - 1} if span[1] != _ENDLESS else {_ENDLESS}
    gaps = {b[0][0] - a[0][1] for a, b in pairwise(inside)}
    is_whole = inside[-1][0][1] in ends and gaps <= {0, 1}
    return tuple(at for _, at in inside) if is_whole else ()


def _of_calendar(text: str, places: dict[str, int]) -> list[tuple[int, ...]]:
    words = plain_words(text)
    made = [parts for name, parts in _NAMED.items() if name in words]
    for found in _RUN.finditer(text):
        first, last = found[1].lower(), found[2].lower()
        order = _DAYS if first in _DAYS else _MONTHS
        if last not in order:
            continue
        run = order[order.index(first) : order.index(last) + 1]
        is_run = " and " not in found[0] or _BETWEEN_TWO.search(text[: found.start()])
        if len(run) == 2 or (is_run and run):
            made.append(run)
    return [
        tuple(places[part] for part in parts)
        for parts in made
        if all(part in places for part in parts)
    ]
