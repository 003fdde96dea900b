"""Chances under the normal, binomial and Poisson curves, without heavy imports."""

import math

import numpy as np
from numpy.typing import NDArray


MOST_TRIALS = 2_000_000
NOT_LESS_LIKELY = 1 + 1e-7
"""Outcomes this close in chance to the observed one count as equally likely."""


def normal_two_sided(z: float) -> float:
    """
    Return the chance of a value at least this far from the middle.

    `z` is in standard deviations, of either sign.
    """
    return math.erfc(abs(z) / math.sqrt(2))


def log_binomial(trials: int, share: float) -> NDArray[np.float64]:
    """Return the logarithm of the chance of each number of successes, 0 to trials."""
    if not 0 < share < 1:
        raise ValueError("The share lies between 0 and 1.")
    if trials > MOST_TRIALS:
        raise ValueError("Too many trials for an exact test: use the normal one.")
    number = np.arange(1, trials + 1, dtype=np.longdouble)
    steps = np.log((trials - number + 1) / number)
    steps += np.log(np.longdouble(share)) - np.log1p(-np.longdouble(share))
    start = trials * np.log1p(-np.longdouble(share))
    return np.concatenate([[start], start + np.cumsum(steps)]).astype(np.float64)


def binomial_two_sided(successes: int, trials: int, share: float) -> float:
    """
    Return the chance of an outcome no likelier than the one observed.

    This is the exact binomial test of Clopper and Pearson's kind used by R and
    SciPy; with a share of a half it is twice the smaller tail.
    """
    return no_likelier(np.exp(log_binomial(trials, share)), successes)


def no_likelier(chances: NDArray[np.float64], seen: int) -> float:
    """
    Return the sum of the chances no larger than that of the outcome seen.

    `chances` is one for each outcome, adding up to 1; `seen` is the place of the one
    observed. Outcomes within a ten-millionth of its chance count as equally likely.
    """
    observed = chances[seen] * NOT_LESS_LIKELY
    return min(1.0, float(chances[chances <= observed].sum()))


def fisher_two_sided(k1: int, n1: int, k2: int, n2: int) -> float:
    """
    Return Fisher's exact chance that two shares differ at least as much.

    Each outcome's chance comes from its neighbour's, so no factorial is written out.
    Source: Fisher, J. Royal Statist. Soc. 98 (1935), 39-54.
    """
    hits = k1 + k2
    first, last = max(0, hits - n2), min(hits, n1)
    number = np.arange(first, last, dtype=np.longdouble)
    up = np.log(n1 - number) + np.log(hits - number)
    down = np.log(number + 1) + np.log(n2 - hits + number + 1)
    logs = np.concatenate([[np.longdouble(0)], np.cumsum(up - down)])
    chances = np.exp(logs - logs.max())
    return no_likelier(chances / chances.sum(), k1 - first)


def log_poisson(mean: float, most: int) -> NDArray[np.float64]:
    """Return the logarithm of the chance of each number of events, 0 to `most`."""
    if mean == 0:
        return np.concatenate([[0.0], np.full(most, -np.inf)])
    number = np.arange(1, most + 1, dtype=np.longdouble)
    steps = math.log(mean) - np.log(number)
    return np.concatenate([[-mean], -mean + np.cumsum(steps)]).astype(np.float64)


def poisson_at_most(most: int, mean: float) -> float:
    """
    Return the chance of this many events or fewer.

    Over two million events by the normal curve, half an event on: it is the same.
    """
    if most < 0:
        return 0.0
    if max(most, mean) > MOST_TRIALS:
        return math.erfc((mean - most - 0.5) / math.sqrt(2 * max(mean, 1.0))) / 2
    return min(1.0, float(np.exp(log_poisson(mean, most)).sum()))


def poisson_two_sided(
    seen: NDArray[np.float64], mean: NDArray[np.float64]
) -> NDArray[np.float64]:
    """
    Return twice the smaller tail of each count about its own known mean, at most 1.

    The test that Garwood's limits turn round (Biometrika 28 (1936), 437-442).
    """
    from scipy.special import gammainc, gammaincc

    below = gammaincc(seen + 1, mean)
    above = np.where(seen > 0, gammainc(np.maximum(seen, 1), mean), 1.0)
    return np.asarray(np.minimum(1.0, 2 * np.minimum(below, above)))
