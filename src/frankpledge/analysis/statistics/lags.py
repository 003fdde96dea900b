"""Do two series move together, at once or one after the other?"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from frankpledge.analysis.statistics.discovery import benjamini_hochberg
from frankpledge.analysis.statistics.tails import normal_two_sided


Floats = NDArray[np.float64]

FEWEST = 8


@dataclass(frozen=True)
class Lagged:
    """
    Correlation at each lag; a lag of 2 sets the context two steps before the series.

    `q` is p corrected for the number of lags tried; NaN where too few pairs are known.
    """

    lags: NDArray[np.int64]
    correlation: Floats
    pairs: NDArray[np.int64]
    p: Floats
    q: Floats


def lagged(
    values: ArrayLike, context: ArrayLike, most: int = 6, *, difference: int = 12
) -> Lagged:
    """
    Return how changes of the values go with changes of the context, 0 to `most` later.

    Both are first differenced over a year (`difference` steps), since two series with
    a trend or a season always seem to move together. Neighbouring yearly changes
    share most of their months, and a change is set against the next year's by the
    year between them, which both count. So the number of independent pairs is cut by
    both series' own memory (Bartlett 1935) before p is taken by Fisher's transformation.
    """
    first = _differences(values, difference)
    second = _differences(context, difference)
    if len(first) != len(second):
        raise ValueError("Both series need the same steps.")
    lags = np.arange(most + 1)
    rows = [
        _one(first[lag:], second[: len(second) - lag or None], difference)
        for lag in lags
    ]
    correlation = np.array([row[0] for row in rows])
    p = np.array([row[2] for row in rows])
    pairs = np.array([row[1] for row in rows], np.int64)
    return Lagged(lags, correlation, pairs, p, benjamini_hochberg(p))


def _differences(values: ArrayLike, step: int) -> Floats:
    numbers = np.atleast_1d(np.array(values, np.float64))
    return numbers[step:] - numbers[: len(numbers) - step] if step else numbers


def _one(first: Floats, second: Floats, step: int) -> tuple[float, int, float]:
    known = ~(np.isnan(first) | np.isnan(second))
    x, y = first[known], second[known]
    pairs = int(known.sum())
    if pairs < FEWEST or x.std() == 0 or y.std() == 0:
        return math.nan, pairs, math.nan
    r = float(np.corrcoef(x, y)[0, 1])
    effective = max(
        4.0, pairs / _widening(_memory(first), _memory(second), pairs, step)
    )
    z = math.atanh(max(-1 + 1e-12, min(1 - 1e-12, r))) * math.sqrt(effective - 3)
    return r, pairs, normal_two_sided(z)


def _widening(one: float, other: float, pairs: int, step: int) -> float:
    """
    Return how many pairs are worth one independent pair, by both series' memory.

    Bartlett's 1 + 2 Σ (1 - k/n) r(k) s(k). What is left of a step k steps later falls
    as a power, and differencing over a year adds its own: with no memory at all a
    change and that of a year later still share a month, with opposite signs.
    """
    at = np.arange(1.0, pairs)
    left = [_autocorrelation(memory, at, step) for memory in (one, other)]
    summed = 1 + 2 * float(((1 - at / pairs) * left[0] * left[1]).sum())
    both = one * other
    return max(summed, (1 + both) / (1 - both))


def _autocorrelation(memory: float, at: Floats, step: int) -> Floats:
    if not step:
        return np.asarray(memory**at)
    apart = (memory ** np.abs(at - step) + memory ** (at + step)) / 2
    return np.asarray((memory**at - apart) / (1 - memory**step))


def _memory(values: Floats) -> float:
    """Return how much of one step is left in the next, 0 to just under 1."""
    off = values - np.nanmean(values)
    both = ~(np.isnan(off[1:]) | np.isnan(off[:-1]))
    top = float((off[1:][both] * off[:-1][both]).sum())
    whole = float(np.nansum(off**2))
    return min(0.98, max(0.0, top / whole)) if whole > 0 else 0.0
