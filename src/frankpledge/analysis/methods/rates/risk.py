"""How many times likelier in one group than in another."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.effects import Mark, effects_spec
from frankpledge.analysis.charts.theme import Spec
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
    counts,
    names_of,
    one_of,
    rows_of,
)
from frankpledge.analysis.statistics.change import SIGNIFICANT_BELOW, two_proportions
from frankpledge.analysis.statistics.intervals import z_for
from frankpledge.analysis.statistics.sentences import chance, number


DEFINITION = (
    "The share of each group to whom it happened, over the share of the group it is set "
    "against: 4.5 says four and a half times as likely. The interval is that of the "
    "ratio's logarithm (Katz); where nobody in either group has it there is none. p is "
    "Fisher's exact one where few have it, else that of the two shares."
)
TOGETHER = (
    "Likelier together does not say that one causes the other: the groups may differ in "
    "age, place, exposure or how they are recorded."
)


@dataclass(frozen=True)
class _Risk:
    """One group beside the reference: its share, the ratio, its limits and p."""

    group: str
    percent: float
    ratio: float | None
    low: float | None
    high: float | None
    p: float


@method(
    "relative-risk",
    family=Family.RATES,
    title="How many times likelier",
    question="How many times likelier is it in one group than in another?",
    definition=DEFINITION,
    sources=("Katz and others 1978, Biometrics 34, 469 to 474 (interval)",),
    example=Example(
        {
            "group": ["Under 30 mph", "Over 40 mph"],
            "hits": [12, 18],
            "out_of": [400, 133],
        },
        {"against": "Under 30 mph"},
        "People hurt in collisions, and how many of them were killed.",
    ),
)
def relative_risk(
    table: TableLike,
    *,
    against: Annotated[str, Option("Name of the group the others are set against.")],
    group: Annotated[str, ColumnOf("The group.")] = "group",
    hits: Annotated[str, ColumnOf("How many have it.")] = "hits",
    out_of: Annotated[str, ColumnOf("How many there are.")] = "out_of",
    confidence: Confidence = 0.95,
) -> Result:
    """Return each group's share in per cent and its ratio to the reference's."""
    rows = rows_of(table, 2)
    between("confidence", confidence, 0.5, 0.9999)
    names = names_of(rows, group)
    if len(set(names)) < len(names):
        raise BadTable("A group has two rows.", "Add them up before.")
    one_of("group of the table", against, names)
    pairs = _pairs(rows, hits, out_of, names)
    base = pairs[against]
    found = [
        _risk(name, pair, base, confidence)
        for name, pair in pairs.items()
        if name != against
    ]
    return Result(
        method="relative-risk",
        definition=DEFINITION,
        sentence=_sentence(found, against),
        table=_table(found, pairs),
        figures={"against, %": 100 * base[0] / base[1]},
        warnings=(TOGETHER,),
        spec=_chart(found, against),
    )


def _pairs(
    rows: pa.Table, hits: str, out_of: str, names: list[str]
) -> dict[str, tuple[int, int]]:
    k, n = counts(rows, hits), counts(rows, out_of)
    for at in np.flatnonzero((n == 0) | (k > n)):
        raise BadTable(
            f"{names[at]} has {number(k[at])} of {number(n[at])}.",
            "A group needs somebody in it, and no more who have it than there are.",
        )
    return {name: (int(k[at]), int(n[at])) for at, name in enumerate(names)}


def _risk(
    name: str, pair: tuple[int, int], base: tuple[int, int], confidence: float
) -> _Risk:
    (k, n), (k0, n0) = pair, base
    p = two_proportions(k0, n0, k, n).p
    if not k0:
        return _Risk(name, 100 * k / n, None, None, None, p)
    ratio = (k / n) / (k0 / n0)
    if not k:
        return _Risk(name, 0.0, 0.0, None, None, p)
    spread = math.sqrt(max(0.0, 1 / k - 1 / n + 1 / k0 - 1 / n0))
    reach = math.exp(z_for(confidence) * spread)
    return _Risk(name, 100 * k / n, ratio, ratio / reach, ratio * reach, p)


def _sentence(found: list[_Risk], against: str) -> str:
    return "; ".join(_words(one, against) for one in found[:4]) + "."


def _words(one: _Risk, against: str) -> str:
    if one.ratio is None:
        return f"{one.group}: nobody in “{against}” has it, so there is no ratio"
    if one.low is None or one.high is None:
        return f"{one.group}: nobody has it ({chance(one.p)})"
    span = f"from {number(one.low, 1)} to {number(one.high, 1)}"
    if one.p >= SIGNIFICANT_BELOW:
        return (
            f"{one.group}: no clear difference from “{against}” "
            f"({number(one.ratio, 1)} times as likely, {span})"
        )
    return (
        f"{one.group}: {number(one.ratio, 1)} times as likely as “{against}” ({span})"
    )


def _table(found: list[_Risk], pairs: dict[str, tuple[int, int]]) -> pa.Table:
    return pa.table(
        {
            "group": [one.group for one in found],
            "hits": [pairs[one.group][0] for one in found],
            "out_of": [pairs[one.group][1] for one in found],
            "percent": [one.percent for one in found],
            "ratio": pa.array([one.ratio for one in found], pa.float64()),
            "low": pa.array([one.low for one in found], pa.float64()),
            "high": pa.array([one.high for one in found], pa.float64()),
            "p": [one.p for one in found],
        }
    )


def _chart(found: list[_Risk], against: str) -> Spec | None:
    marks = [
        Mark(one.group, one.ratio, one.low, one.high)
        for one in found
        if one.ratio is not None
    ]
    if not marks:
        return None
    return effects_spec(
        marks,
        title=f"How many times as likely as “{against}”",
        subtitle="The line at 1: as likely as there.",
        unit="Times as likely",
        none=1.0,
    )
