"""Rates and proportions with the interval that chance alone allows."""

from __future__ import annotations

from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Example,
    Family,
    Option,
    method,
)
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.tables import TableLike, arrow, counts, numbers
from frankpledge.analysis.statistics import intervals
from frankpledge.analysis.statistics.sentences import number


DEFINITION = (
    "Events divided by the base, times the multiplier. The interval is Byar's, and "
    "the exact Poisson one under 10 events. Where the base is 0 or a figure is "
    "missing there is no rate."
)


@method(
    "rate",
    family=Family.RATES,
    title="Rate for each area or group",
    question="How many per 1,000, and how sure can we be?",
    definition=DEFINITION,
    sources=("Breslow and Day 1987, pages 69 to 71 (Byar's approximation)",),
    example=Example(
        {"area": ["North", "South"], "events": [65, 4], "residents": [100, 80]},
        {"multiplier": 100},
    ),
)
def rate(
    table: TableLike,
    *,
    events: Annotated[str, ColumnOf("How many happened.")] = "events",
    base: Annotated[str, ColumnOf("Who or what they are counted on.")] = "residents",
    multiplier: Annotated[float, Option("Per how many the rate is given.")] = 1000,
    confidence: Annotated[float, Option("Share the interval should hold.")] = 0.95,
) -> Result:
    """
    Return the rate of every row with its interval, and that of all rows together.

    Rows in, the same rows out with `rate`, `low`, `high` per `multiplier`; null
    where the count or the base is missing or the base is 0.
    """
    rows = arrow(table)
    happened = counts(rows, events, may_be_missing=True)
    bases = numbers(rows, base, may_be_missing=True, least=0)
    known = ~np.isnan(happened) & (bases > 0)
    events_known = np.where(known, happened, np.nan)
    limits = intervals.rate(events_known, bases, multiplier, confidence)
    rates = np.divide(
        multiplier * events_known, bases, where=known, out=np.full(len(bases), np.nan)
    )
    whole = float(happened[known].sum())
    people = float(bases[known].sum())
    overall = multiplier * whole / people if people else None
    left_out = int((~known).sum())
    for name, values in (("rate", rates), ("low", limits.low), ("high", limits.high)):
        rows = rows.append_column(name, pa.array(values, from_pandas=True))
    return Result(
        method="rate",
        definition=DEFINITION,
        sentence=_sentence(overall, whole, people, multiplier),
        table=rows,
        figures={"rate": overall, "events": whole, "base": people},
        warnings=(
            (f"{left_out} rows have no count or no base and are left out.",)
            if left_out
            else ()
        ),
    )


def _sentence(
    overall: float | None, events: float, base: float, multiplier: float
) -> str:
    if overall is None:
        return "There is nobody and nothing to count on, so there is no rate."
    return (
        f"{number(events)} in {number(base)}: "
        f"{number(overall, 2)} per {number(multiplier)}."
    )
