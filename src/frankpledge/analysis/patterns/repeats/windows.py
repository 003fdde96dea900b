"""
Windows anchored to each event: what came in the months before it.

A calendar year forgets that a case of January follows one of December. Here each
event looks back over its own months, so a repeat is a repeat whenever the year ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


Dates = NDArray[np.datetime64]


def days(moments: Dates) -> Dates:
    """Return the calendar days of the moments."""
    return moments.astype("datetime64[D]")


def plus_months(dates: Dates, months: int) -> Dates:
    """
    Return the same day so many months on, or the month's last day where there is none.

    29 February 2024 and 12 months is 28 February 2025.
    """
    month = dates.astype("datetime64[M]")
    day = dates.astype("datetime64[D]") - month.astype("datetime64[D]")
    ahead = month + np.timedelta64(months, "M")
    last = (ahead + np.timedelta64(1, "M")).astype("datetime64[D]") - np.timedelta64(
        1, "D"
    )
    found: Dates = np.minimum(ahead.astype("datetime64[D]") + day, last)
    return found


def codes(keys: Sequence[Any] | NDArray[Any]) -> NDArray[np.int64]:
    """Return a number for each key, equal for equal keys; every key must be known."""
    if not len(keys):
        return np.empty(0, np.int64)
    return np.unique(np.asarray(keys), return_inverse=True)[1].astype(np.int64)


@dataclass(frozen=True)
class Looked:
    """
    Events in the order given, each with what its window held.

    `before` is how many events of the same key came in the months before it, the
    anniversary included. Of several on one moment the later row counts the earlier.
    `since` is the days since the one before, however long ago; NaN for a first.
    """

    before: NDArray[np.int64]
    since: NDArray[np.float64]


def look_back(keys: NDArray[np.int64], moments: Dates, months: int = 12) -> Looked:
    """
    Return what each event's own window of months holds.

    An event on 14 May 2019 looks back to 14 May 2018 and counts that day: the rule
    "within 12 months of the last". `keys` are numbers as from `codes`.
    """
    count = len(keys)
    order = np.lexsort((np.arange(count), moments, keys))
    key, date = keys[order], days(moments[order])
    until = plus_months(date, months)
    # An event still counts for those after it until its anniversary: the first that
    # does is found by one search over keys and anniversaries together.
    start = np.searchsorted(_joined(key, until), _joined(key, date), "left")
    before = np.empty(count, np.int64)
    before[order] = np.arange(count) - np.minimum(start, np.arange(count))
    since = np.full(count, np.nan)
    same = np.append(False, key[1:] == key[:-1])[:count]
    gaps = np.append(0, np.diff(date).astype(np.int64))[:count]
    since[order] = np.where(same, gaps, np.nan)
    return Looked(before, since)


def _joined(keys: NDArray[np.int64], dates: Dates) -> NDArray[np.int64]:
    """Return one rising number for key and day; days reach from year 0 to 9999."""
    return keys * 4_000_000 + dates.astype(np.int64) + 800_000


@dataclass(frozen=True)
class InPeriod:
    """
    Repeats of one reporting period under the rule of so many within the window.

    `events` of `people` in the period, of which `repeat_events` of `repeat_people`
    were at least the nth in their own window. `is_whole` is False where the data
    begin too late for the first events of the period to look back over the window:
    then the repeats are too few.
    """

    events: int
    repeat_events: int
    people: int
    repeat_people: int
    is_whole: bool


def in_period(
    keys: NDArray[np.int64],
    moments: Dates,
    *,
    first: np.datetime64,
    before: np.datetime64,
    months: int = 12,
    at_least: int = 2,
    data_from: np.datetime64 | None = None,
) -> InPeriod:
    """
    Return how many events of a half-open period were repeats, and of how many people.

    An event is a repeat when it is at least the `at_least`-th of its key within the
    months up to it. Give the events before the period too: they are looked back on.
    `data_from` is the first day that the data cover (default: of the first event).
    """
    dates = days(moments)
    begins, ends = first.astype("datetime64[D]"), before.astype("datetime64[D]")
    looked = look_back(keys, moments, months)
    inside = (dates >= begins) & (dates < ends)
    again = inside & (looked.before >= at_least - 1)
    if data_from is None:
        start = dates.min() if len(dates) else begins
    else:
        start = data_from.astype("datetime64[D]")
    return InPeriod(
        events=int(inside.sum()),
        repeat_events=int(again.sum()),
        people=len(np.unique(keys[inside])),
        repeat_people=len(np.unique(keys[again])),
        is_whole=bool(plus_months(start, months) <= begins),
    )
