"""What the calendar explains: lengths of months, weekends, named nights."""

from __future__ import annotations

from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.comparison import strip_chart
from frankpledge.analysis.charts.curves import curves_spec
from frankpledge.analysis.charts.pictures import Caption
from frankpledge.analysis.methods.options import FalseDiscovery, Value, When
from frankpledge.analysis.methods.rates.shares import places
from frankpledge.analysis.methods.registry import Example, Family, Option, method
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.series import Series, counted, series
from frankpledge.analysis.methods.tables import (
    BadTable,
    TableLike,
    between,
    rows_of,
    with_columns,
)
from frankpledge.analysis.methods.trend.direction import EXAMPLE
from frankpledge.analysis.statistics import calendar
from frankpledge.analysis.statistics.discovery import benjamini_hochberg
from frankpledge.analysis.statistics.sentences import number, signed


LENGTHS = (
    "Counts of months made comparable: divided by the month's days and given for a mean "
    "month of 30.44. Beside them the month's Fridays and Saturdays, since a month with "
    "five weekends has more night-time crime for that reason alone."
)


@method(
    "calendar-months",
    family=Family.TREND,
    title="Months of equal length",
    question="Was February low, or only short?",
    definition=LENGTHS,
    sources=("Arithmetic of the calendar",),
    example=EXAMPLE,
)
def calendar_months(
    table: TableLike, *, when: When = "month", value: Value = "value"
) -> Result:
    """Return each month's days, weekend nights, count a day and adjusted count."""
    line = series(rows_of(table), when, value, "month")
    found = calendar.months(line.at, line.values)
    columns = {
        "days": found.days,
        "friday_and_saturday_nights": found.weekend_nights,
        "a_day": found.a_day,
        "adjusted": found.adjusted,
    }
    last = np.flatnonzero(~np.isnan(line.values))
    at = int(last[-1])
    sentence = (
        f"{line.labels[at]}: {number(line.values[at])} in {number(found.days[at])} days "
        f"with {number(found.weekend_nights[at])} weekend nights is "
        f"{number(found.a_day[at], 2)} a day, or {number(found.adjusted[at])} in a month "
        "of the usual length."
    )
    return Result(
        method="calendar-months",
        definition=LENGTHS,
        sentence=sentence,
        table=with_columns(line.table(), columns),
        figures={
            "a day": float(found.a_day[at]),
            "adjusted": float(found.adjusted[at]),
        },
        warnings=line.warnings,
        period=line.period,
        spec=curves_spec(
            line.labels,
            {"adjusted": found.adjusted.tolist(), "value": line.values.tolist()},
            title=sentence,
            subtitle="Adjusted to a month of 30.44 days",
            unit="Count",
        ),
    )


EVENTS = (
    "The days of each event against the same weekdays in the four weeks before and "
    "after, other events left out. The ratio's interval takes the event's count as "
    "chance; the test allows for the ordinary days' too and is corrected for the "
    "number of events. Mischief Night is kept on 30 October in the north west."
)


AUTUMN = [str(np.datetime64("2019-10-01") + n) for n in range(61)]
NIGHTS = ("2019-10-30", "2019-10-31", "2019-11-05")


@method(
    "event-effects",
    family=Family.TREND,
    title="Mischief Night, Halloween, Bonfire Night and the like",
    question="How many more than on ordinary nights?",
    definition=EVENTS,
    sources=("Exact conditional test of two counts, exposure in days",),
    example=Example(
        {"day": AUTUMN, "value": [24 if day in NIGHTS else 8 for day in AUTUMN]},
        {"events": "Mischief Night, Halloween, Bonfire Night"},
    ),
)
def event_effects(
    table: TableLike,
    *,
    when: When = "day",
    value: Value = "value",
    events: Annotated[
        str, Option("Names with commas, or own ones as Fair=06-21; all known if empty.")
    ] = "",
    before: Annotated[int, Option("Days before the date that belong to it.")] = 0,
    after: Annotated[int, Option("Days after the date that belong to it.")] = 0,
    false_discovery: FalseDiscovery = 0.05,
) -> Result:
    """Return one row an event and year: seen, expected, ratio with limits, p, q."""
    line = counted(rows_of(table), when, value, "day", 14)
    between("days before or after", max(before, after), 0, 14)
    between("days before or after", min(before, after), 0, 14)
    first, last = line.at[0].astype("datetime64[D]").item(), line.at[-1].item()
    known = [
        found
        for name, (month, day) in _wanted(events).items()
        for found in calendar.occurrences(name, month, day, first, last, before, after)
    ]
    if not known:
        raise BadTable(f"None of these events lies between {first} and {last}.")
    found = calendar.event_effects(first, line.values, known)
    q = benjamini_hochberg([one.p for one in found])
    return _told(line, found, q.tolist(), false_discovery)


def _told(
    line: Series, found: list[calendar.Event], q: list[float], level: float
) -> Result:
    rows = {
        "event": [one.name for one in found],
        "first_day": [str(one.first) for one in found],
        "days": [one.days for one in found],
        "days_missing": [one.missing for one in found],
        "seen": [one.seen for one in found],
        "expected": [one.expected for one in found],
        "ratio": [one.ratio[0] for one in found],
        "low": [one.ratio[1] for one in found],
        "high": [one.ratio[2] for one in found],
        "p": [one.p for one in found],
        "q": q,
    }
    sentence = _beyond_chance(found, q, level)
    value, low, high = (np.array(rows[key], float) for key in ("ratio", "low", "high"))
    drawn = places([one.name for one in found], value, low, high)
    return Result(
        method="event-effects",
        definition=EVENTS,
        sentence=sentence,
        table=pa.table({k: pa.array(v, from_pandas=True) for k, v in rows.items()}),
        figures={one.name: float(one.ratio[0]) for one in found},
        warnings=line.warnings,
        period=line.period,
        spec=strip_chart(
            drawn,
            Caption(sentence, "How many times as many as on ordinary days."),
            unit="Times as many",
            decimals=2,
            line=("ordinary days", 1.0),
        ).spec,
    )


def _beyond_chance(found: list[calendar.Event], q: list[float], level: float) -> str:
    """Return the sentence that names the events whose corrected p is under the level."""
    clear = [
        f"{one.name} ({signed(100 * (one.ratio[0] - 1), 0)}%)"
        for one, each in zip(found, q, strict=True)
        if each < level and one.ratio[0] == one.ratio[0]
    ]
    if not clear:
        return "No event differs from ordinary days by more than chance explains."
    return (
        f"Unlike ordinary days, by more than chance explains: {', '.join(clear[:8])}."
    )


def _wanted(events: str) -> dict[str, tuple[int, int]]:
    names = [word.strip() for word in events.split(",") if word.strip()]
    if not names:
        return dict(calendar.NAMED_EVENTS)
    found = {}
    for name in names:
        own, _, day = name.partition("=")
        if day:
            found[own.strip()] = _day_of_year(day.strip())
        elif name in calendar.NAMED_EVENTS:
            found[name] = calendar.NAMED_EVENTS[name]
        else:
            known = ", ".join(calendar.NAMED_EVENTS)
            raise BadTable(f"“{name}” is no known event.", f"Known: {known}.")
    return found


def _day_of_year(words: str) -> tuple[int, int]:
    try:
        month, day = (int(part) for part in words.split("-"))
        np.datetime64(f"2001-{month:02d}-{day:02d}")
    except ValueError as failure:
        raise BadTable(f"“{words}” is no day of the year.", "Write 06-21.") from failure
    return month, day
