"""Offending of a fixed list of people before and after, around entry, at exit."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import pyarrow as pa

from frankpledge.analysis.charts.effects import Mark, effects_spec
from frankpledge.analysis.methods.offenders.tables import (
    COHORT,
    COMPARISON,
    INDEPENDENT_LAG,
    LISTED,
    OFFENCES,
    PICKED_AT_PEAK,
    Custody,
    Entered,
    Followed,
    Group,
    Offences,
    Person,
    SettledOn,
    entries,
    histories,
    rate_told,
)
from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Example,
    Family,
    method,
)
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.tables import BadTable, TableLike, between
from frankpledge.analysis.patterns.offenders.cohorts import (
    FEWEST_PEOPLE,
    Member,
    Rates,
    before_and_after,
    difference,
    rates,
)
from frankpledge.analysis.statistics.sentences import number, signed


BEFORE_AFTER = (
    "The list of people is fixed first. For each the same number of days before and "
    "from entry is looked at; offences count on the day they were committed, and days "
    "in custody are left out. Rates are offences for 100 days at liberty. The interval "
    "of their ratio comes from how differently people changed. People not yet followed "
    "to the end are reported apart."
)


@method(
    "cohort-before-after",
    family=Family.OFFENDERS,
    title="A cohort's offending before and after entry",
    question="Do the people we manage offend less than before?",
    definition=BEFORE_AFTER,
    sources=("Liang and Zeger 1986, Biometrika 73, 13-22 (spread between people)",),
    example=Example(LISTED, {"offences": OFFENCES, "settled_on": date(2026, 1, 31)}),
)
def cohort_before_after(
    table: TableLike,
    *,
    offences: Offences,
    settled_on: SettledOn,
    person: Person = "person",
    entered: Entered = "entered_on",
    reason: Annotated[str, ColumnOf("Why the person is on the list.")] = "",
    group: Group = "",
    custody: Custody = None,
    followed: Followed = 365,
) -> Result:
    """
    Return each person's offences and days at liberty before and after, and the rates.

    With a comparison group the cohort's ratio is set over the comparison's.
    """
    between("days followed", followed, 30, 3650)
    listed = entries(table, person, entered, group=group, reason=reason)
    everybody = histories(offences, custody)
    members, waiting = before_and_after(listed, everybody, followed, settled_on)
    own = [one for one in members if one.entry.group in ("", COHORT)]
    rest = [one for one in members if one.entry.group == COMPARISON]
    if len(own) + len(rest) < len(members):
        raise BadTable(f"A group is either {COHORT} or {COMPARISON}.")
    if not own:
        raise BadTable("Nobody of the cohort has been followed to the end yet.")
    found = rates(own)
    beside = difference(found, rates(rest)) if rest else None
    return Result(
        method="cohort-before-after",
        definition=BEFORE_AFTER,
        sentence=_sentence(found, beside),
        table=_members(members),
        figures=_figures(found, beside, len(waiting)),
        warnings=_warnings(found, len(waiting), has_comparison=bool(rest)),
        period=f"{followed} days before and after; settled on {settled_on}",
        spec=effects_spec(
            _marks(found, rates(rest) if rest else None),
            title="Offending after entry over offending before",
            subtitle="Ratio of rates at liberty, with intervals; 1 is no change.",
            unit="Ratio",
            none=1.0,
        ),
    )


def _sentence(found: Rates, beside: tuple[float, float, float] | None) -> str:
    size = "" if found.ratio is None else f" ({signed(100 * (found.ratio - 1), 0)}%)"
    told = (
        f"{number(found.people)} people went from {rate_told(found.before)} to "
        f"{rate_told(found.after)} offences for every 100 days at liberty{size}: "
        f"{found.fewer} offended less, {found.more} more, {found.same} as before."
    )
    if beside is None:
        return told
    middle, low, high = (100 * (one - 1) for one in beside)
    return (
        f"{told} Against the comparison that is {signed(middle, 0)}% "
        f"({signed(low, 0)}% to {signed(high, 0)}%)."
    )


def _figures(
    found: Rates, beside: tuple[float, float, float] | None, waiting: int
) -> dict[str, float | None]:
    return {
        "people": found.people,
        "offences_before": found.before.offences,
        "offences_after": found.after.offences,
        "rate_before": found.before.rate,
        "rate_after": found.after.rate,
        "ratio": found.ratio,
        "low": found.low,
        "high": found.high,
        "p": found.p,
        "ratio_to_comparison": None if beside is None else beside[0],
        "not_followed_yet": waiting,
    }


def _warnings(found: Rates, waiting: int, *, has_comparison: bool) -> tuple[str, ...]:
    told = {
        PICKED_AT_PEAK: not has_comparison,
        f"{waiting} people have not been followed to the end and are left out.": (
            waiting > 0
        ),
        f"Fewer than {FEWEST_PEOPLE} people, or no offences: there is no interval.": (
            found.low is None
        ),
        INDEPENDENT_LAG: True,
    }
    return tuple(words for words, is_so in told.items() if is_so)


def _members(members: list[Member]) -> pa.Table:
    return pa.table(
        {
            "person": [one.entry.person for one in members],
            "group": [one.entry.group or COHORT for one in members],
            "reason": [one.entry.reason for one in members],
            "offences_before": [one.before.offences for one in members],
            "days_before": [one.before.days for one in members],
            "offences_after": [one.after.offences for one in members],
            "days_after": [one.after.days for one in members],
        }
    )


def _marks(own: Rates, rest: Rates | None) -> list[Mark]:
    shown = [("Cohort", own), *([("Comparison", rest)] if rest else [])]
    return [
        Mark(name, one.ratio, one.low, one.high, is_own=name == "Cohort")
        for name, one in shown
        if one.ratio is not None
    ]
