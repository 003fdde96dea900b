"""Offending month by month around entry, and of those who left."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import pyarrow as pa

from frankpledge.analysis.charts.effects import Mark, effects_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.offenders.tables import (
    COHORT,
    COMPARISON,
    INDEPENDENT_LAG,
    LISTED,
    OFFENCES,
    PICKED_AT_PEAK,
    Custody,
    Entered,
    Followed,
    Group,
    Offences,
    Person,
    SettledOn,
    entries,
    histories,
    rate_told,
)
from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Example,
    Family,
    Option,
    method,
)
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.tables import BadTable, TableLike, between
from frankpledge.analysis.patterns.offenders.cohorts import (
    Entry,
    Step,
    around_entry,
)
from frankpledge.analysis.patterns.offenders.cohorts import phases as phases_of
from frankpledge.analysis.patterns.offenders.exposure import Exposure
from frankpledge.analysis.statistics import intervals


AROUND = (
    "Offences for every 100 days at liberty in steps of thirty days before and after "
    "each person's own entry, with Byar's limits. Step 0 begins on the day of entry."
)
EXIT = (
    "People who left and were followed afterwards: offences for every 100 days at "
    "liberty before entry, between entry and leaving, and after leaving, with Byar's "
    "limits (exact under 10), beside the same for a comparison group where there is "
    "one."
)


@method(
    "offending-around-entry",
    family=Family.OFFENDERS,
    title="Offending month by month around entry",
    question="When did offending fall: before they joined, or after?",
    definition=AROUND,
    sources=("Breslow and Day 1987, page 69 (Byar's limits)",),
    example=Example(
        LISTED,
        {"offences": OFFENCES, "settled_on": date(2026, 1, 31), "steps": 6},
    ),
)
def offending_around_entry(
    table: TableLike,
    *,
    offences: Offences,
    settled_on: SettledOn,
    person: Person = "person",
    entered: Entered = "entered_on",
    custody: Custody = None,
    steps: Annotated[int, Option("Steps of thirty days on each side.")] = 12,
) -> Result:
    """Return offences, days at liberty, people and rate in each step around entry."""
    between("number of steps", steps, 1, 60)
    listed = entries(table, person, entered)
    found = around_entry(listed, histories(offences, custody), settled_on, steps=steps)
    before = sum((one.exposure for one in found[:steps]), Exposure(0, 0))
    after = sum((one.exposure for one in found[steps:]), Exposure(0, 0))
    fewest = min(one.people for one in found)
    marks = _step_marks(found)
    return Result(
        method="offending-around-entry",
        definition=AROUND,
        sentence=(
            f"{rate_told(before)} offences for every 100 days at liberty before entry and "
            f"{rate_told(after)} from entry on, in steps of thirty days."
        ),
        table=_steps(found),
        figures={
            "rate_before": before.rate,
            "rate_after": after.rate,
            "people": len(listed),
        },
        warnings=_step_warnings(fewest, listed),
        spec=_step_spec(marks),
    )


@method(
    "outcome-at-exit",
    family=Family.OFFENDERS,
    title="Offending before, during and after the scheme",
    question="What became of those who left?",
    definition=EXIT,
    sources=("Breslow and Day 1987, pages 69 to 71",),
    example=Example(
        {
            **LISTED,
            "left_on": [f"2025-{at:02d}-01" for at in range(1, 7)] + [None] * 6,
        },
        {
            "offences": OFFENCES,
            "settled_on": date(2026, 1, 31),
            "followed": 180,
        },
    ),
)
def outcome_at_exit(
    table: TableLike,
    *,
    offences: Offences,
    settled_on: SettledOn,
    person: Person = "person",
    entered: Entered = "entered_on",
    left: Annotated[
        str, ColumnOf("The day the person left; empty: still in.")
    ] = "left_on",
    group: Group = "",
    custody: Custody = None,
    followed: Followed = 365,
) -> Result:
    """
    Return offences, days at liberty and rate by group in each of the three spells.

    Rates and their limits are offences for 100 days at liberty.
    """
    between("days followed", followed, 30, 3650)
    listed = entries(table, person, entered, left=left, group=group)
    found = phases_of(listed, histories(offences, custody), followed, settled_on)
    if not found:
        raise BadTable("Nobody who left has been followed to the end yet.")
    rows = _spells(found)
    told = _spells_told(found)
    gone = sum(entry.left_on is not None for entry in listed)
    return Result(
        method="outcome-at-exit",
        definition=EXIT,
        sentence=f"Offences for every 100 days at liberty, {told}.",
        table=pa.Table.from_pylist(rows),
        figures={"listed": len(listed), "left": gone},
        warnings=(
            *([PICKED_AT_PEAK] if COMPARISON not in found else []),
            "Those who leave well are not those who stay: the groups differ by more "
            "than the scheme.",
            INDEPENDENT_LAG,
        ),
        spec=_spell_spec(rows),
    )


def _steps(found: list[Step]) -> pa.Table:
    return pa.table(
        {
            "step": [one.step for one in found],
            "offences": [one.exposure.offences for one in found],
            "days_at_liberty": [one.exposure.days for one in found],
            "people": [one.people for one in found],
            "rate": pa.array([one.exposure.rate for one in found], pa.float64()),
            "low": pa.array([one.low for one in found], pa.float64()),
            "high": pa.array([one.high for one in found], pa.float64()),
        }
    )


def _step_warnings(fewest: int, listed: list[Entry]) -> tuple[str, ...]:
    return (
        PICKED_AT_PEAK,
        "A fall that begins before entry is not the scheme's.",
        *(
            [f"Later steps rest on fewer people, at fewest {fewest}."]
            if fewest < len(listed)
            else []
        ),
    )


def _step_marks(found: list[Step]) -> list[Mark]:
    return [
        Mark(
            f"{one.step:+d}", one.exposure.rate, one.low, one.high, is_own=one.step == 0
        )
        for one in found
        if one.exposure.rate is not None
    ]


def _step_spec(marks: list[Mark]) -> Spec:
    return effects_spec(
        marks,
        title="Offending in steps of thirty days around entry",
        subtitle="For 100 days at liberty; the diamond begins on the day of entry.",
        unit="Offences for 100 days",
    )


def _spells(found: dict[str, dict[str, Exposure]]) -> list[dict[str, Any]]:
    return [
        {
            "group": name or COHORT,
            "spell": spell,
            "offences": one.offences,
            "days_at_liberty": one.days,
            "rate": one.rate,
            "low": _limit(one, "low"),
            "high": _limit(one, "high"),
        }
        for name, spells in found.items()
        for spell, one in spells.items()
    ]


def _limit(spell: Exposure, end: str) -> float | None:
    """Return an end of the rate's limits; None of a spell without a day at liberty."""
    if not spell.days:
        return None
    return float(getattr(intervals.rate(spell.offences, spell.days, 100), end)[0])


def _spell_spec(rows: list[dict[str, Any]]) -> Spec:
    marks = [
        Mark(f"{row['group']}, {row['spell']}", row["rate"], row["low"], row["high"])
        for row in rows
        if row["rate"] is not None
    ]
    return effects_spec(
        marks,
        title="Offending before, during and after the scheme",
        subtitle="For 100 days at liberty, with what chance alone allows each.",
        unit="Offences for 100 days",
    )


def _spells_told(found: dict[str, dict[str, Exposure]]) -> str:
    return "; ".join(
        f"{name or COHORT}: {rate_told(spells['before'])} before, {rate_told(spells['during'])} "
        f"during, {rate_told(spells['after'])} after"
        for name, spells in found.items()
    )
