"""Spans of time shared out over the hours of the week: the aoristic method."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.patterns.timing.clock import (
    HOUR,
    LONDON,
    WEEK_HOURS,
    Seconds,
    hour_of_week,
    refuse_too_far_apart,
    seconds,
    to_elapsed,
    to_local,
)


Dates = NDArray[np.datetime64]
Weights = NDArray[np.float64]

CHUNK = 262_144
"""Records worked off together, so that ten million need no more memory than these."""

ROUNDING = 1e-13
"""What is left of an hour's weight, a record, when a running sum returns to nought."""


@dataclass(frozen=True)
class WeekHours:
    """
    Records shared out over the 168 hours of the week, Monday 00:00 first.

    `weights` add up to the records `used`. What was unusual is counted: ends that
    were `missing` (the start then stands for the whole), spans that were `reversed`
    (turned round), `long` ones of a week or more, and records `left_out` because
    they have no start or are longer than was asked for.
    """

    weights: Weights
    used: int
    points: int
    missing: int
    reversed: int
    long: int
    left_out: int

    @property
    def table(self) -> Weights:
        """The weights as 7 days (Monday first) by 24 hours."""
        return self.weights.reshape(7, 24)


def week_hours(
    starts: Dates,
    ends: Dates,
    *,
    zone: str | None = LONDON,
    longest_hours: float | None = None,
) -> WeekHours:
    """
    Return the records shared out over the hours of the week by elapsed time.

    `starts` and `ends` are local clock times; each record weighs 1, spread evenly
    over [start, end), so a span ending at 02:00 gives nothing to the hour from 02:00.
    A record without an end, or with its end equal to its start, is a point. A span
    with its end first is turned round. A span over a clock change has the hours that
    really passed; `zone` None takes every day as 24 hours. Spans longer than
    `longest_hours` are left out. Raises TooFarApart.

    Source: Ratcliffe and McCullagh, IJGIS 12 (1998), 751-764; Ratcliffe, IJGIS 14
    (2000), 669-679.
    """
    known = ~np.isnat(starts)
    missing = known & np.isnat(ends)
    begins = seconds(starts[known])
    stops = seconds(np.where(missing, starts, ends)[known])
    turned = stops < begins
    if zone and begins.size:
        begins, stops = to_elapsed(begins, zone), to_elapsed(stops, zone)
    begins, stops = np.minimum(begins, stops), np.maximum(begins, stops)
    if longest_hours is not None:
        kept = stops - begins <= longest_hours * HOUR
        begins, stops, turned = begins[kept], stops[kept], turned[kept]
    return WeekHours(
        weights=_by_hour_of_week(begins, stops, zone),
        used=len(begins),
        points=int((begins == stops).sum()),
        missing=int(missing.sum()),
        reversed=int(turned.sum()),
        long=int((stops - begins >= WEEK_HOURS * HOUR).sum()),
        left_out=len(starts) - len(begins),
    )


def _by_hour_of_week(begins: Seconds, stops: Seconds, zone: str | None) -> Weights:
    """Return the weights, from those of every hour that was."""
    if not begins.size:
        return np.zeros(WEEK_HOURS)
    first, last = int(begins.min()), int(stops.max())
    refuse_too_far_apart(first, last)
    origin = first // HOUR * HOUR
    hours = (last - origin) // HOUR + 2
    totals = np.zeros(hours)
    steps = np.zeros(hours)
    for at in range(0, len(begins), CHUNK):
        chunk = slice(at, at + CHUNK)
        _spread(begins[chunk] - origin, stops[chunk] - origin, totals, steps)
    totals += np.cumsum(steps)
    moments = origin + HOUR * np.arange(hours)
    local = to_local(moments, zone) if zone else moments
    weights = np.bincount(hour_of_week(local), totals, WEEK_HOURS).astype(np.float64)
    weights[weights < ROUNDING * len(begins)] = 0
    return weights


def _spread(begins: Seconds, stops: Seconds, totals: Weights, steps: Weights) -> None:
    """
    Add each record's share to the hours it covers.

    The first and last hour get the parts of them that are covered, straight into
    `totals`. Whole hours between are the same for a record, so only where they begin
    and end is noted in `steps`, whose running sum they are.
    """
    hours = len(totals)
    head, tail = begins // HOUR, (stops - 1) // HOUR
    is_one_hour = tail <= head
    totals += np.bincount(head[is_one_hour], minlength=hours)
    spans = ~is_one_hour
    begins, stops, head, tail = begins[spans], stops[spans], head[spans], tail[spans]
    each = 1.0 / (stops - begins)
    totals += np.bincount(head, ((head + 1) * HOUR - begins) * each, hours)
    totals += np.bincount(tail, (stops - tail * HOUR) * each, hours)
    whole = HOUR * each
    steps += np.bincount(head + 1, whole, hours)
    steps -= np.bincount(tail, whole, hours)
