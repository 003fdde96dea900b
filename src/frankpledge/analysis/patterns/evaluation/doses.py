"""More of it, less crime? Counts against how much was done, area by area in time."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from frankpledge.analysis.patterns.evaluation.panels import Floats
from frankpledge.analysis.statistics.intervals import CONFIDENCE, z_for
from frankpledge.analysis.statistics.tails import normal_two_sided


MOST_ROUNDS = 25
SETTLED = 1e-11
NO_DIFFERENCE = 1e-12
MOST_LOG = 40.0
SMALLEST_MEAN = 1e-6
"""An expected count this small means that the model runs away, not that it fits."""
FEWEST_CLUSTERS = 10
"""With fewer areas their own spread is too unsure to widen the error by."""


@dataclass(frozen=True)
class Dose:
    """
    The ratio of expected counts that one more unit of activity goes with.

    0.98 means 2% fewer events for every unit. `error` is that of the logarithm.
    """

    ratio: float
    low: float
    high: float
    p: float
    error: float
    dispersion: float
    areas: int
    periods: int

    def percent_for(self, units: float) -> float:
        """Return the change that so many units go with, in per cent."""
        return 100 * math.expm1(units * math.log(self.ratio))


def dose_response(counts: Floats, dose: Floats, confidence: float = CONFIDENCE) -> Dose:
    """
    Return the effect of one unit of dose on counts of areas by periods.

    A Poisson model of each count with a level for every area, one for every period
    and the dose: only differences in timing between areas are used. The error is the
    larger of the over-dispersed one and, from ten areas on, the one that lets an
    area's months hang together. Both tables have one row an area and no gaps.
    Raises ValueError where the dose does not vary apart from area and period.
    Source: Wooldridge, J. Econometrics 90 (1999), 77-97; clustered errors by Liang
    and Zeger, Biometrika 73 (1986), 13-22.
    """
    kept = counts.sum(axis=1) > 0
    used = counts[kept].sum(axis=0) > 0
    seen, given = counts[kept][:, used], dose[kept][:, used]
    areas, periods = seen.shape
    if areas < 2 or periods < 2:
        raise ValueError("It needs two areas and two periods with events.")
    slope, means, apart = _fit(seen, given)
    residual = seen - means
    freedom = max(1, seen.size - areas - periods)
    spread = max(1.0, float((residual**2 / means).sum()) / freedom)
    weight = float((means * apart**2).sum())
    variance = spread / weight
    if areas >= FEWEST_CLUSTERS:
        scores = (residual * apart).sum(axis=1)
        clustered = float((scores**2).sum()) * areas / (areas - 1)
        variance = max(variance, clustered / weight**2)
    error = math.sqrt(variance)
    half = z_for(confidence) * error
    return Dose(
        ratio=math.exp(slope),
        low=math.exp(slope - half),
        high=math.exp(slope + half),
        p=normal_two_sided(slope / error),
        error=error,
        dispersion=spread,
        areas=areas,
        periods=periods,
    )


def _fit(counts: Floats, dose: Floats) -> tuple[float, Floats, Floats]:
    """
    Return the slope, the means of greatest likelihood, and the dose's own part.

    Repeated weighted least squares; the levels of areas and periods are taken out of
    both sides first (Frisch and Waugh, Econometrica 1 (1933), 387-401).
    """
    means = (counts + counts.mean()) / 2
    slope = math.inf
    for _ in range(MOST_ROUNDS):
        aim = np.log(means) + (counts - means) / means
        apart, rest = _without_levels(dose, means), _without_levels(aim, means)
        weight = float((means * apart**2).sum())
        if weight <= NO_DIFFERENCE * float((means * dose**2).sum()):
            raise ValueError(
                "The activity does not differ between areas over time, so its effect "
                "cannot be told from theirs."
            )
        found = float((means * apart * rest).sum()) / weight
        means = np.exp(np.clip(aim - rest + found * apart, -MOST_LOG, MOST_LOG))
        if abs(found - slope) < SETTLED * (1 + abs(found)):
            break
        slope = found
    if means.min() < SMALLEST_MEAN:
        raise ValueError(
            "The model does not settle: the activity and the events never overlap."
        )
    return found, means, _without_levels(dose, means)


def _without_levels(values: Floats, weights: Floats) -> Floats:
    """Return what is left of values when the levels of rows and columns are taken out."""
    rows, columns = weights.sum(axis=1), weights.sum(axis=0)
    shares = weights / rows[:, None]
    table = np.diag(columns) - weights.T @ shares
    table[0, 0] += columns[0]
    wanted = (weights * values).sum(axis=0) - shares.T @ (weights * values).sum(axis=1)
    by_column = np.linalg.solve(table, wanted)
    by_row = (weights * (values - by_column)).sum(axis=1) / rows
    left: Floats = values - by_column - by_row[:, None]
    return left
