"""Rates and proportions with the interval that chance alone allows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import numpy as np
from numpy.typing import ArrayLike

from frankpledge.analysis.methods.options import Base, Confidence, Events, Name, Per
from frankpledge.analysis.methods.rates.shares import places, row_names, strip_of
from frankpledge.analysis.methods.registry import Example, Family, Option, method
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.tables import (
    Floats,
    TableLike,
    between,
    counts,
    numbers,
    one_of,
    rows_of,
    told_twice,
    with_columns,
)
from frankpledge.analysis.statistics import intervals
from frankpledge.analysis.statistics.sentences import number


DEFINITION = (
    "Events divided by the base, times the multiplier. The interval is Byar's, and "
    "the exact Poisson one under 10 events; either can be asked for throughout, as "
    "some programs print it. Where the base is 0 or a figure is missing there is no "
    "rate."
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
    name: Name = "area",
    events: Events = "events",
    base: Base = "residents",
    multiplier: Per = 1000,
    confidence: Confidence = 0.95,
    interval: Annotated[
        str, Option("house (Byar's, exact under 10), byar or exact.")
    ] = "house",
) -> Result:
    """
    Return the rate of every row with its interval, and that of all rows together.

    Rows in, the same rows out with `rate`, `low`, `high` per `multiplier`; null
    where the count or the base is missing or the base is 0.
    """
    rows = rows_of(table)
    between("multiplier", multiplier, 1e-9, 1e12)
    between("confidence", confidence, 0.5, 0.9999)
    one_of("kind of interval", interval, intervals.KINDS)
    asked = Asked(multiplier, confidence, interval)
    happened = counts(rows, events, may_be_missing=True)
    bases = numbers(rows, base, may_be_missing=True, least=0)
    known = ~np.isnan(happened) & (bases > 0)
    counted = np.where(known, happened, np.nan)
    added = _columns(counted, bases, asked)
    whole, people = float(happened[known].sum()), float(bases[known].sum())
    overall = multiplier * whole / people if people else None
    sentence = _sentence(overall, whole, people, asked)
    names = row_names(rows, name)
    drawn = places(names, added["rate"], added["low"], added["high"])
    beside = ("all together", overall)
    return Result(
        method="rate",
        definition=DEFINITION,
        sentence=sentence,
        table=with_columns(rows, added),
        figures={"rate": overall, "events": whole, "base": people},
        warnings=(*_left_out(int((~known).sum())), *told_twice(names)),
        spec=strip_of(drawn, sentence, f"Per {number(multiplier)}", 2, beside),
    )


LEFT_OUT = "{} rows have no count or no base and are left out."


def _left_out(rows: int) -> tuple[str, ...]:
    return (LEFT_OUT.format(rows),) if rows else ()


@dataclass(frozen=True)
class Asked:
    """Per how many a rate is given, and which limits stand beside it."""

    multiplier: float
    confidence: float
    interval: str

    def limits(self, events: ArrayLike, base: ArrayLike) -> intervals.Limits:
        """Return the limits of the rate of so many events."""
        return intervals.rate(
            events, base, self.multiplier, self.confidence, self.interval
        )


def _columns(events: Floats, bases: Floats, asked: Asked) -> dict[str, Floats]:
    """Return every row's rate with its interval, NaN where it has none."""
    limits = asked.limits(events, bases)
    return {
        "rate": asked.multiplier * events / np.where(bases > 0, bases, np.nan),
        "low": limits.low,
        "high": limits.high,
    }


def _sentence(overall: float | None, events: float, base: float, asked: Asked) -> str:
    if overall is None:
        return "There is nobody and nothing to count on, so there is no rate."
    limits = asked.limits(events, base)
    return (
        f"{number(events)} in {number(base)}: "
        f"{number(overall, 2)} per {number(asked.multiplier)} (chance allows "
        f"{number(float(limits.low[0]), 2)} to {number(float(limits.high[0]), 2)})."
    )
