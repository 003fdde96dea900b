"""What `compute` gives back: one series for each measure, area and type of period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.dates import first_day
from frankpledge.analysis.measures.definition import Break
from frankpledge.analysis.measures.periods import Period, PeriodType


class Status(StrEnum):
    """
    How far a figure may be relied on, or why there is none.

    final: settled. provisional: counted, and may still be revised.
    part: some months of the period were never supplied, so there is no total;
    what is known stands apart in `known`. missing: nothing was supplied.
    The others are what a supplier's return said in place of a figure, and
    not-available is also said outside the dates the definition may be used for.
    """

    FINAL = "final"
    PROVISIONAL = "provisional"
    PART = "part"
    MISSING = "missing"
    NOT_AVAILABLE = "not-available"
    NOT_SUPPLIED = "not-supplied"
    SUPPRESSED = "suppressed"
    TO_BE_CONFIRMED = "to-be-confirmed"
    NOT_APPLICABLE = "not-applicable"
    NOT_KNOWN = "not-known"

    @property
    def has_value(self) -> bool:
        """Say whether a figure with this status may be shown and compared."""
        return self in {Status.FINAL, Status.PROVISIONAL}


STATUSES = tuple(Status)
"""Position in this tuple is the code that `SeriesResult.status` holds."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class BreakMark:
    """
    A break in a series: it stands before the period at `position`.

    From `whole_from` on, periods are counted by the new rule alone; between the
    two a period, such as twelve rolling months, mixes both rules.
    """

    position: int
    whole_from: int
    rule: Break


@dataclass(frozen=True)
class SeriesResult:
    """
    One measure for one area over all periods of one type, as arrays of one length.

    `starts` and `ends` are month numbers (`periods.first_day` gives the date), or
    day ordinals for snapshots. NaN means there is no figure; `status` says why.
    `known` counts what was supplied of a period that is missing or in part, and
    `denominator_year` is the year of the population estimate used, 0 for none, and
    `denominator_vintages` names the edition of each year.
    """

    measure: str
    version: int
    area: str
    period_type: PeriodType
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    numerator: Floats
    denominator: Floats
    value: Floats
    low: Floats
    high: Floats
    status: NDArray[np.uint8]
    known: Floats
    denominator_year: NDArray[np.int64]
    denominator_vintages: Mapping[int, str]
    breaks: tuple[BreakMark, ...]

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def periods(self) -> tuple[Period, ...]:
        """Return the periods, oldest first."""
        to_date = (
            date.fromordinal if self.period_type is PeriodType.SNAPSHOT else first_day
        )
        return tuple(
            Period(to_date(int(start)), to_date(int(end)), self.period_type)
            for start, end in zip(self.starts, self.ends, strict=True)
        )

    @property
    def statuses(self) -> tuple[Status, ...]:
        """Return the status of each period as a word."""
        return tuple(STATUSES[code] for code in self.status)

    @property
    def digest(self) -> str:
        """Return a hash of the figures: equal when nothing that shows has changed."""
        columns = (
            self.starts, self.ends, self.numerator, self.denominator, self.value,
            self.low, self.high, self.status, self.known, self.denominator_year,
        )  # fmt: skip
        seen = sha256(repr(sorted(self.denominator_vintages.items())).encode())
        for column in columns:
            seen.update(np.ascontiguousarray(column).tobytes())
        return seen.hexdigest()
