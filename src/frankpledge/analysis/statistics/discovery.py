"""Many tests at once: how many of the findings chance alone would have made."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray


Floats = NDArray[np.float64]


def benjamini_hochberg(chances: ArrayLike) -> Floats:
    """
    Return each p adjusted so that calling those below 5% leaves 5% false finds.

    The q of a test is the smallest p·m/rank at its rank or any later one, at most
    1. NaN (no test could be made) stays NaN and is not counted among the m tests.
    Source: Benjamini and Hochberg, J. Royal Statist. Soc. B 57 (1995), 289-300.
    """
    p = np.atleast_1d(np.array(chances, np.float64))
    known = np.flatnonzero(~np.isnan(p))
    adjusted = np.full(p.shape, np.nan)
    order = known[np.argsort(p[known], kind="stable")]
    scaled = p[order] * len(order) / np.arange(1, len(order) + 1)
    falling = np.minimum.accumulate(scaled[::-1])[::-1]
    adjusted[order] = np.minimum(falling, 1.0)
    return adjusted
