"""A steady percentage rise or fall in counts, with the yearly shape allowed for."""

from __future__ import annotations

import math
import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from frankpledge.analysis.statistics import negative_binomial
from frankpledge.analysis.statistics.intervals import CONFIDENCE, z_for
from frankpledge.analysis.statistics.modelling import NoModel, part_of_statsmodels
from frankpledge.analysis.statistics.tails import normal_two_sided


Floats = NDArray[np.float64]

POISSON, NEGATIVE_BINOMIAL = "poisson", "negative-binomial"
FEWEST = 8


@dataclass(frozen=True)
class CountTrend:
    """
    The fit: coefficients (logarithms), their errors, and what they come to.

    `per_step` and `per_cycle` are per cent a step and a cycle with their limits;
    `dispersion` is Pearson's, 1 where counts vary by chance alone; `fitted` is NaN
    at missing steps.
    """

    family: str
    coefficients: Floats
    errors: Floats
    deviance: float
    dispersion: float
    per_step: tuple[float, float, float]
    per_cycle: tuple[float, float, float]
    p: float
    fitted: Floats


def count_trend(
    counts: ArrayLike,
    *,
    cycle: int = 12,
    exposure: ArrayLike | None = None,
    family: str = POISSON,
    confidence: float = CONFIDENCE,
) -> CountTrend:
    """
    Return the trend of counts: log mean = a + b t + one wave of the cycle's length.

    `exposure` (days of a month, people) is an offset. Missing steps keep their place.
    With the negative binomial the variance is m + a m², a by greatest likelihood; its
    errors are wider, and where counts vary no more than chance it is the Poisson
    one. A cycle of 1 has no wave. Raises NoModel where nothing can be fitted.
    """
    numbers = np.atleast_1d(np.array(counts, np.float64))
    bases = np.ones(len(numbers)) if exposure is None else np.array(exposure, float)
    known = ~np.isnan(numbers) & (bases > 0)
    if known.sum() < FEWEST or not numbers[known].sum() > 0:
        raise NoModel(f"A trend needs {FEWEST} known counts, not all of them 0.")
    design = _design(len(numbers), cycle)
    offset = np.log(np.where(known, bases, 1.0))
    fit, poisson = _fitted(numbers[known], design[known], offset[known], family)
    terms = design.shape[1]
    coefficients = np.array(fit.params, float)[:terms]
    errors = np.array(fit.bse, float)[:terms]
    if not (np.isfinite(coefficients).all() and np.isfinite(errors).all()):
        raise NoModel("No trend can be fitted: too many steps have nothing in them.")
    fitted = np.exp(np.clip(design @ coefficients + offset, -700, 700))
    slope, error = float(coefficients[1]), float(errors[1])
    return CountTrend(
        family=POISSON if fit is poisson else NEGATIVE_BINOMIAL,
        coefficients=coefficients,
        errors=errors,
        deviance=float(poisson.deviance),
        dispersion=float(poisson.pearson_chi2 / poisson.df_resid),
        per_step=_percent(slope, error, 1, confidence),
        per_cycle=_percent(slope, error, cycle, confidence),
        p=normal_two_sided(slope / error),
        fitted=np.where(known, fitted, np.nan),
    )


def _design(length: int, cycle: int) -> Floats:
    at = np.arange(length, dtype=np.float64)
    columns = [np.ones(length), at]
    if cycle > 1:
        angle = 2 * np.pi * at / cycle
        columns += [np.cos(angle), np.sin(angle)]
    return np.column_stack(columns)


def _fitted(
    counts: Floats, design: Floats, offset: Floats, family: str
) -> tuple[Any, Any]:
    """Return the fit asked for and the Poisson one, which may be the same."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        poisson = _poisson(counts, design, offset)
        if family == POISSON or poisson.pearson_chi2 <= poisson.df_resid:
            return poisson, poisson
        start = np.array(poisson.params, float)
        return negative_binomial.fitted(counts, design, offset, start), poisson


def _poisson(counts: Floats, design: Floats, offset: Floats) -> Any:
    models = part_of_statsmodels("genmod.generalized_linear_model")
    families = part_of_statsmodels("genmod.families")
    try:
        return models.GLM(
            counts, design, family=families.Poisson(), offset=offset
        ).fit()
    except (ValueError, np.linalg.LinAlgError) as failure:
        raise NoModel(f"No trend can be fitted: {failure}") from failure


def _percent(
    slope: float, error: float, steps: int, confidence: float
) -> tuple[float, float, float]:
    reach = z_for(confidence) * error
    low, middle, high = (
        100 * math.expm1(min(steps * value, 700))
        for value in (slope - reach, slope, slope + reach)
    )
    return middle, low, high
