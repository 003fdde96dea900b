"""Who a scoring rule picks, group by group, and what followed: in counts of people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from frankpledge.analysis.statistics.intervals import wilson
from frankpledge.analysis.statistics.tails import fisher_two_sided


FEWEST_IN_GROUP = 10
"""A share of fewer people than this is not worked out."""


@dataclass(frozen=True)
class GroupShare:
    """
    How many of a group were picked, with the share between 0 and 1.

    `ratio` is the share over that of everybody else; `p` how often chance would part
    them so far (Fisher's exact test). All are None for a group that is too small.
    """

    group: str
    considered: int
    picked: int
    share: float | None
    low: float | None
    high: float | None
    ratio: float | None
    p: float | None


def shares_by_group(groups: Sequence[str], picked: Sequence[bool]) -> list[GroupShare]:
    """Return each group's share picked, groups in the order of their names."""
    if len(groups) != len(picked):
        raise ValueError("Everybody needs a group and a yes or no.")
    whole, hits = len(groups), sum(picked)
    found = []
    for name in sorted(set(groups)):
        own = [hit for group, hit in zip(groups, picked, strict=True) if group == name]
        found.append(_share(name, len(own), sum(own), whole, hits))
    return found


def _share(name: str, size: int, hits: int, whole: int, all_hits: int) -> GroupShare:
    if size < FEWEST_IN_GROUP:
        return GroupShare(name, size, hits, None, None, None, None, None)
    limits = wilson([hits], [size])
    rest, rest_hits = whole - size, all_hits - hits
    compared = rest >= FEWEST_IN_GROUP
    elsewhere = rest_hits / rest if compared else 0.0
    return GroupShare(
        name,
        size,
        hits,
        hits / size,
        float(limits.low[0]),
        float(limits.high[0]),
        hits / size / elsewhere if elsewhere else None,
        fisher_two_sided(hits, size, rest_hits, rest) if compared else None,
    )


@dataclass(frozen=True)
class BandOutcome:
    """What followed in one band of past scores: people, those who offended, offences."""

    band: str
    people: int
    offended: int
    offences: int
    low: float
    high: float


def outcome_by_band(
    bands: Sequence[str], offences: Sequence[int], order: Sequence[str] = ()
) -> list[BandOutcome]:
    """
    Return what followed by band, in the given order or that of the names.

    It describes the rule over many people, with Wilson's interval of the share; it
    says of no one person what he will do.
    """
    names = [name for name in order if name in bands] or sorted(set(bands))
    found = []
    for name in names:
        own = [
            number for band, number in zip(bands, offences, strict=True) if band == name
        ]
        offended = sum(number > 0 for number in own)
        limits = wilson([offended], [len(own)])
        low, high = float(limits.low[0]), float(limits.high[0])
        found.append(BandOutcome(name, len(own), offended, sum(own), low, high))
    return found
