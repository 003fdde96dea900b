"""How much more than chance a series of counts varies."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


MONTHS = 12
FEWEST_STEPS = 11


def factor(counts: Sequence[float], season: int = MONTHS) -> float:
    """
    Return the variance of past counts over what chance alone would give, at least 1.

    Each count is compared with the mean of the same month over the years, scaled
    to its own year's total, so that season and trend are not taken for noise:
    see `of_table`. It needs two whole years; less gives 1. A month that never came
    (NaN) leaves out its year, or that month of every year, whichever leaves more to
    go by.
    """
    years = len(counts) // season
    table = np.array(counts[len(counts) - years * season :], np.float64)
    table = table.reshape(years, season)
    holes = np.isnan(table)
    table = max(table[~holes.any(axis=1)], table[:, ~holes.any(axis=0)], key=_freedom)
    return of_table(table)


def of_table(table: NDArray[np.float64]) -> float:
    """
    Return how many times more than chance rows' shapes differ, at least 1.

    Pearson's chi-square of the counts over its degrees of freedom, rows and columns
    of nothing left out; under one degree gives 1. Source: McCullagh and Nelder,
    Generalized Linear Models (1989), section 4.5.
    """
    held = table[table.sum(axis=1) > 0][:, table.sum(axis=0) > 0]
    free = _freedom(held)
    if free < 1:
        return 1.0
    expected = np.outer(held.sum(axis=1), held.sum(axis=0)) / held.sum()
    return max(1.0, float(((held - expected) ** 2 / expected).sum() / free))


def _freedom(table: NDArray[np.float64]) -> int:
    columns: int = table.shape[1]
    return max(len(table) - 1, 0) * max(columns - 1, 0)


def factor_of_changes(changes: Sequence[float], mean: float) -> float:
    """
    Return the same from changes on a year before, step by step, of counts of a mean.

    Each is a month less the same month a year earlier, so from one to the next they
    differ by four months: with four times the variance of one. A level that moves shows
    in a single step and is not taken for noise, as in control charts of moving
    ranges. Fewer than eleven steps are too few to tell and give 1.
    """
    steps = np.diff(np.array(changes, np.float64))
    steps = steps[~np.isnan(steps)]
    if len(steps) < FEWEST_STEPS or not mean > 0:
        return 1.0
    return max(1.0, float((steps**2).mean() / (4 * mean)))
