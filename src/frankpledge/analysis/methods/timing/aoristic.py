"""Events of which only a span is known, shared out over the hours of the week."""

from __future__ import annotations

from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.heat import heat_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Example,
    Family,
    Option,
    method,
)
from frankpledge.analysis.methods.result import Result, Value
from frankpledge.analysis.methods.tables import (
    Dates,
    TableLike,
    between,
    rows_of,
    times,
)
from frankpledge.analysis.patterns.timing.aoristic import WeekHours, week_hours
from frankpledge.analysis.patterns.timing.weeks import WEEKDAYS
from frankpledge.analysis.statistics.sentences import number


HOURS = tuple(f"{hour:02d}" for hour in range(24))
MOSTLY_LONG = 0.1
"""From a tenth of spans over a day, the picture is washed out."""

DEFINITION = (
    "An event known only to lie between two times is shared out evenly over that span, "
    "minute by minute, and adds up to 1. Without an end the start is taken as the "
    "time; a span with its end first is turned round; a span ending at 02:00 gives "
    "nothing to the hour from 02:00. Spans over a clock change have the hours that "
    "really passed. A span of a week or more says almost nothing of the hour; it is "
    "shared out like the others and counted, or left out by a longest span."
)


@method(
    "aoristic",
    family=Family.TIME,
    title="Spans of time by hour and weekday (aoristic)",
    question="When did it probably happen, if all we know is between when and when?",
    definition=DEFINITION,
    sources=(
        "Ratcliffe and McCullagh, IJGIS 12 (1998), 751-764",
        "Ratcliffe, IJGIS 14 (2000), 669-679",
    ),
    example=Example(
        {
            "from": ["2024-01-01T22:00", "2024-01-02T08:30", "2024-01-05T23:15"],
            "to": ["2024-01-02T07:00", "2024-01-02T17:30", None],
        },
        {"start": "from", "end": "to"},
        "A theft overnight, a burglary while at work, an assault.",
    ),
)
def shared_out(
    table: TableLike,
    *,
    start: Annotated[str, ColumnOf("The earliest it can have happened.")] = "start",
    end: Annotated[str, ColumnOf("The latest it can have happened.")] = "end",
    longest_hours: Annotated[
        float | None, Option("Leave out spans of more hours than this.")
    ] = None,
) -> Result:
    """
    Return 168 rows, Monday 00 first, with the weight of each hour and its share.

    `by_start` counts each event at the start of its span: what a table that ignores
    the ends would show. Rows without a start are left out and counted.
    """
    rows = rows_of(table)
    begins = times(rows, start, may_be_missing=True)
    ends = times(rows, end, may_be_missing=True)
    if longest_hours is not None:
        between("longest span", longest_hours, 0, 1e6)
    found = week_hours(begins, ends, longest_hours=longest_hours)
    never = np.full(len(begins), np.datetime64("NaT"), "datetime64[s]")
    by_start = week_hours(begins, never)
    return Result(
        method="aoristic",
        definition=DEFINITION,
        sentence=_sentence(found),
        table=_table(found, by_start),
        figures=_figures(found),
        warnings=_warnings(found, begins, ends),
        spec=_spec(found),
    )


def _sentence(found: WeekHours) -> str:
    if not found.used:
        return "No event has a time, so nothing can be shared out."
    day, hour = divmod(int(found.weights.argmax()), 24)
    nights = found.table[:, [22, 23, 0, 1, 2, 3, 4, 5]].sum() / found.used
    return (
        f"{number(found.used)} events shared out over the time in which they can have "
        f"happened: the likeliest hour is {WEEKDAYS[day]} {hour:02d}:00 to "
        f"{hour:02d}:59, and {number(100 * nights)}% fall between 22:00 and 06:00."
    )


def _warnings(found: WeekHours, begins: Dates, ends: Dates) -> tuple[str, ...]:
    told = (
        (found.left_out, "without a start, or too long, and left out"),
        (found.missing, "without an end, their start taken as the time"),
        (found.reversed, "with the end before the start, turned round"),
        (found.long, "of a week or longer, which say almost nothing of the hour"),
    )
    warnings = [f"Rows {words}: {number(count)}." for count, words in told if count]
    over_a_day = ((ends - begins) > np.timedelta64(1, "D")).sum()
    if found.used and over_a_day > MOSTLY_LONG * found.used:
        warnings.append(
            f"{number(100 * over_a_day / found.used)}% of spans are longer than a day: "
            "they flatten the picture. Try a longest span of 24 hours beside this."
        )
    return tuple(warnings)


def _table(found: WeekHours, by_start: WeekHours) -> pa.Table:
    return pa.table(
        {
            "weekday": np.repeat(WEEKDAYS, 24).tolist(),
            "hour": np.tile(np.arange(24), 7),
            "weight": found.weights,
            "share": found.weights / max(found.used, 1),
            "by_start": by_start.weights.astype(np.int64),
        }
    )


def _figures(found: WeekHours) -> dict[str, Value]:
    return {
        "events": found.used,
        "points": found.points,
        "without_an_end": found.missing,
        "end_before_start": found.reversed,
        "a_week_or_longer": found.long,
        "left_out": found.left_out,
    }


def _spec(found: WeekHours) -> Spec:
    return heat_spec(
        WEEKDAYS,
        HOURS,
        found.table.tolist(),
        title="When it probably happened",
        subtitle="Each event is shared out over the time in which it can have been.",
        unit="Events, shared out",
        across="Hour beginning",
        down="",
    )
