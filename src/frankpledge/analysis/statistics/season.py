"""The yearly shape of a monthly series, and what is left when it is taken out."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


Floats = NDArray[np.float64]
MONTHS = 12
YEARS = 3
"""Whole years that a normal year's shape is taken from, where there are so many."""


def month_shares(years: Sequence[Sequence[float]]) -> Floats:
    """
    Return each month's mean share of its year, from whole past years.

    Shares of each year are averaged, so that a year of much crime weighs no more
    than a quiet one. A year with a missing month, or of nothing, tells no shape.
    """
    table = np.array(years, np.float64).reshape(-1, MONTHS)
    table = table[~np.isnan(table).any(axis=1)]
    totals = table.sum(axis=1)
    table, totals = table[totals > 0], totals[totals > 0]
    if not len(table):
        raise ValueError("No whole year to take the shape from.")
    shares: Floats = (table / totals[:, None]).mean(axis=0)
    return shares


def month_indices(counts: Sequence[float]) -> Floats:
    """
    Return each month of the year over its year's mean, averaged over whole years.

    1.10 says a month is usually a tenth above the year's mean. Years follow one
    another from the first count on.
    """
    years = len(counts) // MONTHS
    table = np.array(counts[: years * MONTHS], np.float64).reshape(years, MONTHS)
    return month_shares(table.tolist()) * MONTHS


def moving_annual_total(counts: Sequence[float]) -> Floats:
    """
    Return the sum of each twelve months; NaN where one of them is missing.

    The first belongs to the twelfth month: n - 11 totals of n counts, none of fewer.
    """
    numbers = np.array(counts, np.float64)
    if len(numbers) < MONTHS:
        return np.array([])
    windows = np.lib.stride_tricks.sliding_window_view(numbers, MONTHS)
    totals: Floats = windows.sum(axis=1)
    return totals
