"""Did the pattern over areas change, whatever became of the total?"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from frankpledge.analysis.statistics.discovery import benjamini_hochberg


Floats = NDArray[np.float64]


@dataclass(frozen=True)
class PatternChange:
    """
    Each area's share of all events before and after, and whether they differ.

    `p` is NaN where an area had nothing both times; `q` is p corrected for many
    areas; `similarity` is the share of the areas tested whose q is above the level.
    """

    before: Floats
    after: Floats
    p: Floats
    q: Floats
    similarity: float


def area_by_area(
    before: ArrayLike, after: ArrayLike, level: float = 0.05
) -> PatternChange:
    """
    Compare each area's share of the total with its share later (pooled z).

    No continuity correction. Source: Andresen, Applied Geography 29 (2009), 333-345;
    the correction for many areas after Wheeler, Steenbeek and Andresen, Transactions
    in GIS 22 (2018), 760-774.
    """
    first, second = np.array(before, np.float64), np.array(after, np.float64)
    n1, n2 = first.sum(), second.sum()
    if first.shape != second.shape or not (n1 > 0 and n2 > 0):
        raise ValueError("Both periods need events, in the same areas.")
    pooled = (first + second) / (n1 + n2)
    spread = np.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
    with np.errstate(divide="ignore", invalid="ignore"):
        z = (second / n2 - first / n1) / spread
    z[pooled == 1] = 0.0
    p = np.array([math.erfc(abs(one) / math.sqrt(2)) for one in z.tolist()])
    q = benjamini_hochberg(p)
    tested = ~np.isnan(p)
    return PatternChange(
        first / n1, second / n2, p, q, float((q[tested] >= level).mean())
    )
