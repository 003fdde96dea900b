"""Where a yearly count will end, and what the same time last year was."""

from dataclasses import dataclass
from datetime import date

from frankpledge.analysis.measures.definition import Form
from frankpledge.analysis.measures.periods import Period, PeriodType, financial_year
from frankpledge.analysis.statistics.forecast import year_end
from frankpledge.analysis.statistics.season import YEARS
from frankpledge.evidence.selectors import KeptSeries, kept_series
from frankpledge.plan.rules.path import expected_on
from frankpledge.plan.selectors.figures import readings_of
from frankpledge.plan.selectors.standings import Standing


MONTHS = 12
SEASONAL = frozenset({PeriodType.MONTH, PeriodType.QUARTER})


@dataclass(frozen=True)
class Forecast:
    """Where a financial year will end if it goes on like the years before."""

    year: str
    expected: float
    low: float
    high: float
    aim: float
    chance: float
    method: str


def year_before(standing: Standing) -> tuple[Period, float] | None:
    """Return the figure of the same month or quarter a year earlier, if it is known."""
    latest, kept = standing.latest, standing.series
    if latest is None or kept is None or latest.type not in SEASONAL:
        return None
    period = latest.moved(-MONTHS)
    figure = kept.figure(period)
    if figure is None or not figure.has_value or figure.value is None:
        return None
    return period, float(figure.value)


def year_forecast(standing: Standing) -> Forecast | None:
    """
    Return the forecast of the year under way, for a yearly count with a path.

    From the months so far and the shape of up to three whole years before; None
    where a month of this year is missing or no whole year is known.
    """
    target, made = standing.target, standing.definition
    is_yearly = target.period_type == PeriodType.FINANCIAL_YEAR
    if made is None or made.form is not Form.COUNT or not is_yearly:
        return None
    if standing.is_withheld or not standing.promise.has_path or not standing.judged_on:
        return None
    kept = kept_series(target.measure, target.area_code, PeriodType.MONTH)
    counts = months_known(kept, standing.judged_on)
    if not counts:
        return None
    year = financial_year(start_of_year(max(counts)))
    so_far = whole_run(counts, year)
    past = past_years(counts, year)
    aim = expected_on(standing.promise, year.ends_before)
    if not so_far or not past or aim is None:
        return None
    found = year_end(sum(so_far), len(so_far), past, so_far)
    chance = (
        found.chance_at_least(aim) if standing.wants_more else found.chance_at_most(aim)
    )
    return Forecast(
        year.label, found.expected, found.low, found.high, aim, chance, found.method
    )


def months_known(kept: KeptSeries | None, judged_on: date) -> dict[date, float]:
    """Return each month's count that is known by the day."""
    return {
        one.starts_on: one.value
        for one in readings_of(kept)
        if one.ends_before <= judged_on
    }


def start_of_year(month: date) -> int:
    """Return the year in which the financial year of a month began."""
    return month.year - (month.month < 4)


def whole_run(counts: dict[date, float], year: Period) -> list[float]:
    """Return the year's counts from April on, nothing where one is missing before the last."""
    months = [month for month in year.months if month <= max(counts)]
    if len(months) == MONTHS or any(month not in counts for month in months):
        return []
    return [counts[month] for month in months]


def past_years(counts: dict[date, float], year: Period) -> list[list[float]]:
    """Return the counts of the newest whole years before, at most three."""
    found = []
    for back in range(1, len(counts) // MONTHS + 2):
        months = year.moved(-MONTHS * back).months
        if all(month in counts for month in months):
            found.append([counts[month] for month in months])
    return found[:YEARS]
