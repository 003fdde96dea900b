"""Which events hang together, and what lies near an open case or a home at risk."""

from __future__ import annotations

from typing import Annotated, Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from frankpledge.analysis.methods.near_repeat.points import (
    Across,
    Coordinates,
    Day,
    Incident,
    LeaveOutStrays,
    Measured,
    Points,
    Up,
    in_order,
    points,
)
from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Example,
    Family,
    Option,
    TableOf,
    method,
)
from frankpledge.analysis.methods.result import Result, Value
from frankpledge.analysis.methods.tables import (
    BadTable,
    TableLike,
    between,
    rows_of,
    texts,
    with_columns,
)
from frankpledge.analysis.patterns.grid.places import System
from frankpledge.analysis.patterns.near_repeat.chains import Chains, chains
from frankpledge.analysis.patterns.near_repeat.nearby import Nearby, nearby
from frankpledge.analysis.patterns.near_repeat.pairs import Metric
from frankpledge.analysis.statistics.sentences import number


Metres = Annotated[float, Option("How far apart at most, in metres.")]
Days = Annotated[float, Option("How many days apart at most.")]
MOST = 1e6

CHAINS_DEFINITION = (
    "Two events are linked where they are no farther apart than the metres and the "
    "days given, both included; events linked one to the next are a chain. Chains "
    "are numbered by their first event. “After” is the latest earlier event an event is "
    "linked to. A link says two events are close, not that one person did both."
)
NEAR_DEFINITION = (
    "For every case, the events within the metres and the days given, both included, "
    "the nearest in time first. Days are calendar days; below 0 the event came after "
    "the case. A case listed among the events too is not near itself where both have "
    "a name and the names are the same."
)


@method(
    "near-repeat-chains",
    family=Family.NEAR_REPEATS,
    title="Chains of events close in place and time",
    question="Which of these events hang together?",
    definition=CHAINS_DEFINITION,
    sources=("Haberman and Ratcliffe, Policing 6 (2012), 151-166",),
    example=Example(
        {
            "easting": [360000.0, 360040, 364000, 360090],
            "northing": [398000.0, 398020, 396000, 398060],
            "when": ["2024-01-01", "2024-01-04", "2024-01-05", "2024-01-16"],
        },
        {"metres": 100, "days": 14},
    ),
)
def near_repeat_chains(
    table: TableLike,
    *,
    x: Across = "easting",
    y: Up = "northing",
    when: Day = "when",
    coordinates: Coordinates = System.NATIONAL_GRID,
    incident: Incident = "",
    leave_out_strays: LeaveOutStrays = False,
    metres: Metres = 200,
    days: Days = 14,
    metric: Measured = Metric.EUCLIDEAN,
) -> Result:
    """
    Return the rows with chain, the row (from 1) each came after, and how far from it.

    `chain` is 0 for an event with none near it and null for one without a place or
    date.
    """
    rows = rows_of(table)
    _refuse_reach(metres, days)
    given = points(
        rows,
        x,
        y,
        when,
        coordinates,
        leave_out_strays=leave_out_strays,
        incident=incident,
    )
    found = chains(
        given.places, given.days, metres=metres, days=days, metric=Metric(metric)
    )
    return Result(
        method="near-repeat-chains",
        definition=CHAINS_DEFINITION,
        sentence=_chains_sentence(found, metres, days),
        table=with_columns(rows, _beside(found, given, rows.num_rows)),
        figures={"events": len(given)} | _sizes(found),
        warnings=given.warnings,
        period=given.period,
    )


@method(
    "near-cases",
    family=Family.NEAR_REPEATS,
    title="Events near open cases, or near homes at risk",
    question="What else has happened near this case, and when?",
    definition=NEAR_DEFINITION,
    sources=("Chainey and da Silva, Crime Science 5 (2016), article 1",),
    example=Example(
        {
            "name": ["B1", "B2", "B3"],
            "easting": [360000.0, 360040, 364000],
            "northing": [398000.0, 398020, 396000],
            "when": ["2024-01-01", "2024-01-04", "2024-01-05"],
        },
        {
            "cases": {
                "name": ["Case 7"],
                "easting": [360050.0],
                "northing": [398050.0],
                "when": ["2024-01-09"],
            },
            "metres": 100,
        },
    ),
)
def near_cases(
    table: TableLike,
    *,
    cases: Annotated[TableLike, TableOf("Open cases, or homes and a day.")],
    name: Annotated[str, ColumnOf("What each case and event is called.")] = "name",
    x: Across = "easting",
    y: Up = "northing",
    when: Day = "when",
    coordinates: Coordinates = System.NATIONAL_GRID,
    leave_out_strays: LeaveOutStrays = False,
    metres: Metres = 200,
    days: Days = 28,
    only_before: Annotated[bool, Option("Leave out events after the case.")] = False,
    metric: Measured = Metric.EUCLIDEAN,
) -> Result:
    """Return one row a case and an event near it: metres, and days before the case."""
    events, wanted = rows_of(table), rows_of(cases)
    _refuse_reach(metres, days)
    columns = (x, y, when, coordinates)
    there = points(events, *columns, leave_out_strays=leave_out_strays)
    here = points(wanted, *columns, leave_out_strays=leave_out_strays, name="cases")
    both = (here.places, here.days, there.places, there.days)
    found = nearby(
        *both,
        metres=metres,
        days=days,
        metric=Metric(metric),
        only_before=only_before,
    )
    case = _names(wanted, name, here.rows[found.case])
    listed = _listed(found, case, _names(events, name, there.rows[found.event]))
    near = len(set(listed.column("case").to_pylist()))
    return Result(
        method="near-cases",
        definition=NEAR_DEFINITION,
        sentence=_near_sentence(near, len(here), listed.num_rows, metres, days),
        table=listed,
        figures=_near_figures(near, len(here), listed.num_rows),
        warnings=here.warnings + there.warnings,
        period=there.period,
    )


def _near_figures(near: int, cases: int, events: int) -> dict[str, Value]:
    return {"cases": cases, "cases_with_any": near, "near_events": events}


def _near_sentence(
    near: int, cases: int, events: int, metres: float, days: float
) -> str:
    return (
        f"Cases with another event within {metres:g} m and {days:g} days: "
        f"{number(near)} of {number(cases)}, with {number(events)} events near them in "
        "all."
    )


def _names(rows: pa.Table, name: str, chosen: NDArray[np.int64]) -> list[str]:
    said = texts(rows, name)
    if any(said[row] is None for row in chosen):
        raise BadTable(f"Column “{name}” must name every case and event.")
    return [str(said[row]) for row in chosen]


def _chains_sentence(found: Chains, metres: float, days: float) -> str:
    if not found.count:
        return (
            f"No two events are within {metres:g} m and {days:g} days of one another."
        )
    held = int(found.sizes.sum())
    return (
        f"{number(held)} of {number(len(found.chain))} events hang together in "
        f"{number(found.count)} chain{'s' if found.count > 1 else ''} ({metres:g} m, "
        f"{days:g} days); the longest has {number(found.sizes.max())}."
    )


def _beside(found: Chains, given: Points, total: int) -> dict[str, Any]:
    """Return the columns that go beside the caller's rows."""
    after = np.where(found.after >= 0, given.rows[found.after] + 1, np.nan)
    answers = {
        name: in_order(values, given.rows, total)
        for name, values in {
            "chain": found.chain,
            "after_row": after,
            "metres_from_it": found.metres,
            "days_since_it": found.days,
        }.items()
    }
    chained = pa.array(answers["chain"], from_pandas=True).cast(pa.int64())
    followed = pa.array(answers["after_row"], from_pandas=True).cast(pa.int64())
    return answers | {"chain": chained, "after_row": followed}


def _sizes(found: Chains) -> dict[str, Value]:
    return {
        "chains": found.count,
        "events_in_chains": int(found.sizes.sum()),
        "longest_chain": int(found.sizes.max(initial=0)),
    }


def _listed(found: Nearby, case: list[str], event: list[str]) -> pa.Table:
    """Return the pairs that are of two names."""
    other = [one != two for one, two in zip(case, event, strict=True)]
    return pa.table(
        {
            "case": case,
            "event": event,
            "metres": found.metres,
            "days_before": found.days.astype(np.int64),
        }
    ).filter(pa.array(other, pa.bool_()))


def _refuse_reach(metres: float, days: float) -> None:
    between("distance", metres, 0, MOST)
    between("number of days", days, 0, MOST)
