"""Rates of areas whose people differ in age, made comparable."""

from __future__ import annotations

from typing import Annotated, Any

import numpy as np
import pyarrow as pa

from frankpledge.analysis.methods.options import Confidence, Name, Per
from frankpledge.analysis.methods.rates.shares import places, strip_of
from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Example,
    Family,
    Option,
    method,
)
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.tables import (
    BadTable,
    Floats,
    TableLike,
    between,
    grouped,
    names_of,
    numbers,
    rows_of,
)
from frankpledge.analysis.statistics import standardise
from frankpledge.analysis.statistics.sentences import number


DIRECT = (
    "What the area's rate would be if its people had the standard's ages, so that a "
    "town of pensioners and one of students can be set beside each other: each age "
    "band's rate, weighted by the standard's people in it. The limits are Dobson's, "
    "on Byar's interval of the total. Not given from fewer than 10 events. Where one "
    "victim counts many times and the sum of squares is given, the interval is "
    "widened for events that are not independent."
)
DOBSON = "Dobson and others 1991, Statistics in Medicine 10, 457 to 462"


@method(
    "standardised-rate",
    family=Family.RATES,
    title="Directly standardised rate",
    question="What would the rate be if areas had people of the same ages?",
    definition=DIRECT,
    sources=(DOBSON, "European Standard Population 2013, for instance, as weights"),
    example=Example(
        {
            "area": ["North", "North", "South", "South"],
            "events": [30, 12, 14, 25],
            "residents": [4000, 6000, 3000, 9000],
            "standard": [5500, 4500, 5500, 4500],
        },
        {"multiplier": 1000},
    ),
)
def standardised_rate(
    table: TableLike,
    *,
    area: Name = "area",
    events: Annotated[str, ColumnOf("Events in the band.")] = "events",
    base: Annotated[str, ColumnOf("People in the band.")] = "residents",
    standard: Annotated[str, ColumnOf("The standard's people in it.")] = "standard",
    squares: Annotated[
        str,
        ColumnOf("Σ of each victim's events squared, in the band; none if single."),
    ] = "",
    multiplier: Per = 100_000,
    confidence: Confidence = 0.95,
) -> Result:
    """
    Return one row an area: events, people, rate and limits (null under 10 events).

    Every band needs its people; an area with a missing count gets no rate.
    """
    rows = rows_of(table)
    between("confidence", confidence, 0.5, 0.9999)
    between("multiplier", multiplier, 1e-9, 1e12)
    names = names_of(rows, area)
    columns = [numbers(rows, events, may_be_missing=True, least=0)]
    columns += [_positive(rows, base), _positive(rows, standard)]
    if squares:
        columns.append(numbers(rows, squares, may_be_missing=True, least=0))
    found = [
        _direct(
            each,
            [c[mine] for c in columns],
            multiplier,
            confidence,
        )
        for each, mine in grouped(names).items()
    ]
    return _result(
        "standardised-rate",
        DIRECT,
        found,
        f"per {number(multiplier)}, were their people of the standard's ages",
        f"Rate per {number(multiplier)}",
    )


def _positive(rows: pa.Table, column: str) -> Floats:
    """Return people by band, missing as NaN; raise BadTable for a band of nobody."""
    values = numbers(rows, column, may_be_missing=True, least=0)
    if (values == 0).any():
        raise BadTable(f"Column “{column}” has a band of nobody.", "Join small bands.")
    return values


def _direct(
    area: str | None, columns: list[Floats], multiplier: float, confidence: float
) -> dict[str, Any]:
    events, people, weights, *squared = columns
    known = not any(np.isnan(one).any() for one in columns)
    one = (
        standardise.direct(
            events,
            people,
            weights,
            multiplier=multiplier,
            confidence=confidence,
            squares=squared[0] if squared else None,
        )
        if known
        else None
    )
    return {
        "area": area,
        "events": _whole(events),
        "base": _whole(people),
        "value": one.value if one else None,
        "low": one.low if one else None,
        "high": one.high if one else None,
    }


def _whole(values: Floats) -> float | None:
    """Return the sum of the bands, None where one is missing."""
    return None if np.isnan(values).any() else float(values.sum())


INDIRECT = (
    "Events over those expected if each band had the reference's rate: 100 is as "
    "many as there, 120 a fifth more. The interval is that of the observed count, "
    "exact under 10 and Byar's above, the expected taken as known. Ratios of areas "
    "may be set beside the reference, strictly not beside each other. The rate is the "
    "ratio times the reference's own rate."
)


@method(
    "standardised-ratio",
    family=Family.RATES,
    title="Indirectly standardised ratio and rate",
    question="How many more or fewer than people of these ages would lead us to expect?",
    definition=INDIRECT,
    sources=("Breslow and Day 1987, chapter 2",),
    example=Example(
        {
            "area": ["North", "North"],
            "events": [30, 12],
            "residents": [4000, 6000],
            "reference_events": [500, 300],
            "reference_residents": [90000, 150000],
        },
    ),
)
def standardised_ratio(
    table: TableLike,
    *,
    area: Name = "area",
    events: Annotated[str, ColumnOf("Events in the band.")] = "events",
    base: Annotated[str, ColumnOf("People in the band.")] = "residents",
    reference_events: Annotated[
        str, ColumnOf("The reference's events in the band.")
    ] = "reference_events",
    reference_base: Annotated[
        str, ColumnOf("The reference's people in the band.")
    ] = "reference_residents",
    multiplier: Per = 100,
    rate_per: Annotated[float, Option("Per how many people the rate is given.")] = 1000,
    confidence: Confidence = 0.95,
) -> Result:
    """
    Return one row an area: events, expected, ratio and rate with their limits.

    `value`, `low`, `high` are the ratio times `multiplier`; `rate` is the same ratio
    times the reference's own rate, both rates for `rate_per` people.
    """
    rows = rows_of(table)
    between("confidence", confidence, 0.5, 0.9999)
    between("multiplier", multiplier, 1e-9, 1e12)
    between("number that the rate is given for", rate_per, 1e-9, 1e12)
    names = names_of(rows, area)
    observed = numbers(rows, events, may_be_missing=True, least=0)
    columns = [
        numbers(rows, base, may_be_missing=True, least=0),
        numbers(rows, reference_events, may_be_missing=True, least=0),
        _positive(rows, reference_base),
    ]
    found = []
    for each, mine in grouped(names).items():
        bands = [column[mine] for column in columns]
        ratio = _indirect(each, observed[mine], bands, multiplier, confidence)
        found.append(ratio | _as_rate(ratio, bands, multiplier, rate_per))
    unit = f"where {number(multiplier)} is as expected"
    title = f"Ratio ({number(multiplier)}: as expected)"
    expected = ("as expected", multiplier)
    return _result("standardised-ratio", INDIRECT, found, unit, title, expected)


def _indirect(
    area: str | None,
    observed: Floats,
    bands: list[Floats],
    multiplier: float,
    confidence: float,
) -> dict[str, Any]:
    people, events, whole = bands
    expected, seen = _whole(people * events / whole), _whole(observed)
    one = None
    if expected and seen is not None:
        one = standardise.indirect_ratio(
            seen, people, events, whole, confidence=confidence
        )
    return {
        "area": area,
        "events": seen,
        "expected": expected,
        "value": multiplier * one.value if one else None,
        "low": multiplier * one.low if one else None,
        "high": multiplier * one.high if one else None,
    }


def _as_rate(
    ratio: dict[str, Any], bands: list[Floats], multiplier: float, rate_per: float
) -> dict[str, float | None]:
    """Return the ratio times the reference's rate, and that rate."""
    seen, people = _whole(bands[1]), _whole(bands[2])
    if seen is None or people is None:
        return dict.fromkeys(("reference_rate", "rate", "rate_low", "rate_high"))
    reference = rate_per * seen / people
    ends = {"rate": "value", "rate_low": "low", "rate_high": "high"}
    rates = {
        name: None if ratio[end] is None else reference * ratio[end] / multiplier
        for name, end in ends.items()
    }
    return {"reference_rate": reference, **rates}


def _result(
    name: str,
    definition: str,
    found: list[dict[str, Any]],
    unit: str,
    axis: str,
    line: tuple[str, float | None] | None = None,
) -> Result:
    table = pa.Table.from_pylist(found)
    known = [row for row in found if row["value"] is not None]
    told = "; ".join(
        f"{row['area']} {number(row['value'], 2)} (chance allows "
        f"{number(row['low'], 2)} to {number(row['high'], 2)})"
        for row in known[:5]
    )
    sentence = f"{told} {unit}." if told else "No area has enough events for a figure."
    left_out = [str(row["area"]) for row in found if row["value"] is None]
    value, low, high = (
        np.array([row[one] for row in found], np.float64)
        for one in ("value", "low", "high")
    )
    drawn = places([row["area"] for row in found], value, low, high)
    return Result(
        method=name,
        definition=definition,
        sentence=sentence,
        table=table,
        figures={str(row["area"]): row["value"] for row in known},
        warnings=(
            (
                "No figure (too few events, or one missing): "
                + ", ".join(left_out)
                + ".",
            )
            if left_out
            else ()
        ),
        spec=strip_of(drawn, sentence, axis, 2, line),
    )
