"""What the next month or quarter may bring, and the chance that it keeps to a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.statistics.dispersion import of_table
from frankpledge.analysis.statistics.expected import at_most, monthly, quantile


Floats = NDArray[np.float64]

CYCLES = 3
"""Cycles that a step's share is read from, at most, as in `expected.monthly`."""


@dataclass(frozen=True)
class NextStep:
    """
    What the next step may bring; `low` and `high` hold 95% of the chance.

    It is taken as negative binomial: `dispersion` times the variance of chance.
    """

    expected: float
    low: float
    high: float
    dispersion: float

    def chance_at_most(self, target: float) -> float:
        """Return the chance that it is at or below the target."""
        return self._chance(np.floor(target))

    def chance_at_least(self, target: float) -> float:
        """Return the chance that it is at or above the target."""
        return 1 - self._chance(np.ceil(target) - 1)

    def _chance(self, most: float) -> float:
        return float(at_most(_one(most), _one(self.expected), _one(self.dispersion))[0])


def next_step(counts: Sequence[float], *, cycle: int) -> NextStep | None:
    """
    Return what the next step may bring, None without two whole cycles before it.

    The last cycle's total by the step's mean share p of up to three cycles, as in
    `expected.monthly`. The range holds what is not known of the total and of the
    share too, both made by chance: the mean times 1 + p + (1 - p) / cycles, by the
    error-propagation formula, times how much more than chance the cycles' shapes
    differ; or it is as wide as earlier steps missed by, where that is more. Left out,
    a range that says 95% held 88 of 100 quarters of pure chance.
    """
    ranges = monthly(counts, cycle=cycle)
    mean, missed = float(ranges.expected[-1]), float(ranges.dispersion[-1])
    if np.isnan(mean):
        return None
    cycles = min(len(counts) // cycle, CYCLES)
    table = np.array(counts[-cycle * cycles :], np.float64).reshape(cycles, cycle)
    table = table[table.sum(axis=1) > 0]
    latest = table[-1].sum() if len(table) else 0.0
    share = mean / latest if latest else 0.0
    unknown = 1 + share + (1 - share) / max(len(table), 1)
    dispersion = max(missed, unknown * of_table(table))
    low, high = (
        float(quantile(tail, _one(mean), _one(dispersion))[0])
        for tail in (0.025, 0.975)
    )
    return NextStep(mean, low, high, dispersion)


def _one(value: float) -> Floats:
    return np.array([value], np.float64)
