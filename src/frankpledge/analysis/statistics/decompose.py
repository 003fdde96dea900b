"""A series taken apart into level, yearly shape and the rest; and drawn onward."""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from frankpledge.analysis.statistics.intervals import CONFIDENCE, z_for
from frankpledge.analysis.statistics.modelling import NoModel, part_of_statsmodels


Floats = NDArray[np.float64]

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

    Limits are ± z of the one-step error, grown by the root of the steps ahead, never
    below 0 for values that are not. Source: Winters, Management Science 6 (1960).
    """
    numbers = _complete(values, 2 * cycle)
    models = part_of_statsmodels("tsa.holtwinters")
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        made = models.ExponentialSmoothing(
            numbers,
            trend="add",
            seasonal="add",
            seasonal_periods=cycle,
            initialization_method="estimated",
        ).fit(use_brute=False)
        onward = np.array(made.forecast(ahead), float)
        fitted, sse = np.array(made.fittedvalues, float), float(made.sse)
    if not np.isfinite(onward).all():
        raise NoModel("No forecast can be fitted to this series.")
    spread = float(np.std(numbers - fitted, ddof=1))
    reach = z_for(confidence) * spread * np.sqrt(np.arange(1, ahead + 1))
    floor = 0.0 if (numbers >= 0).all() else -np.inf
    forecast = np.maximum(onward, floor)
    return Onward(
        fitted,
        forecast,
        np.maximum(forecast - reach, floor),
        forecast + reach,
        sse,
    )


def _complete(values: ArrayLike, least: int) -> Floats:
    numbers = np.atleast_1d(np.array(values, np.float64))
    if np.isnan(numbers).any():
        raise NoModel("A step is missing, and this method cannot work over a hole.")
    if not (np.abs(numbers) < LARGEST).all():
        raise NoModel("The series holds figures too large to be meant.")
    if len(numbers) < least:
        raise NoModel(f"The series has {len(numbers)} steps; it needs {least}.")
    return numbers
