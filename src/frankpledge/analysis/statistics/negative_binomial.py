"""Regression of counts that vary more than chance, by greatest likelihood."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


Floats = NDArray[np.float64]

ROUNDS = 100
CLOSE = 1e-10
SERIES_FROM = 50.0
"""From here on Stirling's series gives the logarithm of the gamma function's ratio."""
ALMOST_POISSON = 1e-4
MOST_SPREAD = 1e3


@dataclass(frozen=True)
class Fit:
    """Coefficients and their errors (logarithms); variance is m + spread × m²."""

    params: Floats
    bse: Floats
    spread: float


def fitted(counts: Floats, design: Floats, offset: Floats, start: Floats) -> Fit:
    """
    Return log mean = design · coefficients + offset with the likeliest spread.

    The spread is sought along the likelihood in which the coefficients are at their
    best for it (Fisher scoring), with the gamma functions written so that counts of
    millions keep their digits: the general optimisers give up on those. Errors are
    from the expected information, as in R's glm.nb. Raises numpy's LinAlgError where
    the design has no unique answer. Source: Venables and Ripley, Modern Applied
    Statistics with S (2002), section 7.4; Lawless, Canadian J. Statist. 15 (1987).
    """
    from scipy.optimize import minimize_scalar

    best = start

    def unlikely(logarithm: float) -> float:
        nonlocal best
        spread = float(np.exp(logarithm))
        best = _coefficients(counts, design, offset, spread, best)
        return -log_likelihood(counts, _means(design, offset, best), spread)

    ends = np.log(ALMOST_POISSON / counts.mean()), np.log(MOST_SPREAD)
    found = minimize_scalar(unlikely, bounds=ends, method="bounded")
    spread = float(np.exp(found.x))
    params = _coefficients(counts, design, offset, spread, best)
    means = _means(design, offset, params)
    weights = means / (1 + spread * means)
    information = design.T @ (weights[:, None] * design)
    errors: Floats = np.sqrt(np.diag(np.linalg.inv(information)))
    return Fit(params, errors, spread)


def log_likelihood(counts: Floats, means: Floats, spread: float) -> float:
    """Return the logarithm of the likelihood, less a part that only counts fix."""
    size = 1 / spread
    shape = (counts + size) * np.log1p((counts - means) / (size + means))
    level = counts * np.log(means / np.where(counts > 0, counts, 1.0))
    # What is left of log gamma(y + r) / gamma(r) once y and r are set apart.
    if size > SERIES_FROM:
        rest = (1 / (counts + size) - 1 / size) / 12 - np.log1p(counts * spread) / 2
        return float((shape + level + rest).sum())
    from scipy.special import gammaln

    whole = counts + size
    rest = gammaln(whole) - gammaln(size) + counts - whole * np.log(whole)
    return float((shape + level + rest + size * np.log(size)).sum())


def _coefficients(
    counts: Floats, design: Floats, offset: Floats, spread: float, start: Floats
) -> Floats:
    """Return the likeliest coefficients for a spread, by Fisher scoring."""
    at = start
    for _ in range(ROUNDS):
        means = _means(design, offset, at)
        root = np.sqrt(means / (1 + spread * means))
        step = np.linalg.lstsq(
            root[:, None] * design, root * (counts - means) / means, rcond=None
        )[0]
        at = at + step
        if np.abs(step).max() < CLOSE:
            break
    return np.asarray(at, np.float64)


def _means(design: Floats, offset: Floats, coefficients: Floats) -> Floats:
    means: Floats = np.exp(np.clip(design @ coefficients + offset, -300, 300))
    return means
