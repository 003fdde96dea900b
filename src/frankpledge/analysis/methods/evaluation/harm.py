"""Before and after over several kinds of crime, each weighed by its harm."""

from __future__ import annotations

from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.effects import Mark, effects_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.evaluation.words import POISSON, STANDS_FOR
from frankpledge.analysis.methods.options import Confidence, Dispersion
from frankpledge.analysis.methods.refusals import said_plainly
from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Example,
    Family,
    method,
)
from frankpledge.analysis.methods.result import Result, Value
from frankpledge.analysis.methods.tables import (
    TableLike,
    between,
    counts,
    names_of,
    numbers,
    rows_of,
)
from frankpledge.analysis.patterns.displacement import (
    Estimate,
    Pair,
    harm_weighted_difference,
)
from frankpledge.analysis.statistics.sentences import signed


Before = Annotated[str, ColumnOf("Events before, there.")]
After = Annotated[str, ColumnOf("Events after, there.")]
DEFINITION = (
    "For each kind of crime the change in the target less the change in the "
    "comparison, times its weight, summed; the variance is the sum of weight "
    "squared times the four counts. The result is in units of the weights."
)


@method(
    "harm-weighted-difference",
    family=Family.EVALUATION,
    title="Before and after over several kinds of crime, weighed by harm",
    question="Did harm fall, when one kind rose and another fell?",
    definition=DEFINITION,
    sources=("Wheeler and Ratcliffe 2018, Crime Science 7, 11",),
    example=Example(
        {
            "kind": ["Damage", "Theft", "Burglary", "Assault", "Robbery"],
            "weight": [3, 2, 5, 7, 10],
            "target_before": [130, 327, 398, 144, 183],
            "target_after": [74, 202, 190, 92, 96],
            "comparison_before": [133, 388, 148, 86, 94],
            "comparison_after": [91, 305, 97, 64, 67],
        },
    ),
)
def harm_weighted(
    table: TableLike,
    *,
    kind: Annotated[str, ColumnOf("The kind of crime.")] = "kind",
    weight: Annotated[str, ColumnOf("Harm of one; empty: left out.")] = "weight",
    target_before: Before = "target_before",
    target_after: After = "target_after",
    comparison_before: Before = "comparison_before",
    comparison_after: After = "comparison_after",
    dispersion: Dispersion = 1.0,
    confidence: Confidence = 0.95,
) -> Result:
    """Return the weighted sum of the differences, and each kind's own part of it."""
    rows = rows_of(table)
    between("confidence", confidence, 0.5, 0.999)
    names = names_of(rows, kind)
    weights = numbers(rows, weight, may_be_missing=True, least=0)
    columns = (target_before, target_after, comparison_before, comparison_after)
    cells = [counts(rows, name).tolist() for name in columns]
    known = np.flatnonzero(~np.isnan(weights)).tolist()
    left_out = [name for at, name in enumerate(names) if at not in known]
    kinds = [_pairs(cells, at) for at in known]
    used = [float(weights[at]) for at in known]
    with said_plainly("Give a weight to at least one kind of crime."):
        found = harm_weighted_difference(
            kinds, used, dispersion=dispersion, confidence=confidence
        )
    parts = [
        harm_weighted_difference([pair], [one], dispersion=dispersion)
        for pair, one in zip(kinds, used, strict=True)
    ]
    return Result(
        method="harm-weighted-difference",
        definition=DEFINITION,
        sentence=_sentence(found),
        table=_table(names, known, used, parts),
        figures=_figures(found, left_out),
        warnings=_warnings(left_out, dispersion),
        spec=_spec(found, [names[at] for at in known], parts),
    )


def _spec(found: Estimate, names: list[str], parts: list[Estimate]) -> Spec:
    """Return the whole difference and each weighed kind's, as marks about a line."""
    return effects_spec(
        [
            Mark("All together", found.value, found.low, found.high, is_own=True),
            *(
                Mark(name, part.value, part.low, part.high)
                for name, part in zip(names, parts, strict=True)
            ),
        ],
        title="Harm against the comparison",
        subtitle="Units more or less, with intervals; left of the line is less harm.",
        unit="Units of harm",
        decimals=0,
    )


def _table(
    names: list[str], known: list[int], used: list[float], parts: list[Estimate]
) -> pa.Table:
    return pa.table(
        {
            "kind": [names[at] for at in known],
            "weight": used,
            "difference": [part.value for part in parts],
            "low": [part.low for part in parts],
            "high": [part.high for part in parts],
        }
    )


def _figures(found: Estimate, left_out: list[str]) -> dict[str, Value]:
    return {
        "difference": found.value,
        "error": found.error,
        "z": found.z,
        "p": found.p,
        "low": found.low,
        "high": found.high,
        "kinds_left_out": len(left_out),
    }


def _pairs(cells: list[list[float]], at: int) -> tuple[Pair, Pair]:
    t0, t1, c0, c1 = (column[at] for column in cells)
    return Pair(t0, t1), Pair(c0, c1)


def _warnings(left_out: list[str], dispersion: float) -> tuple[str, ...]:
    told = {
        STANDS_FOR: True,
        POISSON: dispersion == 1,
        f"{len(left_out)} kinds have no weight and are left out: "
        f"{', '.join(left_out)}.": bool(left_out),
    }
    return tuple(words for words, is_so in told.items() if is_so)


def _sentence(found: Estimate) -> str:
    return (
        f"Harm changed by {signed(found.value, 0)} units against the comparison "
        f"({signed(found.low, 0)} to {signed(found.high, 0)})."
    )
