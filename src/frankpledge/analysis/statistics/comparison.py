"""
Where an area stands among similar ones: average, rank, quarter, band, in words.

Rank 1 is the lowest value and ties share the better rank. "Group average" may be
the mean of the areas' rates or the rate of them all pooled, with the area itself
or without it: all four are given under their names.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.statistics.intervals import exact_poisson, rate


Floats = NDArray[np.float64]


class Position(StrEnum):
    """Where an area lies against the band of its group."""

    ABOVE = "above"
    IN_LINE = "in line"
    BELOW = "below"


@dataclass(frozen=True)
class Averages:
    """One middle of the group, with the area itself counted in and left out."""

    with_own: float
    without_own: float


@dataclass(frozen=True)
class Standing:
    """
    An area among its group, all in the unit of the values.

    `band` is the mean ± one standard deviation of the group, own area counted in;
    `quartiles` are interpolated; `quarter` 1 holds the lowest values. `pooled` and
    `interval` are None where only published rates, without counts, are known.
    """

    area: str
    value: float
    size: int
    rank: int
    quarter: int
    mean: Averages
    median: Averages
    pooled: Averages | None
    quartiles: tuple[float, float, float]
    lowest: float
    highest: float
    band: tuple[float, float]
    interval: tuple[float, float] | None
    not_comparable: tuple[str, ...]

    @property
    def position(self) -> Position:
        """Return whether the value lies above, in or below the group's band."""
        if self.value > self.band[1]:
            return Position.ABOVE
        return Position.BELOW if self.value < self.band[0] else Position.IN_LINE

    @property
    def distance_percent(self) -> float | None:
        """Return how far the value is above or below the mean, in per cent."""
        if not self.mean.with_own:
            return None
        return 100 * (self.value - self.mean.with_own) / self.mean.with_own

    @property
    def differs_from_group(self) -> bool | None:
        """Say whether the others' mean lies outside the area's own interval."""
        if self.interval is None:
            return None
        low, high = self.interval
        return not low <= self.mean.without_own <= high


def ranks(values: Mapping[str, float]) -> dict[str, int]:
    """
    Return each area's rank: 1 for the lowest, ties sharing the better rank.

    `values` is one known figure an area, by its name.
    """
    numbers = sorted(values.values())
    return {area: numbers.index(value) + 1 for area, value in values.items()}


def standing(
    own: str,
    values: Mapping[str, float],
    *,
    counts: Mapping[str, float] | None = None,
    populations: Mapping[str, float] | None = None,
    multiplier: float = 1000,
) -> Standing:
    """
    Return where the own area stands among all the areas given, itself included.

    Areas whose value is missing are left out and listed as not comparable. With
    counts and populations the pooled rates and the own interval are given too.
    """
    known = {area: v for area, v in values.items() if not math.isnan(v)}
    if own not in known or len(known) < 2:
        raise ValueError("A comparison needs the own area's value and another one.")
    numbers = np.array(list(known.values()), np.float64)
    others = np.array([v for area, v in known.items() if area != own], np.float64)
    q1, q2, q3 = (float(q) for q in np.percentile(numbers, [25, 50, 75]))
    spread = float(numbers.std(ddof=1))
    middle = float(numbers.mean())
    rank = ranks(known)[own]
    pooled = interval = None
    if counts is not None and populations is not None:
        pooled = _pooled(own, known, counts, populations, multiplier)
        interval = _interval(counts[own], populations[own], multiplier)
    return Standing(
        area=own,
        value=known[own],
        size=len(known),
        rank=rank,
        quarter=min(4, 1 + 4 * (rank - 1) // len(known)),
        mean=Averages(middle, float(others.mean())),
        median=Averages(q2, float(np.median(others))),
        pooled=pooled,
        quartiles=(q1, q2, q3),
        lowest=float(numbers.min()),
        highest=float(numbers.max()),
        band=(middle - spread, middle + spread),
        interval=interval,
        not_comparable=tuple(area for area in values if area not in known),
    )


def _interval(
    count: float, population: float, multiplier: float
) -> tuple[float, float]:
    limits = rate(count, population, multiplier)
    return float(limits.low[0]), float(limits.high[0])


def _pooled(
    own: str,
    known: Mapping[str, float],
    counts: Mapping[str, float],
    populations: Mapping[str, float],
    multiplier: float,
) -> Averages:
    def of(areas: list[str]) -> float:
        whole = sum(populations[area] for area in areas)
        events = sum(counts[area] for area in areas)
        return multiplier * events / whole if whole else math.nan

    return Averages(of(list(known)), of([area for area in known if area != own]))


def z_against(counts: Floats, expected: Floats) -> Floats:
    """
    Return how far each count lies from what a common rate gives: 2(√O - √E).

    Its variance is 1 where the expected count is taken as known.
    """
    scores: Floats = 2 * (np.sqrt(counts) - np.sqrt(expected))
    return scores


def funnel(
    populations: Floats,
    common_rate: float,
    multiplier: float = 1000,
    confidence: float = 0.95,
) -> tuple[Floats, Floats]:
    """
    Return the rates between which areas of each size lie by chance.

    The exact Poisson limits of the count that the common rate gives there.
    """
    expected = np.asarray(populations, np.float64) * common_rate / multiplier
    limits = exact_poisson(expected, confidence)
    with np.errstate(divide="ignore", invalid="ignore"):
        scale = multiplier / np.asarray(populations, np.float64)
    return limits.low * scale, limits.high * scale
