"""Who is near: the events around each of some places, such as open cases or homes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.patterns.near_repeat.pairs import (
    MOST_PAIRS,
    Metric,
    TooManyPairs,
    distances,
    tolerance_of,
)


@dataclass(frozen=True)
class Nearby:
    """
    One row a case and an event near it, in order of case, then of nearness in time.

    `days` is how long before the case the event was; below 0 it came after.
    """

    case: NDArray[np.intp]
    event: NDArray[np.intp]
    metres: NDArray[np.float64]
    days: NDArray[np.float64]


def nearby(
    cases: NDArray[np.float64],
    case_moments: NDArray[Any],
    events: NDArray[np.float64],
    event_moments: NDArray[Any],
    *,
    metres: float,
    days: float,
    metric: Metric = Metric.EUCLIDEAN,
    only_before: bool = False,
    most_pairs: int = MOST_PAIRS,
) -> Nearby:
    """
    Return the events within `metres` and `days` of each case, both limits included.

    With `only_before` events later than the case are left out: what was known on the
    day. Raises TooManyPairs.
    """
    from scipy.spatial import cKDTree

    if not len(cases) or not len(events):
        nothing = np.empty(0, np.intp)
        return Nearby(nothing, nothing, np.empty(0), np.empty(0))
    reach = metres + tolerance_of(cases, events)
    tree, around = cKDTree(events, balanced_tree=False), cKDTree(cases)
    found = int(around.count_neighbors(tree, reach, p=metric.order))
    if found > most_pairs:
        raise TooManyPairs(
            f"{found:,} events are within {metres:g} m of the cases.",
            "Use a smaller distance or fewer cases.",
        )
    lists = tree.query_ball_point(cases, reach, p=metric.order)
    case = np.repeat(np.arange(len(cases)), [len(each) for each in lists])
    event = np.concatenate([np.array(each, np.intp) for each in lists])
    since = np.asarray(case_moments[case] - event_moments[event], np.float64)
    longest = days + tolerance_of(
        np.asarray(case_moments, np.float64), np.asarray(event_moments, np.float64)
    )
    kept = np.abs(since) <= longest
    if only_before:
        kept &= since >= 0
    case, event, since = case[kept], event[kept], since[kept]
    gap = distances(cases[case] - events[event], metric)
    order = np.lexsort((event, gap, np.abs(since), case))
    return Nearby(case[order], event[order], gap[order], since[order])
