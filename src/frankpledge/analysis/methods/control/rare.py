"""A chart for events too rare to count by month: the days between them."""

from __future__ import annotations

from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.curves import curves_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.registry import ColumnOf, Example, Family, method
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.series import moments
from frankpledge.analysis.methods.tables import BadTable, Floats, TableLike, rows_of
from frankpledge.analysis.statistics import control
from frankpledge.analysis.statistics.sentences import number


FEWEST = 6
MOST_DRAWN = 1000
"""Gaps that a chart shows, the latest: more cannot be told apart."""
DEFINITION = (
    "Days from each event to the next. Their 3.6th root is close to normal, so it is "
    "judged by XmR and turned back. A gap above the upper limit says that the events "
    "have grown rarer than usual; a row of short gaps that they have grown commoner. "
    "Two events on one day are no days apart."
)
UNTIL_TODAY = (
    "The days from the last event until today are not in the chart: look at them "
    "beside the upper limit."
)


@method(
    "rare-events",
    family=Family.CONTROL,
    title="Days between rare events",
    question="Are events that happen a few times a year becoming rarer or commoner?",
    definition=DEFINITION,
    sources=("Nelson 1994, Journal of Quality Technology 26 (t chart)",),
    example=Example(
        {
            "date": [
                "2019-01-05",
                "2019-02-20",
                "2019-03-02",
                "2019-05-11",
                "2019-06-01",
                "2019-08-15",
                "2019-09-01",
                "2019-10-20",
            ]
        }
    ),
)
def rare_events(
    table: TableLike,
    *,
    when: Annotated[str, ColumnOf("The date of each event, in any order.")] = "date",
) -> Result:
    """Return each event after the first with the days since the last, and limits."""
    days = np.sort(moments(rows_of(table, FEWEST), when).astype("datetime64[D]"))
    gaps = np.diff(days).astype(np.float64)
    if not gaps.any():
        raise BadTable("All events are on one day, so nothing lies between them.")
    made = control.drawn("t", gaps)
    found = control.signals(gaps, made.limits, control.STANDARD)
    labels = np.datetime_as_string(days[1:]).tolist()
    flagged = [at for at, signals in enumerate(found) if signals]
    typical, high = float(made.limits.centre[0]), float(made.limits.high[0])
    told = ", ".join(f"{labels[at]} ({number(gaps[at])} days)" for at in flagged[-3:])
    sentence = f"Typically {number(typical)} days lie between two events; " + (
        f"unusual: {told}." if told else "no gap is unusual."
    )
    columns = {
        "days_since_last": gaps,
        "centre": made.limits.centre,
        "low": made.limits.low,
        "high": made.limits.high,
        "signals": ["; ".join(signals) for signals in found],
    }
    return Result(
        method="rare-events",
        definition=DEFINITION,
        sentence=sentence,
        table=pa.table({"date": labels, **columns}),
        figures={"centre": typical, "high": high},
        warnings=(UNTIL_TODAY, *_not_rare(gaps)),
        period=f"{days[0]} to {days[-1]}",
        spec=_chart(labels, made, flagged, sentence),
    )


def _not_rare(gaps: Floats) -> tuple[str, ...]:
    """Return what to warn of where days between events are mostly nought."""
    if np.median(gaps) > 0:
        return ()
    return (
        "Half of these events or more come on the day of another: they are not rare. "
        "Count them by day or month and use “control-chart”.",
    )


def _chart(
    labels: list[str], made: control.Drawn, flagged: list[int], sentence: str
) -> Spec:
    """Return the chart of the latest gaps."""
    first = max(0, len(labels) - MOST_DRAWN)
    gaps, limits = made.values[first:].tolist(), made.limits
    centre, low, high = (
        line[first:].tolist() for line in (limits.centre, limits.low, limits.high)
    )
    only = f" The last {MOST_DRAWN:,} of {len(labels):,} gaps." if first else ""
    return curves_spec(
        labels[first:],
        {"days": gaps, "centre": centre},
        title=sentence,
        subtitle=limits.method + only,
        unit="Days since the event before",
        band=(low, high),
        marked=[at - first for at in flagged if at >= first],
    )
