"""An area's figures as residents may read them, with what the plan promised."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from frankpledge.access.models import Member
from frankpledge.analysis.disclosure import SmallNumbers
from frankpledge.analysis.measures.definition import Form
from frankpledge.analysis.measures.periods import Period, PeriodType
from frankpledge.evidence.selectors import (
    KeptSeries,
    Observation,
    as_printed,
    change_between,
    many_series,
)
from frankpledge.evidence.selectors.measures import MeasureVersion
from frankpledge.partnership.selectors import Area
from frankpledge.performance.selectors.board import Entry, board, versions_of
from frankpledge.plan.selectors import Plan


# What insiders need to know of a source; residents do not.
OPEN_DATA = re.compile(r" ?\((?:[a-z ]+, )?open data\)$")
COUNTED = {Form.COUNT, Form.RATE}


@dataclass(frozen=True)
class ForumRow:
    """One thing recorded in an area: the period, the one a year before, the verdict."""

    name: str
    now: Observation | None
    before: Observation | None
    verdict: str


@dataclass(frozen=True)
class Forum:
    """All that a report to an area forum is made of; everything may be public."""

    plan: Plan
    area: Area
    period: Period
    priorities: Sequence[tuple[str, list[tuple[str, int]]]]
    rows: Sequence[ForumRow]


def forum_for(
    plan: Plan, area: Area, quarter: Period, *, by: Member, today: date
) -> Forum:
    """
    Return what a forum may read of the twelve months to the quarter's end.

    Where a month of them was never supplied the quarter itself is told instead.

    Restricted measures are left out whoever asks; of the others each figure goes
    through its own rule for small numbers, as for any member of the public.
    """
    entries = board(plan, quarter, by=by, today=today, is_print=True)
    shown = [
        each
        for each in entries
        if each.standing.definition is not None
        and not each.standing.definition.restricted
        and not each.is_withheld
    ]
    year = Period(
        quarter.moved(-9).starts_on, quarter.ends_before, PeriodType.ROLLING_12
    )
    versions = [one for one in versions_of(shown) if one.definition.form in COUNTED]
    kinds = [year.type, quarter.type]
    kept = guarded(many_series(versions, [area.code], kinds), versions)
    rows = rows_of(versions, kept, area.code, year)
    period = year
    if not any(row.now and row.now.has_value for row in rows):
        rows, period = rows_of(versions, kept, area.code, quarter), quarter
    return Forum(plan, area, period, _priorities(shown), rows)


def guarded(
    series: dict[tuple[str, str, str], KeptSeries], versions: Sequence[MeasureVersion]
) -> dict[tuple[str, str, str], KeptSeries]:
    """
    Return series as residents may read them.

    What its owner publishes at the same detail, or is not about people, hides nobody;
    everything else goes through its measure's rule, and small areas show none of it.
    """
    open_already = {SmallNumbers.ALREADY_OPEN, SmallNumbers.NOT_PERSONAL}
    closed = [
        one for one in versions if one.definition.small_numbers not in open_already
    ]
    names = {one.measure for one in closed}
    found = {key: kept for key, kept in series.items() if key[0] in names}
    return series | (as_printed(found, closed) if found else {})


def rows_of(
    versions: Sequence[MeasureVersion],
    kept: Mapping[tuple[str, str, str], KeptSeries],
    area: str,
    period: Period,
) -> list[ForumRow]:
    """Return each measure's figure of a period beside that of a year before."""
    rows = []
    for version in versions:
        series = kept.get((version.measure, area, str(period.type)))
        now = series.figure(period) if series else None
        then = series.figure(period.same_period_last_year) if series else None
        if now is None:
            continue
        breaks = [(each.on, each.note) for each in version.definition.breaks]
        change = change_between(then, now, version.definition, breaks)
        name = OPEN_DATA.sub("", version.definition.name)
        rows.append(ForumRow(name, now, then, change.verdict.value))
    return rows


def _priorities(entries: Sequence[Entry]) -> list[tuple[str, list[tuple[str, int]]]]:
    counts: dict[str, Counter[str]] = {}
    for each in entries:
        title = each.target.objective.priority.title
        counts.setdefault(title, Counter())[each.status.value] += 1
    return [(title, list(found.items())) for title, found in counts.items()]
