"""What would spoil an evaluation: paths that parted before, and areas chosen at a peak."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from frankpledge.analysis.patterns.evaluation.panels import Floats
from frankpledge.analysis.statistics.tails import normal_two_sided


FEWEST_FOR_PATHS = 6
PARTED_BELOW = 0.10
"""A p under this is called parting: the check is to warn, so it is set to warn early."""
PEAK_SHARE = 0.9
"""Above this share of areas a place was chosen near the top of the list."""


@dataclass(frozen=True)
class Paths:
    """
    Whether two places went the same way before: change of their ratio a period.

    `percent` is how much the treated area drifted from the other in each period
    before the start; `p` how often chance alone would do that.
    """

    percent: float
    p: float
    periods: int

    @property
    def have_parted(self) -> bool:
        """Say whether the two were already going different ways."""
        return self.p < PARTED_BELOW


def paths_before(treated: Floats, comparison: Floats) -> Paths | None:
    """
    Return how far two series of counts drifted apart, or None for under six periods.

    A straight line through the logarithm of their ratio, each period weighted by its
    counts (a half added to each), its error widened where the points scatter more
    than chance. No drift seen is no proof of none: with few crimes any test is weak.
    """
    periods = len(treated)
    if periods < FEWEST_FOR_PATHS:
        return None
    above, below = treated + 0.5, comparison + 0.5
    ratio = np.log(above / below)
    weight = 1 / (1 / above + 1 / below)
    time = np.arange(periods) - np.average(np.arange(periods), weights=weight)
    spread = float((weight * time**2).sum())
    slope = float((weight * time * ratio).sum()) / spread
    level = float(np.average(ratio, weights=weight))
    scatter = float((weight * (ratio - level - slope * time) ** 2).sum())
    widened = max(1.0, scatter / (periods - 2))
    z = slope / math.sqrt(widened / spread)
    return Paths(100 * math.expm1(slope), normal_two_sided(z), periods)


@dataclass(frozen=True)
class Regression:
    """
    What a chosen place's next count would be if nothing were done, in events.

    `shrink` is the part of its distance from the others that lasts: 1 if areas truly
    differ and nothing is luck, 0 if all of it is luck. `percent` is the change to
    expect from that alone.
    """

    chosen: float
    mean: float
    shrink: float
    expected: float
    share_below: float

    @property
    def percent(self) -> float:
        """Return the change to expect without doing anything, in per cent."""
        return 100 * (self.expected - self.chosen) / self.chosen if self.chosen else 0.0

    @property
    def was_peak(self) -> bool:
        """Say whether the place stood near the top of those it was chosen from."""
        return self.share_below >= PEAK_SHARE


def regression_to_the_mean(chosen: float, everywhere: Floats) -> Regression:
    """
    Return how far a place chosen from many would fall back by itself.

    Counts of like places are taken as Poisson around rates that follow a gamma: the
    expected next count is m + B (x - m), with B the variance between places that
    chance does not explain over the whole variance. `everywhere` are the counts of
    all places it was chosen from, itself among them, over the period it was chosen
    on. Raises ValueError for fewer than ten places.
    Source: Hauer, Observational Before-After Studies in Road Safety (1997), chapter
    11; Morris, J. Amer. Statist. Assoc. 78 (1983), 47-55.
    """
    if len(everywhere) < 10:
        raise ValueError("It needs the counts of at least ten places.")
    mean = float(everywhere.mean())
    variance = float(everywhere.var(ddof=1))
    shrink = max(0.0, 1 - mean / variance) if variance else 0.0
    return Regression(
        chosen=chosen,
        mean=mean,
        shrink=shrink,
        expected=mean + shrink * (chosen - mean),
        share_below=float((everywhere < chosen).mean()),
    )
