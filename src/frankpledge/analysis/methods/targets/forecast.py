"""The year's end, the pace a target needs, and the chance of meeting it."""

from __future__ import annotations

from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.curves import curves_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.options import LessIsBetter, Value, When
from frankpledge.analysis.methods.refusals import said_plainly
from frankpledge.analysis.methods.registry import Example, Family, Option, method
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.series import Series, place_in_cycle, series
from frankpledge.analysis.methods.tables import (
    BadTable,
    Floats,
    TableLike,
    between,
    rows_of,
)
from frankpledge.analysis.methods.targets.path import SharesOfYear, shares_of_year
from frankpledge.analysis.statistics import forecast, paths
from frankpledge.analysis.statistics.season import month_shares
from frankpledge.analysis.statistics.sentences import number


YEAR_END = (
    "The year so far over the share of a year that past years had reached by this "
    "month, or over the share that is given; straight (12 over the months so far) where "
    "no whole past year is known and no share is given. The "
    "interval and the chance of meeting the target allow for chance in the months to "
    "come, for the few months that the pace is read from, for the few years that the "
    "shape is read from, and for years that varied more than chance. The chance at the "
    "pace so far, as spreadsheets work it out, takes that pace for sure and the rest "
    "for Poisson; it is too sure of itself. A change of policy or recording is not "
    "allowed for."
)


@method(
    "target-forecast",
    family=Family.TARGETS,
    title="Year's end, pace needed and chance of meeting the target",
    question="Will we make it, and what would it take each month?",
    definition=YEAR_END,
    sources=(
        "Gamma-Poisson prediction of a count from a count (Jeffreys' half): Gelman and "
        "others 2013, Bayesian Data Analysis, section 2.6",
        "Straight and seasonal projection",
    ),
    example=Example(
        {
            "month": [
                f"{2017 + (m + 3) // 12}-{(m + 3) % 12 + 1:02d}" for m in range(29)
            ],
            "value": [
                *(75, 71, 67, 63, 59, 59, 63, 67, 67, 67, 63, 67) * 2,
                75,
                71,
                67,
                63,
                64,
            ],
        },
        {"target": 795},
    ),
)
def target_forecast(
    table: TableLike,
    *,
    target: Annotated[float, Option("The year's target.")],
    when: When = "month",
    value: Value = "value",
    year_starts: Annotated[int, Option("Month in which the year begins.")] = 4,
    shares: SharesOfYear = None,
    less_is_better: LessIsBetter = True,
) -> Result:
    """
    Return this year's months with the seasonal path to the target and the count.

    `low` and `high` hold 95% of the chance for the year's end, in events; chances run
    from 0 to 1.
    """
    line = series(rows_of(table), when, value, "month")
    between("month in which the year begins", year_starts, 1, 12)
    between("target", target, 0, 1e12)
    past, now = _years(line, year_starts)
    to_date, months = float(now.sum()), len(now)
    walk = _shares(past, shares)
    given = [] if shares is None else walk
    with said_plainly():
        end = forecast.year_end(to_date, months, past, now.tolist(), given)
    straight = forecast.year_end(to_date, months)
    pace = forecast.pace(to_date, months, target)
    chance = _chance(end, target, less_is_better=less_is_better)
    return Result(
        method="target-forecast",
        definition=YEAR_END,
        sentence=_words(end, pace, months, target, chance),
        table=_year_table(line, now, walk, target),
        figures={
            "to date": to_date,
            **_ahead(end, straight, pace),
            "chance": chance,
            "chance at the pace so far": forecast.chance_at_pace(
                to_date, months, target, less_is_better=less_is_better
            ),
        },
        warnings=(*line.warnings, f"Projected {end.method}."),
        period=line.period,
        spec=_chart(line, now, walk, target, end),
    )


def _ahead(
    end: forecast.YearEnd, straight: forecast.YearEnd, pace: forecast.Pace
) -> dict[str, float | None]:
    """Return what the year should end in, with its range, and what a target needs."""
    return {
        "expected": end.expected,
        "low": end.low,
        "high": end.high,
        "straight projection": straight.expected,
        "needed for the rest": pace.left,
        "needed a month": pace.needed_a_month,
    }


def _chance(end: forecast.YearEnd, target: float, *, less_is_better: bool) -> float:
    """Return the chance, 0 to 1, that the year ends on the right side of the target."""
    return end.chance_at_most(target) if less_is_better else end.chance_at_least(target)


def _chart(
    line: Series,
    now: Floats,
    walk: list[float],
    target: float,
    end: forecast.YearEnd,
) -> Spec:
    """Return the year so far, where it leads, and the path to the target."""
    first = line.at[-len(now)]
    labels = [str(month) for month in np.arange(first, first + np.timedelta64(12, "M"))]
    so_far = np.full(12, np.nan)
    so_far[: len(now)] = np.cumsum(now)
    shares = np.cumsum(walk)
    ahead = slice(len(now) - 1, 12)
    onward, low, high = (np.full(12, np.nan) for _ in range(3))
    left = shares[ahead] - shares[len(now) - 1]
    left = left / left[-1] if left[-1] > 0 else left
    ends = ((onward, end.expected), (low, end.low), (high, end.high))
    for column, whole in ends:
        column[ahead] = end.to_date + (whole - end.to_date) * left
    return curves_spec(
        labels,
        {
            "so far": so_far.tolist(),
            "path to the target": (target * shares).tolist(),
            "expected": onward.tolist(),
        },
        title=f"{number(end.expected)} expected by the year's end, target "
        f"{number(target)}",
        subtitle="Counts so far in the year. The band ends at the range of the year's end.",
        unit="Count so far",
        band=(low.tolist(), high.tolist()),
    )


def _shares(past: list[list[float]], given: TableLike | None) -> list[float]:
    """Return each month's share of a usual year; even shares where none is known."""
    if given is not None:
        found = shares_of_year(given)
        if len(found) != 12:
            raise BadTable(f"A year has twelve months; {len(found)} shares were given.")
        return list(map(float, found / found.sum()))
    try:
        return list(map(float, month_shares(past)))
    except ValueError:
        return [1 / 12] * 12


def _words(
    end: forecast.YearEnd,
    pace: forecast.Pace,
    months: int,
    target: float,
    chance: float,
) -> str:
    if pace.left < 0:
        return f"{_so_far(end, months, target, chance)} It has been passed already."
    needed = (
        f" The target asks for {number(pace.needed_a_month, 1)} a month; so far "
        f"{number(pace.so_far_a_month, 1)}."
        if pace.needed_a_month is not None
        else ""
    )
    return _so_far(end, months, target, chance) + needed


def _so_far(end: forecast.YearEnd, months: int, target: float, chance: float) -> str:
    return (
        f"{number(end.to_date)} in {months} months; {number(end.expected)} expected by "
        f"the year's end ({number(end.low)} to {number(end.high)}), against a target of "
        f"{number(target)}: {_likely(chance)} chance of meeting it."
    )


def _likely(chance: float) -> str:
    """Return a chance in per cent, certain or none only where nothing is left open."""
    if 0 < chance < 0.01:
        return "less than 1%"
    return "more than 99%" if 0.99 < chance < 1 else f"{number(100 * chance)}%"


def _years(line: Series, year_starts: int) -> tuple[list[list[float]], Floats]:
    """Return whole past years and the months of the year under way."""
    first = (place_in_cycle(line) - (year_starts - 1)) % 12
    begin = (-first) % 12
    values = line.values[begin:]
    if not len(values):
        raise BadTable("The series ends before a year begins.")
    whole = (len(values) - 1) // 12
    now = values[whole * 12 :]
    if np.isnan(now).any():
        raise BadTable("A month of this year is missing, so there is no total to date.")
    if (values < 0).any():
        raise BadTable("A count cannot be below 0.")
    return values[: whole * 12].reshape(whole, 12).tolist(), now


def _year_table(
    line: Series, now: Floats, walk: list[float], target: float
) -> pa.Table:
    path = np.cumsum(paths.seasonal(target, walk))
    return pa.table(
        {
            "month": line.labels[-len(now) :],
            "value": now,
            "to_date": np.cumsum(now),
            "path_to_date": path[: len(now)],
        }
    )
