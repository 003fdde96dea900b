"""What a total is made of: every part's share, with the total named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.bars import bar_chart
from frankpledge.analysis.charts.pictures import Caption, Place
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.options import Events, Name
from frankpledge.analysis.methods.registry import Example, Family, Option, method
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.tables import (
    MOST_EVENTS,
    BadTable,
    TableLike,
    between,
    counts,
    names_of,
    rows_of,
)
from frankpledge.analysis.statistics.composition import Share, composition
from frankpledge.analysis.statistics.sentences import number


DEFINITION = (
    "Each part's count as a percentage of the whole, with Wilson's interval. The whole "
    "is the sum of the parts, or the total given, in which case what is in no part is "
    "said. Parts may not overlap. A part that was not supplied leaves the whole unknown, "
    "so then the total has to be given."
)


@method(
    "composition",
    family=Family.RATES,
    title="What a total is made of",
    question="Which types make up most of the total?",
    definition=DEFINITION,
    sources=("Wilson 1927 (score interval)",),
    example=Example(
        {
            "name": ["Damage", "Vehicle crime", "Burglary", "Robbery"],
            "events": [430, 380, 160, 30],
        },
    ),
)
def shares_of_total(
    table: TableLike,
    *,
    name: Name = "name",
    events: Events = "events",
    whole: Annotated[
        float | None, Option("The total, where the parts are not all of it.")
    ] = None,
    called: Annotated[str, Option("What the total is called.")] = "the total",
    parts: Annotated[int, Option("How many of the largest the sentence names.")] = 2,
) -> Result:
    """Return each part with its `percent`, `low` and `high`, the largest first."""
    rows = rows_of(table)
    between("number of parts", parts, 1, 20)
    if whole is not None:
        between("total", whole, 0, MOST_EVENTS)
    known, gone = _known(rows, name, events, is_whole_given=whole is not None)
    made = composition(known, called, whole)
    sentence = made.sentence(parts)
    told = {
        f"Not supplied, so in no part: {', '.join(gone)}.": bool(gone),
        f"{number(made.rest)} of {number(made.whole)} are in none of the parts.": (
            made.rest > 0
        ),
    }
    return Result(
        method="composition",
        definition=DEFINITION,
        sentence=sentence[:1].upper() + sentence[1:],
        table=_table(made.shares),
        figures={"whole": made.whole, "in no part": made.rest},
        warnings=tuple(words for words, is_so in told.items() if is_so),
        spec=_chart(made.shares, sentence),
    )


def _known(
    rows: pa.Table, name: str, events: str, *, is_whole_given: bool
) -> tuple[dict[str, float], list[str]]:
    """Return the count of each part supplied, and the names of the others."""
    names = names_of(rows, name)
    if len(set(names)) < len(names):
        raise BadTable("A part has two rows.", "Add them up before.")
    many = counts(rows, events, may_be_missing=True)
    gone = [names[at] for at in np.flatnonzero(np.isnan(many))]
    if gone and not is_whole_given:
        raise BadTable(
            f"{', '.join(gone[:4])} was not supplied, so the sum is not the whole.",
            "Give --whole.",
        )
    return {one: float(n) for one, n in zip(names, many, strict=True) if n == n}, gone


def _table(shares: Sequence[Share]) -> pa.Table:
    return pa.table(
        {
            "name": pa.array([one.name for one in shares], pa.string()),
            "events": pa.array([one.count for one in shares], pa.float64()),
            "percent": pa.array([one.percent for one in shares], pa.float64()),
            "low": pa.array([one.low for one in shares], pa.float64()),
            "high": pa.array([one.high for one in shares], pa.float64()),
        }
    )


def _chart(shares: Sequence[Share], sentence: str) -> Spec:
    places = [
        Place(one.name, one.name, one.percent, one.low, one.high) for one in shares
    ]
    unit = "Per cent of the total"
    return bar_chart(places, Caption(sentence, ""), unit=unit, decimals=1).spec
