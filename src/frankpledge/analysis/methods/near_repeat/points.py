"""Events with a place and a day, as all methods of near repeats take them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from frankpledge.analysis.methods.registry import ColumnOf, Option
from frankpledge.analysis.methods.repeats.events import are_months
from frankpledge.analysis.methods.space.places import map_points, where_of
from frankpledge.analysis.methods.tables import (
    BadTable,
    Floats,
    numbers,
    texts,
    times,
)
from frankpledge.analysis.patterns.grid.places import Places, System, placed
from frankpledge.analysis.patterns.near_repeat.pairs import Metric
from frankpledge.analysis.statistics.sentences import number


Across = Annotated[
    str, ColumnOf("Easting, or longitude; found by name where none is called so.")
]
Up = Annotated[
    str, ColumnOf("Northing, or latitude; found by name where none is called so.")
]
Day = Annotated[str, ColumnOf("The day, or time, of each event.")]
Coordinates = Annotated[
    System,
    Option(
        "What the two are: the national grid in metres, degrees (in Great Britain or"
        " elsewhere), or metres on any plane."
    ),
]
Measured = Annotated[
    Metric, Option("As the crow flies (euclidean) or along the axes (manhattan).")
]
LeaveOutStrays = Annotated[
    bool,
    Option("Leave out records that cannot be where they say, instead of stopping."),
]
Incident = Annotated[
    str,
    ColumnOf("Number of the incident; its rows count as one. None: each row is one."),
]
MONTH = re.compile(r"\d{4}-\d\d")
WIDE_APART = 100
"""Farther than 100 years apart, one of two dates is mistyped."""


@dataclass(frozen=True)
class Points:
    """
    Events that have a place and a day: n by 2 metres, whole days, and their rows.

    `warnings` say what was left out and where the places are no places; `system` is
    what their coordinates meant.
    """

    places: Floats
    days: NDArray[np.int64]
    rows: NDArray[np.int64]
    warnings: tuple[str, ...]
    system: System = System.NATIONAL_GRID

    def __len__(self) -> int:
        """Return how many events have a place and a day."""
        return len(self.rows)

    @property
    def period(self) -> str:
        """The first and last day, empty without events."""
        if not len(self):
            return ""
        first, last = (int(self.days.min()), int(self.days.max()))
        return f"{np.datetime64(first, 'D')} to {np.datetime64(last, 'D')}"


def points(
    rows: pa.Table,
    x: str,
    y: str,
    when: str,
    system: System,
    *,
    leave_out_strays: bool,
    name: str = "events",
    incident: str = "",
) -> Points:
    """
    Return the events that have both; raise BadTable or BadPlaces where none can be.

    Times count by their calendar day: two events either side of midnight are a day
    apart.
    """
    meant = where_of(rows, x, y, system)
    across = numbers(rows, meant.x, may_be_missing=True)
    up = numbers(rows, meant.y, may_be_missing=True)
    _refuse_months(rows, when)
    moments = times(rows, when, may_be_missing=True)
    where = placed(across, up, meant.system, leave_out_strays=leave_out_strays)
    dated = ~np.isnat(moments[where.rows])
    again = np.zeros(len(dated), np.bool_)
    if incident:
        again = _seen_before(texts(rows, incident), where.rows)
        dated &= ~again
    kept = where.rows[dated]
    days = moments[kept].astype("datetime64[D]").astype(np.int64)
    _refuse_wrong_days(days, when, name)
    undated = int((~dated & ~again).sum())
    left_out = _left_out(name, where, undated, int(again.sum()))
    heaped = map_points(rows, where).warning
    return Points(
        np.column_stack([where.x, where.y])[dated],
        days,
        kept,
        (*meant.warnings, *left_out, *((heaped,) if heaped else ())),
        meant.system,
    )


def _left_out(name: str, where: Places, undated: int, again: int) -> tuple[str, ...]:
    """Return in words how many events are not used, and why."""
    told = (
        (where.unplaced, "without a place"),
        (where.strays, "at a place that cannot be right"),
        (undated, "without a date"),
        (again, "as a further row of the same incident"),
    )
    return tuple(
        f"Of the {name}, left out {words}: {number(count)}."
        for count, words in told
        if count
    )


def _seen_before(
    numbers_of: list[str | None], rows: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Return which of the rows repeat an incident's number; none is no number."""
    seen: set[str] = set()
    again = np.zeros(len(rows), np.bool_)
    for place, row in enumerate(rows):
        incident = numbers_of[row]
        again[place] = incident is not None and incident in seen
        if incident is not None:
            seen.add(incident)
    return again


def in_order(values: NDArray[Any], rows: NDArray[np.int64], total: int) -> Floats:
    """Return values of some rows put back among all of them, NaN for the others."""
    whole = np.full(total, np.nan)
    whole[rows] = values
    return whole


def _refuse_months(rows: pa.Table, when: str) -> None:
    """Raise BadTable for months as open police data writes them: 2019-07."""
    told = {word for word in texts(rows, when) if word}
    if told and all(MONTH.fullmatch(word) for word in told):
        raise BadTable(
            f"Column “{when}” holds months, such as {min(told)}.",
            "Near repeats need the day of each event; a month cannot show them.",
        )


def _refuse_wrong_days(days: NDArray[np.int64], when: str, name: str) -> None:
    if len(days) and days.max() - days.min() > WIDE_APART * 366:
        raise BadTable(
            f"The dates of the {name} run from {np.datetime64(int(days.min()), 'D')} to "
            f"{np.datetime64(int(days.max()), 'D')}: at least one is wrong.",
        )
    if are_months(days):
        raise BadTable(
            f"Every date in column “{when}” is the first of a month.",
            "These are months written as dates; near repeats need the day.",
        )
