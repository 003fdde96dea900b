"""
A first size for a kernel, where nobody knows a better one.

Both rules take the smaller of the standard deviation and the interquartile range over
1.34, shrink it by the fifth root of the number of records, and average the two
directions. They smooth a lot: meant for one round cluster, they blur a town's streets.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.patterns.density.kernels import (
    BadDensity,
    Gaussian,
    Quartic,
)


Floats = NDArray[np.float64]


def quartic(x: Floats, y: Floats) -> Quartic:
    """Return the kernel with the radius 4 x 1.06 x spread (Venables and Ripley 2002)."""
    return Quartic((4 * 1.06 * _spread(x) + 4 * 1.06 * _spread(y)) / 2)


def gaussian(x: Floats, y: Floats) -> Gaussian:
    """Return the kernel with the deviation 0.9 x spread (Silverman 1986, 3.31)."""
    return Gaussian((0.9 * _spread(x) + 0.9 * _spread(y)) / 2)


def _spread(values: Floats) -> float:
    if values.size < 2 or not np.ptp(values) > 0:
        raise BadDensity(
            "The records lie at one point or on one line, so no size can be worked"
            " out from their spread.",
            "Say the radius or the standard deviation in metres.",
        )
    low, high = np.quantile(values, [0.25, 0.75])
    deviation = float(values.std(ddof=1))
    middle = float(high - low) / 1.34
    # Snapped records can put half of all at one coordinate.
    smaller = min(deviation, middle) if middle > 0 else deviation
    return float(smaller * values.size**-0.2)
