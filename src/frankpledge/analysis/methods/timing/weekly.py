"""When it happens: by hour and weekday, and by day of the month."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.curves import bars_spec
from frankpledge.analysis.charts.heat import heat_spec
from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Example,
    Family,
    Option,
    method,
)
from frankpledge.analysis.methods.result import Result, Value
from frankpledge.analysis.methods.tables import (
    BadTable,
    Dates,
    TableLike,
    rows_of,
    times,
)
from frankpledge.analysis.patterns.timing.weeks import (
    WEEKDAYS,
    DaysOfMonth,
    HourByWeekday,
    days_of_month,
    defaults,
    hour_by_weekday,
)
from frankpledge.analysis.statistics.sentences import number
from frankpledge.analysis.statistics.tails import poisson_at_most


HOURS = tuple(f"{hour:02d}" for hour in range(24))
MIDNIGHTS = 0.1
"""Exact midnights are one minute of 1,440; a tenth of all times is a default."""
WHOLE_HOURS = 0.5
"""One minute in sixty is a whole hour; half of all times is rounding."""
CLEAR = 0.05
"""Chance below which the fullest of 31 days is called more than chance."""
FIRSTS = 0.15
"""One day in thirty is a first; this many are a month written as a date."""

When = Annotated[str, ColumnOf("When it happened, as the clock showed it.")]
First = Annotated[
    date | None, Option("First day of the period; the first of the data if not given.")
]
Before = Annotated[
    date | None, Option("First day after it; the day after the last if not given.")
]

HOURS_DEFINITION = (
    "Each event is counted at the hour the clock on the wall showed; the week begins "
    "on Monday and hour 22 runs from 22:00 to 22:59. Times with a zone are put on the "
    "clock of London first. How often each hour came in the period is counted with "
    "clock changes: one Sunday in March has no hour from 01:00, one in October has "
    "two. The rate is events for each time the hour came."
)
DAYS_DEFINITION = (
    "Events by day of the month, beside how many such days the period had: the 31st "
    "comes seven times a year. Expected is all events shared out evenly over the days. "
    "The fullest day is more than chance explains where 31 times its Poisson chance is "
    "under 5%."
)


@method(
    "hour-by-weekday",
    family=Family.TIME,
    title="Events by hour and weekday",
    question="On which days and at which hours does it happen?",
    definition=HOURS_DEFINITION,
    sources=("Felson and Poulsen, International Journal of Forecasting 19 (2003)",),
    example=Example(
        {
            "when": [
                "2024-03-29T23:10",
                "2024-03-30T00:40",
                "2024-03-30T23:55",
                "2024-04-05T23:20",
            ]
        },
        {"first": date(2024, 3, 25), "before": date(2024, 4, 8)},
        "Assaults of two weeks, the clocks having gone forward between.",
    ),
)
def by_hour_and_weekday(
    table: TableLike, *, when: When = "when", first: First = None, before: Before = None
) -> Result:
    """
    Return 168 rows, Monday 00 first, with events, how often the hour came, and rate.

    Rows without a time, and those outside the half-open period, are left out and
    said. Refused where the column holds dates alone: they have no hour.
    """
    moments = times(rows_of(table), when, may_be_missing=True)
    begins, ends = period_of(moments, first, before)
    shares = defaults(moments)
    if shares.midnight == 1:
        raise BadTable(
            f"Column “{when}” holds dates without a time of day.",
            "Events by day of the month, or by weekday, need no time; this does.",
        )
    found = hour_by_weekday(moments, begins, ends)
    return Result(
        method="hour-by-weekday",
        definition=HOURS_DEFINITION,
        sentence=_hours_sentence(found),
        table=pa.table(
            {
                "weekday": np.repeat(WEEKDAYS, 24).tolist(),
                "hour": np.tile(np.arange(24), 7),
                "events": found.counts.ravel(),
                "times_the_hour_came": found.hours.ravel(),
                "rate": pa.array(found.rate.ravel(), from_pandas=True),
            }
        ),
        figures=_hours_figures(found),
        warnings=left_out(moments, begins, ends) + _default_warnings(moments),
        period=said_period(begins, ends),
        spec=heat_spec(
            WEEKDAYS,
            HOURS,
            found.counts.tolist(),
            title="Events by hour and weekday",
            subtitle="The darker, the more events. Each column is one hour.",
            unit="Events",
            across="Hour beginning",
            down="",
        ),
    )


@method(
    "days-of-month",
    family=Family.TIME,
    title="Events by day of the month",
    question="Does it happen on certain days of the month, such as pay days?",
    definition=DAYS_DEFINITION,
    sources=("Foley, Review of Economics and Statistics 93 (2011), 97-112",),
    example=Example(
        {"when": ["2023-01-31", "2023-03-31", "2023-06-15", "2023-09-01"]},
        {"first": date(2023, 1, 1), "before": date(2024, 1, 1)},
    ),
)
def by_day_of_month(
    table: TableLike, *, when: When = "when", first: First = None, before: Before = None
) -> Result:
    """Return 31 rows: events, how many such days there were, and events expected."""
    moments = times(rows_of(table), when, may_be_missing=True)
    begins, ends = period_of(moments, first, before)
    found = days_of_month(moments, begins, ends)
    shares = defaults(moments)
    if shares.first_of_month == 1 and (~np.isnat(moments)).sum() > 1:
        raise BadTable(
            f"Every date in column “{when}” is the first of a month.",
            "These are months written as dates: the day is not known.",
        )
    labels = [str(day) for day in range(1, 32)]
    rate = np.full(31, np.nan)
    np.divide(found.counts, found.days, out=rate, where=found.days > 0)
    return Result(
        method="days-of-month",
        definition=DAYS_DEFINITION,
        sentence=_days_sentence(found),
        table=pa.table(
            {
                "day": np.arange(1, 32),
                "events": found.counts,
                "days": found.days,
                "expected": found.expected,
                "rate": pa.array(rate, from_pandas=True),
            }
        ),
        figures={"events": int(found.counts.sum()), "days": int(found.days.sum())},
        warnings=left_out(moments, begins, ends) + _default_warnings(moments),
        period=said_period(begins, ends),
        spec=bars_spec(
            labels,
            rate.tolist(),
            title="Events for each such day of the period",
            subtitle="The broken line is an even spread.",
            unit="Events a day",
            line=found.counts.sum() / max(found.days.sum(), 1),
        ),
    )


def period_of(
    moments: Dates, first: date | None, before: date | None
) -> tuple[np.datetime64, np.datetime64]:
    """Return the half-open period asked for, or that of the days in the data."""
    known = moments[~np.isnat(moments)].astype("datetime64[D]")
    if not known.size and (first is None or before is None):
        raise BadTable("No row has a time, so there is no period to count in.")
    begins = np.datetime64(first) if first else known.min()
    ends = np.datetime64(before) if before else known.max() + np.timedelta64(1, "D")
    if ends <= begins:
        raise BadTable(f"The period from {begins} ends before it begins, at {ends}.")
    return begins, ends


def said_period(begins: np.datetime64, ends: np.datetime64) -> str:
    """Return a half-open period as its first and last day."""
    return f"{begins} to {ends - np.timedelta64(1, 'D')}"


def left_out(
    moments: Dates, begins: np.datetime64, ends: np.datetime64
) -> tuple[str, ...]:
    """Return the sentences on rows without a time and outside the period."""
    missing = int(np.isnat(moments).sum())
    outside = int(((moments < begins) | (moments >= ends)).sum())
    warnings = []
    if missing:
        warnings.append(f"Rows without a time, left out: {number(missing)}.")
    if outside:
        warnings.append(f"Rows outside the period, left out: {number(outside)}.")
    return tuple(warnings)


def _default_warnings(moments: Dates) -> tuple[str, ...]:
    shares = defaults(moments)
    warnings = []
    if MIDNIGHTS < shares.midnight < 1:
        warnings.append(
            f"{number(100 * shares.midnight)}% of times are exactly midnight, which is "
            "often what a system writes when the time is not known."
        )
    elif shares.on_the_hour > WHOLE_HOURS and shares.midnight < 1:
        warnings.append(
            f"{number(100 * shares.on_the_hour)}% of times are whole hours: they seem "
            "rounded, so neighbouring hours cannot be told apart."
        )
    if shares.first_of_month > FIRSTS and (~np.isnat(moments)).sum() >= 2 / FIRSTS:
        warnings.append(
            f"{number(100 * shares.first_of_month)}% of dates are the first of a "
            "month, which is often what is written when the day is not known."
        )
    return tuple(warnings)


def _hours_figures(found: HourByWeekday) -> dict[str, Value]:
    busiest = found.busiest
    return {
        "events": int(found.counts.sum()),
        "busiest_weekday": WEEKDAYS[busiest[0]] if busiest else None,
        "busiest_hour": busiest[1] if busiest else None,
        "events_in_the_busiest_hour": int(found.counts.max()),
    }


def _hours_sentence(found: HourByWeekday) -> str:
    if found.busiest is None:
        return "No event lies in the period."
    day, hour = found.busiest
    total = int(found.counts.sum())
    days = found.counts.sum(axis=1)
    top = int(days.argmax())
    return (
        f"Of {number(total)} events, most were on {WEEKDAYS[top]}s "
        f"({number(days[top])}); the fullest single hour is {WEEKDAYS[day]} "
        f"{hour:02d}:00 to {hour:02d}:59 with {number(found.counts[day, hour])}."
    )


def _days_sentence(found: DaysOfMonth) -> str:
    total = int(found.counts.sum())
    if not total:
        return "No event lies in the period."
    day, p = _fullest(found)
    chance = "more than chance explains" if p < CLEAR else "which chance alone can give"
    return (
        f"Of {number(total)} events, {number(found.counts[day])} fell on day {day + 1} "
        f"of a month; an even spread would give {number(found.expected[day], 1)}: "
        f"{chance}."
    )


def _fullest(found: DaysOfMonth) -> tuple[int, float]:
    """Return the day (from 0) least likely by chance, and its chance among all 31."""
    chances = [
        1 - poisson_at_most(int(count) - 1, float(mean))
        for count, mean in zip(found.counts, found.expected, strict=True)
    ]
    day = int(np.argmin(chances))
    return day, min(1.0, 31 * chances[day])
