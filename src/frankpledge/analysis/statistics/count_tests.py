"""
Tests whether two counts differ, each by its name.

Programs that print one p for "633 to 690" use different tests; here each has its
name, so that a figure of another program can be found again. `chosen` is the
house's own choice: exact where either count is under ten or one was counted over
more than twice as much as the other, else the E-test.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.statistics import tails
from frankpledge.analysis.statistics.intervals import z_for


Floats = NDArray[np.float64]

EXACT_BELOW = 10
"""Where either count is smaller, the exact conditional test is used."""
UNEQUAL_BEYOND = 2
"""So it is where one exposure is more than this many times the other."""
TOO_CLOSE = 1e-9
"""Outcomes this near to the observed one, relatively, count as equally far."""
MOST_EVENTS = 1e18
"""More than any sum of counts that a table may hold."""
LARGE = 1e8
"""Of means beyond this the E-test and the large-sample one are the same."""


@dataclass(frozen=True)
class Tested:
    """One two-sided test: the chance of so great a difference, and its name."""

    p: float
    test: str


def chosen(x1: float, x2: float, n1: float = 1.0, n2: float = 1.0) -> Tested:
    """
    Return the house's test of x1 events in n1 against x2 in n2.

    Exact conditional under ten in either; otherwise the E-test by the counts' own
    variances, which is less cautious than the exact one and keeps its level. Over
    very unequal exposures that one can miss what is plain, as nothing seen in the
    short one has no variance: 24 in 12 against 14 in 1 gives it 0.054, the exact
    test 0.0000004.
    """
    is_unequal = max(n1, n2) > UNEQUAL_BEYOND * min(n1, n2)
    if min(x1, x2) < EXACT_BELOW or is_unequal:
        return Tested(exact(x1, x2, n1, n2), "exact")
    return Tested(e_test(x1, x2, n1, n2), "E-test")


def e_test(
    x1: float, x2: float, n1: float = 1.0, n2: float = 1.0, *, pooled: bool = False
) -> float:
    """
    Return the chance of rates as far apart, were they the same, by the E-test.

    The statistic divides by √(x1/n1² + x2/n2²) as first published; with `pooled`
    by the variance of a common rate, as most programs do. Both are the same where
    n1 = n2 (78 in 1 against 122 in 1.5: 0.7731 and 0.7747).
    Source: Krishnamoorthy and Thomson, J. Statist. Planning Inf. 119 (2004), 23-35.
    """
    _check(x1, x2, n1, n2)
    difference = abs(x1 / n1 - x2 / n2)
    if x1 + x2 == 0 or difference == 0:
        return 1.0
    common = (x1 + x2) / (n1 + n2)
    if common * max(n1, n2) > LARGE:
        return score(x1, x2, n1, n2)
    first, chance1 = _likely(common * n1)
    start2, chance2 = (first, chance1) if n1 == n2 else _likely(common * n2)
    weights = (1 / n2, 1 / n1) if pooled else (1 / n1, 1 / n2)
    variance = weights[0] * x1 / n1 + weights[1] * x2 / n2
    counts1 = first + np.arange(len(chance1))
    low, high = _between(counts1 / n1, n2, difference**2 / variance, weights)
    below = np.concatenate([[0.0], np.cumsum(chance2)])
    above = np.concatenate([np.cumsum(chance2[::-1])[::-1], [0.0]])
    ends = len(chance2)
    tail = below[np.clip(low - start2 + 1, 0, ends).astype(np.int64)]
    tail = tail + above[np.clip(high - start2, 0, ends).astype(np.int64)]
    return float(min(1.0, (chance1 * tail).sum()))


def _between(
    rates1: Floats, n2: float, squared: float, weights: tuple[float, float]
) -> tuple[Floats, Floats]:
    """
    Return, for each first rate, the second counts just outside which lie as far.

    (a - y)² ≥ t²(v1 a + v2 y) is a quadratic in the second rate y, so one pair of
    roots replaces a table of every pair of counts.
    """
    half = rates1 + squared * weights[1] / 2
    product = rates1**2 - squared * weights[0] * rates1
    far = half + np.sqrt(np.maximum(half**2 - product, 0.0))
    near = product / far  # the smaller root, without taking near equals apart
    low = np.floor(near * n2 * (1 + TOO_CLOSE) + TOO_CLOSE)
    high = np.ceil(far * n2 * (1 - TOO_CLOSE) - TOO_CLOSE)
    # Nothing seen on either side is no difference at all.
    return np.where(rates1 == 0, -1.0, low), high


def exact(x1: float, x2: float, n1: float = 1.0, n2: float = 1.0) -> float:
    """
    Return the exact chance: given both, the second count is binomial.

    Over two million events the large-sample chance is given: it is the same.
    Source: Przyborowski and Wilenski, Biometrika 31 (1940), 313-323.
    """
    return _exact_and_mid(x1, x2, n1, n2)[0]


def _exact_and_mid(x1: float, x2: float, n1: float, n2: float) -> tuple[float, float]:
    """Return the exact p, and the same less half the chance of what was seen."""
    _check(x1, x2, n1, n2)
    trials, seen = round(x1 + x2), round(x2)
    if not trials:
        return 1.0, 1.0
    if trials > tails.MOST_TRIALS:
        large = score(x1, x2, n1, n2)
        return large, large
    chances = np.exp(tails.log_binomial(trials, n2 / (n1 + n2)))
    p = tails.no_likelier(chances, seen)
    return p, p - float(chances[seen]) / 2


def score(x1: float, x2: float, n1: float = 1.0, n2: float = 1.0) -> float:
    """
    Return the large-sample chance from the pooled rate's variance.

    x events in n (any unit of time or people) against the others; two-sided, 1 where
    nothing was seen. Raises ValueError for counts below 0 or exposures of none.
    """
    return tails.normal_two_sided(z_of_score(x1, x2, n1, n2))


def z_of_score(x1: float, x2: float, n1: float = 1.0, n2: float = 1.0) -> float:
    """Return the second rate less the first, in pooled standard errors."""
    _check(x1, x2, n1, n2)
    if x1 + x2 == 0:
        return 0.0
    spread = math.sqrt((x1 + x2) / (n1 + n2) * (1 / n1 + 1 / n2))
    return (x2 / n2 - x1 / n1) / spread


def z_of_logarithm(
    x1: float, x2: float, n1: float = 1.0, n2: float = 1.0
) -> float | None:
    """Return the logarithm of the ratio over its error √(1/x1 + 1/x2); None at 0."""
    _check(x1, x2, n1, n2)
    if not (x1 and x2):
        return None
    ratio = math.log((x2 / n2) / (x1 / n1))
    return ratio / math.sqrt(1 / x1 + 1 / x2)


@dataclass(frozen=True)
class RateRatio:
    """The second rate over the first with its limits; None where a count is 0."""

    value: float
    low: float
    high: float


def rate_ratio(
    x1: float, x2: float, n1: float = 1.0, n2: float = 1.0, confidence: float = 0.95
) -> RateRatio | None:
    """
    Return the second rate over the first, limits on the log scale (Wald).

    Ratio and limits have no unit; None where a count is 0, since the logarithm of
    nothing has no place.
    """
    _check(x1, x2, n1, n2)
    if not (x1 and x2):
        return None
    ratio = (x2 / n2) / (x1 / n1)
    reach = math.exp(z_for(confidence) * math.sqrt(1 / x1 + 1 / x2))
    return RateRatio(ratio, ratio / reach, ratio * reach)


def z_against_known_mean(before: float, after: float) -> float:
    """
    Return 2(√after - √before), whose variance is 1 only if `before` is known.

    That holds for a long average. Between two single counts it is √2 too large:
    633 to 690 gives 2.2 and looks significant, where `z_of_two_counts` gives 1.6.
    """
    _check(before, after, 1.0, 1.0)
    return 2 * (math.sqrt(after) - math.sqrt(before))


def z_of_two_counts(before: float, after: float) -> float:
    """Return √2(√after - √before), of variance 1 between two single counts."""
    return z_against_known_mean(before, after) / math.sqrt(2)


@dataclass(frozen=True)
class NamedTest:
    """A test by its name: its p, and its z where it has one (above 0: a rise)."""

    test: str
    p: float | None
    z: float | None = None


def every_tested(
    x1: float, x2: float, n1: float = 1.0, n2: float = 1.0
) -> tuple[NamedTest, ...]:
    """
    Return every test by its name, with its p and its z; None where not defined.

    The tests of square roots are for equal exposure and are left out of any other.
    """
    own = e_test(x1, x2, n1, n2)
    p, mid = _exact_and_mid(x1, x2, n1, n2)
    found = [
        NamedTest("E-test, own variances", own),
        NamedTest(
            "E-test, pooled variance",
            own if n1 == n2 else e_test(x1, x2, n1, n2, pooled=True),
        ),
        NamedTest("exact conditional", p),
        NamedTest("exact conditional, mid-p", mid),
        _by_curve("score", z_of_score(x1, x2, n1, n2)),
        _by_curve("logarithm of the ratio", z_of_logarithm(x1, x2, n1, n2)),
    ]
    if n1 == n2:
        found += [
            _by_curve("square roots of two counts", z_of_two_counts(x1, x2)),
            _by_curve("square roots, first a known mean", z_against_known_mean(x1, x2)),
        ]
    return tuple(found)


def _by_curve(test: str, z: float | None) -> NamedTest:
    return NamedTest(test, None if z is None else tails.normal_two_sided(z), z)


def _likely(mean: float) -> tuple[int, Floats]:
    """Return the first of the counts around a mean, and the chance of each."""
    reach = 12 * math.sqrt(mean) + 40
    first, last = max(0, math.floor(mean - reach)), math.ceil(mean + reach)
    numbers = np.arange(first + 1, last + 1, dtype=np.longdouble)
    start = first * math.log(mean) - mean - math.lgamma(first + 1)
    steps = np.cumsum(np.log(np.longdouble(mean)) - np.log(numbers))
    logs = np.concatenate([[np.longdouble(start)], start + steps])
    chances: Floats = np.exp(logs).astype(np.float64)
    return first, chances


def _check(x1: float, x2: float, n1: float, n2: float) -> None:
    if not (0 <= x1 <= MOST_EVENTS and 0 <= x2 <= MOST_EVENTS):
        raise ValueError("A count is a number of 0 or more.")
    if not (0 < n1 < math.inf and 0 < n2 < math.inf):
        raise ValueError("An exposure is more than 0.")
