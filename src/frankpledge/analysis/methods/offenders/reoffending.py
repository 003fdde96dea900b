"""Reoffending beside the predicted rate, with the interval of their ratio."""

from __future__ import annotations

from typing import Annotated

import pyarrow as pa

from frankpledge.analysis.charts.effects import Mark, effects_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.offenders.tables import (
    names_in,
)
from frankpledge.analysis.methods.refusals import said_plainly
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
    counts,
    numbers,
    rows_of,
)
from frankpledge.analysis.statistics.change import AgainstExpected
from frankpledge.analysis.statistics.reoffending import (
    Caseload,
    against_prediction,
    together,
)
from frankpledge.analysis.statistics.sentences import number, signed


Predicted = Annotated[str, ColumnOf("Per cent predicted to reoffend.")]
PartsOfOne = Annotated[
    bool, Option("Whether the rows are parts of one caseload, to be put together.")
]
PREDICTION = (
    "The actual percentage beside the one predicted, which is taken as fixed: "
    "z = (k - n p) / the square root of n p (1 - p), Wilson's interval round the "
    "actual, and both over the predicted. Where the number who reoffended is known, "
    "the exact binomial chance stands beside that of z. Several caseloads together are each allowed "
    "their own predicted risk."
)


@method(
    "reoffending-against-prediction",
    family=Family.OFFENDERS,
    title="Reoffending beside the predicted rate",
    question="Did fewer reoffend than was to be expected?",
    definition=PREDICTION,
    sources=("Wilson 1927, J. Amer. Statist. Assoc. 22, 209-212",),
    example=Example(
        {
            "area": ["Town", "Force"],
            "people": [2027, 20395],
            "actual_percent": [8.03, 7.97],
            "predicted_percent": [8.64, 8.45],
        },
        {"actual_percent": "actual_percent"},
    ),
)
def reoffending_against_prediction(
    table: TableLike,
    *,
    area: Annotated[str, ColumnOf("Area or caseload.")] = "area",
    people: Annotated[str, ColumnOf("How many people.")] = "people",
    predicted: Predicted = "predicted_percent",
    reoffenders: Annotated[str, ColumnOf("How many did; none if unknown.")] = "",
    actual_percent: Annotated[
        str, ColumnOf("Per cent who did, where no count is given.")
    ] = "",
    parts_of_one: PartsOfOne = False,
) -> Result:
    """
    Return actual with its interval, predicted, their ratio, z, p and the exact p.

    One row for each row given; percentages run from 0 to 100, ratios from 0.
    """
    rows = rows_of(table)
    if bool(reoffenders) == bool(actual_percent):
        raise BadTable("Name either the column of reoffenders or of actual per cent.")
    names, sizes = names_in(rows, area), counts(rows, people).tolist()
    risks = numbers(rows, predicted, least=0).tolist()
    seen = (
        counts(rows, reoffenders)
        if reoffenders
        else numbers(rows, actual_percent, least=0)
    ).tolist()
    caseloads = _caseloads(reoffenders, sizes, risks, seen)
    with said_plainly():
        found = [against_prediction(one) for one in caseloads]
        if parts_of_one:
            names, found = [*names, "together"], [*found, together(caseloads)]
    odd = [
        name for name, one in zip(names, caseloads, strict=False) if not one.count_fits
    ]
    told = _told(names, found)
    return Result(
        method="reoffending-against-prediction",
        definition=PREDICTION,
        sentence=" ".join(told),
        table=_table(names, found),
        figures={"people": sum(sizes), "caseloads": len(caseloads)},
        warnings=_warnings(odd),
        spec=_spec(names, found),
    )


def _table(names: list[str], found: list[AgainstExpected]) -> pa.Table:
    return pa.table(
        {
            "area": names,
            "actual_percent": [one.observed for one in found],
            "actual_low": [one.low for one in found],
            "actual_high": [one.high for one in found],
            "predicted_percent": [one.expected for one in found],
            "points": [one.points for one in found],
            "relative_percent": [one.relative_percent for one in found],
            "ratio": [one.ratio[0] for one in found],
            "ratio_low": [one.ratio[1] for one in found],
            "ratio_high": [one.ratio[2] for one in found],
            "z": [one.z for one in found],
            "p": [one.p for one in found],
            "p_exact": pa.array([one.p_exact for one in found], pa.float64()),
        }
    )


def _spec(names: list[str], found: list[AgainstExpected]) -> Spec:
    return effects_spec(
        [Mark(name, *one.ratio) for name, one in zip(names, found, strict=True)],
        title="Actual reoffending over predicted",
        subtitle="With intervals; left of the line is fewer than predicted.",
        unit="Ratio",
        none=1.0,
    )


def _warnings(odd: list[str]) -> tuple[str, ...]:
    return (
        "The prediction is taken as fixed and fair: if its formula is old, a "
        "caseload of another mix will look better or worse than it is.",
        *(
            [
                "No whole number of people gives the printed percentage: "
                f"{', '.join(odd)}. Rate and caseload come from different cuts."
            ]
            if odd
            else []
        ),
    )


def _told(names: list[str], found: list[AgainstExpected]) -> list[str]:
    return [
        f"{name}: {number(one.observed, 2)}% against {number(one.expected, 2)}% predicted "
        f"({signed(one.relative_percent)}%), "
        + (
            "more than chance explains."
            if one.is_significant
            else "no clear difference."
        )
        for name, one in zip(names, found, strict=True)
    ]


def _caseloads(
    reoffenders: str, sizes: list[float], risks: list[float], seen: list[float]
) -> list[Caseload]:
    return [
        Caseload(
            int(size),
            risk,
            int(one) if reoffenders else None,
            None if reoffenders else one,
        )
        for size, risk, one in zip(sizes, risks, seen, strict=True)
    ]
