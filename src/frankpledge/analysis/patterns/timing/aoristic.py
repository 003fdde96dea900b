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
    to_elapsed,
    to_local,
)


Dates = NDArray[np.datetime64]
Weights = NDArray[np.float64]

CHUNK = 16_384
"""Records worked off together: few enough for the processor's cache."""
NEVER = np.iinfo(np.int64).min
"""How NaT is kept."""
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
    begins = starts.astype("datetime64[s]", copy=False).view(np.int64)
    stops = ends.astype("datetime64[s]", copy=False).view(np.int64)
    bounds = _bounds(begins, stops)
    if bounds is None:
        return WeekHours(np.zeros(WEEK_HOURS), 0, 0, 0, 0, 0, len(starts))
    longest = np.inf if longest_hours is None else longest_hours * HOUR
    hours = _Hours(*bounds, zone, longest)
    for at in range(0, len(begins), CHUNK):
        hours.add(begins[at : at + CHUNK], stops[at : at + CHUNK])
    return WeekHours(
        hours.by_hour_of_week(), **hours.counts, left_out=len(starts) - hours.used
    )


def _bounds(begins: Seconds, stops: Seconds) -> tuple[int, int] | None:
    """Return the first and last second of records with a start; None without one."""
    first, last = np.iinfo(np.int64).max, NEVER
    for at in range(0, len(begins), CHUNK):
        start, stop = _with_start(begins[at : at + CHUNK], stops[at : at + CHUNK])
        ended = stop if stop.min(initial=0) > NEVER else stop[stop != NEVER]
        for each in (start, ended):
            first = min(first, int(each.min(initial=first)))
            last = max(last, int(each.max(initial=last)))
    if last == NEVER:
        return None
    refuse_too_far_apart(first, last)
    return first, last


def _with_start(begins: Seconds, stops: Seconds) -> tuple[Seconds, Seconds]:
    """Return the records that have a start."""
    if begins.min(initial=0) > NEVER:
        return begins, stops
    has_start = begins != NEVER
    return begins[has_start], stops[has_start]


class _Hours:
    """
    The weights of every hour that was, added up chunk by chunk.

    The first and last hour of a span get the part of them that is covered, straight
    into `totals`. Whole hours between are the same for a record, so only where they
    begin and end is noted in `steps`, whose running sum they are. Hours are of
    elapsed time from `origin` on.
    """

    def __init__(self, first: int, last: int, zone: str | None, longest: float) -> None:
        self.origin = first // HOUR * HOUR - 2 * HOUR
        self.longest = longest
        self.zone = zone
        moments = self.origin + HOUR * np.arange((last - self.origin) // HOUR + 4)
        elapsed = to_elapsed(moments, zone) if zone else moments
        self.elapsed_hour = (elapsed - self.origin) // HOUR
        self.totals = np.zeros(len(moments))
        self.steps = np.zeros(len(moments) + 1)
        self.counts = dict.fromkeys(
            ("used", "points", "missing", "reversed", "long"), 0
        )

    @property
    def used(self) -> int:
        """How many records have been added."""
        return self.counts["used"]

    def add(self, begins: Seconds, stops: Seconds) -> None:
        """Add the share of each record of one chunk to the hours it covers."""
        begins, stops = _with_start(begins, stops)
        missing = stops == NEVER
        stops = np.where(missing, begins, stops)
        turned = stops < begins
        first, last = np.minimum(begins, stops), np.maximum(begins, stops)
        head, after = self._hour_and_rest(first)
        tail, into = self._hour_and_rest(last)
        length = HOUR * (tail - head) + into - after
        if self.longest < np.inf:
            kept = length <= self.longest
            head, after, tail, into = head[kept], after[kept], tail[kept], into[kept]
            length, missing, turned = length[kept], missing[kept], turned[kept]
        self._note(length, missing, turned)
        is_one_hour = tail <= head
        each = 1.0 / np.maximum(length, 1)
        each[is_one_hour] = 0.0
        whole = HOUR * each
        in_head = whole - after * each + is_one_hour
        hours = len(self.totals)
        self.totals += np.bincount(head, in_head, hours)
        self.totals += np.bincount(tail, into * each, hours)
        self.steps[1:] += np.bincount(head, whole, hours)
        self.steps[:-1] -= np.bincount(tail, whole, hours)

    def _hour_and_rest(self, local: Seconds) -> tuple[Seconds, Seconds]:
        """Return the hour of elapsed time that a clock time is in, and seconds into it."""
        since = local - self.origin
        hour = since // HOUR
        return self.elapsed_hour[hour], since - HOUR * hour

    def _note(
        self, length: Seconds, missing: NDArray[np.bool_], turned: NDArray[np.bool_]
    ) -> None:
        self.counts["used"] += len(length)
        self.counts["points"] += int(np.count_nonzero(length == 0))
        self.counts["missing"] += int(np.count_nonzero(missing))
        self.counts["reversed"] += int(np.count_nonzero(turned))
        self.counts["long"] += int(np.count_nonzero(length >= WEEK_HOURS * HOUR))

    def by_hour_of_week(self) -> Weights:
        """Return the weights of the 168 hours of the week by the clock on the wall."""
        totals = self.totals + np.cumsum(self.steps)[:-1]
        moments = self.origin + HOUR * np.arange(len(totals))
        local = to_local(moments, self.zone) if self.zone else moments
        weights = np.bincount(hour_of_week(local), totals, WEEK_HOURS).astype(
            np.float64
        )
        weights[weights < ROUNDING * self.used] = 0
        return weights
