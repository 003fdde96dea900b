"""
Did it change? Tests that say whether a difference is more than chance explains.

Crime counts vary from one period to the next by chance alone: 969 burglaries must
fall to 884 before the fall means anything.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum

from frankpledge.analysis.statistics import count_tests, tails
from frankpledge.analysis.statistics.intervals import wilson


SIGNIFICANT_BELOW = 0.05
PERCENT_FROM = 20
"""A smaller base gives counts only: from 2 to 3 is not worth calling 50%."""
FISHER_BELOW = 5
"""An expected cell smaller than this sends two shares to Fisher's exact test."""


class Verdict(StrEnum):
    """What may be said of a change."""

    ROSE = "rose"
    FELL = "fell"
    NO_CLEAR_CHANGE = "no-clear-change"
    NOT_COMPARABLE = "not-comparable"


class Scale(StrEnum):
    """What the two figures of a change are."""

    COUNT = "count"
    RATE = "rate"
    PERCENTAGE = "percentage"


@dataclass(frozen=True)
class Change:
    """
    Two figures, their difference and how surprising it is.

    `before` and `after` are in the scale's own unit: events, rates, or percentages
    from 0 to 100, whose difference is in percentage points. `percent` is the
    relative change, absent where the base is too small to print one.
    """

    scale: Scale
    before: float
    after: float
    percent: float | None
    z: float | None
    p: float
    method: str

    @property
    def difference(self) -> float:
        """Return the later figure less the earlier one."""
        return self.after - self.before

    @property
    def is_significant(self) -> bool:
        """Say whether chance alone would seldom give so large a difference."""
        return self.p < SIGNIFICANT_BELOW

    @property
    def verdict(self) -> Verdict:
        """Return the word that may be used of the change."""
        if not self.is_significant:
            return Verdict.NO_CLEAR_CHANGE
        return Verdict.ROSE if self.difference > 0 else Verdict.FELL


def percent_change(before: float, after: float) -> float | None:
    """Return the change in per cent of the earlier figure; none from a base of 0."""
    return 100 * (after - before) / before if before else None


def printable_percent(before: float, after: float, base_count: float) -> float | None:
    """Return the per cent change, or None where the base count is under twenty."""
    return percent_change(before, after) if base_count >= PERCENT_FROM else None


def two_counts(
    before: int,
    after: int,
    *,
    exposure_before: float = 1.0,
    exposure_after: float = 1.0,
    dispersion: float = 1.0,
) -> Change:
    """
    Compare two counts of events, over equal or unequal lengths or populations.

    The test is the house's (`count_tests.chosen`): exact under ten in either, else
    the E-test. `z` is the distance in standard errors, (b - a)/√(a + b) with equal
    exposure. `dispersion` multiplies the variance, for crimes that come in series
    (`dispersion.factor` estimates it): p is then that of the smaller z, and never
    surer than that of separate events. Over unequal exposure the figures are
    events per unit of exposure: give thousands of residents to have rates for
    every 1,000.
    """
    _check_counts(before, after)
    if not (exposure_before > 0 and exposure_after > 0 and dispersion >= 1):
        raise ValueError("Exposures are positive and the dispersion at least 1.")
    total = before + after
    share = exposure_after / (exposure_before + exposure_after)
    spread = math.sqrt(total * share * (1 - share) * dispersion)
    z = (after - total * share) / spread if total else 0.0
    tested = count_tests.chosen(before, after, exposure_before, exposure_after)
    p, method = tested.p, tested.test
    if dispersion > 1 and (wider := tails.normal_two_sided(z)) > p:
        p, method = wider, "z of counts in series"
    first, second = before / exposure_before, after / exposure_after
    percent = printable_percent(first, second, base_count=before)
    if exposure_before == exposure_after:
        return Change(Scale.COUNT, before, after, percent, z, p, method)
    return Change(Scale.RATE, first, second, percent, z, p, method)


def two_proportions(k1: int, n1: int, k2: int, n2: int) -> Change:
    """
    Compare two shares, given in percentages of those asked or counted.

    Pooled z, or Fisher's exact test where an expected number is under five.
    """
    _check_shares((k1, n1), (k2, n2))
    pooled = (k1 + k2) / (n1 + n2)
    spread = math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
    z = (k2 / n2 - k1 / n1) / spread if spread else 0.0
    expected = min(n1, n2) * min(pooled, 1 - pooled)
    if expected < FISHER_BELOW:
        p, method = tails.fisher_two_sided(k1, n1, k2, n2), "Fisher's exact test"
    else:
        p, method = tails.normal_two_sided(z), "z of two proportions"
    before, after = 100 * k1 / n1, 100 * k2 / n2
    percent = printable_percent(before, after, base_count=k1)
    return Change(Scale.PERCENTAGE, before, after, percent, z, p, method)


@dataclass(frozen=True)
class AgainstExpected:
    """
    An observed percentage beside the one expected, and the ratio of the two.

    Percentages run from 0 to 100. `low` and `high` bound the observed one by
    Wilson; the ratio's bounds are those over the expected, which is taken as fixed.
    """

    observed: float
    expected: float
    z: float
    p: float
    p_exact: float | None
    low: float
    high: float

    @property
    def points(self) -> float:
        """Return the difference in percentage points."""
        return self.observed - self.expected

    @property
    def relative_percent(self) -> float:
        """Return how far the observed is above or below the expected, in per cent."""
        return 100 * (self.observed - self.expected) / self.expected

    @property
    def ratio(self) -> tuple[float, float, float]:
        """Return observed over expected with its limits."""
        return (
            self.observed / self.expected,
            self.low / self.expected,
            self.high / self.expected,
        )

    @property
    def is_significant(self) -> bool:
        """Say whether chance alone would seldom put it so far off."""
        return self.p < SIGNIFICANT_BELOW


def observed_against_expected(
    k: int, n: int, expected_percent: float
) -> AgainstExpected:
    """
    Compare people who did something with the percentage predicted.

    z = (k - n p)/√(n p (1 - p)), with the exact binomial chance beside it.
    """
    _check_shares((k, n), (0, n))
    exact = tails.binomial_two_sided(k, n, expected_percent / 100)
    return _against(100 * k / n, n, expected_percent, exact)


def percentage_against_expected(
    observed_percent: float, n: int, expected_percent: float
) -> AgainstExpected:
    """
    Compare a printed percentage of n with the one predicted.

    For returns that give 8.03% of 2,027 and no count: no whole number of people
    may fit, so there is no exact test.
    """
    return _against(observed_percent, n, expected_percent, None)


def smallest_clear_change(before: int, *, is_fall: bool = True) -> int | None:
    """
    Return the nearest later count that differs by more than chance, None if none does.

    By `two_counts` at 5%, for equal lengths of time: no fall from five is clear.
    """
    way = -1 if is_fall else 1
    steps = range(1, before + (1 if is_fall else 10))
    clear = bisect_left(
        steps,
        True,
        key=lambda step: two_counts(before, before + way * step).is_significant,
    )
    return before + way * steps[clear] if clear < len(steps) else None


def _against(
    observed: float, n: int, expected: float, p_exact: float | None
) -> AgainstExpected:
    if not 0 < expected < 100 or n <= 0:
        raise ValueError("The expected percentage lies between 0 and 100.")
    share = expected / 100
    z = (observed / 100 - share) / math.sqrt(share * (1 - share) / n)
    limits = wilson(observed / 100 * n, n)
    low, high = 100 * float(limits.low[0]), 100 * float(limits.high[0])
    return AgainstExpected(
        observed, expected, z, tails.normal_two_sided(z), p_exact, low, high
    )


def _check_counts(*counts: float) -> None:
    if any(count < 0 for count in counts):
        raise ValueError("A count cannot be negative.")


def _check_shares(*pairs: tuple[int, int]) -> None:
    if any(not 0 <= k <= n or n <= 0 for k, n in pairs):
        raise ValueError("A share needs somebody counted, and no more than all.")
