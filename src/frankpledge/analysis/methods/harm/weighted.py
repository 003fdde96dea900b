"""Severity score and harm index, from tables of weights with a source."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

import pyarrow as pa

from frankpledge.analysis.methods.harm.tables import (
    Code,
    Count,
    OnDay,
    Weights,
    cautions,
    lines_of,
    shared_figures,
    spec_of,
    summed,
    weights_from,
)
from frankpledge.analysis.methods.options import Confidence
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
    TableLike,
    between,
    rows_of,
    texts,
)
from frankpledge.analysis.statistics.sentences import number


FoundBy = Annotated[
    str, ColumnOf("“public” where the public reported it; none if all were.")
]
UNSAID = (
    "Nothing says who reported each crime, so those found by police work are in it."
)
SEVERITY = (
    "Each count times the weight of one such crime, summed and divided by the people "
    "who live there. The weights come from the average sentence of those convicted and "
    "are the publisher's: load its own table. Limits are those that chance leaves to a "
    "weighted sum of counts."
)
INDEX = (
    "Each count times the days of prison at which a court's guidelines start for a "
    "first offender, summed. Only crimes that the public reported count; those found "
    "by the police, shops and other bodies are shown apart, for they measure work as "
    "much as harm."
)


def _toy(weights: Mapping[str, float], unit: str) -> dict[str, list[Any]]:
    """Return made-up weights, for examples alone."""
    many = len(weights)
    return {
        "code": list(weights),
        "weight": list(weights.values()),
        "unit": [unit] * many,
        "valid_from": ["2016-01-01"] * many,
        "source": ["made up for the example"] * many,
    }


@method(
    "severity-score",
    family=Family.HARM,
    title="Crime severity score",
    question="How severe is the crime here, for each person who lives here?",
    definition=SEVERITY,
    sources=(
        "Office for National Statistics, Crime Severity Score (experimental statistics)",
        "Fay and Feuer 1997, Statistics in Medicine 16, 791-801 (limits)",
    ),
    example=Example(
        {"code": ["homicide", "cannabis"], "events": [2, 900]},
        {
            "weights": _toy({"homicide": 7979, "cannabis": 3}, "severity points"),
            "on": date(2016, 4, 1),
            "residents": 177_136,
        },
    ),
)
def severity_score(
    table: TableLike,
    *,
    weights: Weights,
    on: OnDay,
    residents: Annotated[float, Option("How many people live there.")],
    code: Code = "code",
    events: Count = "events",
    confidence: Confidence = 0.95,
) -> Result:
    """Return the score for each resident with its limits, and each code's part of it."""
    between("number of residents", residents, 1, 1e10)
    rule = weights_from(weights)
    found, missing = summed(table, (code, events), rule, on, confidence)
    return Result(
        method="severity-score",
        definition=SEVERITY,
        sentence=(
            f"The score is {number(found.value / residents, 2)} for each resident, from "
            f"{number(found.low / residents, 2)} to {number(found.high / residents, 2)}."
        ),
        table=lines_of(found),
        figures={
            "score": found.value / residents,
            "low": found.low / residents,
            "high": found.high / residents,
            **shared_figures(found),
        },
        warnings=cautions(found, rule, missing),
        spec=spec_of(found, rule.unit),
    )


@method(
    "harm-index",
    family=Family.HARM,
    title="Harm index",
    question="How much harm did the reported crimes do?",
    definition=INDEX,
    sources=(
        "Sherman, Neyroud and Neyroud 2016, Policing 10, 171-183",
        "Fay and Feuer 1997, Statistics in Medicine 16, 791-801 (limits)",
    ),
    example=Example(
        {
            "code": ["homicide", "rape", "robbery", "burglary", "theft", "theft"],
            "events": [1, 10, 50, 400, 1500, 300],
            "found_by": ["public"] * 5 + ["shop"],
        },
        {
            "weights": _toy(
                {"homicide": 5475, "rape": 1825, "robbery": 365, "burglary": 20}
                | {"theft": 2},
                "days of prison",
            ),
            "on": date(2020, 4, 1),
            "found_by": "found_by",
        },
    ),
)
def harm_index(
    table: TableLike,
    *,
    weights: Weights,
    on: OnDay,
    code: Code = "code",
    events: Count = "events",
    found_by: FoundBy = "",
    confidence: Confidence = 0.95,
) -> Result:
    """Return the index with its limits, each code's part, and what is shown apart."""
    rule = weights_from(weights)
    rows, others = _by_finder(rows_of(table), found_by)
    apart = 0.0
    if others.num_rows:
        apart = summed(others, (code, events), rule, on, confidence)[0].value
    found, missing = summed(rows, (code, events), rule, on, confidence)
    beside = f" Found otherwise, and apart: {number(apart)}." if apart else ""
    return Result(
        method="harm-index",
        definition=INDEX,
        sentence=(
            f"Harm of {number(found.value)} {rule.unit}, from {number(found.low)} to "
            f"{number(found.high)}.{beside}"
        ),
        table=lines_of(found),
        figures={
            "harm": found.value,
            "low": found.low,
            "high": found.high,
            "harm_found_otherwise": apart,
            **shared_figures(found),
        },
        warnings=(
            *cautions(found, rule, missing),
            *([] if found_by else [UNSAID]),
        ),
        spec=spec_of(found, rule.unit),
    )


def _by_finder(rows: pa.Table, found_by: str) -> tuple[pa.Table, pa.Table]:
    """Return what the public reported and what was found otherwise."""
    if not found_by:
        return rows, rows.slice(0, 0)
    is_public = [(one or "").casefold() == "public" for one in texts(rows, found_by)]
    if not any(is_public):
        raise BadTable("None of the crimes was reported by the public.")
    others = rows.filter(pa.array([not one for one in is_public]))
    return rows.filter(pa.array(is_public)), others
