"""Where each target is going: the year's end or the next figure, with its chance."""

from collections.abc import Mapping
from datetime import date

from frankpledge.analysis.dates import year_of
from frankpledge.analysis.measures.definition import Form
from frankpledge.analysis.measures.periods import Period, PeriodType, financial_year
from frankpledge.evidence.selectors import KeptSeries
from frankpledge.performance import rules
from frankpledge.performance.rules import Forecast
from frankpledge.performance.selectors.board import Entry
from frankpledge.plan.selectors import expected_on
from frankpledge.plan.states import TargetKind


Kept = Mapping[tuple[str, str, str], KeptSeries]
COUNTED = {Form.COUNT, Form.RATE}
CANNOT = "Cannot tell yet: "


def forecast_for(entry: Entry, kept: Kept, quarter: Period) -> Forecast | str:
    """
    Return where a target is going by the quarter's end, or why nobody can tell yet.

    A target judged by the quarter is foretold for the next quarter; every other for
    the end of the financial year, from the months that add up to it.
    """
    definition = entry.standing.definition
    if entry.is_withheld or definition is None:
        return f"{CANNOT}there are no figures to go by."
    if definition.form not in COUNTED:
        return f"{CANNOT}only what is counted can be foretold, not a percentage."
    place = entry.target.measure, entry.target.area_code
    if entry.target.period_type == PeriodType.QUARTER:
        return _next_quarter(entry, kept.get((*place, PeriodType.QUARTER)), quarter)
    return _year(entry, kept.get((*place, PeriodType.MONTH)), quarter)


def _year(entry: Entry, months: KeptSeries | None, quarter: Period) -> Forecast | str:
    counts, scale = counts_of(months, quarter)
    if not counts:
        return f"{CANNOT}no count is known month by month."
    year = financial_year(year_of(quarter.starts_on))
    # A promise for a year is judged by the year, whatever its months.
    is_yearly = entry.target.period_type == PeriodType.FINANCIAL_YEAR
    return rules.year_end(
        counts,
        year.months,
        scale=scale,
        aim=line_on(entry, year.ends_before) if is_yearly else None,
        wants_more=entry.standing.wants_more,
    )


def _next_quarter(
    entry: Entry, quarters: KeptSeries | None, quarter: Period
) -> Forecast | str:
    counts, scale = counts_of(quarters, quarter)
    if not counts:
        return f"{CANNOT}no count is known quarter by quarter."
    starts = [min(counts)]
    while starts[-1] < quarter.starts_on:
        starts.append(_three_months_on(starts[-1]))
    return rules.next_quarter(
        [counts.get(start) for start in starts],
        scale=scale,
        aim=line_on(entry, quarter.moved(3).ends_before),
        wants_more=entry.standing.wants_more,
    )


def _three_months_on(day: date) -> date:
    month = day.month + 3
    return date(day.year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def counts_of(
    kept: KeptSeries | None, quarter: Period
) -> tuple[dict[date, float], float]:
    """Return the counts known by the quarter's end, and what one adds to the value."""
    counts: dict[date, float] = {}
    scale = 1.0
    for one in kept or ():
        if not one.has_value or one.numerator is None:
            continue
        if one.period.ends_before <= quarter.ends_before:
            counts[one.period.starts_on] = float(one.numerator)
            if one.numerator and one.value:
                scale = float(one.value) / float(one.numerator)
    return counts, scale


def line_on(entry: Entry, day: date) -> float | None:
    """Return the value that keeps the promise on a day, None where none is promised."""
    promise = entry.standing.promise
    if promise.kind is TargetKind.NONE or promise.is_pending:
        return None
    if promise.has_path:
        return expected_on(promise, day)
    return entry.standing.verdict.expected
