"""When entries of the registers fall due, and what makes one unsound."""

import calendar
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import sqrt
from typing import Any

from frankpledge.partnership.states import RegisterName, RiskState


ANSWER_DAYS = 28
"""
Days to answer a report or recommendation of the crime and disorder committee: Police
and Justice Act 2006 section 19 with SI 2009/942 regulation 7. Counted for every kind of
question, save where the committee names a day of its own (regulation 5).
"""


RETEST_MONTHS = 2
"""A shop that sold is tested again within two months (West Lancashire's plan)."""

NOT_READ_TWICE = "Not shown: a second person has not passed it on yet."

NORMAL_95 = 1.96
"""How many standard errors hold 95 of 100 samples."""


class Band(StrEnum):
    """How serious a risk is: our own bands of likelihood times impact, out of 25."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very high"


BAND_STARTS = ((16, Band.VERY_HIGH), (10, Band.HIGH), (5, Band.MEDIUM))


def risk_score(likelihood: int, impact: int) -> int:
    """Return likelihood times impact, each from 1 to 5."""
    return likelihood * impact


def risk_band(score: int) -> Band:
    """Return the band that a score of 1 to 25 lies in."""
    return next((band for start, band in BAND_STARTS if score >= start), Band.LOW)


def answer_due_on(received_on: date, wanted_by: date | None = None) -> date:
    """Return the day by which a question is answered: the committee's, or 28 days on."""
    return wanted_by or received_on + timedelta(days=ANSWER_DAYS)


def months_after(day: date, months: int) -> date:
    """Return the same day some months on, or that month's last day where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def refresher_due_on(attended_on: date, refresher_months: int | None) -> date | None:
    """Return when what was learned must be refreshed; None where it never must."""
    return months_after(attended_on, refresher_months) if refresher_months else None


def training_is_in_date(
    attended_on: Iterable[date], refresher_months: int | None, on: date
) -> bool:
    """
    Say whether somebody who took a course on these days is trained on a day.

    A course not yet attended on that day does not count; on the day that the
    refresher falls due the training still holds.
    """
    taken = [day for day in attended_on if day <= on]
    if not taken:
        return False
    due_on = refresher_due_on(max(taken), refresher_months)
    return due_on is None or on <= due_on


def retest_due_on(sold_on: date, tested_on: Iterable[date]) -> date | None:
    """Return by when a shop that sold is tested again; None where it has been."""
    if any(day > sold_on for day in tested_on):
        return None
    return months_after(sold_on, RETEST_MONTHS)


def wording_differs(now: str, before: str | None) -> bool:
    """Say whether a question was put in other words than in the wave before."""
    return before is not None and bare_words(now) != bare_words(before)


def bare_words(text: str) -> list[str]:
    """Return the words of a question without case, signs and spaces."""
    return re.findall(r"[a-z0-9]+", text.casefold())


def margin_in_points(
    percent: float | None, answers: int, design_effect: float = 1.0
) -> float:
    """
    Return the 95 per cent margin of a survey's share, in percentage points.

    The normal approximation for a simple random sample, widened by the square root of
    the design effect that weights and clusters bring (Kish 1965). Without a share the
    widest margin, that of 50 per cent, is given.
    """
    share = 0.5 if percent is None else percent / 100
    return 100 * NORMAL_95 * sqrt(design_effect * share * (1 - share) / answers)


@dataclass(frozen=True)
class Edition:
    """One version of a group's terms: the day it was adopted and its quorum."""

    adopted_on: date | None
    quorum: int | None


def terms_in_force(editions: Iterable[Edition], on: date) -> Edition | None:
    """Return the version that bound the group on a day; drafts bind nobody."""
    adopted = [one for one in editions if one.adopted_on and one.adopted_on <= on]
    return max(adopted, key=lambda one: one.adopted_on or date.min, default=None)


def was_quorate(present: int, terms: Edition | None) -> bool | None:
    """Say whether enough agencies were there; None where no terms name a quorum."""
    if terms is None or terms.quorum is None:
        return None
    return present >= terms.quorum


DAYS_THAT_HAVE_COME = {
    RegisterName.TERMS: ("adopted_on", "Terms are adopted on a day that has come."),
    RegisterName.MINUTES: ("met_on", "Minutes are of a meeting that was held."),
    RegisterName.TRAINING: (
        "attended_on",
        "A course is attended on a day that has come.",
    ),
    RegisterName.TESTS: ("tested_on", "A test is made on a day that has come."),
    RegisterName.PREMISES_LOG: (
        "happened_on",
        "What happened at premises lies behind us.",
    ),
    RegisterName.STREET: ("found_on", "A find is made on a day that has come."),
    RegisterName.CONCERNS: (
        "raised_on",
        "A concern is raised on a day that has come.",
    ),
    RegisterName.INFORMATION: (
        "received_on",
        "Information was told on a day that has come.",
    ),
    RegisterName.ISSUES: ("raised_on", "An issue is something that has happened."),
    RegisterName.SCRUTINY: (
        "received_on",
        "A question is received on a day that has come.",
    ),
}
"""The day of an entry that cannot lie in days to come, and what is said where it does."""


def fault_in(register: RegisterName, fields: Mapping[str, Any], on: date) -> str:
    """
    Return what is unsound in an entry as it would stand, nothing where it is sound.

    `fields` holds plain values by the names of the entry's fields; `on` is the day
    of writing, for what cannot lie in days to come.
    """
    name, said = DAYS_THAT_HAVE_COME.get(register, ("", ""))
    day = fields.get(name)
    if day is not None and day > on:
        return said
    if register is RegisterName.MINUTES and fields.get("group_kind") == "case-panel":
        return (
            "A case panel's minutes speak of people: they are kept with its cases, "
            "not here."
        )
    is_open_risk = (
        register is RegisterName.RISKS and fields.get("state") == RiskState.OPEN
    )
    if is_open_risk and not fields.get("review_on"):
        return "An open risk has a day on which it is looked at again."
    return ""
