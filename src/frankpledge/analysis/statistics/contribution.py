"""Which parts of a total made its change, and how much of it each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Contribution:
    """
    How each part moved the total.

    `points` adds up to the total's change in per cent of the total before;
    `share` is that of the total's change, which may pass 100% or be negative where
    parts moved against each other, and is NaN where the total did not change.
    `like_the_rest` is what the part would have changed by at the total's own pace.
    """

    difference: Floats
    points: Floats
    share: Floats
    like_the_rest: Floats
    before: float
    after: float


def contribution(before: ArrayLike, after: ArrayLike) -> Contribution:
    """
    Return each part's contribution; raise ValueError where a part is unknown.

    One value a part: events, percentage points of the total before, and per cent of
    the total's change.
    """
    first, second = np.array(before, np.float64), np.array(after, np.float64)
    if first.shape != second.shape or np.isnan(first).any() or np.isnan(second).any():
        raise ValueError("Every part needs its count before and after.")
    difference = second - first
    whole, now = float(first.sum()), float(second.sum())
    nan = np.full(first.shape, np.nan)
    return Contribution(
        difference=difference,
        points=100 * difference / whole if whole else nan,
        share=100 * difference / (now - whole) if now != whole else nan,
        like_the_rest=first * (now - whole) / whole if whole else nan,
        before=whole,
        after=now,
    )
