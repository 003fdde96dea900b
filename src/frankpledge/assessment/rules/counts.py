"""Records counted by small area, kind and month, and which months were supplied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.dates import first_day
from frankpledge.analysis.measures import IncidentCube


Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
MONTHS = 12


@dataclass(frozen=True)
class Counts:
    """
    Counts of a set of small areas: `table[kind, area, month]`.

    `supplied[month]` is False where nobody sent the month: its zeros are no counts.
    """

    areas: tuple[str, ...]
    kinds: tuple[str, ...]
    months: tuple[date, ...]
    table: Integers
    supplied: NDArray[np.bool_]

    def of(self, kinds: Sequence[str]) -> Floats:
        """Return how many of these kinds there were in each month; NaN if missing."""
        total = self._chosen(kinds).sum(axis=(0, 1)).astype(np.float64)
        return np.where(self.supplied, total, np.nan)

    def by_area(self, kinds: Sequence[str], months: Sequence[int]) -> Integers:
        """Return each small area's count of these kinds over these months."""
        found: Integers = self._chosen(kinds)[:, :, list(months)].sum(axis=(0, 2))
        return found

    def total(self, months: Sequence[int]) -> int:
        """Return how many records of all kinds these months hold."""
        return int(self.table[:, :, list(months)].sum())

    def latest_from(self) -> date:
        """Return the first day of the last twelve months, supplied or not."""
        return self.months[max(0, len(self.months) - MONTHS)]

    def latest(self) -> list[int]:
        """Return the supplied months among the last twelve, as places in `months`."""
        first = max(0, len(self.months) - MONTHS)
        return [at for at in range(first, len(self.months)) if self.supplied[at]]

    def matched(self) -> tuple[list[int], list[int]]:
        """
        Return the latest twelve months and the same ones a year before.

        A month that is missing in either year is left out of both, so that like is
        held against like.
        """
        now = [
            at for at in self.latest() if at >= MONTHS and self.supplied[at - MONTHS]
        ]
        return [at - MONTHS for at in now], now

    def _chosen(self, kinds: Sequence[str]) -> Integers:
        return self.table[[self.kinds.index(k) for k in kinds if k in self.kinds]]


def counts_in(
    cube: IncidentCube, areas: Sequence[str], supplied: set[date]
) -> Counts | None:
    """
    Return the counts of these areas up to the last month that was supplied.

    None where nothing was supplied for them.
    """
    width = cube.counts.shape[3]
    months = [first_day(cube.first_month + at) for at in range(width)]
    there = [at for at, month in enumerate(months) if month in supplied]
    if not there:
        return None
    place = {area: at for at, area in enumerate(cube.areas)}
    chosen = [place[area] for area in areas if area in place]
    span = slice(there[0], there[-1] + 1)
    table = np.zeros((len(cube.kinds), len(areas), len(months[span])), np.int64)
    known = [at for at, area in enumerate(areas) if area in place]
    table[:, known] = cube.counts[0][:, chosen, span]
    return Counts(
        areas=tuple(areas),
        kinds=cube.kinds,
        months=tuple(months[span]),
        table=table,
        supplied=np.array([month in supplied for month in months[span]]),
    )
