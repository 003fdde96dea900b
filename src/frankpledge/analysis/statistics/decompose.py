"""A series taken apart into level, yearly shape and the rest; and drawn onward."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from frankpledge.analysis.statistics.intervals import CONFIDENCE
from frankpledge.analysis.statistics.modelling import NoModel, part_of_statsmodels


Floats = NDArray[np.float64]

FEWEST = 8
WEIGHTS = 3
"""Smoothing weights: of level, trend and shape."""
LARGEST = 1e100
NOISE = 1e-24
"""A variance this small beside the level is the machine's, not the series'."""


@dataclass(frozen=True)
class Decomposed:
    """
    Level, shape and rest of each step.

    On the logarithms level and shape multiply: both are given in the values' own
    unit and as factors. `strength` is how much of the shape and rest is shape, 0 to 1.
    """

    level: Floats
    shape: Floats
    rest: Floats
    is_factor: bool
    strength: float

    @property
    def parts(self) -> dict[str, Floats]:
        """Return the three parts by name."""
        return {"level": self.level, "shape": self.shape, "rest": self.rest}


def stl(
    values: ArrayLike, cycle: int = 12, seasonal: int = 7, *, logarithms: bool = False
) -> Decomposed:
    """
    Return the decomposition by loess; every step must be known.

    `seasonal` (odd, 7 or more) is how many cycles smooth the shape. Source:
    Cleveland and others, J. Official Statistics 6 (1990), 3-73; statsmodels' STL.
    """
    numbers = _complete(values, 2 * cycle + 1)
    if logarithms and not (numbers > 0).all():
        raise NoModel("Logarithms need counts above 0.", "Take the plain values.")
    models = part_of_statsmodels("tsa.stl._stl")
    made = models.STL(
        np.log(numbers) if logarithms else numbers, period=cycle, seasonal=seasonal
    ).fit()
    level, shape, rest = (
        np.array(part, float) for part in (made.trend, made.seasonal, made.resid)
    )
    both = float((shape + rest).var())
    is_flat = both <= NOISE * float((level**2).mean())
    strength = 0.0 if is_flat else max(0.0, 1 - float(rest.var()) / both)
    if logarithms:
        level, shape, rest = np.exp(level), np.exp(shape), np.exp(rest)
    return Decomposed(level, shape, rest, logarithms, strength)


@dataclass(frozen=True)
class Onward:
    """Fitted values, the forecast and its limits, and the sum of squared errors."""

    fitted: Floats
    forecast: Floats
    low: Floats
    high: Floats
    sse: float


def holt_winters(
    values: ArrayLike,
    ahead: int,
    cycle: int = 12,
    confidence: float = CONFIDENCE,
) -> Onward:
    """
    Return additive exponential smoothing with level, trend and shape, drawn onward.

    A cycle of 1, as of years, has no shape (Holt's).

    Limits: the variance h steps ahead is that of one step times 1 + the sum of
    (a(1 + b j) + c at whole cycles)² over j from 1 to h - 1, with the weights a of
    level, b of trend and c of shape. One step's is the squared misses over the steps
    less the figures fitted, and a share more for their own uncertainty (Akaike's
    final prediction error), taken with Student's t. Never below 0 for values that
    are not. Sources: Winters, Management Science 6 (1960); Hyndman and others,
    Forecasting with Exponential Smoothing (2008), section 6.3.
    """
    numbers = _complete(values, max(2 * cycle, FEWEST))
    made = _smoothed(numbers, cycle)
    with np.errstate(all="ignore"):
        onward = np.array(made.forecast(ahead), float)
        fitted, sse = np.array(made.fittedvalues, float), float(made.sse)
    if not np.isfinite(onward).all():
        raise NoModel("No forecast can be fitted to this series.")
    weights = [
        float(np.nan_to_num(made.params[f"smoothing_{part}"]))
        for part in ("level", "trend", "seasonal")
    ]
    reach = _reach(sse, len(numbers), _growth(weights, ahead, cycle), cycle, confidence)
    floor = 0.0 if (numbers >= 0).all() else -np.inf
    forecast = np.maximum(onward, floor)
    return Onward(
        fitted,
        forecast,
        np.maximum(forecast - reach, floor),
        forecast + reach,
        sse,
    )


def _smoothed(numbers: Floats, cycle: int) -> Any:
    models = part_of_statsmodels("tsa.holtwinters")
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        return models.ExponentialSmoothing(
            numbers,
            trend="add",
            seasonal="add" if cycle > 1 else None,
            seasonal_periods=cycle if cycle > 1 else None,
            initialization_method="estimated",
        ).fit(use_brute=False)


def _growth(weights: Sequence[float], ahead: int, cycle: int) -> Floats:
    """Return how many times one step's variance each step ahead has."""
    level, trend, shape = weights
    steps = np.arange(1, ahead)
    each = level * (1 + trend * steps) + shape * (steps % cycle == 0)
    return np.concatenate([[1.0], 1 + np.cumsum(each**2)])


def _reach(
    sse: float, steps: int, growth: Floats, cycle: int, confidence: float
) -> Floats:
    """Return how far the limits lie from the forecast at each step ahead."""
    from scipy.special import stdtrit

    # The level and the trend begin somewhere; the shape's places add up to nothing.
    fitted_figures = 2 + (cycle - 1) + WEIGHTS
    freedom = max(1, steps - fitted_figures)
    variance = sse / freedom * (1 + fitted_figures / steps)
    t = float(stdtrit(freedom, (1 + confidence) / 2))
    reach: Floats = t * np.sqrt(variance * growth)
    return reach


def _complete(values: ArrayLike, least: int) -> Floats:
    numbers = np.atleast_1d(np.array(values, np.float64))
    if np.isnan(numbers).any():
        raise NoModel("A step is missing, and this method cannot work over a hole.")
    if not (np.abs(numbers) < LARGEST).all():
        raise NoModel("The series holds figures too large to be meant.")
    if len(numbers) < least:
        raise NoModel(f"The series has {len(numbers)} steps; it needs {least}.")
    return numbers
