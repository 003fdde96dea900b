"""What `compute` is given: counts by area and month, what was supplied, populations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.dates import month_number
from frankpledge.analysis.measures.definition import UNCONDITIONAL, Condition, Per
from frankpledge.analysis.measures.periods import PeriodType


Integers = NDArray[np.int64]


@dataclass(frozen=True)
class IncidentCube:
    """
    One dataset counted by condition, kind, area and month.

    `counts[c, k, a, t]` is the number of records of kind `kinds[k]` in
    `areas[a]` in month number `first_month + t` that meet `conditions[c]`. A zero
    says nothing was recorded only where `Coverage` says the month was supplied.
    """

    dataset: str
    areas: tuple[str, ...]
    first_month: int
    kinds: tuple[str, ...]
    conditions: tuple[Condition, ...]
    counts: Integers

    @classmethod
    def of_rows(
        cls,
        dataset: str,
        areas: Sequence[str],
        conditions: Sequence[Condition],
        rows: Mapping[str, Sequence[Any]],
    ) -> IncidentCube:
        """
        Build the cube from the columns that `expressions.incident_counts` yields.

        The columns are `area`, `month`, `kind` and `count_0`, `count_1` ... one a
        condition. Areas with no record keep their place, full of zeros.
        """
        months = np.asarray(rows["month"], dtype="datetime64[M]").astype(np.int64)
        months += 1970 * 12
        kinds, kind_at = np.unique(
            np.asarray(rows["kind"], dtype=str), return_inverse=True
        )
        place = {area: index for index, area in enumerate(areas)}
        area_at = np.fromiter(
            (place[str(a)] for a in rows["area"]), np.int64, len(months)
        )
        first = int(months.min()) if len(months) else 0
        width = int(months.max()) - first + 1 if len(months) else 0
        shape = (len(conditions), len(kinds), len(areas), width)
        counts = np.zeros(shape, np.int64)
        for index in range(len(conditions)):
            values = np.asarray(rows[f"count_{index}"], dtype=np.int64)
            np.add.at(counts[index], (kind_at, area_at, months - first), values)
        names = tuple(str(kind) for kind in kinds)
        return cls(dataset, tuple(areas), first, names, tuple(conditions), counts)


@dataclass(frozen=True)
class TallyFigure:
    """One total from a return: a series' figure for an area and a period."""

    series: str
    area: str
    period_type: PeriodType
    starts_on: date
    ends_before: date
    value: float | None
    status: str = "given"

    @classmethod
    def of_row(cls, row: Mapping[str, Any]) -> TallyFigure:
        """Build a figure from a row that `expressions.tally_figures` yields."""
        kind = PeriodType(row["period_type"])
        return cls(
            **{one.name: row[one.name] for one in fields(cls)} | {"period_type": kind}
        )


@dataclass(frozen=True)
class Figures:
    """Everything that was counted: a cube a dataset, and the totals of returns."""

    cubes: Mapping[str, IncidentCube] = field(default_factory=dict)
    tallies: Sequence[TallyFigure] = ()


@dataclass(frozen=True)
class Coverage:
    """
    Which months of a dataset were supplied.

    `months` were supplied whole for every area, `in_part` only in part. An area
    listed in `by_area` has its own months instead, as when two forces supply.
    `expected_from` and `expected_until` widen the span that figures are shown
    for, so that a month which is late shows as missing.
    """

    months: frozenset[date] = frozenset()
    in_part: frozenset[date] = frozenset()
    by_area: Mapping[str, frozenset[date]] = field(default_factory=dict)
    expected_from: date | None = None
    expected_until: date | None = None

    @property
    def span(self) -> tuple[int, int]:
        """Return the first month number shown and the one after the last."""
        known = {month_number(m) for m in self._all_months()}
        first, last = min(known, default=0), max(known, default=-1) + 1
        if self.expected_from:
            start = month_number(self.expected_from)
            first = min(first, start) if known else start
        if self.expected_until:
            end = month_number(self.expected_until)
            last = max(last, end) if known else end
        return first, max(first, last)

    def supplied(self, areas: Sequence[str]) -> NDArray[np.bool_]:
        """Return for each area and each month of the span whether it was supplied."""
        first, last = self.span
        whole = _marks(self.months - self.in_part, first, last)
        table = np.tile(whole, (len(areas), 1))
        for index, area in enumerate(areas):
            if area in self.by_area:
                table[index] = _marks(self.by_area[area] - self.in_part, first, last)
        return table

    def arrived_in_part(self) -> NDArray[np.bool_]:
        """Return for each month of the span whether only a part of it came."""
        return _marks(self.in_part, *self.span)

    def _all_months(self) -> Iterable[date]:
        yield from self.months
        yield from self.in_part
        for months in self.by_area.values():
            yield from months


def _marks(months: Iterable[date], first: int, last: int) -> NDArray[np.bool_]:
    marks = np.zeros(last - first, np.bool_)
    marks[[month_number(month) - first for month in months]] = True
    return marks


@dataclass(frozen=True)
class Population:
    """
    Yearly residents, households or dwellings of areas, with vintage and source.

    `values[area]` maps a calendar year to the estimate; `vintages` names the
    edition of each year, such as "Mid-2019 estimate".
    """

    per: Per
    values: Mapping[str, Mapping[int, float]]
    vintages: Mapping[int, str] = field(default_factory=dict)
    source: str = ""


Denominators = Mapping[Per, Population]
__all__ = [
    "UNCONDITIONAL",
    "Coverage",
    "Denominators",
    "Figures",
    "IncidentCube",
    "Integers",
    "Population",
    "TallyFigure",
]
