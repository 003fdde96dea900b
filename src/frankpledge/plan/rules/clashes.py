"""
Where our targets and those of other bodies' plans pull apart, and where there are gaps.

Plans that take each other into account promise things of the same measures (seven plans
in Charnwood's strategy of 2005). Two promises clash where one wants less and the other
more, or where both name a value for the same day and the values differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frankpledge.plan.states import TargetKind


LESS, MORE, LEVEL = "less", "more", "level"
NEAR = 0.005
"""Values that differ by less than this share of the larger are the same promise."""


class Meeting(StrEnum):
    """How our promise and another's stand to each other."""

    OPPOSITE = "opposite"
    DIFFERENT = "different"
    TOGETHER = "together"
    THEIRS_ALONE = "theirs-alone"


@dataclass(frozen=True)
class Promise:
    """One promise: of which measure, which way, to what value, and its last day."""

    whose: str
    ref: str
    measure: str
    way: str
    value: float | None = None
    due_on: date | None = None


@dataclass(frozen=True)
class Found:
    """One promise of another body beside ours, and how the two stand."""

    meeting: Meeting
    theirs: Promise
    ours: Promise | None = None


def way_of(kind: TargetKind, better: str, change: float | None) -> str:
    """
    Return which way a target of ours goes, nothing where it promises none.

    `better` is the way that is good for its measure; `change` is what it promises
    against its baseline, in any unit.
    """
    if kind in {TargetKind.NONE, TargetKind.MILESTONE}:
        return ""
    if kind is TargetKind.MAINTAIN:
        return LEVEL
    if change:
        return LESS if change < 0 else MORE
    return better if better in {LESS, MORE} else ""


def side_by_side(ours: Sequence[Promise], theirs: Sequence[Promise]) -> list[Found]:
    """Return every promise of theirs beside ours, clashes first."""
    found = [one for their in theirs for one in _beside(their, ours)]
    order = list(Meeting)
    return sorted(found, key=lambda one: order.index(one.meeting))


def _beside(theirs: Promise, ours: Sequence[Promise]) -> Iterator[Found]:
    alike = [one for one in ours if one.measure == theirs.measure and one.way]
    if not alike:
        yield Found(Meeting.THEIRS_ALONE, theirs)
    for own in alike:
        yield Found(_meeting(own, theirs), theirs, own)


def _meeting(own: Promise, theirs: Promise) -> Meeting:
    if {own.way, theirs.way} == {LESS, MORE}:
        return Meeting.OPPOSITE
    if _name_the_same_day(own, theirs) and not _is_near(own, theirs):
        return Meeting.DIFFERENT
    return Meeting.TOGETHER


def _name_the_same_day(own: Promise, theirs: Promise) -> bool:
    return own.due_on is not None and own.due_on == theirs.due_on


def _is_near(own: Promise, theirs: Promise) -> bool:
    """Say whether two promises name the same value, or one of them none."""
    if own.value is None or theirs.value is None:
        return True
    return abs(own.value - theirs.value) <= NEAR * max(
        abs(own.value), abs(theirs.value)
    )


def ours_alone(ours: Sequence[Promise], theirs: Sequence[Promise]) -> list[Promise]:
    """Return our promises of measures that no other body promises anything of."""
    held = {one.measure for one in theirs}
    return [one for one in ours if one.way and one.measure not in held]
