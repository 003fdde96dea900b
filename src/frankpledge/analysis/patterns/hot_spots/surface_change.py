"""
Did a place change more than the whole did, and more than chance explains?

The counts of a cell before and after, alone or together with its neighbours, against
the whole map's change: of the events in both periods, the share that fell in the
second is binomial if the place only shared in the whole (Przyborowski and Wilenski
1940, Biometrika 31, pages 313 to 323). Exact, two-sided by doubling, and corrected
for the number of cells.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import numpy as np

from frankpledge.analysis.patterns.hot_spots.many_tests import adjusted
from frankpledge.analysis.patterns.hot_spots.neighbours import (
    BadNeighbours,
    Floats,
    Neighbours,
    fitted,
)


@dataclass(frozen=True)
class SurfaceChange:
    """
    Events around each place before and after, and the change beyond the whole's.

    `ratio` is (after / before) over the same of the whole: 1 is no change of its
    own; NaN with nothing before. `p` is exact and two-sided, `corrected` after
    Benjamini and Hochberg; both NaN where there were no events at all.
    """

    before: Floats
    after: Floats
    ratio: Floats
    p: Floats
    corrected: Floats


def surface_change(
    before: Floats, after: Floats, neighbours: Neighbours | None = None
) -> SurfaceChange:
    """
    Return the change of each place against the change of the whole.

    With neighbours, the events of a place and of those around it are taken together:
    steadier, and nearby tests then share events (the correction holds for that).
    Raises BadNeighbours unless both are whole counts with an event in each period.
    """
    one, two = _counts(before, neighbours), _counts(after, neighbours)
    if one.size != two.size:
        raise BadNeighbours("There must be as many counts after as before.")
    if not (one.sum() and two.sum()):
        raise BadNeighbours("A period has no events, so there is no change to share.")
    whole = two.sum() / one.sum()
    share = float(two.sum() / (one.sum() + two.sum()))
    if neighbours is not None:
        one, two = one + neighbours.sums(one), two + neighbours.sums(two)
    ratio = np.full(one.size, np.nan)
    np.divide(two / whole, one, out=ratio, where=one > 0)
    p = _exact(two, one + two, share)
    return SurfaceChange(one, two, ratio, p, adjusted(p))


def _counts(values: Floats, neighbours: Neighbours | None) -> Floats:
    flat = np.asarray(values, np.float64).reshape(-1)
    if neighbours is not None:
        flat = fitted(flat, neighbours)
    if not ((flat >= 0) & (flat % 1 == 0)).all():
        raise BadNeighbours("Counts must be whole numbers of 0 or more.")
    return flat


def _exact(seen: Floats, of: Floats, share: float) -> Floats:
    from scipy.special import bdtr, bdtrc

    low = bdtr(seen, of.astype(np.int64), share)
    high = np.where(seen > 0, bdtrc(np.maximum(seen - 1, 0), of.astype(int), share), 1)
    both = np.minimum(1, 2 * np.minimum(low, high))
    return cast(Floats, np.where(of > 0, both, np.nan))
