"""Judging a linkage, and how alike two texts are."""

from __future__ import annotations

import math
from typing import Annotated

import pyarrow as pa

from frankpledge.analysis.charts.curves import curves_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.linkage.likeness import jaro, jaro_winkler
from frankpledge.analysis.linkage.quality import Quality, quality_at
from frankpledge.analysis.methods.linkage.records import FALSE_LINKS
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
    numbers,
    rows_of,
    texts,
)
from frankpledge.analysis.statistics.sentences import number


Thresholds = Annotated[
    tuple[float, ...], Option("Probabilities from which a pair is a link.")
]
QUALITY = (
    "Of pairs that people judged: precision is the share of proposed links that are "
    "right, recall the share of true pairs that were proposed, each with Wilson's "
    "interval, at several thresholds."
)
LIKENESS = (
    "Jaro's likeness counts letters that match near their place and those out of "
    "order; Winkler's raises it for up to four letters in common at the start (0.1 "
    "each). 1 is the same text, 0 has nothing in common."
)


@method(
    "linkage-quality",
    family=Family.LINKAGE,
    title="How good a linkage is",
    question="How many links are wrong, and how many were missed?",
    definition=QUALITY,
    sources=("Christen 2012, Data Matching, chapter 7",),
    example=Example(
        {
            "probability": [0.99, 0.98, 0.97, 0.93, 0.80, 0.60, 0.30, 0.0],
            "is_match": [1, 1, 1, 0, 1, 0, 0, 1],
        }
    ),
)
def linkage_quality(
    table: TableLike,
    *,
    probability: Annotated[
        str, ColumnOf("The linkage's probability; 0 for a pair it never proposed.")
    ] = "probability",
    is_match: Annotated[
        str, ColumnOf("1 where a person judged the pair to be one, else 0.")
    ] = "is_match",
    thresholds: Thresholds = (0.5, 0.8, 0.9, 0.95, 0.99),
) -> Result:
    """Return right, wrong and missed pairs, precision and recall at each threshold."""
    rows = rows_of(table)
    chances = numbers(rows, probability, least=0)
    truths = numbers(rows, is_match, least=0)
    if (chances > 1).any() or ((truths != 0) & (truths != 1)).any():
        raise BadTable("Probabilities lie from 0 to 1, and a judgement is 0 or 1.")
    found = [
        quality_at(chances.tolist(), [bool(one) for one in truths], line)
        for line in sorted(thresholds)
    ]
    if not found:
        raise BadTable("Give at least one threshold.")
    best = max(found, key=lambda one: (one.f1 or 0.0, one.threshold))
    share = "no links" if best.precision is None else f"{best.wrong} wrong"
    return Result(
        method="linkage-quality",
        definition=QUALITY,
        sentence=(
            f"From {best.threshold:g} on, {best.right} links are right, {share} and "
            f"{best.missed} true pairs missed: the best balance of these thresholds."
        ),
        table=_table(found),
        figures={"judged": rows.num_rows, "best_threshold": best.threshold},
        warnings=(
            "Pairs that nobody judged are not here. If only proposed pairs were judged, "
            "recall looks better than it is.",
            FALSE_LINKS,
        ),
        spec=_chart(found),
    )


def _chart(found: list[Quality]) -> Spec:
    """Return precision and recall at each threshold."""
    lines = {
        "right among links": [one.precision for one in found],
        "found among true pairs": [one.recall for one in found],
    }
    return curves_spec(
        [f"{one.threshold:g}" for one in found],
        {
            name: [math.nan if value is None else 100 * value[0] for value in values]
            for name, values in lines.items()
        },
        title="How many links are right, and how many true pairs are found",
        subtitle="Per cent, by the probability from which a pair is linked.",
        unit="Per cent",
        is_time=False,
    )


@method(
    "likeness",
    family=Family.LINKAGE,
    title="How alike two texts are",
    question="Could these two spellings be one name?",
    definition=LIKENESS,
    sources=(
        "Jaro 1989, J. Amer. Statist. Assoc. 84, 414-420",
        "Winkler 1990, Proceedings of the Section on Survey Research Methods, 354-359",
    ),
    example=Example(
        {
            "one": ["MARTHA", "DIXON", "DWAYNE"],
            "other": ["MARHTA", "DICKSONX", "DUANE"],
        }
    ),
)
def likeness(
    table: TableLike,
    *,
    one: Annotated[str, ColumnOf("A text.")] = "one",
    other: Annotated[str, ColumnOf("Another.")] = "other",
) -> Result:
    """Return Jaro's and Jaro and Winkler's likeness of each row, null for a missing."""
    rows = rows_of(table)
    pairs = list(zip(texts(rows, one), texts(rows, other), strict=True))
    found = [
        None if a is None or b is None else (jaro(a, b), jaro_winkler(a, b))
        for a, b in pairs
    ]
    known = [pair for pair in found if pair is not None]
    highest = max((pair[1] for pair in known), default=None)
    return Result(
        method="likeness",
        definition=LIKENESS,
        sentence=(
            "No row has two texts to compare."
            if highest is None
            else f"{len(known)} pairs compared; the most alike reach "
            f"{number(highest, 3)}."
        ),
        table=pa.table(
            {
                "one": [a for a, _ in pairs],
                "other": [b for _, b in pairs],
                "jaro": pa.array([p and p[0] for p in found], pa.float64()),
                "jaro_winkler": pa.array([p and p[1] for p in found], pa.float64()),
            }
        ),
        figures={"pairs": len(known), "highest": highest},
        warnings=("Alike is not the same: brothers and sisters score high.",),
    )


def _limits(
    name: str, shares: list[tuple[float, float, float] | None]
) -> dict[str, pa.Array]:
    return {
        title: pa.array([one and one[at] for one in shares], pa.float64())
        for at, title in enumerate((name, f"{name}_low", f"{name}_high"))
    }


def _table(found: list[Quality]) -> pa.Table:
    return pa.table(
        {
            "threshold": [one.threshold for one in found],
            "right": [one.right for one in found],
            "wrong": [one.wrong for one in found],
            "missed": [one.missed for one in found],
            **_limits("precision", [one.precision for one in found]),
            **_limits("recall", [one.recall for one in found]),
            "f1": pa.array([one.f1 for one in found], pa.float64()),
        }
    )
