"""When did it change, and was the busiest stretch more than chance?"""

from __future__ import annotations

from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.curves import curves_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.options import Seed, Step, Value, When
from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Example,
    Family,
    Option,
    method,
)
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.series import Series, moments, series
from frankpledge.analysis.methods.tables import (
    MOST_SEED,
    BadTable,
    Dates,
    Floats,
    TableLike,
    between,
    rows_of,
    with_columns,
)
from frankpledge.analysis.statistics import scan
from frankpledge.analysis.statistics.change_points import Shift, change_points
from frankpledge.analysis.statistics.sentences import chance, number


SHIFTS = (
    "The series is cut in two where the means of its sides differ most for their "
    "lengths. The same figures are then shuffled many times: the cut stays if fewer "
    "than the stated share of shuffles give so great a difference by themselves, and "
    "each side is searched alike. So in a series that never changed, one cut is found "
    "by mistake in that share of cases. A trend, a season or a memory (a high month "
    "after a high one) breaks this: take the season out first (“control-chart” with "
    "shape)."
)


@method(
    "change-points",
    family=Family.TREND,
    title="When did the level change?",
    question="Was there a step, and in which month?",
    definition=SHIFTS,
    sources=("Scott and Knott 1974; Page 1954 (CUSUM); shuffles after Fisher 1935",),
    example=Example(
        {
            "month": [f"{2017 + m // 12}-{m % 12 + 1:02d}" for m in range(24)],
            "value": [
                *(20, 24, 19, 22, 18, 25, 21, 23, 20, 22, 19, 24),
                *(31, 29, 33, 28, 35, 30, 32, 34, 29, 31, 33, 30),
            ],
        }
    ),
)
def shifts(
    table: TableLike,
    *,
    when: When = "month",
    value: Value = "value",
    step: Step = "month",
    false_alarms: Annotated[
        float, Option("Share of unchanged series in which a change is found.")
    ] = 0.05,
    shortest: Annotated[int, Option("Fewest steps a level must last.")] = 4,
    seed: Seed = 1,
) -> Result:
    """Return the series with its level; figures hold the number of changes."""
    line = series(rows_of(table), when, value, step, 8)
    between("false alarm rate", false_alarms, 0.002, 0.5)
    between("shortest level", shortest, 2, 1000)
    between("number of steps", len(line), 8, 5000)
    between("seed", seed, 0, MOST_SEED)
    found = change_points(
        line.values, false_alarms=false_alarms, shortest=shortest, seed=seed
    )
    level = _levels(line.values, found)
    sentence = _shift_words(line, found)
    return Result(
        method="change-points",
        definition=SHIFTS,
        sentence=sentence,
        table=with_columns(line.table(), {"level": level}),
        figures={"changes": len(found), "false alarm rate": false_alarms},
        warnings=line.warnings,
        period=line.period,
        seed=seed,
        spec=curves_spec(
            line.labels,
            {"value": line.values.tolist(), "level": level.tolist()},
            title=sentence,
            subtitle=f"False alarm rate {number(100 * false_alarms, 1)}%",
            unit="Value",
        ),
    )


def _shift_words(line: Series, found: list[Shift]) -> str:
    told = "; ".join(
        f"{line.labels[one.position]} from {number(one.before, 1)} to "
        f"{number(one.after, 1)} ({chance(one.p, 3)})"
        for one in found
    )
    return f"The level changed in {told}." if told else "No change of level is found."


def _levels(values: Floats, found: list[Shift]) -> Floats:
    if not found:
        return np.full(len(values), np.nanmean(values))
    edges = [one.position for one in found]
    heights = np.array([found[0].before, *(one.after for one in found)])
    at = np.searchsorted(edges, np.arange(len(values)), side="right")
    return np.asarray(heights[at], np.float64)


SCAN = (
    "The most events in any stretch of the given length, against what chance makes the "
    "busiest stretch of so long a record hold (Naus's approximation, with the mean per "
    "stretch and an exponent of stretches less two). It answers “is this cluster in "
    "time odd?” after it was seen, which a test of that stretch alone does not."
)
FirstDay = Annotated[str, Option("First day of the record; first event if not given.")]
LastDay = Annotated[str, Option("Last day of the record; last event if not given.")]


@method(
    "scan",
    family=Family.TREND,
    title="Was the busiest stretch more than chance?",
    question="Six in a fortnight: would chance alone do that some time in the record?",
    definition=SCAN,
    sources=(
        "Naus 1982, J. Amer. Statist. Assoc. 77, 177 to 183",
        "Spiegelhalter 2019 (six cyclists killed in London in a fortnight)",
    ),
    example=Example(
        {
            "date": [
                "2019-01-01",
                "2019-03-05",
                "2019-03-07",
                "2019-03-08",
                "2019-11-20",
            ]
        },
        {"days": 14, "starts_on": "2019-01-01", "ends_on": "2019-12-31"},
    ),
)
def busiest_stretch(
    table: TableLike,
    *,
    when: Annotated[str, ColumnOf("The date of each event.")] = "date",
    days: Annotated[int, Option("Length of a stretch, in days.")] = 14,
    starts_on: FirstDay = "",
    ends_on: LastDay = "",
) -> Result:
    """Return the events of the busiest stretch; figures hold its number and chance."""
    events = np.sort(moments(rows_of(table), when).astype("datetime64[D]"))
    first, last = _ends(events, starts_on, ends_on)
    length = int((last - first).astype(np.int64)) + 1
    windows = length / days if days > 0 else 0.0
    if windows < 2:
        raise BadTable(f"The record of {length} days must hold two stretches or more.")
    most, at = _fullest(events, days)
    mean = len(events) / windows
    if most > scan.MOST:
        raise BadTable(f"The formula holds up to {scan.MOST} events in a stretch.")
    p = scan.naus(windows, mean, most)
    begin, end = events[at], events[at] + np.timedelta64(days - 1, "D")
    return Result(
        method="scan",
        definition=SCAN,
        sentence=(
            f"The busiest {days} days ({begin} to {end}) held {most}; chance alone "
            f"would {_how_often(p)} do that in a record of {length} days ({chance(p)})."
        ),
        table=pa.table({"date": [str(day) for day in events[at : at + most]]}),
        figures={
            "most": most,
            "mean per stretch": mean,
            "stretches": windows,
            "p": p,
            "p as some programs print": scan.as_programs_print(windows, mean, most),
        },
        warnings=("A season or a trend in the record makes chance clusters commoner.",),
        period=f"{first} to {last}",
        spec=_stretches(events, (first, last), days, most),
    )


MOST_DAYS = 4000
"""Days of a record that are drawn one by one."""


def _stretches(
    events: Dates, ends: tuple[np.datetime64, np.datetime64], days: int, most: int
) -> Spec | None:
    """Return how many events each stretch held, by its last day."""
    first, last = ends
    every = np.arange(first, last + 1)
    if len(every) > MOST_DAYS:
        return None
    before = np.searchsorted(events, every, side="right")
    gone = np.searchsorted(events, every - np.timedelta64(days, "D"), side="right")
    held = (before - gone).astype(float)
    return curves_spec(
        [str(day) for day in every],
        {"events": held.tolist()},
        title=f"Events in the {days} days up to each day",
        subtitle=f"The busiest stretch held {most}; a diamond marks where it ended.",
        unit="Events",
        marked=[int(held.argmax())],
    )


def _how_often(p: float) -> str:
    """Return how often chance does it in such a record, in a word."""
    return "seldom" if p < 0.05 else "now and then" if p < 0.25 else "often"


def _fullest(events: Dates, days: int) -> tuple[int, int]:
    """Return the most events in any stretch, and the first of them."""
    ahead = np.searchsorted(events, events + np.timedelta64(days, "D"), side="left")
    held = ahead - np.arange(len(events))
    return int(held.max()), int(held.argmax())


def _ends(
    events: Dates, starts_on: str, ends_on: str
) -> tuple[np.datetime64, np.datetime64]:
    try:
        first = np.datetime64(starts_on or str(events[0]), "D")
        last = np.datetime64(ends_on or str(events[-1]), "D")
    except ValueError as failure:
        raise BadTable("A day is written 2019-07-31.") from failure
    if first > events[0] or last < events[-1]:
        raise BadTable(f"Events lie outside the record of {first} to {last}.")
    return first, last
