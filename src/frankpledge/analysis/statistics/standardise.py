"""
Rates of areas with people of different ages, made comparable; and plain means.

Values are per `multiplier` people, with their 95% limits.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from frankpledge.analysis.statistics.intervals import CONFIDENCE, poisson


Floats = NDArray[np.float64]

FEWEST_EVENTS = 10
"""A directly standardised rate of fewer events says nothing."""


@dataclass(frozen=True)
class Estimate:
    """A value with its limits, all in one unit."""

    value: float
    low: float
    high: float


def direct(
    counts: ArrayLike,
    populations: ArrayLike,
    standard: ArrayLike,
    *,
    multiplier: float = 100_000,
    confidence: float = CONFIDENCE,
    squares: ArrayLike | None = None,
) -> Estimate | None:
    """
    Return the rate if the area had the standard's people; None under ten events.

    Σ(w·x/n)/Σw, with Dobson's limits: the rate + √(Var/O)·(limit of O - O). Var is
    Σ(w/Σw)²·x/n²; where one person's events hang together, `squares` gives Σ f² over
    the persons of each band (f events each) and takes the place of x there.
    Sources: Dobson and others, Statistics in Medicine 10 (1991), 457-462; for events
    that recur, Glynn and others, Amer. J. Epidemiology 137 (1993), 776-786.
    """
    events, people, weights = _bands(counts, populations, standard)
    observed = float(events.sum())
    if observed < FEWEST_EVENTS:
        return None
    share = weights / weights.sum()
    value = float((share * events / people).sum())
    own = events if squares is None else np.array(squares, np.float64)
    variance = float((share**2 * own / people**2).sum())
    limits = poisson(observed, confidence)
    scale = math.sqrt(variance / observed)
    low, high = (
        value + scale * (float(limit[0]) - observed)
        for limit in (limits.low, limits.high)
    )
    return Estimate(multiplier * value, multiplier * low, multiplier * high)


def indirect_ratio(
    observed: float,
    populations: ArrayLike,
    reference_counts: ArrayLike,
    reference_populations: ArrayLike,
    *,
    confidence: float = CONFIDENCE,
) -> Estimate:
    """
    Return observed over expected events, were the reference's rates the area's.

    Limits are those of the observed count over the expected, taken as known.
    """
    expected = expected_events(populations, reference_counts, reference_populations)
    limits = poisson(observed, confidence)
    return Estimate(
        observed / expected,
        float(limits.low[0]) / expected,
        float(limits.high[0]) / expected,
    )


def expected_events(
    populations: ArrayLike,
    reference_counts: ArrayLike,
    reference_populations: ArrayLike,
) -> float:
    """
    Return the events that the reference's rates would give: Σ n·(x/n of it).

    One figure a band in each column. Raises ValueError where nothing is expected or
    the columns differ in length.
    """
    people, events, whole = _bands(populations, reference_counts, reference_populations)
    expected = float((people * events / whole).sum())
    if not expected > 0:
        raise ValueError("Nothing was expected, so there is no ratio to it.")
    return expected


def mean(values: ArrayLike, confidence: float = CONFIDENCE) -> Estimate:
    """
    Return the mean with Student's t limits; it takes at least two values.

    In the values' unit; the standard deviation divides by n - 1. Raises ValueError for
    fewer. Source: Student, Biometrika 6 (1908), 1-25.
    """
    from scipy.special import stdtrit

    numbers = np.array(values, np.float64)
    if len(numbers) < 2:
        raise ValueError("The limits of a mean need at least two values.")
    middle = float(numbers.mean())
    error = float(numbers.std(ddof=1)) / math.sqrt(len(numbers))
    reach = float(stdtrit(len(numbers) - 1, (1 + confidence) / 2)) * error
    return Estimate(middle, middle - reach, middle + reach)


def _bands(*columns: ArrayLike) -> tuple[Floats, ...]:
    tables = tuple(np.array(column, np.float64) for column in columns)
    if len({len(table) for table in tables}) != 1 or not len(tables[0]):
        raise ValueError("Every column has one figure for each age band.")
    return tables
