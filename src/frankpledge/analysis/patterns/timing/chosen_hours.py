"""How likely each event fell in chosen hours, when only a span of time is known."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.patterns.timing.clock import (
    HOUR,
    LONDON,
    WEEK_HOURS,
    hour_of_week,
    refuse_too_far_apart,
    seconds,
    to_elapsed,
    to_local,
)


def hours_chosen(
    first: int, before: int, weekdays: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """
    Return which of the 168 hours are from `first` to `before` on the days given.

    With `before` no later than `first` the hours go past midnight: 22 to 6 is 22, 23, 0
    ... 5. An hour after midnight belongs to its own day.
    """
    hours = np.arange(24)
    if first < before:
        inside = (hours >= first) & (hours < before)
    else:
        inside = (hours >= first) | (hours < before)
    return np.outer(weekdays, inside).ravel()


def share_in_hours(
    starts: NDArray[np.datetime64],
    ends: NDArray[np.datetime64],
    chosen: NDArray[np.bool_],
    zone: str | None = LONDON,
) -> NDArray[np.float64]:
    """
    Return the share, 0 to 1, of each record's span that lies in the chosen hours.

    The rules are those of `week_hours`: no end is a point at the start, a span with
    its end first is turned round. NaN where there is no start.
    """
    shares = np.full(len(starts), np.nan)
    known = ~np.isnat(starts)
    if not known.any():
        return shares
    begins = seconds(starts[known])
    stops = seconds(np.where(np.isnat(ends), starts, ends)[known])
    refuse_too_far_apart(int(min(begins.min(), stops.min())), int(stops.max()))
    begins, stops = np.minimum(begins, stops), np.maximum(begins, stops)
    if zone:
        begins, stops = to_elapsed(begins, zone), to_elapsed(stops, zone)
    stops = np.maximum(begins, stops)
    origin = int(begins.min()) // HOUR * HOUR
    grid = origin + HOUR * np.arange((int(stops.max()) - origin) // HOUR + 2)
    local = to_local(grid, zone) if zone else grid
    counts = chosen.reshape(WEEK_HOURS)[hour_of_week(local)]
    before = np.append(0, HOUR * np.cumsum(counts))

    def covered(moments: NDArray[np.int64]) -> NDArray[np.int64]:
        hour, rest = np.divmod(moments - origin, HOUR)
        inside: NDArray[np.int64] = before[hour] + counts[hour] * rest
        return inside

    length = stops - begins
    within = (covered(stops) - covered(begins)) / np.maximum(length, 1)
    at_once = counts[(begins - origin) // HOUR].astype(np.float64)
    shares[known] = np.where(length > 0, within, at_once)
    return shares
