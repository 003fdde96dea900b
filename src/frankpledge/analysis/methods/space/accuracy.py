"""How good a map of hot spots was, on what happened afterwards."""

from __future__ import annotations

from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.concentration import concentration_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Example,
    Family,
    Option,
    method,
)
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.tables import (
    TableLike,
    between,
    numbers,
    rows_of,
    with_columns,
)
from frankpledge.analysis.patterns.accuracy import Accuracy, accuracy
from frankpledge.analysis.statistics.sentences import number


DEFINITION = (
    "Places are taken from the highest predicted density down. Hit rate: the share of "
    "later events caught. PAI: hit rate over share of the area; 1 is what chance "
    "gives. PEI: PAI over the best that so many places could have reached; 1 is "
    "perfect. RRI: events predicted over events seen; 1 means the prediction had the "
    "right size. Of places predicted alike those with fewer later events come first, "
    "so that a tie never flatters. The prediction must come from before the events."
)


MEASURES = ("hit_rate", "area_share", "pai", "best_pai", "pei", "rri")


@method(
    "hot-spot-accuracy",
    family=Family.SPACE,
    title="How good was the map of hot spots?",
    question="Did what came next happen where the map said?",
    definition=DEFINITION,
    sources=(
        "Chainey, Tompson and Uhlig, Security Journal 21 (2008), 4-28 (PAI)",
        "Hunt, thesis, University of Texas at Dallas (2016) (PEI)",
        "Levine, Security Journal 21 (2008), 295-302 (RRI)",
    ),
    example=Example(
        {
            "place": ["A", "B", "C", "D", "E", "F"],
            "predicted": [8, 4, 4, 2, 1, 0],
            "later": [6, 7, 3, 2, 1, 0],
        },
        {"share": 0.34},
        "Six cells of one size: last year's burglaries, and the next three months'.",
    ),
)
def hot_spot_accuracy(
    table: TableLike,
    *,
    predicted: Annotated[
        str, ColumnOf("What was predicted for each place, or counted before.")
    ] = "predicted",
    later: Annotated[str, ColumnOf("How many happened there afterwards.")] = "later",
    area: Annotated[
        str, ColumnOf("Each place's area; none where all have the same.")
    ] = "",
    share: Annotated[
        float, Option("Share of the area that can be worked: 0.05 is 5%.")
    ] = 0.05,
) -> Result:
    """
    Return the places in the order they were taken, with each measure so far.

    The figures are those of the places that fit into the share of the area.
    """
    between("share", share, 0, 1)
    rows = rows_of(table)
    guessed = numbers(rows, predicted, least=0)
    seen = numbers(rows, later, least=0)
    land = numbers(rows, area) if area else np.ones(rows.num_rows)
    found = accuracy(guessed, seen, land)
    taken = found.within(share)
    return Result(
        method="hot-spot-accuracy",
        definition=DEFINITION,
        sentence=_sentence(found, taken, share),
        table=with_columns(
            rows.take(pa.array(found.order)),
            {name: getattr(found, name) for name in MEASURES},
        ),
        figures={
            "places": rows.num_rows,
            "places_taken": taken,
            **{
                name: float(getattr(found, name)[taken - 1]) if taken else None
                for name in MEASURES
            },
        },
        warnings=_warnings(guessed, float(seen.sum())),
        spec=_curve(found),
    )


def _curve(found: Accuracy) -> Spec:
    return concentration_spec(
        found.hit_rate.tolist(),
        title="What the map caught",
        subtitle="The broken line is what chance would catch.",
        places="Places, as predicted, % of all",
        events="Later events, % of all",
    )


def _sentence(found: Accuracy, taken: int, share: float) -> str:
    if not taken:
        return f"No place fits into {number(100 * share, 1)}% of the area."
    at = taken - 1
    return (
        f"{number(100 * float(found.area_share[at]), 1)}% of the area as predicted"
        f" caught {number(100 * float(found.hit_rate[at]), 1)}% of what happened later"
        f" (PAI {number(float(found.pai[at]), 2)}, PEI"
        f" {number(float(found.pei[at]), 2)})."
    )


def _warnings(guessed: np.ndarray, seen: float) -> tuple[str, ...]:
    said = []
    if np.unique(guessed).size < guessed.size / 2:
        said.append(
            "Many places are predicted alike; among them those with fewer later events"
            " are taken first."
        )
    if seen < 30:
        said.append(f"Only {number(seen)} later events: the measures are unsteady.")
    return tuple(said)
