"""What to expect of a month or a day, from what came before it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from frankpledge.analysis.statistics.dispersion import factor


Floats = NDArray[np.float64]

WEEK = 7
HALF = 0.5
"""Half an event over the time looked back on: none seen is not taken for never."""
PULLED = 16.0
"""Squared misses are pulled in to this many times what was thought likely."""
OWN = 0.75
"""Share of a day's expectation that is its own weekday's; the rest is all days'."""


@dataclass(frozen=True)
class Ranges:
    """
    The count expected at each step and the range that holds the stated share.

    NaN where too little is known before it. `dispersion` is how many times more
    than chance counts vary about what was expected, at least 1: from the steps before
    the first forecast, and more and more from how far earlier forecasts missed.
    """

    expected: Floats
    low: Floats
    high: Floats
    dispersion: Floats


def monthly(
    counts: ArrayLike, *, cycle: int = 12, cycles: int = 3, confidence: float = 0.95
) -> Ranges:
    """
    Return each step's range from the steps before it alone, and that of the next.

    The last whole cycle's total, times the step's mean share of a cycle over up to
    `cycles` earlier ones. The range is that of a negative binomial whose variance
    is the expected count times the dispersion of earlier misses. One more entry than
    counts: the last is for the step to come. A cycle with a hole tells nothing.
    """
    numbers = np.atleast_1d(np.array(counts, np.float64))
    steps = len(numbers)
    expected = np.full(steps + 1, np.nan)
    for at in range(2 * cycle, steps + 1):
        expected[at] = _one_month(numbers[:at], cycle, cycles)
    first = np.flatnonzero(~np.isnan(expected))[:1]
    start = numbers[: first[0]][-2 * cycle :] if len(first) else numbers[:0]
    # Of one step, of the total it is a share of, and of the two shares averaged.
    guess = factor(start.tolist(), cycle) * (1 + 1 / cycle + 1 / 2)
    dispersion = _before(_misses(numbers, expected), guess, cycle)
    return _ranges(expected, dispersion, confidence, HALF / min(cycles, 2))


def _one_month(past: Floats, cycle: int, cycles: int) -> float:
    latest = past[-cycle:].sum()
    shares = []
    for back in range(1, cycles + 1):
        end = len(past) - (back - 1) * cycle
        year = past[max(0, end - cycle) : end]
        # The first step of the window is the one that is now to be expected again.
        if len(year) == cycle and year.sum() > 0:
            shares.append(year[0] / year.sum())
    return float(latest * np.mean(shares)) if shares else float("nan")


def daily(
    counts: ArrayLike,
    first_weekday: int = 0,
    *,
    weeks: int = 8,
    guard: int = 2,
    confidence: float = 0.99,
) -> Ranges:
    """
    Return each day's range from the `weeks` before it, weekday by weekday.

    The mean a day over that time times the weekday's share of it. The last `guard`
    days are left out, so that a spike that has begun does not raise its own bar.
    Missing days are left out, and with fewer than half of the days known there is
    no range. One more entry than counts: the last is for the day to come.
    """
    numbers = np.atleast_1d(np.array(counts, np.float64))
    days = len(numbers)
    span = weeks * WEEK
    expected = np.full(days + 1, np.nan)
    weekday = (np.arange(days + 1) + first_weekday) % WEEK
    for at in range(span + guard, days + 1):
        window = slice(at - guard - span, at - guard)
        expected[at] = _one_day(numbers[window], weekday[window], int(weekday[at]))
    first = np.flatnonzero(~np.isnan(expected))[:1]
    start = numbers[: first[0]] if len(first) else numbers[:0]
    guess = factor(start.tolist(), WEEK) * (1 + OWN**2 / weeks)
    dispersion = _before(_misses(numbers, expected), guess, span)
    return _ranges(expected, dispersion, confidence, HALF / span)


def _one_day(past: Floats, weekdays: NDArray[np.int64], today: int) -> float:
    known = ~np.isnan(past)
    same = known & (weekdays == today)
    if known.mean() < 0.5 or not same.any():
        return float("nan")
    # A weekday's own few days are steadied by a quarter of the mean of all days.
    return float(OWN * past[same].mean() + (1 - OWN) * past[known].mean())


def _misses(numbers: Floats, expected: Floats) -> Floats:
    """Return each step's squared miss over what was expected, NaN where unknown."""
    foreseen = expected[: len(numbers)]
    squares: Floats = (numbers - foreseen) ** 2 / np.where(
        foreseen > 0, foreseen, np.nan
    )
    return squares


def _before(misses: Floats, guess: float, weight: float) -> Floats:
    """
    Return the mean of the misses before each step, at least 1.

    What the time before the first forecast shows (`guess`) counts for `weight`
    misses: without it the first ranges would take all variation for chance, and held
    in 70% of months that vary three times more, not in 95%. A miss of more than
    four standard errors counts as one of four, so that a spike does not hide the next.
    """
    known = ~np.isnan(misses)
    pulled = np.minimum(np.where(known, misses, 0.0), PULLED * guess)
    sums = np.concatenate([[0.0], np.cumsum(pulled)])
    number = np.concatenate([[0], np.cumsum(known)])
    means: Floats = (weight * guess + sums) / (weight + number)
    return np.maximum(1.0, means)


def _ranges(
    expected: Floats, dispersion: Floats, confidence: float, least: float
) -> Ranges:
    """Return the ranges; where nothing came before, those of the `least` mean."""
    tail = (1 - confidence) / 2
    means = np.where(np.isnan(expected), np.nan, np.maximum(expected, least))
    low = quantile(tail, means, dispersion)
    high = quantile(1 - tail, means, dispersion)
    return Ranges(expected, low, high, dispersion)


def quantile(share: float, mean: Floats, dispersion: Floats) -> Floats:
    """
    Return the smallest count whose chance so far reaches the share.

    Poisson where the dispersion is 1, else negative binomial of variance mean ×
    dispersion. NaN where the mean is NaN.
    """
    found = np.full(mean.shape, np.nan)
    known = ~np.isnan(mean)
    means, wide = mean[known], dispersion[known]
    below = np.full(means.shape, -1.0)
    above = np.ceil(means + 40 * np.sqrt(means * wide) + 60 * wide)
    while (above - below > 1).any():
        middle = np.floor((below + above) / 2)
        enough = at_most(middle, means, wide) >= share
        above = np.where(enough, middle, above)
        below = np.where(enough, below, middle)
    found[known] = above
    return found


def at_most(counts: Floats, mean: Floats, dispersion: Floats) -> Floats:
    """
    Return the chance of so many or fewer, by the gamma and beta functions.

    Poisson where the dispersion is 1, else negative binomial as in `quantile`.
    """
    from scipy.special import betainc, gammaincc

    plain = (dispersion <= 1 + 1e-9) | (mean == 0)
    wide = np.where(plain, 2.0, dispersion)
    size = np.maximum(mean / (wide - 1), 1e-12)
    above = np.maximum(counts, 0.0) + 1
    poisson = np.where(mean > 0, gammaincc(above, np.maximum(mean, 1e-300)), 1.0)
    binomial = betainc(size, above, 1 / wide)
    chances: Floats = np.where(plain, poisson, binomial)
    return np.where(counts < 0, 0.0, chances)


def moving_mean(values: ArrayLike, length: int, least: int | None = None) -> Floats:
    """
    Return the mean of each step and the `length` - 1 before it.

    NaN until so many have passed and wherever fewer than `least` (by default all) of
    them are known, so that a hole is never averaged over unawares.
    """
    numbers = np.atleast_1d(np.array(values, np.float64))
    if length < 1:
        raise ValueError("A moving mean is of one step or more.")
    wanted = length if least is None else least
    found = np.full(len(numbers), np.nan)
    if len(numbers) < length:
        return found
    windows = np.lib.stride_tricks.sliding_window_view(numbers, length)
    known = (~np.isnan(windows)).sum(axis=1)
    sums = np.where(np.isnan(windows), 0.0, windows).sum(axis=1)
    enough = (known >= wanted) & (known > 0)
    found[length - 1 :][enough] = sums[enough] / known[enough]
    return found
