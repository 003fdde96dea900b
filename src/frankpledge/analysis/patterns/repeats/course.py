"""
How soon it happens again, with events near the end of the data counted rightly.

An event of last week has had a week in which to be followed by another; counting
gaps alone makes long ones look rare. Here each event counts only for the days on
which a repeat could have been seen.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.patterns.repeats.windows import Dates, days


@dataclass(frozen=True)
class Course:
    """
    The time from each event to the next against the same target, band by band.

    Bands are days `starts` to `ends`, both included, from 0. `repeats` is how many next
    events came in the band. `watched` is the days, added up over events, on which
    one could have been seen. `rate` is repeats per 1,000 of them (NaN where none was
    watched) and `chance` the chance that an event is followed by another by the end
    of the band, had all been watched so long. `beyond` gaps are longer.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    repeats: NDArray[np.int64]
    watched: NDArray[np.int64]
    rate: NDArray[np.float64]
    chance: NDArray[np.float64]
    events: int
    beyond: int

    def uncorrected(self) -> NDArray[np.float64]:
        """Return each band's share of all gaps seen: too large for the early bands."""
        seen = int(self.repeats.sum()) + self.beyond
        shares = self.repeats / max(seen, 1)
        return np.where(seen, shares, np.nan)


def course(
    keys: NDArray[np.int64],
    moments: Dates,
    *,
    ends_before: np.datetime64,
    width: int = 30,
    bands: int = 12,
) -> Course:
    """
    Return how soon events are followed by the next of the same key.

    `ends_before` is the first day after the data; events from then on are left out.
    The chance is the life table's, day by day.

    Source: Kaplan and Meier, JASA 53 (1958), 457-481; time windows as in Farrell and
    Pease, Once Bitten, Twice Bitten (Home Office, 1993).
    """
    end = ends_before.astype("datetime64[D]")
    kept = days(moments) < end
    key, dates = keys[kept], days(moments[kept])
    order = np.lexsort((dates, key))
    key, dates = key[order], dates[order]
    followed = np.append(key[1:] == key[:-1], False)[: len(key)]
    gap = np.append(np.diff(dates).astype(np.int64), 0)[: len(key)]
    last = (end - dates).astype(np.int64) - 1
    seen = np.where(followed, gap, last)
    horizon = width * bands
    by_day = np.bincount(np.minimum(gap[followed], horizon), minlength=horizon + 1)
    gone = np.bincount(np.minimum(seen, horizon), minlength=horizon + 1)
    at_risk = len(key) - np.append(0, np.cumsum(gone))[:horizon]
    hazard = by_day[:horizon] / np.maximum(at_risk, 1)
    repeats = by_day[:horizon].reshape(bands, width).sum(axis=1)
    watched = at_risk.reshape(bands, width).sum(axis=1)
    rate = np.full(bands, np.nan)
    np.divide(1000.0 * repeats, watched, out=rate, where=watched > 0)
    alone = np.cumprod(1 - hazard).reshape(bands, width)[:, -1]
    is_known = (at_risk.reshape(bands, width)[:, -1] > 0) | (alone == 0)
    starts = width * np.arange(bands)
    return Course(
        starts=starts,
        ends=starts + width - 1,
        repeats=repeats.astype(np.int64),
        watched=watched.astype(np.int64),
        rate=rate,
        chance=np.where(is_known & (len(key) > 0), 1 - alone, np.nan),
        events=len(key),
        beyond=int(by_day[horizon]),
    )
