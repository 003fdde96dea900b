"""How unevenly events fall on places, people, premises or callers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.statistics.tails import log_poisson


Floats = NDArray[np.float64]

ROUNDING = 1e-9
"""A share this close to the wanted one counts as reaching it."""


class BadCounts(ExpectedFailure):
    """The counts of places cannot be concentrated: negative or infinite."""


ALL_ALIKE = 1e6


@dataclass(frozen=True)
class Concentration:
    """
    How events are spread over `places`, the fullest first in `ordered`.

    Shares are 0 to 1. Where there are no events, or no places, nothing is defined
    and the answer is None. `missing` places have no known count: they are in no
    figure, and are not zeros.
    """

    ordered: Floats
    missing: int

    @property
    def places(self) -> int:
        """How many places have a known count, those with none too."""
        return len(self.ordered)

    @property
    def events(self) -> float:
        """How many events there are at all of them."""
        return float(self.ordered.sum())

    @property
    def with_any(self) -> int:
        """How many places have an event at all."""
        return int((self.ordered > 0).sum())

    @property
    def gini(self) -> float | None:
        """
        Gini's coefficient over all places: 0 is even, near 1 is all at one place.

        Source: Gini 1912, computed from ranks as in Dixon et al., Ecology 68 (1987).
        It cannot reach 0 where places outnumber events: see `generalised`.
        """
        if not self.events:
            return None
        ranks = np.arange(self.places, 0, -1)
        weighted = 2 * float((ranks * self.ordered).sum()) / self.events
        return max(0.0, (weighted - self.places - 1) / self.places)

    @property
    def generalised(self) -> float | None:
        """
        The coefficient against the most even spread that so few events allow.

        Source: Bernasco and Steenbeek, Journal of Quantitative Criminology 33
        (2017), 451-467: max(places/events, 1) (G - 1) + 1.
        """
        plain = self.gini
        if plain is None:
            return None
        return max(0.0, max(self.places / self.events, 1.0) * (plain - 1) + 1)

    @property
    def unbiased(self) -> float | None:
        """The coefficient times n / (n - 1), which can reach 1; None for one place."""
        plain = self.gini
        if plain is None or self.places < 2:
            return None
        return plain * self.places / (self.places - 1)

    @property
    def simpson(self) -> float | None:
        """The chance that two events drawn with replacement are of one place."""
        if not self.events:
            return None
        return float(((self.ordered / self.events) ** 2).sum())

    @property
    def hoover(self) -> float | None:
        """The share of events that would have to move for an even spread."""
        if not self.events:
            return None
        apart = np.abs(self.ordered / self.events - 1 / self.places)
        return float(apart.sum() / 2)

    def curve(self) -> Floats:
        """Return the share of events at the fullest 1, 2, ... places; empty for none."""
        if not self.events:
            return np.empty(0)
        return np.minimum(np.cumsum(self.ordered) / self.events, 1.0)

    def fewest_for(self, share: float) -> int | None:
        """Return the fewest whole places that hold at least this share of events."""
        if not self.events:
            return None
        wanted = (share - ROUNDING) * self.events
        return min(
            self.places, 1 + int(np.searchsorted(np.cumsum(self.ordered), wanted))
        )

    def top(self, share: float) -> tuple[int, float] | None:
        """
        Return how many places the fullest share is and what share of events they hold.

        Whole places, rounded up: the top 5% of 30 places is 2 of them.
        """
        if not self.events:
            return None
        count = min(self.places, max(1, math.ceil(share * self.places - ROUNDING)))
        return count, float(self.ordered[:count].sum() / self.events)


def concentration(counts: Sequence[float] | Floats, unlisted: int = 0) -> Concentration:
    """
    Return how the counts are spread; NaN is a place whose count is not known.

    `unlisted` places that the counts leave out had no event. Raises BadCounts.
    """
    values = np.asarray(counts, np.float64)
    known = values[~np.isnan(values)]
    if unlisted < 0:
        raise BadCounts("There are fewer places in all than places with a count.")
    if (known < 0).any() or np.isinf(known).any():
        raise BadCounts("Counts of places must be 0 or more and none infinite.")
    everywhere = np.concatenate([known, np.zeros(unlisted)])
    return Concentration(-np.sort(-everywhere), len(values) - len(known))


@dataclass(frozen=True)
class ByChance:
    """How uneven the same events would look if every place were alike."""

    gini: float
    with_any: float
    mean: float
    places: int

    def fewest_for(self, share: float) -> float:
        """
        Return about how many places would hold this share of events by chance.

        From a million events a place on, all are as good as alike.
        """
        if self.mean > ALL_ALIKE:
            return self.places * share
        frequencies = np.exp(log_poisson(self.mean, _most(self.mean)))[::-1]
        numbers = np.arange(len(frequencies))[::-1]
        held = np.cumsum(frequencies * numbers) / self.mean
        reached = int(np.searchsorted(held, share - ROUNDING))
        reached = min(reached, len(held) - 1)
        before = held[reached - 1] if reached else 0.0
        needed = (share - before) * self.mean / max(numbers[reached], 1)
        return float(self.places * (frequencies[:reached].sum() + needed))


def by_chance(places: int, events: float) -> ByChance | None:
    """
    Return what chance alone would give; None without places or events.

    Each place is taken to have a Poisson count of the mean size. Its Gini is
    exp(-2m) (I0(2m) + I1(2m)), here for a sample of so many places.
    Source: Ramasubban, Biometrika 45 (1958), 549-556 (mean difference of the Poisson).
    """
    from scipy.special import ive

    if not places or not events:
        return None
    mean = events / places
    whole = float(ive(0, 2 * mean) + ive(1, 2 * mean))
    return ByChance(
        gini=whole * (places - 1) / places,
        with_any=places * -math.expm1(-mean),
        mean=mean,
        places=places,
    )


def _most(mean: float) -> int:
    """Return a count that a Poisson of this mean as good as never passes."""
    return math.ceil(mean + 12 * math.sqrt(mean) + 20)
