"""Rates whose intervals allow for one victim counting many times."""

from __future__ import annotations

from typing import Annotated, Any

import numpy as np
import pyarrow as pa

from frankpledge.analysis.methods.options import Base, Confidence, Name, Per
from frankpledge.analysis.methods.rates.shares import places, strip_of
from frankpledge.analysis.methods.registry import ColumnOf, Example, Family, method
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.tables import (
    BadTable,
    Floats,
    TableLike,
    between,
    counts,
    grouped,
    names_of,
    numbers,
    rows_of,
)
from frankpledge.analysis.statistics.recurrent import repeat_adjusted
from frankpledge.analysis.statistics.sentences import number


VICTIMS = "victims"
DEFINITION = (
    "Events per so many people. When one person suffers seven of thirty-five crimes, "
    "next year's count hangs on that one person, so it is less sure than thirty-five "
    "crimes of thirty-five people: each victim's events are squared and added up (the "
    "variance), and Byar's limits, exact under 10, are stretched by the root of that "
    "sum over the number of events. With one event each it is the plain interval."
)


@method(
    "repeat-adjusted-rate",
    family=Family.RATES,
    title="Rate where one victim counts many times",
    question="How sure can we be of a rate when a few people make up much of it?",
    definition=DEFINITION,
    sources=(
        "Glynn and others 1993, American Journal of Epidemiology 137, 776 to 786",
    ),
    example=Example(
        {
            "area": ["North", "North", "North", "South"],
            "events_each": [1, 2, 7, 1],
            "victims": [20, 4, 1, 35],
            "residents": [9000, 9000, 9000, 8000],
        },
        story="Both areas had 35 crimes; in North one person suffered seven of them.",
    ),
)
def repeat_adjusted_rate(
    table: TableLike,
    *,
    area: Name = "area",
    events_each: Annotated[
        str, ColumnOf("How many events each of these victims had.")
    ] = "events_each",
    victims: Annotated[
        str, ColumnOf("How many victims had so many; without it a row is one victim.")
    ] = VICTIMS,
    base: Base = "residents",
    multiplier: Per = 1000,
    confidence: Confidence = 0.95,
) -> Result:
    """
    Return one row an area: events, victims, rate, limits and the plain limits.

    The base is that of the whole area, the same on all its rows.
    """
    rows = rows_of(table)
    between("confidence", confidence, 0.5, 0.9999)
    between("multiplier", multiplier, 1e-9, 1e12)
    names = names_of(rows, area)
    often = counts(rows, events_each)
    is_single = not victims or (victims == VICTIMS and VICTIMS not in rows.column_names)
    many = np.ones(len(often)) if is_single else counts(rows, victims)
    people = numbers(rows, base, least=0)
    found = []
    for each, mine in grouped(names).items():
        scale = multiplier / _people(each, people[mine])
        found.append(_area(each, often[mine], many[mine], scale, confidence))
    widest = max(found, key=lambda row: row["widening"])
    sentence = _words(widest, multiplier)
    value, low, high = (
        np.array([row[key] for row in found]) for key in ("rate", "low", "high")
    )
    drawn = places([row["area"] for row in found], value, low, high)
    return Result(
        method="repeat-adjusted-rate",
        definition=DEFINITION,
        sentence=sentence,
        table=pa.Table.from_pylist(found),
        figures={"rate": widest["rate"], "widening": widest["widening"]},
        spec=strip_of(drawn, sentence, "Rate", 2),
    )


def _words(row: dict[str, Any], multiplier: float) -> str:
    return (
        f"{row['area']}: {number(row['rate'], 2)} per {number(multiplier)}, from "
        f"{number(row['low'], 2)} to {number(row['high'], 2)}; the interval is "
        f"{number(row['widening'], 2)} times as wide as if nobody had been a victim "
        "twice."
    )


def _people(area: str | None, people: Floats) -> float:
    if people.min() != people.max() or not people.min() > 0:
        raise BadTable(
            f"{area} needs one number of people, above 0, the same on all its rows."
        )
    return float(people[0])


def _area(
    area: str | None, often: Floats, many: Floats, scale: float, confidence: float
) -> dict[str, Any]:
    one = repeat_adjusted(often, many, confidence)
    return {
        "area": area,
        "events": one.events,
        "victims": one.victims,
        "rate": scale * one.events,
        "low": scale * one.low,
        "high": scale * one.high,
        "plain_low": scale * one.plain_low,
        "plain_high": scale * one.plain_high,
        "widening": one.widening,
    }
