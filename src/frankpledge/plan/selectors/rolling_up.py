"""A county agreement across its districts: what was allocated, how each district goes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from frankpledge.access.models import Member
from frankpledge.analysis import codes
from frankpledge.analysis.measures.definition import Definition, Form
from frankpledge.analysis.measures.periods import Period, PeriodType
from frankpledge.evidence.selectors import (
    KeptSeries,
    Observation,
    as_seen,
    groups,
    many_series,
    members_on,
)
from frankpledge.evidence.selectors.measures import MeasureVersion, in_force
from frankpledge.plan.models import Plan
from frankpledge.plan.policies import may_see_restricted
from frankpledge.plan.selectors.reading import targets_of
from frankpledge.plan.selectors.standings import Standing, standings_for
from frankpledge.plan.states import TargetKind


# Where nothing is known here, districts are read by their newest twelve months.
YEARLY = str(PeriodType.ROLLING_12)


@dataclass(frozen=True)
class District:
    """One district: its newest figure for the period, and the target it was allocated."""

    code: str
    name: str
    figure: Observation | None
    allocated: Standing | None


@dataclass(frozen=True)
class RollUp:
    """
    One measure across the districts, over one period for all.

    `whole` is the county's own target of it. `total` and `shared_out` are sums, of
    counts alone and only where every district has one; otherwise None.
    """

    measure: str
    definition: Definition
    period: Period | None
    districts: Sequence[District]
    whole: Standing | None
    total: float | None
    shared_out: float | None


def districts_of(group: Any, on: date) -> dict[str, str]:
    """Return the districts that a comparison group names on a day, by code."""
    return {one.area_code: one.area_name for one in members_on(group, on)}


def group_for(slug: str) -> Any:
    """Return a comparison group by its short name, None where there is none."""
    return next((one for one in groups() if one.slug == slug), None)


def rolled_up(
    plan: Plan, districts: Mapping[str, str], *, by: Member, today: date
) -> list[RollUp]:
    """Return every measure that a plan promises something of, across districts."""
    found = standings_for(targets_of(plan), by=by, today=today)
    wanted = dict.fromkeys(one.target.measure for one in found if one.target.measure)
    versions = {row.measure: row for row in in_force().filter(measure__in=wanted)}
    if not may_see_restricted(by, on=today):
        versions = {m: row for m, row in versions.items() if not row.is_restricted}
    kinds = {YEARLY, *(str(one.judged_by) for one in found)}
    series = as_seen(
        many_series(versions.values(), set(districts), kinds),
        versions.values(),
        by,
        on=today,
    )
    return [
        _rolled(
            [one for one in found if one.target.measure == measure],
            versions[measure],
            series,
            districts,
        )
        for measure in wanted
        if measure in versions
    ]


def _rolled(
    own: Sequence[Standing],
    version: MeasureVersion,
    series: Mapping[tuple[str, str, str], KeptSeries],
    districts: Mapping[str, str],
) -> RollUp:
    by_area = {partnership_code(one.target.area_code): one for one in own}
    of_districts = {partnership_code(code) for code in districts}
    whole = next((by_area[code] for code in by_area if code not in of_districts), None)
    kind = next((str(one.judged_by) for one in own if one.latest), YEARLY)
    kept = {code: series.get((version.measure, code, kind)) for code in districts}
    period = _newest(kept.values())
    rows = [
        District(
            code,
            name,
            kept[code].figure(period) if kept[code] and period else None,  # type: ignore[union-attr]
            by_area.get(partnership_code(code)),
        )
        for code, name in districts.items()
    ]
    definition = version.definition
    is_count = definition.form is Form.COUNT
    return RollUp(
        version.measure,
        definition,
        period,
        rows,
        whole,
        _sum([row.figure.value if row.figure else None for row in rows])
        if is_count
        else None,
        _sum([aim_of(row.allocated) for row in rows]) if is_count else None,
    )


def partnership_code(area: str) -> str:
    """Return the code of a partnership by its own or its district's, or the area's own."""
    try:
        return codes.partnership(area).code
    except codes.UnknownPlace:
        return area


def aim_of(one: Standing | None) -> float | None:
    """Return the value a target promises, None where it promises no single one."""
    if one is None or one.promise.kind is TargetKind.THRESHOLD:
        return None
    return one.promise.aim


def _newest(kept: Any) -> Period | None:
    """Return the newest period of which any district has a figure."""
    known = [one.period for series in kept if series for one in series if one.has_value]
    return max(known, key=lambda one: one.ends_before, default=None)


def _sum(values: Sequence[Any]) -> float | None:
    """Return a sum, None where one of the values is not known."""
    if not values or any(value is None for value in values):
        return None
    return float(sum(values))
