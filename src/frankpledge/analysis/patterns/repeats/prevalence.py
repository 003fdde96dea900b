"""Repeat victimisation in one period: prevalence, incidence, concentration."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.failures import ExpectedFailure


class BadTargets(ExpectedFailure):
    """There are fewer targets in all than there are victims, or a count is wrong."""


@dataclass(frozen=True)
class Repeats:
    """
    Events against targets: victims, homes, callers, offenders, whoever counts.

    `by_times[k]` is how many targets had k events; `by_times[0]` is 0 where `targets`
    is not known (None). Percentages are of 100. What has no base is None.

    Source: Tseloni and Pease, British Journal of Criminology 43 (2003), 196-212;
    Hope, British Journal of Criminology 35 (1995) for the three rates.
    """

    targets: int | None
    by_times: tuple[int, ...]

    @property
    def events(self) -> int:
        """How many events there were."""
        return sum(times * count for times, count in enumerate(self.by_times))

    @property
    def victims(self) -> int:
        """How many targets had one event or more."""
        return sum(self.by_times[1:])

    @property
    def repeat_victims(self) -> int:
        """How many targets had two or more."""
        return sum(self.by_times[2:])

    @property
    def repeat_victim_pct(self) -> float | None:
        """Repeat victims out of 100 victims."""
        return _percent(self.repeat_victims, self.victims)

    @property
    def events_against_repeat_victims(self) -> int:
        """How many events were against those with two or more."""
        return sum(n * count for n, count in enumerate(self.by_times) if n > 1)

    @property
    def events_against_repeat_victims_pct(self) -> float | None:
        """Events against repeat victims out of 100 events."""
        return _percent(self.events_against_repeat_victims, self.events)

    @property
    def repeat_events(self) -> int:
        """How many events were not the first against their victim."""
        return self.events - self.victims

    @property
    def repeat_event_pct(self) -> float | None:
        """Repeat events out of 100 events: what would go if nobody suffered twice."""
        return _percent(self.repeat_events, self.events)

    @property
    def prevalence_per_1000(self) -> float | None:
        """Victims per 1,000 targets."""
        return 1000 * self.victims / self.targets if self.targets else None

    @property
    def incidence_per_1000(self) -> float | None:
        """Events per 1,000 targets."""
        return 1000 * self.events / self.targets if self.targets else None

    @property
    def concentration(self) -> float | None:
        """Events a victim."""
        return self.events / self.victims if self.victims else None

    def expected(self, times: int) -> float | None:
        """Return how many targets would have so many events if chance alone chose."""
        if not self.targets:
            return None
        mean = self.events / self.targets
        if not mean:
            return float(self.targets) if times == 0 else 0.0
        log = times * math.log(mean) - mean - math.lgamma(times + 1)
        return self.targets * math.exp(log)

    @property
    def expected_victims(self) -> float | None:
        """Victims if each event struck any target alike (Poisson)."""
        if not self.targets:
            return None
        return self.targets * -math.expm1(-self.events / self.targets)

    @property
    def expected_repeat_victims(self) -> float | None:
        """Repeat victims if each event struck any target alike (Poisson)."""
        once, some = self.expected(1), self.expected_victims
        return None if once is None or some is None else max(0.0, some - once)


def repeats(
    counts: Sequence[int] | NDArray[Any], targets: int | None = None
) -> Repeats:
    """
    Return the repeats among targets with these counts; those with 0 may be listed too.

    `targets` is how many there are in all, with those that had nothing; None where
    that is not known. Raises BadTargets.
    """
    values = np.asarray(counts)
    if (values < 0).any() or (values % 1 > 0).any():
        raise BadTargets("Events against a target are counted in whole numbers from 0.")
    by_times = np.bincount(values.astype(np.int64), minlength=1)
    if targets is not None:
        if targets < by_times.sum():
            raise BadTargets(
                f"There are said to be {targets:,} targets, but "
                f"{by_times.sum():,} are in the table."
            )
        by_times[0] = targets - by_times[1:].sum()
    elif by_times[0]:
        targets = int(by_times.sum())
    return Repeats(targets, tuple(int(count) for count in by_times))


def _percent(part: int, whole: int) -> float | None:
    return 100 * part / whole if whole else None
