"""Which quarter and which plan are meant."""

from datetime import date

from frankpledge.analysis.dates import APRIL, year_of
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.measures import periods
from frankpledge.analysis.measures.periods import NotAPeriod, Period, PeriodType
from frankpledge.plan.selectors import Plan, plans_of
from frankpledge.plan.states import PlanRole, PlanState


class NoSuchQuarter(ExpectedFailure):
    """A quarter that nobody can report on: misspelt, or covered by no plan."""


def quarter_named(name: str) -> Period:
    """Return the quarter with this label, written 2019/20-Q4 or 2019-20-q4."""
    label = name.strip().upper()
    if label[4:5] == "-":
        label = f"{label[:4]}/{label[5:]}"
    try:
        period = Period.parse(label)
    except NotAPeriod as error:
        raise _unreadable(name) from error
    if period.type is not PeriodType.QUARTER:
        raise _unreadable(name)
    return period


def _unreadable(name: str) -> NoSuchQuarter:
    return NoSuchQuarter(f"“{name}” is not a quarter.", "Write it as 2019/20-Q4.")


def slug_of(quarter: Period) -> str:
    """Return the quarter as it stands in addresses and file names."""
    return quarter.label.lower().replace("/", "-")


def quarter_around(day: date) -> Period:
    """Return the quarter a day falls in; financial years start in April."""
    return periods.quarter(year_of(day), (day.month - APRIL) % 12 // 3 + 1)


def quarters_of(plan: Plan, *, today: date) -> list[Period]:
    """Return the plan's quarters that are over, the newest first."""
    found = []
    quarter = quarter_around(plan.starts_on)
    while quarter.ends_before <= min(today, plan.ends_before):
        found.append(quarter)
        quarter = quarter.moved(3)
    return found[::-1]


def latest_quarter(plan: Plan, *, today: date) -> Period | None:
    """Return the plan's newest quarter that is over, None before the first is."""
    return next(iter(quarters_of(plan, today=today)), None)


def plan_for(
    partnership_id: int, *, quarter: Period | None = None, slug: str = "", today: date
) -> Plan:
    """
    Return the plan that is reported on.

    The one named; else the agreed plan whose years hold the quarter; else the
    newest that does. Without a quarter, the plan whose years hold today or the
    last one before. The partnership's own plan comes before those of its groups.
    """
    plans = [each for each in plans_of(partnership_id) if not slug or each.slug == slug]
    day = quarter.starts_on if quarter else today
    wanted = [each for each in plans if slug or each.starts_on <= day]
    if quarter:
        wanted = [each for each in wanted if each.ends_before > day]
    if not wanted:
        when = f" for {quarter.label}" if quarter else ""
        raise NoSuchQuarter(
            f"There is no plan{f' “{slug}”' if slug else ''}{when}.",
            "See the plans with: frankpledge plan list",
        )
    return max(wanted, key=lambda each: _rank(each, day))


def _rank(plan: Plan, day: date) -> tuple[bool, bool, bool, bool, date]:
    return (
        plan.role == PlanRole.PARTNERSHIP,
        plan.starts_on <= day < plan.ends_before,
        not plan.is_example,
        plan.state in {PlanState.AGREED, PlanState.ENDED},
        plan.starts_on,
    )
