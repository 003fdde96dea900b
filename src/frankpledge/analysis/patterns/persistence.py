"""
Hot spots over time: new, persistent, intermittent, gone.

The periods are cut once into an earlier and a recent window that do not overlap, so a
share of a window is a share of periods and never more than 1. (A peer counts one
period twice and lets its windows overlap.)
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.failures import ExpectedFailure


Floats = NDArray[np.float64]
Marks = NDArray[np.bool_]


class BadPeriods(ExpectedFailure):
    """The periods cannot be cut as asked; the message says why."""


class Persistence(StrEnum):
    """What became of a place, each place in exactly one class."""

    PERSISTENT = "persistent"
    NEW = "new"
    INTERMITTENT = "intermittent"
    GONE = "gone"
    NEVER = "never hot"


DEFINITIONS = {
    Persistence.PERSISTENT: "hot in at least the stated share of the earlier periods"
    " and of the recent ones",
    Persistence.NEW: "hot in a recent period and in no earlier one",
    Persistence.INTERMITTENT: "hot in both windows, but in less than the stated share"
    " of one of them",
    Persistence.GONE: "hot in an earlier period and in no recent one",
    Persistence.NEVER: "hot in no period",
}


@dataclass(frozen=True)
class History:
    """The class of each place, and the share of each window in which it was hot."""

    kind: NDArray[np.str_]
    earlier_share: Floats
    recent_share: Floats
    earlier: int
    recent: int


def persistence(hot: Marks, *, recent: int, share: float = 0.5) -> History:
    """
    Return what became of each place.

    `hot` has a row for each period in order of time and a column for each place;
    the last `recent` rows are the recent window, all before them the earlier one.
    `share` is what makes a hot spot of a window persistent: more than 0, at most 1.
    """
    periods = len(hot)
    if not 1 <= recent < periods:
        raise BadPeriods(
            f"{periods} periods cannot be cut into {recent} recent ones and earlier"
            " ones.",
            "Both windows need at least one period.",
        )
    if not 0 < share <= 1:
        raise BadPeriods("The share must be more than 0 and at most 1.")
    before = hot[:-recent].mean(axis=0)
    after = hot[-recent:].mean(axis=0)
    # A hair less, so that 3 of 10 is at least 0.3 whatever its binary digits.
    enough = share - 1e-12
    kind = np.select(
        [
            (before >= enough) & (after >= enough),
            (before == 0) & (after > 0),
            (before > 0) & (after > 0),
            before > 0,
        ],
        [
            Persistence.PERSISTENT.value,
            Persistence.NEW.value,
            Persistence.INTERMITTENT.value,
            Persistence.GONE.value,
        ],
        Persistence.NEVER.value,
    )
    return History(kind, before, after, periods - recent, recent)
