"""Control limits and signals of a series, made afresh after each break."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np

from frankpledge.analysis.charts.pictures import Limits as Stretch
from frankpledge.analysis.measures import Period, PeriodType
from frankpledge.analysis.statistics.control import (
    BASELINE,
    STANDARD,
    Limits,
    Signal,
    in_phases,
    signals,
)
from frankpledge.evidence.rules.figures import KeptSeries
from frankpledge.evidence.rules.remembering import remembered


# Twelve points are the fewest that limits mean anything for; overlapping periods
# (rolling twelve months, year to date) are never independent and get none.
FEWEST_POINTS = 12
JUDGED = {PeriodType.MONTH, PeriodType.QUARTER}


@dataclass(frozen=True)
class Judged:
    """Limits and signals, one entry a period, and how they were made."""

    stretches: tuple[Stretch, ...] = ()
    signals: tuple[tuple[Signal, ...], ...] = ()
    method: str = ""

    def words_at(self, position: int) -> str:
        """Return what the point at a position is flagged for, in words."""
        found = self.signals[position] if self.signals else ()
        return ", ".join(found)

    def is_outside(self, position: int) -> bool:
        """Say whether the point lies outside its limits."""
        return bool(self.signals) and Signal.OUTSIDE in self.signals[position]


@remembered
def judged(kept: KeptSeries, breaks: tuple[date, ...]) -> Judged:
    """
    Return the limits of a series by XmR from its first 24 points, in phases.

    A rate or count cannot fall below nought, so neither do the limits.
    """
    values = np.array(
        [np.nan if value is None else value for value in kept.figures["value"]], float
    )
    known = int((~np.isnan(values)).sum())
    if kept.keeping.period_type not in JUDGED or known < FEWEST_POINTS:
        return Judged()
    starts = phase_starts(kept.periods, breaks)
    limits = in_phases(values.tolist(), starts, floor=0.0)
    return Judged(
        stretches=stretches_of(kept.periods, limits, starts),
        signals=tuple(signals(values, limits, STANDARD, starts)),
        method=f"{limits.method}, from the first {BASELINE} points; no difference was"
        f" left out of them. Signals: {STANDARD.name}.",
    )


def phase_starts(periods: Sequence[Period], breaks: Sequence[date]) -> list[int]:
    """Return the positions of the first period that lies wholly after each break."""
    found = set()
    for day in breaks:
        after = [n for n, period in enumerate(periods) if period.starts_on >= day]
        if after and after[0] > 0:
            found.add(after[0])
    return sorted(found)


def stretches_of(
    periods: Sequence[Period], limits: Limits, starts: Sequence[int]
) -> tuple[Stretch, ...]:
    """Return the limits as the stretches that a chart draws."""
    edges = [0, *starts, len(periods)]
    found = []
    for first, end in pairwise(edges):
        values = [
            float(column[first]) for column in (limits.centre, limits.low, limits.high)
        ]
        if not any(np.isnan(values)):
            found.append(
                Stretch(periods[first].starts_on, periods[end - 1].ends_before, *values)
            )
    return tuple(found)
