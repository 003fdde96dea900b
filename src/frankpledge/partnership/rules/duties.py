"""
Statutory duties: which law holds on a day, and when each falls due.

The texts are data (`duties.toml`), dated, so that a year that is past is read by the
law of its time.
"""

from __future__ import annotations

import tomllib
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field, model_validator

from frankpledge.analysis.failures import ExpectedFailure


YEAR_BEGINS = (4, 1)
"""1 April: regulation 2 of SI 2007/1830."""


class UnknownDuty(ExpectedFailure):
    """No duty has this name."""


class Rhythm(StrEnum):
    """How often a duty falls due."""

    YEARLY = "yearly"
    QUARTERLY = "quarterly"
    STANDING = "standing"


class LawVersion(BaseModel):
    """What the law said of a duty from one day to before another."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    starts_on: date = Field(alias="from")
    ends_before: date | None = Field(default=None, alias="until")
    says: str

    def holds_on(self, day: date) -> bool:
        """Say whether this was the law on a day."""
        return self.starts_on <= day and (
            self.ends_before is None or day < self.ends_before
        )


class Duty(BaseModel):
    """
    One duty, who has it, how often it falls due, and its law through time.

    `first` is the first day on which it fell due; `coming` says what may change it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z][a-z0-9-]+$")
    title: str
    who: str
    law: str
    when: Rhythm
    by: str = Field(default="", pattern=r"^(\d\d-\d\d)?$")
    where: str = Field(pattern=r"^(england|wales|both)$")
    first: date | None = None
    tier: str = Field(default="", pattern=r"^(two-tier)?$")
    coming: str = ""
    version: tuple[LawVersion, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _versions_follow_each_other(self) -> Duty:
        for earlier, later in zip(self.version, self.version[1:], strict=False):
            if earlier.ends_before is None or earlier.ends_before > later.starts_on:
                raise ValueError(f"Two versions of {self.id} hold on one day.")
        if (self.when is Rhythm.YEARLY) != bool(self.by):
            raise ValueError(f"{self.id}: a yearly duty, and only it, has a day.")
        return self

    def law_on(self, day: date) -> LawVersion | None:
        """Return what the law said on a day, None where there was no such duty."""
        return next((each for each in self.version if each.holds_on(day)), None)

    def due_in(self, year: int) -> tuple[date, ...]:
        """
        Return the days on which it falls due in the year that begins 1 April `year`.

        A quarter's information is due at the end of the quarter after it; what must
        be in place at all times has no day. A day before the first, or without a
        law, is none: the first strategy against serious violence was due a year
        after its duty began.
        """
        return tuple(
            day
            for day in self._days_in(year)
            if self.law_on(day) and day >= (self.first or day)
        )

    def _days_in(self, year: int) -> tuple[date, ...]:
        if self.when is Rhythm.QUARTERLY:
            return (
                date(year, 6, 30),
                date(year, 9, 30),
                date(year, 12, 31),
                date(year + 1, 3, 31),
            )
        if self.when is Rhythm.STANDING:
            return ()
        month, day = (int(part) for part in self.by.split("-"))
        falls_in = year if (month, day) >= YEAR_BEGINS else year + 1
        return (date(falls_in, month, day),)


@cache
def duties() -> tuple[Duty, ...]:
    """Return every duty that is known, in the order of the partnership's year."""
    text = files("frankpledge.partnership").joinpath("duties.toml").read_text("utf-8")
    return tuple(Duty(**row) for row in tomllib.loads(text)["duty"])


def duty_named(name: str) -> Duty:
    """Return the duty of that id; raise UnknownDuty where there is none."""
    for duty in duties():
        if duty.id == name:
            return duty
    raise UnknownDuty(f"There is no duty “{name}”.")


def duties_on(day: date, *, country: str, has_county: bool) -> tuple[Duty, ...]:
    """Return the duties that a partnership of a country had on a day."""
    return tuple(
        duty
        for duty in duties()
        if duty.where in {"both", country}
        and (has_county or not duty.tier)
        and duty.law_on(day) is not None
    )


def in_force(year: int, *, country: str, has_county: bool) -> tuple[Duty, ...]:
    """Return the duties a partnership had at any time in a year, as its law then was."""
    at_start = duties_on(date(year, 4, 1), country=country, has_county=has_county)
    at_end = duties_on(date(year + 1, 3, 31), country=country, has_county=has_county)
    return tuple(duty for duty in duties() if duty in at_start or duty in at_end)


def next_due(duty: Duty, year: int, today: date) -> date | None:
    """Return the next day the duty falls due in a year, its last one once all passed."""
    days = duty.due_in(year)
    return next((day for day in days if day >= today), days[-1] if days else None)


def is_overdue(duty: Duty, year: int, today: date) -> bool:
    """
    Say whether the last day on which a duty fell due in a year has passed.

    A duty that must simply be in place is overdue once its year is over; one that
    was not yet due in its first year never is.
    """
    if duty.when is Rhythm.STANDING:
        return today > date(year + 1, 3, 31)
    days = duty.due_in(year)
    return bool(days) and today > days[-1]
