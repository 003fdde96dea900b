"""Paths from a baseline to a target, and what they ask for at each step."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


Floats = NDArray[np.float64]


def linear(baseline: float, target: float, steps: int) -> Floats:
    """
    Return the straight path: b + (t - b) k/n for each step from 0 to n.

    n + 1 values in the baseline's unit, neither rounded.
    """
    return baseline + (target - baseline) * _shares(steps)


def compound(baseline: float, target: float, steps: int) -> Floats:
    """
    Return the path of equal percentages: b (t/b)^(k/n) for each step from 0 to n.

    It asks for most at the start, and is not defined to or from nought.
    """
    if baseline <= 0 or target <= 0:
        raise ValueError("A path of equal percentages runs between positive values.")
    path: Floats = baseline * (target / baseline) ** _shares(steps)
    return path


def at(
    baseline: float, target: float, share: float, *, is_compound: bool = False
) -> float:
    """Return where the path stands after this share of its time, between 0 and 1."""
    if is_compound:
        if baseline <= 0 or target <= 0:
            raise ValueError("A path of equal percentages runs between positives.")
        return float(baseline * (target / baseline) ** share)
    return baseline + (target - baseline) * share


def seasonal(year_target: float, month_shares: Sequence[float]) -> Floats:
    """
    Return what a year's target allows in each month, by a normal year's shape.

    One value a share, adding up to the target; the shares need not add to 1.
    """
    shares = np.array(month_shares, np.float64)
    if (shares < 0).any() or not shares.sum() > 0:
        raise ValueError("Shares of a year are not negative and add to something.")
    allowed: Floats = year_target * shares / shares.sum()
    return allowed


def percent_a_step(baseline: float, target: float, steps: int) -> float:
    """
    Return the equal percentage change at each step that joins the two.

    100 ((t/b)^(1/n) - 1), below 0 for a fall. Raises ValueError unless both are above
    0.
    """
    if baseline <= 0 or target <= 0 or steps < 1:
        raise ValueError("A path of equal percentages runs between positive values.")
    return float(100 * ((target / baseline) ** (1 / steps) - 1))


def _shares(steps: int) -> Floats:
    if steps < 1:
        raise ValueError("A path has at least one step.")
    return np.arange(steps + 1, dtype=np.float64) / steps
