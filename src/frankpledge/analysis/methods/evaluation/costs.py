"""What each prevented crime cost, with the range that the estimate leaves open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import pyarrow as pa

from frankpledge.analysis.charts.effects import Mark, effects_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.refusals import said_plainly
from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Example,
    Family,
    method,
)
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.tables import TableLike, names_of, numbers, rows_of
from frankpledge.analysis.patterns.evaluation.costs import CostPerCrime, cost_per_crime
from frankpledge.analysis.statistics.sentences import number


COST = (
    "Money spent over crimes prevented, and over both ends of their interval. Where "
    "the interval reaches none prevented there is no dearest price; where the best "
    "estimate is that none was prevented there is no price."
)


@method(
    "cost-per-crime-prevented",
    family=Family.EVALUATION,
    title="Cost of each crime prevented, with its range",
    question="What did each prevented crime cost us?",
    definition=COST,
    sources=(
        "HM Treasury, The Green Book (2022), chapter 5 (unit costs and ranges)",
        "Home Office Research Report 99 (2018) (costs of crime)",
    ),
    example=Example(
        {
            "operation": ["Alleygates", "Patrols"],
            "spent": [60_000, 25_000],
            "prevented": [30, 8],
            "low": [12, -4],
            "high": [48, 20],
            "unit_cost": [870, 1350],
        },
    ),
)
def cost(
    table: TableLike,
    *,
    operation: Annotated[str, ColumnOf("Name of the operation.")] = "operation",
    spent: Annotated[str, ColumnOf("Pounds spent, all agencies' together.")] = "spent",
    prevented: Annotated[
        str, ColumnOf("Crimes prevented, best estimate.")
    ] = "prevented",
    low: Annotated[str, ColumnOf("Lower end of their interval.")] = "low",
    high: Annotated[str, ColumnOf("Upper end of their interval.")] = "high",
    unit_cost: Annotated[
        str, ColumnOf("Cost to society of one such crime, in pounds; none if unknown.")
    ] = "",
) -> Result:
    """
    Return for each operation pounds a crime prevented, and what came back a pound.

    Figures are null where they have no end: see the definition.
    """
    rows = rows_of(table)
    names = names_of(rows, operation)
    columns = [numbers(rows, name).tolist() for name in (spent, prevented, low, high)]
    prices = numbers(rows, unit_cost).tolist() if unit_cost else [None] * len(names)
    with said_plainly():
        found = [
            cost_per_crime(money, middle, least, most, price)
            for money, middle, least, most, price in zip(*columns, prices, strict=True)
        ]
    back = [one.back_for_each_pound or (None, None, None) for one in found]
    return Result(
        method="cost-per-crime-prevented",
        definition=COST,
        sentence=" ".join(map(_price, names, found)),
        table=_table(names, columns, found, back),
        figures={"spent": float(sum(columns[0])), "operations": len(names)},
        warnings=(
            "The range is that of the crimes prevented alone; money not written down, "
            "such as officers' time, makes the true cost higher.",
        ),
        spec=_chart(names, found),
    )


def _chart(names: list[str], found: list[CostPerCrime]) -> Spec | None:
    """Return the cost of each crime prevented, with its range where that ends."""
    marks = [
        Mark(
            name if one.most is not None else f"{name} (to any price)",
            one.middle,
            one.least,
            one.most,
        )
        for name, one in zip(names, found, strict=True)
        if one.middle is not None
    ]
    if not marks:
        return None
    return effects_spec(
        marks,
        title="Pounds for each crime prevented",
        subtitle="With the range that the crimes prevented leave.",
        unit="Pounds",
        decimals=0,
    )


def _real(values: list[float | None]) -> pa.Array:
    return pa.array(values, pa.float64())


def _price(name: str, found: CostPerCrime) -> str:
    if found.middle is None:
        return f"{name}: the best estimate is that no crime was prevented."
    least = "" if found.least is None else f"£{number(found.least)}"
    most = "any price" if found.most is None else f"£{number(found.most)}"
    return (
        f"{name}: £{number(found.middle)} for each crime prevented ({least} to {most})."
    )


def _table(
    names: list[str],
    columns: list[list[float]],
    found: list[CostPerCrime],
    back: Sequence[tuple[float | None, float | None, float | None]],
) -> pa.Table:
    return pa.table(
        {
            "operation": names,
            "spent": columns[0],
            "pounds_each": _real([one.middle for one in found]),
            "least": _real([one.least for one in found]),
            "most": _real([one.most for one in found]),
            "back_a_pound": _real([one[0] for one in back]),
            "back_low": _real([one[1] for one in back]),
            "back_high": _real([one[2] for one in back]),
        }
    )
