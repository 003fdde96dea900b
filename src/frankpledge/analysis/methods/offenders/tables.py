"""What the methods on offenders read: people, days, spells, offences."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import pyarrow as pa

from frankpledge.analysis.methods.registry import ColumnOf, Option, TableOf
from frankpledge.analysis.methods.tables import (
    BadTable,
    TableLike,
    arrow,
    column,
    rows_of,
    texts,
    times,
)
from frankpledge.analysis.patterns.offenders.cohorts import Entry
from frankpledge.analysis.patterns.offenders.exposure import (
    Exposure,
    Histories,
    Offence,
    Spell,
)
from frankpledge.analysis.statistics.sentences import number


Person = Annotated[str, ColumnOf("Who, by a key and not a name.")]
Entered = Annotated[str, ColumnOf("The day the person joined.")]
Offences = Annotated[
    TableLike, TableOf("Proven offences: person, on (committed), kind (may be absent).")
]
Custody = Annotated[
    TableLike | None, TableOf("Spells in custody: person, starts_on, ends_before.")
]
SettledOn = Annotated[
    date, Option("The last day whose offences have all reached the table.")
]
Followed = Annotated[
    int, Option("Days that each person is followed, before and after.")
]
NO_PREDICTION = (
    "A score sums what is on record on a day. It foretells nothing about a person and "
    "decides nothing: a panel does, with its reasons, after checking the records "
    "(UK GDPR article 22; Data Protection Act 2018 section 49)."
)
PICKED_AT_PEAK = (
    "People are picked when they offend most, and offending falls back from a peak by "
    "itself. Without a comparison group chosen the same way, the fall is not proof."
)
INDEPENDENT_LAG = (
    "An offence counts on the day it was committed. Allow three to six months for it "
    "to reach court before a day counts as settled."
)
Group = Annotated[
    str,
    ColumnOf("cohort, or comparison for people left as they were; none if all one."),
]
COHORT = "cohort"
COMPARISON = "comparison"
_PEOPLE = [f"P{at:02d}" for at in range(1, 13)]
_JOINED = [f"2024-{at:02d}-10" for at in range(1, 13)]
LISTED = {"person": _PEOPLE, "entered_on": _JOINED}
OFFENCES = {
    "person": [name for name in _PEOPLE for _ in range(3)]
    + [name for name in _PEOPLE[::2] for _ in range(2)],
    "on": [f"2023-{at:02d}-{day:02d}" for at in range(1, 13) for day in (12, 20, 27)]
    + [f"2024-{at:02d}-{day:02d}" for at in range(1, 13, 2) for day in (15, 25)],
}


def names_in(rows: pa.Table, name: str) -> list[str]:
    """Return a column of names; raise BadTable where one is missing."""
    found = texts(rows, name)
    if None in found:
        raise BadTable(f"Column “{name}” is missing in row {found.index(None) + 1}.")
    return [str(one) for one in found]


def days(rows: pa.Table, name: str) -> list[date]:
    """Return a column of days; raise BadTable where one is missing or no date."""
    found: list[date] = times(rows, name).astype("datetime64[D]").tolist()
    return found


def days_or_none(rows: pa.Table, name: str) -> list[date | None]:
    """Return a column of days, None where it is empty or all of it is absent."""
    if name not in rows.column_names or pa.types.is_null(column(rows, name).type):
        return [None] * rows.num_rows
    known = times(rows, name, may_be_missing=True)
    found: list[date | None] = known.astype("datetime64[D]").tolist()
    return found


def spells(table: TableLike | None) -> dict[str, list[Spell]]:
    """Return custody by person; raise BadTable for a spell that ends before it starts."""
    found: dict[str, list[Spell]] = {}
    if table is None:
        return found
    rows = arrow(table)
    if not rows.num_rows:
        return found
    for person, start, end in zip(
        names_in(rows, "person"),
        days(rows, "starts_on"),
        days_or_none(rows, "ends_before"),
        strict=True,
    ):
        if end is not None and end < start:
            raise BadTable(f"A spell in custody of {person} ends before it starts.")
        found.setdefault(person, []).append(Spell(start, end))
    return found


def histories(offences: TableLike, custody: TableLike | None) -> Histories:
    """Return everybody's offences and custody."""
    rows = arrow(offences)
    found: dict[str, list[Offence]] = {}
    if rows.num_rows:
        kinds = texts(rows, "kind") if "kind" in rows.column_names else None
        for at, (person, on) in enumerate(
            zip(names_in(rows, "person"), days(rows, "on"), strict=True)
        ):
            kind = (kinds[at] or "") if kinds else ""
            found.setdefault(person, []).append(Offence(on, kind))
    return Histories(found, spells(custody))


def entries(
    table: TableLike,
    person: str,
    entered: str,
    *,
    left: str = "",
    group: str = "",
    reason: str = "",
) -> list[Entry]:
    """
    Return the frozen list of a cohort; raise BadTable for a person on it twice.

    A person who left before entering is refused too.
    """
    rows = rows_of(table)
    names = names_in(rows, person)
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise BadTable(
            f"{twice} is on the list twice: a cohort holds each person once."
        )
    gone = days_or_none(rows, left) if left else [None] * len(names)
    groups = names_in(rows, group) if group else [""] * len(names)
    reasons = texts(rows, reason) if reason else [None] * len(names)
    found = [
        Entry(*one[:4], one[4] or "")
        for one in zip(names, days(rows, entered), gone, groups, reasons, strict=True)
    ]
    for entry in found:
        if entry.left_on is not None and entry.left_on < entry.entered_on:
            raise BadTable(f"{entry.person} left before joining.")
    return found


def rate_told(found: Exposure) -> str:
    """Return a rate as sentences print it, or that there is none."""
    return "no" if found.rate is None else number(found.rate, 2)
