"""An area's month: what stands out first, then what goes as it should."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from frankpledge.access.models import Member
from frankpledge.analysis.measures.definition import Definition
from frankpledge.analysis.measures.periods import NotAPeriod, Period, PeriodType
from frankpledge.evidence.selectors import (
    Change,
    KeptSeries,
    Observation,
    change_between,
    many_series,
)
from frankpledge.evidence.selectors.measures import in_force
from frankpledge.partnership.selectors import Area, home, measured_areas
from frankpledge.performance.models import Commentary
from frankpledge.performance.selectors.board import Entry, board, versions_of
from frankpledge.performance.selectors.choosing import (
    NoSuchQuarter,
    quarter_around,
)
from frankpledge.performance.selectors.pairing import Beside, paired
from frankpledge.performance.selectors.seeing import Eyes
from frankpledge.plan.selectors import Plan, targets_of
from frankpledge.plan.states import TargetStatus


AREA_KINDS = {"partnership", "district", "ward", "neighbourhood", "beat"}
GOOD = {TargetStatus.ON_COURSE, TargetStatus.MET}


@dataclass(frozen=True)
class Row:
    """
    One measure of the plan in an area's month.

    `change` holds the month against the same month last year, `rolling` the twelve
    months to it. `entry` is the target it serves, of the partnership as a whole.
    """

    entry: Entry
    definition: Definition | None
    month: Observation | None
    change: Change | None
    rolling: Observation | None
    is_whole: bool
    beside: Beside | None = None
    commentary: Commentary | None = None

    @property
    def is_exception(self) -> bool:
        """Say whether it needs attention: a target off course, or clearly worse here."""
        if self.is_whole and self.entry.is_exception:
            return True
        if self.change is None or not self.change.is_clear:
            return False
        if self.entry.status is TargetStatus.NO_TARGET:
            return False
        is_up = self.change.verdict.value == "rose"
        return is_up is not self.entry.standing.wants_more

    @property
    def goes_well(self) -> bool:
        """Say whether it is on course, or clearly better here than a year before."""
        if self.is_exception:
            return False
        if self.is_whole and self.entry.status in GOOD:
            return True
        return self.change is not None and self.change.is_clear


@dataclass(frozen=True)
class Update:
    """One area's month under a plan."""

    plan: Plan
    area: Area
    month: Period
    rows: Sequence[Row]

    @property
    def exceptions(self) -> list[Row]:
        """Return what needs attention."""
        return [row for row in self.rows if row.is_exception]

    @property
    def well(self) -> list[Row]:
        """Return what goes well."""
        return [row for row in self.rows if row.goes_well]

    @property
    def others(self) -> list[Row]:
        """Return everything else: no clear change, or nothing known."""
        return [row for row in self.rows if not row.is_exception and not row.goes_well]


def month_named(name: str) -> Period:
    """Return the month written 2020-03, or say that it is none."""
    try:
        month = Period.parse(name)
    except NotAPeriod as error:
        raise NoSuchQuarter(
            f"“{name}” is not a month.", "Write it as 2020-03."
        ) from error
    if month.type is not PeriodType.MONTH:
        raise NoSuchQuarter(f"“{name}” is not a month.", "Write it as 2020-03.")
    return month


def update_areas() -> list[Area]:
    """Return the areas a monthly update can be made for, the whole first."""
    partnership = home()
    found = [one for one in measured_areas(partnership) if one.kind in AREA_KINDS]
    return sorted(
        found, key=lambda one: (one.code != partnership.area_code, one.kind, one.name)
    )


def area_named(code: str) -> Area:
    """Return one of those areas, or say that there is none of the code or name."""
    wanted = code.strip().lower()
    for one in update_areas():
        if wanted in {one.code.lower(), one.name.lower()}:
            return one
    raise NoSuchQuarter(f"“{code}” is no area of the partnership.")


def latest_month(plan: Plan, *, today: date) -> Period | None:
    """Return the plan's newest month that is over."""
    day = min(today, plan.ends_before)
    month = Period(
        date(day.year, day.month, 1),
        _next_month(date(day.year, day.month, 1)),
        PeriodType.MONTH,
    ).moved(-1)
    return month if month.starts_on >= plan.starts_on else None


def newest_month(plan: Plan, *, today: date) -> Period | None:
    """
    Return the plan's newest month of which a figure of its area is known.

    Months come weeks after they end: the last that is over would be an empty page.
    Where none is known it is the last that is over.
    """
    last = latest_month(plan, today=today)
    if last is None:
        return None
    measures = {target.measure for target in targets_of(plan)}
    versions = in_force().filter(measure__in=measures)
    series = many_series(versions, [plan.area_code], [PeriodType.MONTH])
    known = [
        one.period
        for kept in series.values()
        for one in kept.between(plan.starts_on, last.ends_before)
        if one.has_value
    ]
    return max(known, default=last)


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def monthly_update(
    plan: Plan,
    area: Area,
    month: Period,
    *,
    by: Member,
    today: date,
    is_print: bool = False,
) -> Update:
    """Return an area's month, in a fixed number of queries whatever the plan holds."""
    eyes = Eyes(by, today, is_print)
    quarter = quarter_around(month.starts_on)
    # Judged by the last whole quarter that the month closes or follows.
    judged = quarter if quarter.ends_before == month.ends_before else quarter.moved(-3)
    entries = board(plan, judged, by=by, today=today, is_print=is_print)
    versions = versions_of(entries)
    kinds = [PeriodType.MONTH, PeriodType.ROLLING_12]
    kept = eyes.see(many_series(versions, [area.code], kinds), versions)
    is_whole = area.code == plan.area_code
    beside = paired(entries, judged, eyes=eyes) if is_whole else {}
    rows = []
    for entry in entries:
        if not entry.target.measure:
            continue
        months = kept.get((entry.target.measure, area.code, "month"))
        years = kept.get((entry.target.measure, area.code, "rolling-12"))
        now = months.figure(month) if months and not entry.is_withheld else None
        then = months.figure(month.same_period_last_year) if months else None
        rows.append(
            Row(
                entry=entry,
                definition=entry.standing.definition,
                month=now,
                change=_change(entry, then, now),
                rolling=_rolling(years, month) if not entry.is_withheld else None,
                is_whole=is_whole,
                beside=beside.get(entry.target.pk),
                commentary=entry.said.commentary,
            )
        )
    return Update(plan, area, month, rows)


def _change(
    entry: Entry, then: Observation | None, now: Observation | None
) -> Change | None:
    definition = entry.standing.definition
    if definition is None or now is None:
        return None
    breaks = [(each.on, each.note) for each in definition.breaks]
    return change_between(then, now, definition, breaks)


def _rolling(years: KeptSeries | None, month: Period) -> Observation | None:
    if years is None:
        return None
    return years.figure(
        Period(month.moved(-11).starts_on, month.ends_before, PeriodType.ROLLING_12)
    )


def quarter_holding(month: Period) -> str:
    """Return the label of the quarter a month falls in."""
    return quarter_around(month.starts_on).label
