"""Offences and days at liberty within spells of time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Spell:
    """A spell of custody: from a day, up to and without another; None is still in."""

    starts_on: date
    ends_before: date | None = None


@dataclass(frozen=True)
class Offence:
    """One proven offence by the day it was committed, not the day of conviction."""

    on: date
    kind: str = ""


@dataclass(frozen=True)
class Exposure:
    """Offences in a spell of time and the days of it spent at liberty."""

    offences: int
    days: int

    def __add__(self, other: Exposure) -> Exposure:
        """Return both together."""
        return Exposure(self.offences + other.offences, self.days + other.days)

    @property
    def rate(self) -> float | None:
        """Return offences for every 100 days at liberty, None without any such day."""
        return 100 * self.offences / self.days if self.days else None


NONE = Exposure(0, 0)


def days_in(custody: Sequence[Spell], start: date, end: date) -> int:
    """Return how many days of [start, end) were spent in custody, each counted once."""
    spells = sorted(
        (max(spell.starts_on, start), min(spell.ends_before or end, end))
        for spell in custody
    )
    days, reached = 0, start
    for first, last in spells:
        first = max(first, reached)
        if last > first:
            days += (last - first).days
            reached = last
    return days


def exposure(
    offences: Sequence[Offence],
    custody: Sequence[Spell],
    start: date,
    end: date,
    kind: str = "",
) -> Exposure:
    """Return the offences in [start, end), of one kind or all, and days at liberty."""
    number = sum(
        start <= offence.on < end and kind in ("", offence.kind) for offence in offences
    )
    whole = max(0, (end - start).days)
    return Exposure(number, whole - days_in(custody, start, end) if whole else 0)


@dataclass(frozen=True)
class Histories:
    """Offences and custody of everybody, by person."""

    offences: Mapping[str, Sequence[Offence]]
    custody: Mapping[str, Sequence[Spell]]

    def of(self, person: str, start: date, end: date, kind: str = "") -> Exposure:
        """Return one person's offences and days at liberty in [start, end)."""
        return exposure(
            self.offences.get(person, ()),
            self.custody.get(person, ()),
            start,
            end,
            kind,
        )


def shifted(day: date, days: int) -> date:
    """Return the day so many days later, or earlier where negative."""
    return day + timedelta(days=days)
