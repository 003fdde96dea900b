"""What to expect of a month or a day, from what came before it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


Floats = NDArray[np.float64]

WEEK = 7
FEWEST_MISSES = 6
"""Earlier months that the dispersion is judged from, at least."""


@dataclass(frozen=True)
class Ranges:
    """
    The count expected at each step and the range that holds the stated share.

    NaN where too little is known before it. `dispersion` is how many times more
    than chance the counts varied about what was expected, at least 1.
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
    misses = (numbers - expected[:steps]) ** 2 / np.where(
        expected[:steps] > 0, expected[:steps], np.nan
    )
    return _ranges(expected, _before(misses, FEWEST_MISSES), confidence)


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
    known = np.where(expected[:days] > 0, expected[:days], np.nan)
    misses = (numbers - expected[:days]) ** 2 / known
    return _ranges(expected, _before(misses, 4 * WEEK), confidence)


def _one_day(past: Floats, weekdays: NDArray[np.int64], today: int) -> float:
    known = ~np.isnan(past)
    same = known & (weekdays == today)
    if known.mean() < 0.5 or not same.any():
        return float("nan")
    # A weekday's own few days are steadied by a quarter of the mean of all days.
    return float(0.75 * past[same].mean() + 0.25 * past[known].mean())


def _before(misses: Floats, fewest: int) -> Floats:
    """Return the mean of the misses before each step, 1 until there are enough."""
    found = np.ones(len(misses) + 1)
    known = ~np.isnan(misses)
    sums = np.concatenate([[0.0], np.cumsum(np.where(known, misses, 0.0))])
    number = np.concatenate([[0], np.cumsum(known)])
    enough = number >= fewest
    found[enough] = np.maximum(1.0, sums[enough] / number[enough])
    return found


def _ranges(expected: Floats, dispersion: Floats, confidence: float) -> Ranges:
    tail = (1 - confidence) / 2
    low = quantile(tail, expected, dispersion)
    high = quantile(1 - tail, expected, dispersion)
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
