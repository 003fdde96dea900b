"""
Which series of which table a claim speaks of.

A label must be named in full and the phrase must say nothing that the label, its
caption or its heading does not: “alcohol-related violent crime” is not the row
“Violent crime”. Names of places and bodies (capital letters) narrow nothing. Of
several that fit, the one that shares most words, then the nearest, is meant.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from frankpledge.plan.rules.claims.grids import Series
from frankpledge.plan.rules.claims.numbers import Unit
from frankpledge.plan.rules.claims.topics import every_word, topic


_NAMED_RATE = re.compile(r"\brates?\b", re.IGNORECASE)
_TOTAL = re.compile(r"^\s*(?:grand |overall |sub-?)?totals?\b|^\s*all\s*$", re.I)
_RECORDED_CRIME = re.compile(
    r"\b(?:recorded|all|total|overall) crime\b|^crime\b|: crime\b", re.I
)
NEAR = 14
"""Blocks between a claim and a table of its own section, at most."""


@dataclass(frozen=True)
class Subject:
    """What a claim is said of, and where it stands."""

    words: frozenset[str]
    names: frozenset[str]
    block: int
    heading: str
    section: int = -1
    says_rate: bool = False
    is_points: bool = False


def tied(subject: Subject, series: Sequence[Series]) -> list[Series]:
    """Return the series that fit a claim best; more than one where words tell no more."""
    scored = [(score(subject, each), each) for each in series]
    best = max((points for points, _ in scored), default=None)
    if best is None or best <= (0,):
        return []
    return [each for points, each in scored if points == best]


def score(subject: Subject, series: Series) -> tuple[int, ...]:
    """Return how well a series fits, by either name of “Trais / Violence”; (0,) where not."""
    if " / " not in series.name:
        return _score(subject, series, label_topic(series))
    parts = [topic(part) for part in series.name.split(" / ")]
    labels = [label_topic(series), *filter(None, parts)]
    return max(_score(subject, series, label) for label in labels)


def _score(subject: Subject, series: Series, label: frozenset[str]) -> tuple[int, ...]:
    caption = topic(series.caption)
    said = subject.words
    heading = topic(series.heading)
    if not said or not label or (series.is_kept_here and said != label):
        # a measure kept here is of no section: only its own name will do
        return (0,)
    extra = said - label - caption - heading - subject.names
    extra = _not_of_stem(extra, caption | heading)
    missing = label - said
    is_near = _is_near(subject, series)
    is_implied = (
        is_near and bool(label & said) and missing <= (topic(subject.heading) | caption)
    )
    is_part = is_near and said < label
    if extra or (missing and not is_implied and not is_part):
        return (0,)
    return (
        3 if not missing or is_implied else 1,
        1 if _is_beside(subject, series) else 0,
        _suits(subject, series),
        len(label & said) - len(said - label - subject.names),
        1 if is_near else 0,
        0 if series.is_kept_here else 1,
        -abs(series.block - subject.block),
    )


_STEM = 6


def _not_of_stem(words: frozenset[str], known: frozenset[str]) -> frozenset[str]:
    """Leave out long words that share their stem with one known: convictions, convicted of."""
    stems = {word[:_STEM] for word in known if len(word) > _STEM}
    return frozenset(w for w in words if len(w) <= _STEM or w[:_STEM] not in stems)


def label_topic(series: Series) -> frozenset[str]:
    """Return what a series is about: its label, or its caption for a total row."""
    own = topic(series.name)
    if own:
        return own
    if _TOTAL.match(series.name) or not series.name.strip():
        is_all = _RECORDED_CRIME.search(series.caption)
        named = topic(series.caption) or topic(series.header) or topic(series.heading)
        return frozenset({"allcrime"}) if is_all else named
    # every word is a plain one (“All crime”, “Cases heard”): then all of them count
    return every_word(series.name) & topic(series.caption) or topic(series.caption)


def _is_near(subject: Subject, series: Series) -> bool:
    return _is_beside(subject, series) or abs(series.block - subject.block) <= NEAR


def _is_beside(subject: Subject, series: Series) -> bool:
    """Say whether both stand under the same heading, which may name many sections."""
    return series.section == subject.section and not series.is_kept_here


def _suits(subject: Subject, series: Series) -> int:
    """Say which of a count, a rate and a percentage the words ask for."""
    if subject.is_points:
        return 2 if series.unit is Unit.PERCENT else 0
    says_rate = subject.says_rate
    if _NAMED_RATE.search(series.name):
        return 3 if says_rate else 0
    if series.unit is Unit.RATE:
        return 2 if says_rate else 0
    return 1
