"""Hours by weekday, days of the month, and signs that a time is only a default."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.patterns.timing.clock import (
    DAY,
    HOUR,
    LONDON,
    WEEK_HOURS,
    Seconds,
    hour_of_week,
    hours_between,
    seconds,
)


WEEKDAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
Counts = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class HourByWeekday:
    """
    Events by hour of the week: 7 rows from Monday, 24 hours.

    `hours` is how often each hour came in the period, with clock changes right;
    `rate` is events for each time the hour came, NaN where it never did.
    """

    counts: Counts
    hours: Counts

    @property
    def rate(self) -> Floats:
        """Events for each time that the hour came."""
        rates = np.full(self.counts.shape, np.nan)
        np.divide(self.counts, self.hours, out=rates, where=self.hours > 0)
        return rates

    @property
    def busiest(self) -> tuple[int, int] | None:
        """Weekday (0 is Monday) and hour with most events, the first of equals."""
        if not self.counts.any():
            return None
        day, hour = divmod(int(self.counts.argmax()), 24)
        return day, hour


def hour_by_weekday(
    moments: NDArray[np.datetime64],
    first: np.datetime64,
    before: np.datetime64,
    zone: str | None = LONDON,
) -> HourByWeekday:
    """
    Return events by weekday and hour of local clock time in a half-open period.

    Moments outside [first, before) are not counted; moments are taken as the clock
    showed them and never shifted. `zone` only says how often each hour came.
    """
    local = seconds(moments[~np.isnat(moments)])
    begins, ends = seconds(np.array([first, before]))
    inside = local[(local >= begins) & (local < ends)]
    counts = np.bincount(hour_of_week(inside), minlength=WEEK_HOURS)
    there = hours_between(begins, ends, zone)
    return HourByWeekday(counts.reshape(7, 24).astype(np.int64), there.reshape(7, 24))


@dataclass(frozen=True)
class DaysOfMonth:
    """Events by day of the month, 1 to 31, beside how many such days there were."""

    counts: Counts
    days: Counts
    expected: Floats


def days_of_month(
    moments: NDArray[np.datetime64], first: np.datetime64, before: np.datetime64
) -> DaysOfMonth:
    """
    Return events by day of the month in a half-open period of whole days.

    `expected` shares all events out evenly over the days there were: the 31st comes
    only seven times a year.
    """
    dates = moments[~np.isnat(moments)].astype("datetime64[D]")
    begins, ends = first.astype("datetime64[D]"), before.astype("datetime64[D]")
    inside = dates[(dates >= begins) & (dates < ends)]
    counts = np.bincount(_day_of_month(inside), minlength=31).astype(np.int64)
    days = np.bincount(
        _day_of_month(np.arange(begins, ends, dtype="datetime64[D]")), minlength=31
    )
    expected = days * (counts.sum() / max(days.sum(), 1))
    return DaysOfMonth(counts, days.astype(np.int64), expected)


def _day_of_month(dates: NDArray[np.datetime64]) -> NDArray[np.int64]:
    days: NDArray[np.int64] = (dates - dates.astype("datetime64[M]")).astype(np.int64)
    return days


@dataclass(frozen=True)
class Defaults:
    """Shares of moments that look like a default and not like an observation."""

    midnight: float
    on_the_hour: float
    first_of_month: float


def defaults(moments: NDArray[np.datetime64]) -> Defaults:
    """Return the shares exactly at 00:00, exactly on an hour, and on the 1st."""
    known = moments[~np.isnat(moments)]
    if not known.size:
        return Defaults(0.0, 0.0, 0.0)
    local: Seconds = seconds(known)
    return Defaults(
        midnight=float((local % DAY == 0).mean()),
        on_the_hour=float((local % HOUR == 0).mean()),
        first_of_month=float(
            (_day_of_month(known.astype("datetime64[D]")) == 0).mean()
        ),
    )
