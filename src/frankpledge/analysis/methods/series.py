"""Counts by month, day or hour: in order, every step there, holes known as holes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from frankpledge.analysis.charts.pictures import Point
from frankpledge.analysis.methods.tables import (
    MOST_EVENTS,
    BadTable,
    Dates,
    Floats,
    numbers,
    one_of,
    times,
)


STEPS = {"month": "M", "day": "D", "hour": "h", "week": "W", "year": "Y"}
MOST_STEPS = {
    "month": 3_000,
    "day": 80_000,
    "hour": 200_000,
    "week": 12_000,
    "year": 1_000,
}
"""More steps than these are a date mistyped: 250 years of months, 20 of hours."""
NAMED = 6
"""Holes named one by one in a warning; more are counted."""


@dataclass(frozen=True)
class Series:
    """
    Values at every step from the first to the last; NaN where none was supplied.

    `at` holds the beginning of each step; `holes` says in words what is missing.
    """

    step: str
    at: Dates
    values: Floats
    holes: tuple[str, ...]

    def __len__(self) -> int:
        """Return the number of steps, the missing ones too."""
        return len(self.values)

    @cached_property
    def labels(self) -> list[str]:
        """Return the steps as a person writes them: 2019-07, 2019-07-31."""
        return [str(moment) for moment in self.at]

    @property
    def period(self) -> str:
        """Return the first and the last step in words."""
        return f"{self.at[0]} to {self.at[-1]}"

    @property
    def warnings(self) -> tuple[str, ...]:
        """Return the sentence that must stand beside any figure of a series."""
        if not self.holes:
            return ()
        named = ", ".join(self.holes[:NAMED])
        more = len(self.holes) - NAMED
        rest = f" and {more} more" if more > 0 else ""
        return (f"Not supplied, and not counted as nothing: {named}{rest}.",)

    def table(self) -> pa.Table:
        """Return the steps with their values, as results begin with."""
        return pa.table(
            {self.step: self.labels, "value": pa.array(self.values, from_pandas=True)}
        )

    def whole(self, purpose: str) -> Floats:
        """Return the values; raise BadTable where one is missing, saying which."""
        if self.holes:
            raise BadTable(
                f"{purpose} needs every {self.step}; missing: "
                f"{', '.join(self.holes[:NAMED])}.",
                "Supply them, or begin after the last hole.",
            )
        return self.values

    def positions(self, dates: str) -> list[int]:
        """Return where each of the dates (separated by commas) falls in the series."""
        unit = STEPS[self.step]
        found = []
        for word in dates.split(","):
            if not word.strip():
                continue
            moment = _moment(word.strip(), unit)
            if not self.at[0] <= moment <= self.at[-1]:
                raise BadTable(f"{word.strip()} lies outside the series.")
            found.append(int((moment - self.at[0]).astype(np.int64)))
        return sorted(found)

    def points(self, signals: Sequence[str] = ()) -> list[Point]:
        """Return the steps as a chart takes them."""
        marks = list(signals) or [""] * len(self)
        edges = _edges(self.at)
        return [
            Point(label, start, end, None if value != value else value, signal=mark)
            for label, start, end, value, mark in zip(
                self.labels,
                edges[:-1],
                edges[1:],
                self.values.tolist(),
                marks,
                strict=True,
            )
        ]


def series(
    table: pa.Table, when: str, value: str, step: str = "month", least: int = 1
) -> Series:
    """
    Return a column of values by month, day, hour, week or year.

    Rows may come in any order, but one for each step: two for one step are refused,
    since nobody can tell whether they add or repeat. Steps between without a row,
    and rows without a value, are holes. Raises BadTable where fewer than `least`
    values are known or the dates span more than can be meant.
    """
    unit = STEPS[one_of("step", step, STEPS)]
    starts = moments(table, when).astype(f"datetime64[{unit}]")
    found = numbers(table, value, may_be_missing=True)
    if not len(starts):
        raise BadTable(f"The table has no rows; this method needs at least {least}.")
    first = starts.min()
    place = (starts - first).astype(np.int64)
    _refuse_what_cannot_be(starts, place, step)
    values = np.full(int(place.max()) + 1, np.nan)
    values[place] = found
    at = first + np.arange(len(values))
    known = int((~np.isnan(values)).sum())
    if known < least:
        raise BadTable(
            f"{known} {step}s have a value; this method needs at least {least}."
        )
    holes = tuple(str(moment) for moment in at[np.isnan(values)])
    return Series(step, at, values, holes)


def counted(
    table: pa.Table, when: str, value: str, step: str = "month", least: int = 1
) -> Series:
    """Return a series of counts; raise BadTable where one is below 0 or absurd."""
    line = series(table, when, value, step, least)
    with np.errstate(invalid="ignore"):
        if ((line.values < 0) | (line.values > MOST_EVENTS)).any():
            raise BadTable(f"Column “{value}” has figures that are no counts.")
    return line


def moments(table: pa.Table, name: str) -> NDArray[np.datetime64]:
    """Return a column of dates, of which months may be written 2019-07, years 2019."""
    found = table.column(name) if name in table.column_names else None
    if found is not None and pa.types.is_string(found.type):
        at = table.column_names.index(name)
        for pattern in (r"^\d{4}$", r"^\d{4}-\d{2}$"):
            short = pc.match_substring_regex(found, pattern)
            longer = pc.binary_join_element_wise(found, "01", "-")
            found = pc.if_else(short, longer, found)
        table = table.set_column(at, name, found)
    return times(table, name)


def season_of(step: str) -> int:
    """Return how many steps make the shape that comes again: a year, week or day."""
    return {"month": 12, "day": 7, "hour": 168, "week": 52, "year": 1}[step]


def place_in_cycle(line: Series) -> int:
    """Return the first step's place in its cycle: April is 3, a Monday 0."""
    first = line.at[0]
    if line.step == "month":
        return int(first.astype("datetime64[M]").astype(np.int64) % 12)
    if line.step == "day":
        return int((first.astype("datetime64[D]").astype(np.int64) + 3) % 7)
    if line.step == "hour":
        return int((first.astype("datetime64[h]").astype(np.int64) + 72) % 168)
    return 0


def _moment(word: str, unit: str) -> Any:
    try:
        return np.datetime64(word).astype(f"datetime64[{unit}]")
    except ValueError as failure:
        raise BadTable(f"“{word}” is no date.", "Write 2019-07-31.") from failure


def _refuse_what_cannot_be(starts: Dates, place: NDArray[Any], step: str) -> None:
    if place.max() >= MOST_STEPS[step]:
        raise BadTable(
            f"The dates run from {starts.min()} to {starts.max()}, too far apart to "
            f"be meant by {step}.",
            "Look for a mistyped year.",
        )
    distinct, times_seen = np.unique(starts, return_counts=True)
    if (times_seen > 1).any():
        raise BadTable(
            f"There are {times_seen.max()} rows for {distinct[times_seen.argmax()]}.",
            f"Give one row a {step}: add or pick before.",
        )


def _edges(at: Dates) -> list[date]:
    """Return where each step begins and, last, where the series ends."""
    unit = "s" if at.dtype == "datetime64[h]" else "D"
    return list(
        np.concatenate([at, at[-1:] + 1]).astype(f"datetime64[{unit}]").tolist()
    )
