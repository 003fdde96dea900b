"""An area's figures as residents may read them, with what the plan promised."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from frankpledge.access.models import Member
from frankpledge.analysis.disclosure import SmallNumbers
from frankpledge.analysis.measures.definition import Definition, Form
from frankpledge.analysis.measures.periods import Period, PeriodType
from frankpledge.evidence.selectors import (
    KeptSeries,
    Observation,
    as_printed,
    by_area,
    change_between,
    many_series,
)
from frankpledge.evidence.selectors.measures import MeasureVersion
from frankpledge.partnership.selectors import Area, outlines_of, overlaps
from frankpledge.partnership.selectors.outlines import Polygons
from frankpledge.partnership.states import AreaKind
from frankpledge.performance.selectors.board import Entry, board, versions_of
from frankpledge.plan.selectors import Plan


# What insiders need to know of a source; residents do not.
OPEN_DATA = re.compile(r" ?\((?:[a-z ]+, )?open data\)$")
COUNTED = {Form.COUNT, Form.RATE}
# Of one ward a map says no more than the table beside it.
FEWEST_WARDS = 2


@dataclass(frozen=True)
class ForumRow:
    """One thing recorded in an area: the period, the one a year before, the verdict."""

    name: str
    now: Observation | None
    before: Observation | None
    verdict: str


@dataclass(frozen=True)
class Wards:
    """One measure in every ward of an area, all of it published by its owner already."""

    name: str
    definition: Definition
    areas: Sequence[Area]
    outlines: Mapping[str, Polygons]
    counts: Mapping[str, int]


@dataclass(frozen=True)
class Forum:
    """All that a report to an area forum is made of; everything may be public."""

    plan: Plan
    area: Area
    period: Period
    priorities: Sequence[tuple[str, list[tuple[str, int]]]]
    rows: Sequence[ForumRow]
    wards: Wards | None = None


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
    wards = wards_of(versions, area, period)
    return Forum(plan, area, period, _priorities(shown), rows, wards)


def wards_of(
    versions: Sequence[MeasureVersion], area: Area, period: Period
) -> Wards | None:
    """
    Return the first open count of an area's wards, None where there is nothing to map.

    Only what its owner publishes ward by ward is told of so small a place.
    """
    inside = [
        one.area
        for one in overlaps(area)
        if one.is_inside and one.area.kind == AreaKind.WARD
    ]
    if len(inside) < FEWEST_WARDS:
        return None
    for version in versions:
        definition = version.definition
        if definition.small_numbers is not SmallNumbers.ALREADY_OPEN:
            continue
        kept = by_area(version)([one.code for one in inside], str(period.type))
        counts = _counts({code: one.figure(period) for code, one in kept.items()})
        if len(counts) == len(inside) and (drawn := outlines_of(inside)):
            name = OPEN_DATA.sub("", definition.name)
            return Wards(name, definition, inside, drawn, counts)
    return None


def _counts(figures: Mapping[str, Observation | None]) -> dict[str, int]:
    return {
        code: round(one.numerator)
        for code, one in figures.items()
        if one is not None and one.has_value and one.numerator is not None
    }


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
