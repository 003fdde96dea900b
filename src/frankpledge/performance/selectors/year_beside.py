"""What an annual report tells beside its targets: members, money, views, case reviews."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from frankpledge.analysis.measures.periods import Period, PeriodType
from frankpledge.analysis.statistics.change import Change, two_counts
from frankpledge.evidence.selectors import KeptSeries
from frankpledge.funding.selectors import (
    FundInYear,
    contributions_visible_to,
    funds_in,
    funds_visible_to,
)
from frankpledge.partnership.selectors import agencies_of
from frankpledge.partnership.selectors.duties import DutyLine, duty_lines
from frankpledge.partnership.selectors.registers import Answered, questions_asked
from frankpledge.partnership.states import AgencyKind, LegalStatus
from frankpledge.performance.selectors.board import Entry
from frankpledge.performance.selectors.foretelling import COUNTED
from frankpledge.performance.selectors.seeing import Eyes, Many
from frankpledge.performance.selectors.used import Found, Year, measured


# Section 104(9) of the Anti-social Behaviour, Crime and Policing Act 2014: what must
# be published at least every twelve months.
CASE_REVIEWS = (
    "asb-case-review-applications",
    "asb-case-review-threshold-not-met",
    "asb-case-review-reviews",
    "asb-case-review-recommendations",
)
MEETING_PEOPLE = (
    "consultation-attendances",
    "face-the-people-events",
    "community-beat-events",
    "survey-questions-fielded",
)
VIEWS = "views-sought"


@dataclass(frozen=True)
class Alike:
    """
    The months of a year that are known, beside the same months of the year before.

    A missing month leaves a year without a total; these counts leave it out of both.
    """

    months: int
    change: Change


@dataclass(frozen=True)
class Money:
    """What funds gave in a year, and what agencies gave without being paid."""

    funds: Sequence[FundInYear]
    hours: Decimal
    value: Decimal


@dataclass(frozen=True)
class YearBeside:
    """Who the partnership is, its money, whom it asked, and its case reviews."""

    responsible: Sequence[str]
    others: Sequence[str]
    money: Money
    questions: Sequence[Answered]
    meetings: Sequence[Found]
    views: DutyLine | None
    reviews: Sequence[Found]
    alike: Mapping[int, Alike]


def year_beside(
    year: int, entries: Sequence[Entry], kept: Many, *, eyes: Eyes
) -> YearBeside:
    """
    Return what else a year's report tells, as these eyes may see it.

    `kept` are the targets' series as these eyes see them, months among them.
    """
    asked = Year(year, eyes.member, eyes.today)
    agencies = list(agencies_of(asked.home, on=min(asked.ends_before, asked.today)))
    known = measured({*CASE_REVIEWS, *MEETING_PEOPLE}, asked)
    is_two_tier = any(one.kind == AgencyKind.COUNTY_COUNCIL for one in agencies)
    duties = duty_lines(asked.home, year, has_county=is_two_tier, today=eyes.today)
    return YearBeside(
        responsible=[one.name for one in agencies if is_responsible(one)],
        others=[one.name for one in agencies if not is_responsible(one)],
        money=money_of(asked),
        questions=questions_asked(asked.home, asked.starts_on, asked.ends_before),
        meetings=[known[name] for name in MEETING_PEOPLE if known[name].is_known],
        views=next((one for one in duties if one.duty.id == VIEWS), None),
        reviews=[known[name] for name in CASE_REVIEWS],
        alike=alike_of(entries, year, kept),
    )


def is_responsible(agency: Any) -> bool:
    """Say whether an agency is one of the responsible authorities of section 5."""
    return bool(agency.legal_status == LegalStatus.RESPONSIBLE)


def money_of(year: Year) -> Money:
    """Return a year's money, as far as this member may see it."""
    given = list(
        contributions_visible_to(year.by, on=year.today).filter(
            given_on__gte=year.starts_on, given_on__lt=year.ends_before
        )
    )
    return Money(
        funds_in(year.starts, funds_visible_to(year.by, on=year.today)),
        sum((one.hours for one in given), Decimal(0)),
        sum((one.value for one in given), Decimal(0)),
    )


def alike_of(entries: Sequence[Entry], year: int, kept: Many) -> dict[int, Alike]:
    """Return each counted target's known months beside the same a year before."""
    shown = [
        each
        for each in entries
        if not each.is_withheld
        and each.standing.definition is not None
        and each.standing.definition.form in COUNTED
    ]
    found = {}
    for each in shown:
        place = each.target.measure, each.target.area_code, PeriodType.MONTH.value
        alike = months_alike(kept.get(place), months_of(year))
        if alike:
            found[each.target.pk] = alike
    return found


def months_of(year: int) -> list[Period]:
    """Return the months of a year that begins 1 April."""
    first = Period(date(year, 4, 1), date(year, 5, 1), PeriodType.MONTH)
    return [first.moved(step) for step in range(12)]


def months_alike(series: KeptSeries | None, months: Iterable[Period]) -> Alike | None:
    """Return the counts of the months that both years know, None where there is none."""
    pairs = []
    for month in months if series is not None else ():
        now, then = counted(series, month), counted(series, month.same_period_last_year)
        if now is not None and then is not None:
            pairs.append((then, now))
    if not pairs:
        return None
    then, now = (round(sum(side)) for side in zip(*pairs, strict=True))
    return Alike(len(pairs), two_counts(then, now))


def counted(series: KeptSeries | None, month: Period) -> float | None:
    """Return how many were counted in a month, None where that is not known."""
    if series is None or month not in series.periods:
        return None
    one = series.at(series.periods.index(month))
    if not one.has_value or one.numerator is None:
        return None
    return float(one.numerator)
