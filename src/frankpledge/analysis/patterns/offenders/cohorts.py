"""A fixed list of people before and after: offences for every 100 days at liberty."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from frankpledge.analysis.patterns.offenders.exposure import (
    NONE,
    Exposure,
    Histories,
    shifted,
)
from frankpledge.analysis.statistics.intervals import CONFIDENCE, poisson


FEWEST_PEOPLE = 10
"""With fewer people the spread between them says too little for an interval."""


@dataclass(frozen=True)
class Entry:
    """One person's place in a cohort, frozen when it is drawn up."""

    person: str
    entered_on: date
    left_on: date | None = None
    group: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Member:
    """One person's offences and days at liberty before and after, equal spells."""

    entry: Entry
    before: Exposure
    after: Exposure


@dataclass(frozen=True)
class Rates:
    """
    A cohort's rates before and after, offences for 100 days at liberty.

    `ratio` is after over before, with the interval that the spread between people
    gives; None where it is not defined or people are too few.
    """

    before: Exposure
    after: Exposure
    ratio: float | None
    low: float | None
    high: float | None
    p: float | None
    people: int
    fewer: int
    same: int
    more: int


def before_and_after(
    entries: Sequence[Entry], histories: Histories, days: int, settled_on: date
) -> tuple[list[Member], list[Entry]]:
    """
    Return each person's spells of `days` before and from the day of entry.

    Those whose spell after is not over by `settled_on`, the last day whose offences
    are all known, come back apart: they have not been followed long enough. Allow
    three to six months for offences to reach court.
    """
    members, too_new = [], []
    for entry in entries:
        end = shifted(entry.entered_on, days)
        if end > settled_on:
            too_new.append(entry)
            continue
        start = shifted(entry.entered_on, -days)
        before = histories.of(entry.person, start, entry.entered_on)
        after = histories.of(entry.person, entry.entered_on, end)
        members.append(Member(entry, before, after))
    return members, too_new


def rates(members: Sequence[Member], confidence: float = CONFIDENCE) -> Rates:
    """
    Return the cohort's rates and their ratio.

    The logarithm of the ratio has the variance of the people's own parts in it: the
    sum of their squares, so that one prolific person widens it as he should. Each
    part is divided by the share of offences that the others have, as if the person
    were left out, and the sum is taken (n-1)/n times; without that the limits held in
    91% and not 95% of cohorts of twelve with two or three prolific people. The limits
    are Student's t with n - 1 degrees of freedom. Sources: Liang and Zeger, Biometrika
    73 (1986), 13-22, for a ratio of two rates in the same people; MacKinnon and White,
    J. Econometrics 29 (1985), 305-325, for leaving each out.
    """
    before = sum((member.before for member in members), NONE)
    after = sum((member.after for member in members), NONE)
    change = [member.after.offences - member.before.offences for member in members]
    spread = _spread(members, before, after)
    ratio = _ratio(before, after)
    known = ratio is not None and spread is not None
    half = _units(len(members), confidence) * math.sqrt(spread or 0.0)
    return Rates(
        before=before,
        after=after,
        ratio=ratio,
        low=(ratio or 0.0) * math.exp(-half) if known else None,
        high=(ratio or 0.0) * math.exp(half) if known else None,
        p=_p(ratio, spread, len(members)),
        people=len(members),
        fewer=sum(one < 0 for one in change),
        same=sum(one == 0 for one in change),
        more=sum(one > 0 for one in change),
    )


def difference(cohort: Rates, comparison: Rates) -> tuple[float, float, float] | None:
    """
    Return the cohort's ratio over the comparison's with a 95% interval, or None.

    The variances of the two logarithms add, the groups being different people.
    """
    found = []
    for one in (cohort, comparison):
        if one.ratio is None or one.high is None or not one.ratio:
            return None
        found.append((math.log(one.ratio), math.log(one.high / one.ratio)))
    middle = found[0][0] - found[1][0]
    half = math.hypot(found[0][1], found[1][1])
    return math.exp(middle), math.exp(middle - half), math.exp(middle + half)


@dataclass(frozen=True)
class Step:
    """One step of time around entry: which, and offences for 100 days with limits."""

    step: int
    exposure: Exposure
    people: int
    low: float | None
    high: float | None


def around_entry(
    entries: Sequence[Entry],
    histories: Histories,
    settled_on: date,
    *,
    steps: int = 12,
    days: int = 30,
) -> list[Step]:
    """
    Return offending in steps of `days` around each person's entry, -steps to steps-1.

    A step that is not over by `settled_on` is left out for that person, so later
    steps may rest on fewer people. Limits are Byar's, offences taken as independent.
    """
    found = []
    for step in range(-steps, steps):
        parts = [
            histories.of(
                entry.person,
                shifted(entry.entered_on, step * days),
                shifted(entry.entered_on, (step + 1) * days),
            )
            for entry in entries
            if shifted(entry.entered_on, (step + 1) * days) <= settled_on
        ]
        whole = sum(parts, NONE)
        found.append(Step(step, whole, len(parts), *_limits(whole)))
    return found


def phases(
    entries: Sequence[Entry], histories: Histories, days: int, settled_on: date
) -> dict[str, dict[str, Exposure]]:
    """
    Return offending before entry, during, and after leaving, by group.

    Only people who left and were followed for `days` after it count: the outcome at
    exit. Before is `days` up to entry; during runs from entry to leaving.
    """
    found: dict[str, dict[str, Exposure]] = {}
    for entry in entries:
        if entry.left_on is None or shifted(entry.left_on, days) > settled_on:
            continue
        group = found.setdefault(
            entry.group, {"before": NONE, "during": NONE, "after": NONE}
        )
        entered, left = entry.entered_on, entry.left_on
        spells = {
            "before": (shifted(entered, -days), entered),
            "during": (entered, left),
            "after": (left, shifted(left, days)),
        }
        for name, (start, end) in spells.items():
            group[name] += histories.of(entry.person, start, end)
    return found


def _ratio(before: Exposure, after: Exposure) -> float | None:
    if not before.offences or not before.days or not after.days:
        return None
    return (after.offences / after.days) / (before.offences / before.days)


def _spread(
    members: Sequence[Member], before: Exposure, after: Exposure
) -> float | None:
    """Return the variance of the log ratio, None where it cannot be had."""
    if len(members) < FEWEST_PEOPLE or not before.offences or not after.offences:
        return None
    if not before.days or not after.days:
        return None
    parts = np.array(
        [
            member.after.offences / after.offences
            - member.after.days / after.days
            - member.before.offences / before.offences
            + member.before.days / before.days
            for member in members
        ]
    )
    shares = np.array(
        [
            member.after.offences / after.offences
            + member.before.offences / before.offences
            for member in members
        ]
    )
    others = 1 - shares / 2
    if not (others > 0).all():
        return None
    squares = (parts / others) ** 2
    return float(squares.sum()) * (len(parts) - 1) / len(parts)


def _units(people: int, confidence: float) -> float:
    """Return how many standard errors the limits reach: Student's t."""
    from scipy.special import stdtrit

    return float(stdtrit(max(people - 1, 1), (1 + confidence) / 2))


def _p(ratio: float | None, spread: float | None, people: int) -> float | None:
    from scipy.special import stdtr

    if ratio is None or spread is None:
        return None
    if not spread:
        return 1.0
    return 2 * float(stdtr(people - 1, -abs(math.log(ratio)) / math.sqrt(spread)))


def _limits(whole: Exposure) -> tuple[float | None, float | None]:
    if not whole.days:
        return None, None
    limits = poisson([whole.offences])
    return (
        100 * float(limits.low[0]) / whole.days,
        100 * float(limits.high[0]) / whole.days,
    )
