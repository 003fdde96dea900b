"""
Correction for testing many places at once.

With 50,000 cells, 2,500 would be "significant at 5%" by chance alone. Benjamini and
Hochberg 1995, Journal of the Royal Statistical Society B 57, pages 289 to 300: of the
places called hot or cold, at most the stated share is expected to be false.
"""

from __future__ import annotations

import numpy as np

from frankpledge.analysis.patterns.hot_spots.neighbours import Floats


def adjusted(p: Floats) -> Floats:
    """
    Return p corrected for the number of tests; NaN stays NaN and is not counted.

    A place is found when its corrected p is at most the false discovery rate chosen.
    """
    out = np.full(p.shape, np.nan)
    tested = np.flatnonzero(~np.isnan(p))
    order = tested[np.argsort(p[tested], kind="stable")]
    ranks = np.arange(1, order.size + 1)
    steps = p[order] * (order.size / ranks)
    out[order] = np.minimum(1, np.minimum.accumulate(steps[::-1])[::-1])
    return out


def smallest_useful(tests: int, rate: float, times: int) -> int:
    """
    Return how many places must share the smallest shuffled p before any is found.

    With few shuffles that p is coarse: 999 give 0.002 two-sided, so among 1,000
    places 40 must reach it for a rate of 5%.
    """
    least = 2 / (times + 1)
    return int(np.ceil(tests * least / rate))
