"""A block: one measure's counts for all areas and periods, before rates are made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.dates import month_number
from frankpledge.analysis.measures.periods import PeriodType, month_spans
from frankpledge.analysis.measures.results import STATUSES, Status


Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Codes = NDArray[np.uint8]

CODE = {status: np.uint8(code) for code, status in enumerate(STATUSES)}


@dataclass(frozen=True)
class Spans:
    """
    The periods a measure is shown for, all types in one row of columns.

    `slices` says which columns hold which type, so that one sweep of arithmetic
    serves months, quarters and years together. Bounds are month numbers, and day
    ordinals in the columns of snapshots.
    """

    starts: Integers
    ends: Integers
    slices: tuple[tuple[PeriodType, slice], ...]

    @classmethod
    def between(
        cls,
        first: int,
        last: int,
        period_types: Sequence[PeriodType],
        programme_starts: int,
        days: Sequence[int] = (),
    ) -> Spans:
        """Return every period of the types between two months, and the days counted."""
        columns: list[tuple[int, int]] = []
        slices = []
        for period_type in period_types:
            begin = len(columns)
            if period_type is PeriodType.SNAPSHOT:
                columns += [(day, day + 1) for day in days]
            columns += month_spans(period_type, first, last, programme_starts)
            slices.append((period_type, slice(begin, len(columns))))
        table = np.array(columns, np.int64).reshape(-1, 2)
        return cls(table[:, 0].copy(), table[:, 1].copy(), tuple(slices))

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def is_day(self) -> NDArray[np.bool_]:
        """Say which columns are snapshots."""
        marks = np.zeros(len(self.starts), np.bool_)
        for period_type, columns in self.slices:
            marks[columns] = period_type is PeriodType.SNAPSHOT
        return marks

    @property
    def start_months(self) -> Integers:
        """Return the number of the month in which each period starts."""
        months = self.starts.copy()
        for at in np.flatnonzero(self.is_day):
            months[at] = month_number(date.fromordinal(int(self.starts[at])))
        return months

    @property
    def end_months(self) -> Integers:
        """Return the number of the month that follows each period."""
        return np.where(self.is_day, self.start_months + 1, self.ends)


@dataclass(frozen=True)
class Block:
    """
    Counts by area and period. NaN where there is no total; `code` says why.

    `known` is what was supplied of the period, whole or not.
    """

    numerator: Floats
    known: Floats
    code: Codes

    @property
    def has_total(self) -> NDArray[np.bool_]:
        """Say where every part of the period is known."""
        whole: NDArray[np.bool_] = self.code == CODE[Status.FINAL]
        return whole


def block_of(total: Floats, whole: NDArray[np.bool_], some: NDArray[np.bool_]) -> Block:
    """Return the block of these totals, given where all and where some is known."""
    code = np.where(whole, CODE[Status.FINAL], CODE[Status.PART])
    code = np.where(some, code, CODE[Status.MISSING]).astype(np.uint8)
    return Block(np.where(whole, total, np.nan), np.where(some, total, np.nan), code)


def summed(values: NDArray[np.generic], starts: Integers, ends: Integers) -> Floats:
    """
    Return the sum over each span of columns, by running totals.

    One pass over the months gives every period, however many overlap.
    """
    running = np.zeros((values.shape[0], values.shape[1] + 1))
    np.cumsum(values, axis=1, out=running[:, 1:])
    return running[:, ends] - running[:, starts]
