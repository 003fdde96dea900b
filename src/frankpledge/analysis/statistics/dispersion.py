"""How much more than chance a series of counts varies."""

from collections.abc import Sequence

import numpy as np


MONTHS = 12


def factor(counts: Sequence[float], season: int = MONTHS) -> float:
    """
    Return the variance of past counts over what chance alone would give, at least 1.

    Each count is compared with the mean of the same month over the years, scaled
    to its own year's total, so that season and trend are not taken for noise:
    the sum of (x - m)²/m over its degrees of freedom (Pearson's). It needs two
    whole years; less gives 1. NaN where a month never came leaves that year out.
    """
    years = len(counts) // season
    table = np.array(counts[len(counts) - years * season :], np.float64)
    table = table.reshape(years, season)
    table = table[~np.isnan(table).any(axis=1)]
    total = table.sum()
    if len(table) < 2 or total == 0:
        return 1.0
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / total
    seen = expected > 0
    squares = (table - expected)[seen] ** 2 / expected[seen]
    freedom = (len(table) - 1) * (season - 1)
    return max(1.0, float(squares.sum() / freedom))


def group_factor(z_scores: Sequence[float]) -> float:
    """
    Return the mean square of areas' z scores: above 1, areas differ beyond chance.

    Source: Spiegelhalter, Quality and Safety in Health Care 14 (2005), 347-351.
    """
    scores = np.array(z_scores, np.float64)
    if scores.size == 0:
        raise ValueError("A group needs at least one area.")
    return float((scores**2).mean())
