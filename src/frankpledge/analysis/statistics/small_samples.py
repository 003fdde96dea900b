"""Is a handful of events spread unevenly? Exact tests for very small numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


Floats = NDArray[np.float64]

MOST_OUTCOMES = 200_000
"""More ways to fall than this are drawn at random instead of listed."""
DRAWS = 99_999
NOT_FURTHER = 1e-9
"""Outcomes whose statistic is this near to the observed one count as equal to it."""


@dataclass(frozen=True)
class SmallSample:
    """
    G, the likelihood ratio against the expected shares, and its chance.

    `is_exact` says that every outcome was listed; otherwise the chance is from
    seeded draws, the observed one counted in.
    """

    g: float
    chi_squared: float
    p: float
    p_chi_squared: float
    is_exact: bool
    outcomes: int


def spread_evenly(
    counts: ArrayLike, shares: ArrayLike | None = None, seed: int = 1
) -> SmallSample:
    """
    Test counts by weekday, hour or place against expected shares (equal if not given).

    For (3,0,0,0,0,0,0) over the days of a week G is 11.68 and its exact chance 1 in
    49. Source: Wheeler, "Testing serial crime events for randomness in day of week
    patterns with small samples", J. Investig. Psychol. 13 (2016), 148-165.
    """
    seen, share = _checked(counts, shares)
    total = int(seen.sum())
    outcomes = math.comb(total + len(seen) - 1, len(seen) - 1)
    if outcomes <= MOST_OUTCOMES:
        ways = _ways(total, len(seen))
        chance = _chances(ways, share, total)
    else:
        drawn = np.random.default_rng(seed).multinomial(total, share, DRAWS)
        ways = np.vstack([seen[None, :], drawn.astype(np.float64)])
        chance = np.full(len(ways), 1 / len(ways))
    g, chi = likelihood_ratio(seen[None, :], share), _chi(seen[None, :], share)
    as_far_g = likelihood_ratio(ways, share) >= g - NOT_FURTHER
    as_far_chi = _chi(ways, share) >= chi - NOT_FURTHER
    return SmallSample(
        g=float(g[0]),
        chi_squared=float(chi[0]),
        p=min(1.0, float(chance[as_far_g].sum())),
        p_chi_squared=min(1.0, float(chance[as_far_chi].sum())),
        is_exact=outcomes <= MOST_OUTCOMES,
        outcomes=outcomes,
    )


def likelihood_ratio(counts: Floats, shares: Floats) -> Floats:
    """Return G = 2 Σ x ln(x/(n p)) of each row, a count of 0 adding nothing."""
    expected = counts.sum(axis=1, keepdims=True) * shares
    ratio = np.where(counts > 0, counts, 1.0) / np.where(counts > 0, expected, 1.0)
    g: Floats = 2 * (counts * np.log(ratio)).sum(axis=1)
    return g


def _chi(counts: Floats, shares: Floats) -> Floats:
    expected = counts.sum(axis=1, keepdims=True) * shares
    squares: Floats = ((counts - expected) ** 2 / expected).sum(axis=1)
    return squares


def _checked(counts: ArrayLike, shares: ArrayLike | None) -> tuple[Floats, Floats]:
    seen = np.array(counts, np.float64)
    share = np.ones(len(seen)) if shares is None else np.array(shares, np.float64)
    if len(seen) < 2 or not seen.sum() > 0 or (seen < 0).any():
        raise ValueError("The test needs events, in two or more groups.")
    if len(share) != len(seen) or not (share > 0).all():
        raise ValueError("Every group needs an expected share above 0.")
    return seen, share / share.sum()


def _ways(total: int, groups: int) -> Floats:
    """Return every way in which the events can fall into the groups, one a row."""
    from itertools import combinations

    slots = total + groups - 1
    bars = np.array(list(combinations(range(slots), groups - 1)), np.int64)
    bars = bars.reshape(-1, groups - 1)
    edges = np.hstack(
        [np.full((len(bars), 1), -1), bars, np.full((len(bars), 1), slots)]
    )
    return (np.diff(edges, axis=1) - 1).astype(np.float64)


def _chances(ways: Floats, shares: Floats, total: int) -> Floats:
    factorial = np.array([math.lgamma(k + 1) for k in range(total + 1)])
    logs = factorial[total] - factorial[ways.astype(np.int64)].sum(axis=1)
    chances: Floats = np.exp(logs + (ways * np.log(shares)).sum(axis=1))
    return chances
