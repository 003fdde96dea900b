"""Repeats by windows anchored to each event, and not to the calendar's year."""

from __future__ import annotations

import math
from datetime import date
from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.curves import bars_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.refusals import said_plainly
from frankpledge.analysis.methods.registry import (
    Example,
    Family,
    Option,
    method,
)
from frankpledge.analysis.methods.repeats.events import (
    MOST_MONTHS,
    Months,
    Sightings,
    When,
    Who,
    sightings,
)
from frankpledge.analysis.methods.result import Result, Value
from frankpledge.analysis.methods.tables import BadTable, TableLike, between, rows_of
from frankpledge.analysis.patterns.repeats.cohorts import By, labelled
from frankpledge.analysis.patterns.repeats.windows import (
    InPeriod,
    in_period,
    look_back,
)
from frankpledge.analysis.statistics import intervals
from frankpledge.analysis.statistics.sentences import number


DEFINITION = (
    "An event is a repeat where it is at least the given number for its person, address "
    "or caller within the months up to it. Each event looks back over its own months "
    "(14 May 2019 back to 14 May 2018, that day included), so no year's end comes "
    "between. The interval is Wilson's."
)


@method(
    "repeats-in-window",
    family=Family.REPEATS,
    title="Repeats within the months before each event",
    question="What share of this year's events were repeats, counted rightly?",
    definition=DEFINITION,
    sources=(
        "SafeLives, definition of a repeat case: within 12 months of the last referral",
        "Wilson, JASA 22 (1927), 209-212",
    ),
    example=Example(
        {
            "who": ["A", "B", "A", "C", "C", "C"],
            "when": [
                "2018-12-20",
                "2019-01-04",
                "2019-01-09",
                "2019-05-02",
                "2019-06-11",
                "2019-09-30",
            ],
        },
        {
            "first": date(2019, 1, 1),
            "before": date(2020, 1, 1),
            "data_from": date(2018, 1, 1),
        },
        "A's case of January is a repeat of the one of December.",
    ),
)
def repeats_in_window(
    table: TableLike,
    *,
    first: Annotated[date, Option("First day of the period reported on.")],
    before: Annotated[date, Option("First day after that period.")],
    who: Who = "who",
    when: When = "when",
    months: Months = 12,
    at_least: Annotated[
        int, Option("How many events within the window make a repeat: 2 or more.")
    ] = 2,
    by: Annotated[By, Option("What a row of the answer stands for.")] = By.MONTH,
    data_from: Annotated[
        date | None, Option("First day the data cover; that of the first event if not.")
    ] = None,
) -> Result:
    """
    Return events and repeats by month (or other period) of entry, with the percentage.

    Give the rows of the months before the period too: they are looked back on and
    not counted.
    """
    rows = rows_of(table)
    _refuse_nonsense(first, before, months, at_least)
    given = sightings(rows, who, when)
    begins, ends = np.datetime64(first), np.datetime64(before)
    found = in_period(
        given.keys,
        given.moments,
        first=begins,
        before=ends,
        months=months,
        at_least=at_least,
        data_from=np.datetime64(data_from) if data_from else None,
    )
    periods = _by_period(given, (begins, ends), By(by), months, at_least)
    return Result(
        method="repeats-in-window",
        definition=DEFINITION,
        sentence=_window_sentence(found, months, at_least),
        table=periods,
        figures=_figures(found),
        warnings=given.warnings + _reach(found, months),
        period=f"{first} to {ends - np.timedelta64(1, 'D')}",
        spec=_spec(periods, months),
    )


def _spec(periods: pa.Table, months: int) -> Spec:
    """Return each period's percentage as bars; no bar where it had no event."""
    return bars_spec(
        periods["period"].to_pylist(),
        [
            math.nan if one is None else one
            for one in periods["repeat_percent"].to_pylist()
        ],
        title="Repeats among all events",
        subtitle=f"Per cent of each period's events; looking back {months} months.",
        unit="Per cent",
    )


def _by_period(
    given: Sightings,
    period: tuple[np.datetime64, np.datetime64],
    by: By,
    months: int,
    at_least: int,
) -> pa.Table:
    """Return every period with its events, repeats and percentage (null for none)."""
    looked = look_back(given.keys, given.moments, months).before >= at_least - 1
    inside = (given.moments >= period[0]) & (given.moments < period[1])
    is_repeat = looked[inside]
    labels = labelled(given.moments[inside], by)
    periods = np.unique(labelled(np.arange(*period, dtype="datetime64[D]"), by))
    place = np.searchsorted(periods, labels)
    events = np.bincount(place, minlength=len(periods))
    again = np.bincount(place[is_repeat], minlength=len(periods))
    share = np.full(len(periods), np.nan)
    np.divide(100 * again, events, out=share, where=events > 0)
    return pa.table(
        {
            "period": periods.tolist(),
            "events": events,
            "repeat_events": again,
            "repeat_percent": pa.array(share, from_pandas=True),
        }
    )


def _percent(part: int, whole: int) -> float | None:
    return 100 * part / whole if whole else None


def _window_sentence(found: InPeriod, months: int, at_least: int) -> str:
    share = _percent(found.repeat_events, found.events)
    if share is None:
        return "No event lies in the period."
    rule = "" if at_least == 2 else f" (at least {at_least} within the window)"
    return (
        f"{number(found.repeat_events)} of {number(found.events)} events "
        f"({number(share, 1)}%) were repeats within {months} months{rule}, of "
        f"{number(found.repeat_people)} among {number(found.people)} people or places."
    )


def _reach(found: InPeriod, months: int) -> tuple[str, ...]:
    if found.is_whole:
        return ()
    return (
        f"The data do not reach {months} months back before the period: earlier events "
        "of its first months are not seen, so repeats are too few. Give earlier rows, "
        "or say from which day on the data are whole.",
    )


def _refuse_nonsense(first: date, before: date, months: int, at_least: int) -> None:
    between("window", months, 1, MOST_MONTHS)
    between("least number of events", at_least, 2, 1000)
    if before <= first:
        raise BadTable(f"The period from {first} ends before it begins, at {before}.")


def _figures(found: InPeriod) -> dict[str, Value]:
    with said_plainly():
        limits = intervals.wilson([found.repeat_events], [max(found.events, 1)])
    known = found.events > 0
    return {
        "events": found.events,
        "repeat_events": found.repeat_events,
        "repeat_percent": _percent(found.repeat_events, found.events),
        "low": 100 * float(limits.low[0]) if known else None,
        "high": 100 * float(limits.high[0]) if known else None,
        "people": found.people,
        "repeat_people": found.repeat_people,
        "repeat_people_percent": _percent(found.repeat_people, found.people),
        "looks_back_far_enough": found.is_whole,
    }
