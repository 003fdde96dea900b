"""
Local clock time and elapsed time, with clock changes right.

In the United Kingdom one Sunday in March has 23 hours and one in October 25. A time
that the clocks skip is read as the same time by the old clock, so an hour later by
the new one; a time that comes twice is read as the first of the two.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.failures import ExpectedFailure


LONDON = "Europe/London"
HOUR = 3600
DAY = 86_400
WEEK_HOURS = 168
MOST_YEARS = 200
"""Records farther apart than this hold a date that cannot be right."""
_MONDAY = 4 * DAY
"""Seconds from the Thursday that time is counted from, 1 January 1970, to a Monday."""

Seconds = NDArray[np.int64]


class NotAClock(ExpectedFailure):
    """The name is no time zone, or its clocks do not differ by whole hours."""


class TooFarApart(ExpectedFailure):
    """The dates span more years than any true set of records."""


def seconds(moments: NDArray[np.datetime64]) -> Seconds:
    """Return the moments as seconds since 1 January 1970; NaT must be gone before."""
    return moments.astype("datetime64[s]").astype(np.int64)


def hour_of_week(local: Seconds) -> Seconds:
    """Return the hour of the week, 0 for Monday 00:00 to 167 for Sunday 23:00."""
    return (local - _MONDAY) // HOUR % WEEK_HOURS


def to_local(elapsed: Seconds, zone: str = LONDON) -> Seconds:
    """Return what the clock on the wall shows at moments of elapsed time (UTC)."""
    if not elapsed.size:
        return elapsed
    changes, offsets = _changes_over(elapsed, zone)
    return elapsed + offsets[np.searchsorted(changes, elapsed, "right")]


def to_elapsed(local: Seconds, zone: str = LONDON) -> Seconds:
    """Return the moments of elapsed time (UTC) at which the clock shows these times."""
    if not local.size:
        return local
    changes, offsets = _changes_over(local, zone)
    latest = changes + np.maximum(offsets[:-1], offsets[1:])
    return local - offsets[np.searchsorted(latest, local, "right")]


def hours_between(
    first: Seconds | int, before: Seconds | int, zone: str | None = LONDON
) -> NDArray[np.int64]:
    """
    Return how often each hour of the week came between two local times.

    The exposure of an hour-by-weekday table: Sunday 01:00 is missing once a year and
    comes twice once a year.
    """
    ends = np.array([first, before], np.int64)
    ends = to_elapsed(ends, zone) if zone else ends
    hours = np.arange(ends[0] // HOUR, -(-ends[1] // HOUR)) * HOUR
    local = to_local(hours, zone) if zone else hours
    return np.bincount(hour_of_week(local), minlength=WEEK_HOURS).astype(np.int64)


def _changes_over(moments: Seconds, zone: str) -> tuple[Seconds, Seconds]:
    first, last = int(moments.min()), int(moments.max())
    refuse_too_far_apart(first, last)
    return _changes(zone, _year(first) - 1, _year(last) + 1)


def refuse_too_far_apart(first: int, last: int) -> None:
    """Raise TooFarApart where two moments (seconds) are over 200 years apart."""
    if last - first > MOST_YEARS * 366 * DAY:
        raise TooFarApart(
            f"The dates run from {_shown(first)} to {_shown(last)}: at least one of "
            "them is wrong.",
            "Correct or leave out the first or the last of them.",
        )


def _shown(moment: int) -> str:
    return str(np.datetime64(moment, "s").astype("datetime64[D]"))


def _year(moment: int) -> int:
    return int(np.datetime64(moment, "s").astype("datetime64[Y]").astype(int)) + 1970


@cache
def _changes(zone: str, first_year: int, last_year: int) -> tuple[Seconds, Seconds]:
    """Return when the offset changes (UTC seconds) and the offsets around the changes."""
    try:
        clock = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as failure:
        raise NotAClock(
            f"There is no time zone called “{zone}”.", f"The usual one is {LONDON}."
        ) from failure
    first_year, last_year = max(first_year, 1901), min(last_year, 2199)
    at = datetime(min(first_year, 2199), 1, 1, tzinfo=UTC)
    end = datetime(max(last_year, 1901) + 1, 1, 1, tzinfo=UTC)
    changes, offsets = [], [_offset(clock, at)]
    while at < end:
        following = at + timedelta(days=1)
        if _offset(clock, following) != offsets[-1]:
            changes.append(_change_between(clock, at, following))
            offsets.append(_offset(clock, following))
        at = following
    if any(offset % HOUR for offset in offsets):
        raise NotAClock(
            f"The clocks of “{zone}” do not differ from Greenwich by whole hours.",
            f"The usual time zone is {LONDON}.",
        )
    return np.array(changes, np.int64), np.array(offsets, np.int64)


def _offset(clock: ZoneInfo, at: datetime) -> int:
    ahead = at.astimezone(clock).utcoffset()
    return int(ahead.total_seconds()) if ahead else 0


def _change_between(clock: ZoneInfo, low: datetime, high: datetime) -> int:
    before = _offset(clock, low)
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) // 2
        middle = middle.replace(microsecond=0)
        low, high = (
            (middle, high) if _offset(clock, middle) == before else (low, middle)
        )
    return int(high.timestamp())
