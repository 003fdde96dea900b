"""How soon it happens again, exposure at the end of the data corrected for."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.curves import bars_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.registry import (
    Example,
    Family,
    Option,
    method,
)
from frankpledge.analysis.methods.repeats.events import (
    DataEnds,
    When,
    Who,
    assumed_end,
    sightings,
)
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.tables import TableLike, between, rows_of
from frankpledge.analysis.patterns.repeats.course import Course, course
from frankpledge.analysis.statistics.sentences import number


DEFINITION = (
    "From every event the days to the next against the same person or place. Each event "
    "counts only for the days on which a next one could have been seen, up to the end "
    "of the data; without that, long gaps look rarer than they are. The rate is "
    "repeats per 1,000 such days; the chance that another follows by the end of a "
    "band is the life table's (Kaplan and Meier)."
)


@method(
    "time-to-repeat",
    family=Family.REPEATS,
    title="How soon it happens again",
    question="After one event, when is the next one likeliest?",
    definition=DEFINITION,
    sources=(
        "Kaplan and Meier, JASA 53 (1958), 457-481",
        "Polvi et al., British Journal of Criminology 31 (1991), 411-414",
    ),
    example=Example(
        {
            "who": ["Flat 1", "Flat 1", "Flat 2", "Flat 2", "Flat 3"],
            "when": [
                "2019-01-10",
                "2019-01-25",
                "2019-03-01",
                "2019-08-20",
                "2019-12-15",
            ],
        },
        {"ends_before": date(2020, 1, 1), "bands": 6},
    ),
)
def time_to_repeat(
    table: TableLike,
    *,
    who: Who = "who",
    when: When = "when",
    ends_before: DataEnds = None,
    width: Annotated[int, Option("Days in a band.")] = 30,
    bands: Annotated[int, Option("How many bands.")] = 12,
) -> Result:
    """
    Return one row a band: repeats seen, days watched, rate, chance, share uncorrected.

    `chance` and `rate` are null where no event has been watched for so long.
    """
    rows = rows_of(table)
    between("width of a band", width, 1, 3660)
    between("number of bands", bands, 1, 366)
    given = sightings(rows, who, when)
    end = given.ends_before(ends_before)
    found = course(given.keys, given.moments, ends_before=end, width=width, bands=bands)
    labels = _labels(found)
    return Result(
        method="time-to-repeat",
        definition=DEFINITION,
        sentence=_course_sentence(found),
        table=_table(found, labels),
        figures={
            "events": found.events,
            "repeats": int(found.repeats.sum()) + found.beyond,
            "repeats_beyond_the_last_band": found.beyond,
        },
        warnings=given.warnings + assumed_end(ends_before, end),
        period=f"to {end - np.timedelta64(1, 'D')}",
        spec=_spec(found, labels),
    )


def _course_sentence(found: Course) -> str:
    seen = int(found.repeats.sum()) + found.beyond
    if not seen:
        return f"None of the {number(found.events)} events was followed by another."
    said = (
        f"{number(seen)} of {number(found.events)} events were followed by another "
        f"against the same"
    )
    first, rest = found.rate[0], found.rate[1:]
    watched = found.watched[1:].sum()
    if not watched or not found.repeats[1:].sum() or not rest.size:
        return f"{said}, {number(found.repeats[0])} within {found.ends[0] + 1} days."
    later = 1000 * found.repeats[1:].sum() / watched
    return (
        f"{said}; in the first {found.ends[0] + 1} days the risk is "
        f"{number(first / later, 1)} times that of the later bands."
    )


def _labels(found: Course) -> list[str]:
    return [
        f"{low} to {high}" for low, high in zip(found.starts, found.ends, strict=True)
    ]


def _table(found: Course, labels: list[str]) -> pa.Table:
    return pa.table(
        {
            "days_after": labels,
            "repeats": found.repeats,
            "days_watched": found.watched,
            "rate_per_1000_days": pa.array(found.rate, from_pandas=True),
            "chance_by_then": pa.array(found.chance, from_pandas=True),
            "share_uncorrected": pa.array(found.uncorrected(), from_pandas=True),
        }
    )


def _spec(found: Course, labels: list[str]) -> Spec:
    return bars_spec(
        labels,
        found.rate.tolist(),
        title="Repeats by days since the event before",
        subtitle="Per 1,000 days on which one could have been seen.",
        unit="Repeats per 1,000 days",
    )
