"""Shares of a whole, and means, with their intervals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.comparison import strip_chart
from frankpledge.analysis.charts.pictures import Caption, Place
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.options import Confidence, Name, Per
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
    told_twice,
    with_columns,
)
from frankpledge.analysis.statistics import intervals, standardise
from frankpledge.analysis.statistics.sentences import number


SHARE_DEFINITION = (
    "How many in how many, times the multiplier (100 gives a percentage), with "
    "Wilson's interval, which holds for small numbers and near 0 and 100%. Where a "
    "survey weights its answers they tell less than as many plain ones; its design "
    "effect says how much less. Rows with a missing figure or nobody asked have no "
    "share."
)
ALL = "all"
LEFT_OUT = "{} rows have no share and are left out."


@method(
    "proportion",
    family=Family.RATES,
    title="Share of those counted or asked",
    question="What share, and how sure can we be?",
    definition=SHARE_DEFINITION,
    sources=("Wilson 1927 (score interval, no continuity correction)",),
    example=Example(
        {"area": ["North", "South"], "hits": [65, 4], "asked": [100, 12]},
        {"hits": "hits", "out_of": "asked"},
    ),
)
def proportion(
    table: TableLike,
    *,
    name: Name = "area",
    hits: Annotated[str, ColumnOf("How many have it.")] = "hits",
    out_of: Annotated[str, ColumnOf("How many were counted or asked.")] = "out_of",
    multiplier: Per = 100,
    design_effect: Annotated[
        float, Option("How many weighted answers are worth one plain answer.")
    ] = 1.0,
    confidence: Confidence = 0.95,
) -> Result:
    """Return each row's `share`, `low` and `high` per `multiplier`, null if unknown."""
    rows = rows_of(table)
    between("confidence", confidence, 0.5, 0.9999)
    between("multiplier", multiplier, 1e-9, 1e12)
    between("design effect", design_effect, 0.1, 100)
    k = numbers(rows, hits, may_be_missing=True, least=0)
    n = numbers(rows, out_of, may_be_missing=True, least=0)
    _refuse_more_than_all(k, n)
    known = ~np.isnan(k) & (n > 0)
    scaled = _scaled(k, n, multiplier, confidence, design_effect)
    hit, asked = float(k[known].sum()), float(n[known].sum())
    overall = intervals.wilson(hit, asked, confidence, design_effect)
    sentence = _share_sentence(hit, asked, multiplier, overall)
    overall_share = multiplier * hit / asked if asked else None
    names = row_names(rows, name)
    drawn = places(names, scaled["share"], scaled["low"], scaled["high"])
    return Result(
        method="proportion",
        definition=SHARE_DEFINITION,
        sentence=sentence,
        table=with_columns(rows, scaled),
        figures={"share": overall_share, "out_of": asked},
        warnings=_share_warnings(int((~known).sum()), names),
        spec=strip_of(
            drawn, sentence, _unit(multiplier), 1, ("all together", overall_share)
        ),
    )


def _scaled(
    k: Floats, n: Floats, multiplier: float, confidence: float, design_effect: float
) -> dict[str, Floats]:
    """Return each row's share and its limits, times the multiplier."""
    share = k / np.where(n > 0, n, np.nan)
    limits = intervals.wilson(k, n, confidence, design_effect)
    return {
        "share": multiplier * share,
        "low": multiplier * limits.low,
        "high": multiplier * limits.high,
    }


def _share_warnings(left_out: int, names: list[str]) -> tuple[str, ...]:
    return (*([LEFT_OUT.format(left_out)] if left_out else []), *told_twice(names))


def row_names(rows: pa.Table, name: str) -> list[str]:
    """Return the rows' names; their numbers where no column names them."""
    if name in rows.column_names:
        return names_of(rows, name)
    return [f"Row {at}" for at in range(1, rows.num_rows + 1)]


def _unit(multiplier: float) -> str:
    return "Per cent" if multiplier == 100 else f"Per {number(multiplier)}"


def _share_sentence(
    hits: float, out_of: float, multiplier: float, limits: intervals.Limits
) -> str:
    if not out_of:
        return "Nobody was counted, so there is no share."
    unit = "%" if multiplier == 100 else f" per {number(multiplier)}"
    figure = number(multiplier * hits / out_of, 1)
    low, high = (
        f"{number(multiplier * float(one[0]), 1)}{unit if unit == '%' else ''}"
        for one in (limits.low, limits.high)
    )
    return (
        f"{number(hits)} of {number(out_of)}: {figure}{unit} (chance allows {low} to "
        f"{high})."
    )


MOST_DRAWN = 200
"""A chart of more rows than these is not read; the table holds them all."""


def strip_of(
    drawn: Sequence[Place],
    title: str,
    unit: str,
    decimals: int,
    line: tuple[str, float | None] | None = None,
) -> Spec | None:
    """Return each row's figure with its interval; None of more rows than are read."""
    if len(drawn) > MOST_DRAWN:
        return None
    name, at = line or ("", None)
    return strip_chart(
        drawn,
        Caption(title, "Lines: what chance allows."),
        unit=unit,
        decimals=decimals,
        has_mean=False,
        line=None if at is None else (name, at),
    ).spec


def places(
    names: Sequence[str | None],
    values: Floats,
    low: Floats,
    high: Floats,
    own: str = "",
) -> list[Place]:
    """Return rows as a chart of places takes them; unknown values as None."""
    return [
        Place(
            str(at), str(name), _plain(middle), _plain(least), _plain(most), name == own
        )
        for at, (name, middle, least, most) in enumerate(
            zip(names, values, low, high, strict=True)
        )
    ]


def _plain(value: float) -> float | None:
    return None if value != value else float(value)


def _refuse_more_than_all(k: Floats, n: Floats) -> None:
    for at in np.flatnonzero(k > n):
        raise BadTable(
            f"Row {at + 1} has {number(k[at])} of {number(n[at])}, more than all.",
            "A rate of events can pass its base: use the method “rate”.",
        )


MEAN_DEFINITION = (
    "The sum over how many there are, with Student's t interval from the values' own "
    "spread. Missing values are left out and counted. A group of one value has a "
    "mean and no interval."
)


@method(
    "mean",
    family=Family.RATES,
    title="Mean with its interval",
    question="What is the average, and how sure can we be?",
    definition=MEAN_DEFINITION,
    sources=("Student 1908 (t distribution), standard deviation with n - 1",),
    example=Example(
        {"area": ["A", "A", "A", "B", "B"], "days": [3, 5, 10, 2, 4]},
        {"value": "days", "group": "area"},
    ),
)
def mean(
    table: TableLike,
    *,
    value: Annotated[str, ColumnOf("The values to average.")] = "value",
    group: Annotated[str, ColumnOf("The group of each row; none for one mean.")] = "",
    confidence: Confidence = 0.95,
) -> Result:
    """
    Return one row a group with its number of values, mean, spread and limits.

    The standard deviation is the sample's (n - 1); all are in the values' own unit.
    """
    rows = rows_of(table)
    between("confidence", confidence, 0.5, 0.9999)
    values = numbers(rows, value, may_be_missing=True)
    groups = names_of(rows, group) if group else [ALL] * len(values)
    found = [
        _mean_of(each, values[mine], confidence)
        for each, mine in grouped(groups).items()
    ]
    missing = int(np.isnan(values).sum())
    told = [_mean_words(row) for row in found if row["mean"] is not None]
    sentence = f"On average {'; '.join(told[:5])}." if told else "No value is known."
    means = {str(row["group"]): row["mean"] for row in found}
    return Result(
        method="mean",
        definition=MEAN_DEFINITION,
        sentence=sentence,
        table=pa.Table.from_pylist(found),
        figures=means,
        warnings=(f"{missing} values are missing and left out.",) * bool(missing),
        spec=strip_of(_drawn_means(found), sentence, "Mean", 2) if told else None,
    )


def _drawn_means(found: list[dict[str, Any]]) -> list[Place]:
    value, low, high = (
        np.array([row[key] for row in found], np.float64)
        for key in ("mean", "low", "high")
    )
    return places([str(row["group"]) for row in found], value, low, high)


def _mean_words(row: dict[str, Any]) -> str:
    name = "" if row["group"] == ALL else f"{row['group']}: "
    value, low, high = (
        "" if row[key] is None else number(row[key], 2).replace("-", "\N{MINUS SIGN}")
        for key in ("mean", "low", "high")
    )
    if not low:
        return f"{name}{value} (one value, so no interval)"
    return f"{name}{value} (chance allows {low} to {high})"


def _mean_of(group: str | None, mine: Floats, confidence: float) -> dict[str, Any]:
    known = mine[~np.isnan(mine)]
    one = standardise.mean(known, confidence) if len(known) > 1 else None
    return {
        "group": group,
        "values": len(known),
        "missing": len(mine) - len(known),
        "mean": float(known.mean()) if len(known) else None,
        "standard_deviation": float(known.std(ddof=1)) if len(known) > 1 else None,
        "low": one.low if one else None,
        "high": one.high if one else None,
    }
