"""Each event's likelihood of having fallen in chosen hours, for maps and counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Example,
    Family,
    Option,
    method,
)
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.tables import (
    Floats,
    TableLike,
    between,
    one_of,
    rows_of,
    times,
    with_columns,
)
from frankpledge.analysis.patterns.timing.chosen_hours import (
    hours_chosen,
    share_in_hours,
)
from frankpledge.analysis.patterns.timing.weeks import WEEKDAYS
from frankpledge.analysis.statistics.sentences import number


DEFINITION = (
    "An event known only to lie between two times counts for the chosen hours by the "
    "share of its span that lies in them, so a burglary some time between 18:00 and "
    "02:00 counts a half for the hours from 22:00 to 06:00. Hours after midnight belong "
    "to their own day. Without an end the start is taken as the time; a span with its "
    "end first is turned round; clock changes are counted."
)


@method(
    "aoristic-hours",
    family=Family.TIME,
    title="Likelihood of each event in chosen hours",
    question="Which of these events belong to the night shift, and how surely?",
    definition=DEFINITION,
    sources=("Ratcliffe, IJGIS 14 (2000), 669-679",),
    example=Example(
        {
            "start": [
                "2024-01-01T18:00:00",
                "2024-01-02T08:30:00",
                "2024-01-05T23:15:00",
            ],
            "end": ["2024-01-02T02:00:00", "2024-01-02T17:30:00", None],
        },
        {"first_hour": 22, "before_hour": 6},
        "Which of three burglaries were by night?",
    ),
)
def weights_in_hours(
    table: TableLike,
    *,
    start: Annotated[str, ColumnOf("The earliest it can have happened.")] = "start",
    end: Annotated[str, ColumnOf("The latest it can have happened.")] = "end",
    first_hour: Annotated[int, Option("First hour chosen, 0 to 23.")] = 22,
    before_hour: Annotated[
        int, Option("First hour after them, 1 to 24; earlier than the first: next day.")
    ] = 6,
    weekdays: Annotated[
        Sequence[str], Option("Days chosen, as Friday; none: every day.")
    ] = (),
) -> Result:
    """
    Return the rows with `weight`, 0 to 1: the weight that a map of those hours takes.

    The weight is null where there is no start.
    """
    rows = rows_of(table)
    between("first hour", first_hour, 0, 23)
    between("hour after the last", before_hour, 1, 24)
    days = {one_of("weekday", day, WEEKDAYS) for day in weekdays} or set(WEEKDAYS)
    chosen = hours_chosen(
        first_hour, before_hour, np.array([day in days for day in WEEKDAYS])
    )
    shares = share_in_hours(
        times(rows, start, may_be_missing=True),
        times(rows, end, may_be_missing=True),
        chosen,
    )
    known = ~np.isnan(shares)
    return Result(
        method="aoristic-hours",
        definition=DEFINITION,
        sentence=_sentence(shares[known], first_hour, before_hour),
        table=with_columns(rows, {"weight": pa.array(shares, from_pandas=True)}),
        figures={
            "events": int(known.sum()),
            "in_the_hours": float(shares[known].sum()),
            "hours_a_week": int(chosen.sum()),
        },
        warnings=_without(int((~known).sum())),
    )


def _sentence(shares: Floats, first_hour: int, before_hour: int) -> str:
    return (
        f"Of {number(len(shares))} events {number(float(shares.sum()), 1)} belong to the "
        f"hours from {first_hour:02d}:00 to {before_hour:02d}:00: "
        f"{number(int((shares == 1).sum()))} surely, "
        f"{number(int((shares == 0).sum()))} surely not."
    )


def _without(missing: int) -> tuple[str, ...]:
    if not missing:
        return ()
    return (f"Rows without a start, given no weight: {number(missing)}.",)
