"""What the calendar does to counts: lengths of months, weekends, named nights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import ArrayLike, NDArray

from frankpledge.analysis.statistics.count_tests import exact
from frankpledge.analysis.statistics.intervals import poisson


Floats = NDArray[np.float64]

MEAN_MONTH = 365.25 / 12
"""Days of a mean month."""
AROUND = 28
"""Days either side of an event that ordinary days are taken from."""

NAMED_EVENTS = {
    "Mischief Night": (10, 30),
    "Halloween": (10, 31),
    "Bonfire Night": (11, 5),
    "Christmas Day": (12, 25),
    "New Year's Eve": (12, 31),
    "New Year's Day": (1, 1),
    "Valentine's Day": (2, 14),
    "St Patrick's Day": (3, 17),
    "St George's Day": (4, 23),
}
"""Events of a fixed date; Mischief Night is kept on 30 October in the north west."""


@dataclass(frozen=True)
class Months:
    """
    Days, and Fridays and Saturdays, of each month, and the counts made comparable.

    `adjusted` is what a month of 30.44 days would have had at the same daily rate.
    """

    days: Floats
    weekend_nights: Floats
    a_day: Floats
    adjusted: Floats


def months(firsts: NDArray[np.datetime64], counts: ArrayLike) -> Months:
    """
    Return what the lengths of months do to monthly counts, NaN where missing.

    One value a month, in events a day and events in a month of 30.44 days.
    """
    starts = firsts.astype("datetime64[M]")
    begin = starts.astype("datetime64[D]")
    end = (starts + 1).astype("datetime64[D]")
    days = (end - begin).astype(np.float64)
    nights = np.busday_count(begin, end, weekmask="0000110").astype(np.float64)
    numbers = np.array(counts, np.float64)
    a_day = numbers / days
    return Months(days, nights, a_day, a_day * MEAN_MONTH)


@dataclass(frozen=True)
class Event:
    """
    One event: what happened on its days and what the same weekdays nearby had.

    `ratio` is seen over expected with its limits; NaN where nothing was expected.
    `missing` days of the event were not supplied and count on neither side.
    """

    name: str
    first: date
    days: int
    missing: int
    seen: float
    expected: float
    ratio: tuple[float, float, float]
    p: float


def occurrences(
    name: str, month: int, day: int, first: date, last: date, before: int, after: int
) -> list[tuple[str, date, date]]:
    """Return each year's event days that lie within the record, ends included."""
    found = []
    for year in range(first.year, last.year + 1):
        middle = date(year, month, day)
        begin, end = middle - timedelta(before), middle + timedelta(after)
        if first <= begin and end <= last:
            found.append((f"{name} {year}", begin, end))
    return found


def event_effects(
    first: date, counts: ArrayLike, events: Sequence[tuple[str, date, date]]
) -> list[Event]:
    """
    Return how each event's days compare with the same weekdays in the four weeks
    before and after, days of any other event left out.

    The test takes both as counts of chance (exact, exposure the days on each side).
    """
    numbers = np.atleast_1d(np.array(counts, np.float64))
    at = {
        name: ((begin - first).days, (end - first).days) for name, begin, end in events
    }
    special = np.zeros(len(numbers), np.bool_)
    for begin, end in at.values():
        special[max(0, begin) : end + 1] = True
    return [_event(name, first, numbers, special, *at[name]) for name, _, _ in events]


def _event(
    name: str,
    first: date,
    numbers: Floats,
    special: NDArray[np.bool_],
    begin: int,
    end: int,
) -> Event:
    nan = float("nan")
    seen = expected = usual = usual_days = 0.0
    known = 0
    for day in range(begin, end + 1):
        near = np.arange(day % 7, len(numbers), 7)
        near = near[np.abs(near - day) <= AROUND]
        near = near[~special[near] & ~np.isnan(numbers[near])]
        if np.isnan(numbers[day]) or not len(near):
            continue
        known += 1
        seen += numbers[day]
        expected += numbers[near].mean()
        usual += numbers[near].sum()
        usual_days += len(near)
    days = end - begin + 1
    start = first + timedelta(begin)
    if not known:
        return Event(name, start, days, days, nan, nan, (nan, nan, nan), nan)
    limits = poisson(seen)
    base = expected if expected > 0 else nan
    ratio = (seen / base, float(limits.low[0]) / base, float(limits.high[0]) / base)
    p = exact(usual, seen, usual_days, known)
    return Event(name, start, days, days - known, seen, expected, ratio, p)
