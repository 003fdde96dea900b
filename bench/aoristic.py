"""
Spans shared out over the hours of the week, beside a program that goes record by record.

The yardstick is how the method is usually written: a loop over records, and for each a
loop over the hours it touches. (The peer that the field uses is on no registry; run
from its source it takes about as long as this.) The floor is difference arrays over
whole minutes without clock changes, missing ends or anything else to look after.
"""

import json
import time
from datetime import datetime, timedelta
from typing import Any

import numpy as np


LEAST_TIMES = 300
MOST_TIMES_TEN_MILLION = 150
"""A hundred times the records may take half as long again as a hundred times."""
ROUNDS = 5
MONDAY = np.datetime64("2023-12-25T00:00")


def spans(count: int) -> tuple[Any, Any]:
    """Return made-up starts and ends of a year: points, hours, nights, days, a week."""
    random = np.random.default_rng(4)
    start = np.datetime64("2024-01-01T00:00") + random.integers(0, 365 * 1440, count)
    kind = random.choice(4, count, p=[0.3, 0.35, 0.25, 0.1])
    lengths = [
        np.zeros(count, np.int64),
        random.integers(1, 600, count),
        random.integers(600, 1440, count),
        random.integers(1440, 10_080, count),
    ]
    length = np.choose(kind, lengths)
    return start.astype("datetime64[s]"), (start + length).astype("datetime64[s]")


def record_by_record(starts: list[datetime], ends: list[datetime]) -> list[float]:
    """Return the weights of 168 hours as a plain loop gives them."""
    weights = [0.0] * 168
    hour = timedelta(hours=1)
    for start, end in zip(starts, ends, strict=True):
        at = start.replace(minute=0, second=0)
        if start == end:
            weights[at.weekday() * 24 + at.hour] += 1
            continue
        whole = (end - start).total_seconds()
        while at < end:
            inside = min(at + hour, end) - max(at, start)
            weights[at.weekday() * 24 + at.hour] += inside.total_seconds() / whole
            at += hour
    return weights


def floor(starts: Any, ends: Any) -> Any:
    """Return the weights by difference arrays with nothing else to look after."""
    begin = (starts - MONDAY).astype("timedelta64[m]").astype(np.int64)
    stop = (ends - MONDAY).astype("timedelta64[m]").astype(np.int64)
    is_point = begin == stop
    stop = stop + is_point
    each = 1.0 / (stop - begin)
    head, tail = begin // 60, (stop - 1) // 60
    hours = int(tail.max()) + 2
    first = (np.minimum(60 * (head + 1), stop) - begin) * each
    over = tail > head
    total = np.bincount(head, first, hours)
    last = (stop - 60 * tail)[over] * each[over]
    total += np.bincount(tail[over], last, hours)
    steps = np.bincount(head[over] + 1, 60 * each[over], hours)
    steps -= np.bincount(tail[over], 60 * each[over], hours)
    total += np.cumsum(steps)
    whole_weeks = np.zeros(-(-hours // 168) * 168)
    whole_weeks[:hours] = total
    return whole_weeks.reshape(-1, 168).sum(axis=0)


def quickest(work: Any, rounds: int) -> tuple[float, Any]:
    """
    Return the least seconds of the processor of some rounds, and the answer.

    All of these use one core, so what else the machine does is left out.
    """
    seconds = []
    for _ in range(rounds):
        start = time.process_time()
        answer = work()
        seconds.append(time.process_time() - start)
    return min(seconds), answer


def run() -> list[dict[str, Any]]:
    """Return a hundred thousand records beside the loop, and ten million beside those."""
    from frankpledge.analysis.patterns.timing.aoristic import week_hours

    starts, ends = spans(100_000)
    plain = starts.tolist(), ends.tolist()
    theirs, expected = quickest(lambda: record_by_record(*plain), 1)
    least, bare = quickest(lambda: floor(starts, ends), ROUNDS)
    ours, found = quickest(lambda: week_hours(starts, ends), ROUNDS)
    unshifted = week_hours(starts, ends, zone=None)
    for other in (expected, bare):
        if not np.allclose(unshifted.weights, other):
            raise ValueError("The programs share out differently.")
    many = spans(10_000_000)
    large, _ = quickest(lambda: week_hours(*many), 2)
    large_floor, _ = quickest(lambda: floor(*many), 2)
    return [
        {
            "work": "aoristic, 100,000 records, clock changes right",
            "seconds": round(ours, 4),
            "yardstick": "record by record in plain Python",
            "yardstick_seconds": round(theirs, 2),
            "floor_seconds": round(least, 4),
            "events": found.used,
            "times": round(theirs / ours, 1),
            "must_reach": f"{LEAST_TIMES} times quicker (floor {least:.3f} s)",
            "reached": theirs >= LEAST_TIMES * ours,
        },
        {
            "work": "aoristic, 10 million records",
            "seconds": round(large, 2),
            "yardstick": "our 100,000 records",
            "yardstick_seconds": round(ours, 4),
            "floor_seconds": round(large_floor, 2),
            "times": round(large / ours, 1),
            "must_reach": f"{MOST_TIMES_TEN_MILLION} times (floor {large_floor:.2f} s)",
            "reached": large <= MOST_TIMES_TEN_MILLION * ours,
        },
    ]


if __name__ == "__main__":
    print(json.dumps(run(), indent=2))
