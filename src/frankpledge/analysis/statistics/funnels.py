"""
Funnels: how far an area of its size may lie from a common figure by chance.

Limits narrow as areas grow. Lines are Poisson's or Wilson's limits turned round: for
each number of events the size at which they are just inside.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from frankpledge.analysis.statistics.intervals import exact_poisson, z_for


Floats = NDArray[np.float64]

WARNING_LEVEL, ALARM_LEVEL = 0.95, 0.998
"""The two levels that English public health draws: tails of 0.025 and 0.001."""
TRIMMED = 0.1
"""Share of scores at each end pulled in before over-dispersion is judged."""


def proportion_lines(
    sizes: ArrayLike, baseline: float, confidence: float = WARNING_LEVEL
) -> tuple[Floats, Floats]:
    """
    Return the shares (0 to 1) between which areas of these sizes lie by chance.

    Wilson's interval turned round: baseline ± z √(baseline (1 - baseline)/n).
    """
    if not 0 <= baseline <= 1:
        raise ValueError("A share lies between 0 and 1.")
    n = np.atleast_1d(np.array(sizes, np.float64))
    reach = z_for(confidence) * np.sqrt(baseline * (1 - baseline) / n)
    return np.maximum(baseline - reach, 0.0), np.minimum(baseline + reach, 1.0)


def judged_counts(observed: ArrayLike, expected: ArrayLike) -> list[str]:
    """
    Return where each count lies by its own exact limits: see `words`.

    One observed and one expected count an area; NaN in either is not known.
    """
    seen, base = np.array(observed, np.float64), np.array(expected, np.float64)
    found = np.zeros(len(seen), np.int64)
    for step, level in enumerate((WARNING_LEVEL, ALARM_LEVEL), 1):
        limits = exact_poisson(seen, level)
        found[limits.low > base] = step
        found[limits.high < base] = -step
    return words(found, ~np.isnan(seen) & ~np.isnan(base))


def judged_shares(counts: ArrayLike, sizes: ArrayLike, baseline: float) -> list[str]:
    """
    Return where each share lies against the funnel's two lines.

    One count and one size an area; the baseline is a share from 0 to 1.
    """
    k, n = np.array(counts, np.float64), np.array(sizes, np.float64)
    known = ~np.isnan(k) & (n > 0)
    share = k / np.where(n > 0, n, np.nan)
    found = np.zeros(len(k), np.int64)
    for step, level in enumerate((WARNING_LEVEL, ALARM_LEVEL), 1):
        low, high = proportion_lines(np.where(n > 0, n, np.nan), baseline, level)
        found[share > high] = step
        found[share < low] = -step
    return words(found, known)


def words(found: NDArray[np.int64], known: NDArray[np.bool_]) -> list[str]:
    """Return "high (0.001)", "low (0.025)", "within chance" or "not known"."""
    names = {
        2: "high (0.001)",
        1: "high (0.025)",
        0: "within chance",
        -1: "low (0.025)",
        -2: "low (0.001)",
    }
    return [
        names[int(one)] if ok else "not known"
        for one, ok in zip(found, known, strict=True)
    ]


@dataclass(frozen=True)
class OverDispersion:
    """
    How much more than chance areas differ, about a common figure.

    `phi` is the mean square of the scores (1 by chance alone), the ends pulled in;
    `tau_squared` is the variance between areas on the scale of square roots, 0 where
    chance explains all.
    """

    phi: float
    tau_squared: float
    areas: int


def over_dispersion(
    counts: ArrayLike, expected: ArrayLike, trimmed: float = TRIMMED
) -> OverDispersion:
    """
    Return how much more than chance counts differ from those expected.

    Scores are 2(√O - √E); those past the `trimmed` quantiles are pulled in to them,
    so that the very outliers sought do not hide themselves; 0 pulls none. Between
    areas the ratio's square root varies with √tau² (DerSimonian and Laird). As
    published the pulling in is not made up for, so the variance comes out low: where
    areas truly differ, some 10% and not 5% lie beyond limits of 95% (by simulation).
    Source: Spiegelhalter, Quality and Safety in Health Care 14 (2005), 347-351.
    """
    seen, base = np.array(counts, np.float64), np.array(expected, np.float64)
    known = ~np.isnan(seen) & (base > 0)
    areas = int(known.sum())
    if areas < 2:
        raise ValueError("Over-dispersion needs two areas or more.")
    scores = 2 * (np.sqrt(seen[known]) - np.sqrt(base[known]))
    low, high = np.quantile(scores, [trimmed, 1 - trimmed])
    pulled = np.clip(scores, low, high)
    phi = float((pulled**2).mean())
    weights = 4 * base[known]  # one over the variance of √(O/E)
    spread = float(weights.sum() - (weights**2).sum() / weights.sum())
    excess = areas * phi - (areas - 1)
    tau = max(0.0, excess / spread) if spread > 0 else 0.0
    return OverDispersion(phi, tau, areas)


def widened_ratio_lines(
    expected: ArrayLike,
    dispersion: OverDispersion,
    confidence: float = WARNING_LEVEL,
    *,
    additive: bool = True,
) -> tuple[Floats, Floats]:
    """
    Return the ratios between which areas lie by chance and ordinary differences.

    On square roots: 1 ± z √(1/(4E) + tau²), squared; not `additive` multiplies the
    chance part by √phi instead, if that is above 1, which is kinder to large areas.
    """
    base = np.atleast_1d(np.array(expected, np.float64))
    own = 1 / (4 * np.where(base > 0, base, np.nan))
    variance = (
        own + dispersion.tau_squared if additive else own * max(1.0, dispersion.phi)
    )
    reach = z_for(confidence) * np.sqrt(variance)
    return np.maximum(1 - reach, 0.0) ** 2, (1 + reach) ** 2


def chance_lines(
    expected: ArrayLike, baseline: float, confidence: float = WARNING_LEVEL
) -> tuple[Floats, Floats]:
    """
    Return the figures between which areas of these expected counts lie by chance.

    The exact lines drawn smoothly, in the baseline's unit: below, the number of
    events of which so few have the chance of the tail; above, the one of which so
    many have. So a count lies outside where its own exact limits leave out what is
    expected. Where even no event is not so rare there is no lower line but 0.
    """
    from scipy.special import pdtrik

    base = np.atleast_1d(np.array(expected, np.float64))
    known = np.where(base > 0, base, np.nan)
    tail = (1 - confidence) / 2
    low = np.where(np.exp(-known) < tail, pdtrik(tail, known), 0.0)
    high = np.where(np.exp(-known) < 1 - tail, pdtrik(1 - tail, known), 0.0) + 1
    return baseline * low / known, baseline * high / known
