"""
How good was a map of hot spots, judged on what happened afterwards?

Places are taken from the highest predicted density down. Hit rate: the share of later
events caught so far. PAI (Chainey, Tompson and Uhlig 2008, Security Journal 21): hit
rate over share of area. PEI (Hunt 2016): PAI over the best that so many places could
reach. RRI (Levine 2008): predicted over observed so far, which is 1 when the
prediction has the right size. Of places predicted equally, those with fewer later
events come first, so that a tie never flatters.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.failures import ExpectedFailure


Floats = NDArray[np.float64]
Whole = NDArray[np.int64]


class BadPrediction(ExpectedFailure):
    """A prediction that cannot be judged; the message says why."""


@dataclass(frozen=True)
class Accuracy:
    """
    The places in order (numbers from 0) and each measure after taking so many.

    `rri` is NaN while nothing has been observed.
    """

    order: Whole
    hit_rate: Floats
    area_share: Floats
    pai: Floats
    best_pai: Floats
    pei: Floats
    rri: Floats

    def within(self, share: float) -> int:
        """Return how many places fit into that share of the whole area."""
        return int(np.searchsorted(self.area_share, share * (1 + 1e-9), "right"))


def accuracy(predicted: Floats, observed: Floats, area: Floats) -> Accuracy:
    """
    Return how the prediction did on later events.

    One value for each place: predicted events, later events, area in any unit. Raises
    BadPrediction where a value is missing or negative, an area is not above 0, or
    nothing happened afterwards.
    """
    _check(predicted, observed, area)
    order = _order(predicted / area, observed)
    seen, land = np.cumsum(observed[order]), np.cumsum(area[order])
    hit_rate, area_share = seen / seen[-1], land / land[-1]
    pai = hit_rate / area_share
    best = _order(observed / area, -observed)
    best_hits = np.cumsum(observed[best]) / seen[-1]
    best_pai = best_hits / (np.cumsum(area[best]) / land[-1])
    rri = np.full(seen.size, np.nan)
    np.divide(np.cumsum(predicted[order]), seen, out=rri, where=seen > 0)
    return Accuracy(order, hit_rate, area_share, pai, best_pai, pai / best_pai, rri)


def _order(density: Floats, among_equals: Floats) -> Whole:
    """Return places from dense to thin; of equals the one with the lower value first."""
    return np.lexsort((np.arange(density.size), among_equals, -density))


def _check(predicted: Floats, observed: Floats, area: Floats) -> None:
    if not predicted.shape == observed.shape == area.shape:
        raise BadPrediction("There must be one prediction, count and area for each.")
    if not (np.isfinite(predicted) & np.isfinite(observed) & np.isfinite(area)).all():
        raise BadPrediction(
            "A prediction, a count or an area is missing.",
            "Leave such places out: missing is not zero.",
        )
    if (predicted < 0).any() or (observed < 0).any() or not (area > 0).all():
        raise BadPrediction(
            "Predictions and counts are 0 or more, and areas are more than 0."
        )
    if not observed.sum():
        raise BadPrediction(
            "Nothing happened in the later period, so no map can be judged on it."
        )
