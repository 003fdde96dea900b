"""
Did crime fall where we acted, and did it only move? Counts before and after in four places.

Every count is of the same events over the same length of time, unless weights say
otherwise. Nothing here knows why a count changed: a comparison area stands for what
would have happened anyway, and is as good as its likeness.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from frankpledge.analysis.statistics.intervals import CONFIDENCE, z_for
from frankpledge.analysis.statistics.tails import normal_two_sided


FEWEST_FOR_NORMAL = 5
"""A count below this makes the normal interval of the difference doubtful."""


@dataclass(frozen=True)
class Pair:
    """One place's count before and after; `weight` is its area or its base."""

    before: float
    after: float
    weight: float = 1.0

    @property
    def change(self) -> float:
        """Return how many more there were after than before."""
        return self.after - self.before


NOTHING = Pair(0.0, 0.0)


@dataclass(frozen=True)
class Estimate:
    """A difference in events, its standard error, z, two-sided p and interval."""

    value: float
    error: float
    z: float
    p: float
    low: float
    high: float


@dataclass(frozen=True)
class WeightedDifference:
    """
    The weighted displacement difference in events: in the area, around it, and in all.

    Below 0, the area (and its surroundings) did better than the comparison.
    """

    local: Estimate
    displaced: Estimate
    total: Estimate
    smallest_count: float

    @property
    def has_enough(self) -> bool:
        """Say whether every count is large enough for the interval to be believed."""
        return self.smallest_count >= FEWEST_FOR_NORMAL


def weighted_difference(
    treated: Pair,
    comparison: Pair,
    around: Pair = NOTHING,
    around_comparison: Pair = NOTHING,
    *,
    time_before: float = 1.0,
    time_after: float = 1.0,
    dispersion: float = 1.0,
    confidence: float = CONFIDENCE,
) -> WeightedDifference:
    """
    Return (T1 - T0) - (C1 - C0), and the same for the displacement zones, in events.

    Each count is divided by its length of time and its place's weight; the variance
    is the sum of the counts over those divisors squared, which holds for counts that
    vary as Poisson's do. `dispersion` above 1 multiplies it, for counts that vary
    more. Source: Wheeler and Ratcliffe, Crime Science 7 (2018), 11, equations 1 to 4.
    """
    times = (time_before, time_after)
    checked(times, dispersion, treated, comparison, around, around_comparison)
    local = _difference(treated, comparison, times)
    moved = _difference(around, around_comparison, times)
    whole = (local[0] + moved[0], local[1] + moved[1])
    zones = [treated, comparison]
    zones += [zone for zone in (around, around_comparison) if zone != NOTHING]
    return WeightedDifference(
        estimate(*local, dispersion, confidence),
        estimate(*moved, dispersion, confidence),
        estimate(*whole, dispersion, confidence),
        min(min(zone.before, zone.after) for zone in zones),
    )


def harm_weighted_difference(
    kinds: Sequence[tuple[Pair, Pair]],
    weights: Sequence[float],
    *,
    dispersion: float = 1.0,
    confidence: float = CONFIDENCE,
) -> Estimate:
    """
    Return the sum over kinds of crime of weight times their difference, in harm.

    `kinds` holds (treated, comparison) for each kind; the variance is the sum of
    weight squared times each kind's own. Source: Wheeler and Ratcliffe 2018, the
    same reasoning applied to a weighted sum of independent counts.
    """
    if len(kinds) != len(weights) or not kinds:
        raise ValueError("Each kind of crime needs one weight, and there must be one.")
    if any(not math.isfinite(weight) or weight < 0 for weight in weights):
        raise ValueError("A weight is a number of 0 or more.")
    value = variance = 0.0
    for (treated, comparison), weight in zip(kinds, weights, strict=True):
        checked((1.0, 1.0), dispersion, treated, comparison)
        difference, spread = _difference(treated, comparison, (1.0, 1.0))
        value += weight * difference
        variance += weight**2 * spread
    return estimate(value, variance, dispersion, confidence)


def estimate(
    value: float, variance: float, dispersion: float = 1.0, confidence: float = 0.95
) -> Estimate:
    """
    Return a difference with the interval and p that a normal curve gives it.

    The variance is in the difference's unit squared and is taken `dispersion` times;
    without any the difference is certain, and z is 0.
    """
    error = math.sqrt(variance * dispersion)
    z = value / error if error else 0.0
    reach = z_for(confidence) * error
    return Estimate(value, error, z, normal_two_sided(z), value - reach, value + reach)


def _difference(
    treated: Pair, comparison: Pair, times: tuple[float, float]
) -> tuple[float, float]:
    """Return the difference of two changes and its variance."""
    value = variance = 0.0
    for pair, sign in ((treated, 1), (comparison, -1)):
        before, after = (time * pair.weight for time in times)
        value += sign * (pair.after / after - pair.before / before)
        variance += pair.after / after**2 + pair.before / before**2
    return value, variance


def checked(times: tuple[float, float], dispersion: float, *pairs: Pair) -> None:
    """Raise ValueError where a count, a weight, a time or the dispersion cannot be."""
    counts = [count for pair in pairs for count in (pair.before, pair.after)]
    if not all(math.isfinite(count) and count >= 0 for count in counts):
        raise ValueError("A count is a number of 0 or more.")
    divisors = [*times, *(pair.weight for pair in pairs)]
    if not all(math.isfinite(one) and one > 0 for one in divisors):
        raise ValueError("Times and weights are above 0.")
    if not (math.isfinite(dispersion) and dispersion >= 1):
        raise ValueError("The dispersion is at least 1.")


class Displaced(StrEnum):
    """What a displacement quotient says, or why it says nothing."""

    DIFFUSION_BEYOND = "diffusion larger than the direct effect"
    DIFFUSION = "some diffusion of benefit"
    NONE = "neither displacement nor diffusion"
    PARTLY = "part of the gain was displaced"
    EQUAL = "as much was displaced as was gained"
    ALL_LOST = "more was displaced than was gained"
    MEANINGLESS = "meaningless: the area did no better than its comparison"
    UNDEFINED = "not defined: the comparison area has a count of 0"


@dataclass(frozen=True)
class Quotient:
    """
    The displacement quotient and the measures that it is made of.

    Effects are in events; measures are in parts of the comparison area's count.
    A measure that divides by 0 is None, and so is a quotient that means nothing.
    """

    gross_effect: float
    net_effect: float | None
    success: float | None
    buffer: float | None
    quotient: float | None
    total_net_effect: float | None
    meaning: Displaced


def displacement_quotient(treated: Pair, around: Pair, comparison: Pair) -> Quotient:
    """
    Return the weighted displacement quotient, where it may be worked out at all.

    (Da/Ca - Db/Cb) / (Ra/Ca - Rb/Cb), with R the area, D the zone around it, C the
    comparison, b before and a after. It means something only where the success
    measure below the line is under 0; elsewhere it is None and `meaning` says so,
    where other programs print a number. It has no interval: read it beside the
    weighted displacement difference.
    Sources: Bowers and Johnson, J. Quantitative Criminology 19 (2003), 275-301;
    Guerette, Analyzing Crime Displacement and Diffusion (2009), total net effects.
    """
    checked((1.0, 1.0), 1.0, treated, around, comparison)
    gross = treated.before - treated.after
    cb, ca = comparison.before, comparison.after
    if not cb or not ca:
        none = None
        return Quotient(gross, none, none, none, none, none, Displaced.UNDEFINED)
    success = treated.after / ca - treated.before / cb
    buffer = around.after / ca - around.before / cb
    quotient = buffer / success if success < 0 else None
    expected = (treated.before + around.before) * ca / cb
    total = expected - treated.after - around.after
    meaning = Displaced.MEANINGLESS if quotient is None else meant(quotient)
    return Quotient(gross, -success, success, buffer, quotient, total, meaning)


def meant(quotient: float) -> Displaced:
    """Return what a quotient with a success measure below 0 says."""
    if quotient == 0 or quotient == -1 or math.isclose(quotient, -1):
        return Displaced.EQUAL if quotient else Displaced.NONE
    if quotient > 0:
        return Displaced.DIFFUSION_BEYOND if quotient > 1 else Displaced.DIFFUSION
    return Displaced.PARTLY if quotient > -1 else Displaced.ALL_LOST


@dataclass(frozen=True)
class RelativeEffect:
    """
    The area's change over the comparison's, and what that makes in events.

    `ratio` is (A1/A0)/(C1/C0): 0.8 is a fifth fewer than expected. `prevented` is
    expected less seen, in events after; below 0 more came than expected.
    """

    ratio: float
    low: float
    high: float
    p: float
    log_variance: float
    expected: float
    prevented: float
    prevented_low: float
    prevented_high: float
    is_corrected: bool

    @property
    def percent(self) -> float:
        """Return the change against what was expected, in per cent."""
        return 100 * (self.ratio - 1)


def relative_effect(
    treated: Pair,
    comparison: Pair,
    *,
    dispersion: float = 1.0,
    confidence: float = CONFIDENCE,
) -> RelativeEffect:
    """
    Return the ratio of two changes with its interval on the logarithm.

    The variance of the logarithm is 1/A0 + 1/A1 + 1/C0 + 1/C1, times `dispersion`.
    Where a count is 0, a half is added to all four and `is_corrected` says so.
    Source: Farrington and others, Home Office Research Study 252 (2002), relative
    effect size; Haldane, Ann. Human Genetics 20 (1956), 309-311, for the halves.
    """
    checked((1.0, 1.0), dispersion, treated, comparison)
    cells = [treated.before, treated.after, comparison.before, comparison.after]
    is_corrected = 0 in cells
    a0, a1, c0, c1 = (count + 0.5 * is_corrected for count in cells)
    ratio = (a1 / a0) / (c1 / c0)
    variance = 1 / a0 + 1 / a1 + 1 / c0 + 1 / c1
    error = math.sqrt(variance * dispersion)
    reach = math.exp(z_for(confidence) * error)
    low, high = ratio / reach, ratio * reach
    return RelativeEffect(
        ratio=ratio,
        low=low,
        high=high,
        p=normal_two_sided(math.log(ratio) / error),
        log_variance=variance,
        expected=a1 / ratio,
        prevented=a1 / ratio - a1,
        prevented_low=a1 / high - a1,
        prevented_high=a1 / low - a1,
        is_corrected=is_corrected,
    )
