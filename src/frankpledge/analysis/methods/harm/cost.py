"""What crime costs everybody together, by published unit costs or your own."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from frankpledge.analysis.methods.harm.tables import (
    Code,
    Count,
    OnDay,
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
    TableOf,
    method,
)
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.tables import (
    TableLike,
)
from frankpledge.analysis.patterns.harm.weights import (
    unit_costs,
)
from frankpledge.analysis.statistics.sentences import number


RECORDED = (
    "Recorded crimes are fewer than those that happen; without multipliers the cost is "
    "too low. Limits hold chance alone, not what is unsure in the costs."
)
COST = (
    "Each count times what one such crime costs society, in the prices of the table's "
    "year; with a multiplier, recorded crimes are first brought to all that happen. "
    "Costs are in anticipation, as a consequence and in response."
)


@method(
    "crime-cost",
    family=Family.HARM,
    title="Cost of crime to society",
    question="What does the crime here cost everybody together?",
    definition=COST,
    sources=(
        "Home Office Research Report 99 (2018), The economic and social costs of "
        "crime, second edition",
    ),
    example=Example(
        {
            "code": ["robbery", "theft from vehicle", "criminal damage - other"],
            "events": [10, 1167, 2167],
        },
        {"on": date(2019, 4, 1)},
    ),
)
def crime_cost(
    table: TableLike,
    *,
    on: OnDay,
    weights: Annotated[
        TableLike | None,
        TableOf("Unit costs of your own: code, weight, unit, valid_from, source."),
    ] = None,
    code: Code = "code",
    events: Count = "events",
    multiplier: Annotated[
        str, ColumnOf("Crimes that happen for each one recorded; none: 1.")
    ] = "",
    confidence: Confidence = 0.95,
) -> Result:
    """Return the cost with its limits, and each code's part of it."""
    rule = unit_costs() if weights is None else weights_from(weights)
    found, missing = summed(
        table, (code, events), rule, on, confidence, multiplier=multiplier
    )
    return Result(
        method="crime-cost",
        definition=COST,
        sentence=(
            f"{number(found.counted)} crimes cost {number(found.value)} ({rule.unit}), "
            f"from {number(found.low)} to {number(found.high)}."
        ),
        table=lines_of(found),
        figures={
            "cost": found.value,
            "low": found.low,
            "high": found.high,
            **shared_figures(found),
        },
        warnings=(
            *cautions(found, rule, missing),
            *([] if multiplier else [RECORDED]),
        ),
        spec=spec_of(found, rule.unit),
    )
