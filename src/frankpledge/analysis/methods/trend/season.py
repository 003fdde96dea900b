"""The shape of the year, the level beneath it, and where it leads."""

from __future__ import annotations

from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.curves import bars_spec, curves_spec
from frankpledge.analysis.methods.options import Step, Value, When
from frankpledge.analysis.methods.registry import Family, Option, method
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.series import (
    Series,
    place_in_cycle,
    season_of,
    series,
)
from frankpledge.analysis.methods.tables import (
    BadTable,
    TableLike,
    rows_of,
    with_columns,
)
from frankpledge.analysis.methods.trend.direction import EXAMPLE
from frankpledge.analysis.statistics import decompose
from frankpledge.analysis.statistics.season import moving_annual_total
from frankpledge.analysis.statistics.sentences import number, signed
from frankpledge.analysis.statistics.shape import Shape, shape_of


MONTHS = "January February March April May June July August September October November December"
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
SHAPE = (
    "Each month over the mean month of its own year, averaged over whole calendar "
    "years, each year weighing the same: 1.10 says a tenth above. Weekdays alike. A "
    "year with a hole is left out and counted."
)


@method(
    "season-shape",
    family=Family.TREND,
    title="Shape of the year or the week",
    question="Which months or weekdays are usually high?",
    definition=SHAPE,
    sources=("Ratio to the year's mean, as in classical decomposition",),
    example=EXAMPLE,
)
def season_shape(
    table: TableLike,
    *,
    when: When = "month",
    value: Value = "value",
    step: Step = "month",
) -> Result:
    """Return one row a place in the cycle (month, weekday, hour of the week)."""
    if step == "year":
        raise BadTable("Years have no shape that comes again: give months or days.")
    line = series(rows_of(table), when, value, step, 2)
    cycle = season_of(step)
    found = _shape(line, cycle)
    names = _names(step, cycle)
    top, bottom = int(found.indices.argmax()), int(found.indices.argmin())
    sentence = (
        f"Highest in {names[top]} ({_percent(found.indices[top])}), lowest in "
        f"{names[bottom]} ({_percent(found.indices[bottom])}), from {found.cycles} "
        f"whole cycles."
    )
    left_out = (
        f"Cycles with a hole or with nothing in them, left out: {found.left_out}."
    )
    return Result(
        method="season-shape",
        definition=SHAPE,
        sentence=sentence,
        table=pa.table({"part": names, "index": found.indices}),
        figures=dict(zip(names, found.indices.tolist(), strict=True)),
        warnings=(*line.warnings, *((left_out,) if found.left_out else ())),
        period=line.period,
        spec=bars_spec(
            names,
            found.indices.tolist(),
            title=sentence,
            subtitle="1 is the mean of the cycle.",
            unit="Index",
            line=1.0,
        ),
    )


def _shape(line: Series, cycle: int) -> Shape:
    try:
        return shape_of(line.values, cycle, place_in_cycle(line))
    except ValueError as failure:
        raise BadTable(str(failure)) from failure


def _names(step: str, cycle: int) -> list[str]:
    if step == "month":
        return MONTHS.split()
    if step == "day":
        return DAYS.split()
    if step == "hour":
        return [f"{day} {hour:02d}" for day in DAYS.split() for hour in range(24)]
    return [f"week {n + 1}" for n in range(cycle)]


def _percent(index: float) -> str:
    return f"{signed(100 * (index - 1), 0)}%"


ROLLING = (
    "The sum of each twelve months, so that the season cancels. Beside it the twelve "
    "before, which share no month with it. A total with a missing month is not given."
)


@method(
    "moving-annual-total",
    family=Family.TREND,
    title="Moving annual total",
    question="Where is it heading once the season is out of the way?",
    definition=ROLLING,
    sources=("Arithmetic; used by partnerships as “rolling 12 months”",),
    example=EXAMPLE,
)
def moving_total(
    table: TableLike, *, when: When = "month", value: Value = "value"
) -> Result:
    """Return the months from the twelfth on, with their total and the year before."""
    line = series(rows_of(table), when, value, "month", 1)
    if len(line) < 12:
        raise BadTable(f"A year's total needs 12 months; the series has {len(line)}.")
    totals = moving_annual_total(line.values.tolist())
    before = np.concatenate([np.full(12, np.nan), totals[:-12]])[: len(totals)]
    labels = line.labels[11:]
    known = np.flatnonzero(~np.isnan(totals))
    last = int(known[-1]) if len(known) else None
    sentence = "No twelve months are complete."
    if last is not None:
        sentence = f"{number(totals[last])} in the twelve months to {labels[last]}" + (
            f", {number(before[last])} in the twelve before."
            if before[last] == before[last]
            else "."
        )
    made = {"total": totals, "twelve_before": before}
    return Result(
        method="moving-annual-total",
        definition=ROLLING,
        sentence=sentence,
        table=with_columns(pa.table({"month": labels}), made),
        figures={"total": float(totals[last]) if last is not None else None},
        warnings=line.warnings,
        period=line.period,
        spec=curves_spec(
            labels,
            {"total": totals.tolist()},
            title=sentence,
            subtitle="",
            unit="Count",
        ),
    )


STL = (
    "Each month is its level (what is left when the season is smoothed away), its usual "
    "shape and the rest, by STL: repeated local smoothing. On the logarithms the three "
    "multiply, which suits counts. Strength runs from 0 (no season) to 1. It cannot "
    "work over a missing month."
)


@method(
    "decomposition",
    family=Family.TREND,
    title="Level, season and the rest (STL)",
    question="What is trend, what is season, what is neither?",
    definition=STL,
    sources=("Cleveland and others 1990, J. Official Statistics 6 (by statsmodels)",),
    example=EXAMPLE,
)
def decomposition(
    table: TableLike,
    *,
    when: When = "month",
    value: Value = "value",
    step: Step = "month",
    smoothing: Annotated[int, Option("Cycles that smooth the shape, odd, from 7.")] = 7,
    logarithms: Annotated[bool, Option("Parts multiply instead of adding.")] = False,
) -> Result:
    """Return the series with `level`, `shape` and `rest`."""
    line = series(rows_of(table), when, value, step)
    if smoothing < 7 or smoothing % 2 == 0 or season_of(step) < 2:
        raise BadTable(
            "Smoothing is an odd number from 7 on, of months, days or hours."
        )
    values = line.whole("A decomposition")
    found = decompose.stl(values, season_of(step), smoothing, logarithms=logarithms)
    ends = f"from {number(found.level[0], 1)} to {number(found.level[-1], 1)}"
    sentence = (
        f"The level went {ends}; the season explains "
        f"{number(100 * found.strength)}% of what varies about it."
    )
    return Result(
        method="decomposition",
        definition=STL,
        sentence=sentence,
        table=with_columns(line.table(), found.parts),
        figures={
            "level, first": float(found.level[0]),
            "level, last": float(found.level[-1]),
            "strength of season": found.strength,
        },
        period=line.period,
        spec=curves_spec(
            line.labels,
            {"value": values.tolist(), "level": found.level.tolist()},
            title=sentence,
            subtitle="Level by STL",
            unit="Value",
        ),
    )
