"""Which two columns say where a record lies, and whether they say it exactly."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from frankpledge.analysis.patterns.grid import System


GIVEN = ("easting", "northing")
"""The columns that every method of space asks for unless it is told others."""
METRES = (GIVEN, ("eastings", "northings"), ("x", "y"))
DEGREES = (
    ("longitude", "latitude"),
    ("long", "lat"),
    ("lon", "lat"),
    ("lng", "lat"),
)
OPEN_DATA = "on or near "
"""How open police data begins the name of the map point a record was moved to."""
ENOUGH = 0.5
NUMBERED = frozenset(
    [
        "crime id",
        "crime_id",
        "id",
        "uid",
        "incident",
        "incident no",
        "incident_no",
        "incident number",
        "incident_id",
        "incident id",
        "reference",
        "ref",
        "record_id",
        "record id",
        "urn",
    ]
)
"""What the column with an incident's number is called in tables as they are handed over."""


@dataclass(frozen=True)
class Where:
    """The columns across and up, what their numbers mean, and what to say of it."""

    x: str
    y: str
    system: System
    warnings: tuple[str, ...]


def where_in(table: pa.Table, x: str, y: str, system: System) -> Where:
    """
    Return the columns asked for, or those plainly meant where none was asked for.

    A table as it was downloaded calls them Longitude and Latitude: they are taken,
    and said, where the table has no easting and northing and nobody named others.
    """
    if (x, y) != GIVEN or x in table.column_names or y in table.column_names:
        return Where(x, y, system, ())
    names: dict[str, str] = {}
    for name in table.column_names:
        names.setdefault(name.strip().casefold(), name)
    for across, up in METRES + DEGREES:
        if across in names and up in names:
            return _taken(names[across], names[up], across, system)
    return Where(x, y, system, ())


def _taken(x: str, y: str, across: str, system: System) -> Where:
    is_degrees = across in {first for first, _ in DEGREES}
    if is_degrees and system is System.NATIONAL_GRID:
        system = System.DEGREES
    kind = "degrees" if is_degrees else "metres"
    said = f"Places are read from “{x}” and “{y}”, as {kind}."
    return Where(x, y, system, (said,))


def is_open_police_data(table: pa.Table) -> bool:
    """Say whether most of a column of words reads as open police data writes places."""
    return any(
        _names_map_points(table[name])
        for name, kind in zip(table.column_names, table.schema.types, strict=True)
        if pa.types.is_string(kind) or pa.types.is_large_string(kind)
    )


def _names_map_points(words: pa.ChunkedArray) -> bool:
    starts = pc.starts_with(words, OPEN_DATA, ignore_case=True)
    share = pc.mean(pc.cast(starts, pa.float64())).as_py()
    return share is not None and share > ENOUGH


def numbered_twice(table: pa.Table) -> tuple[str, ...]:
    """
    Return what to warn of where rows repeat the number of an incident.

    A download joined to itself doubles every count; one incident of several offences
    has several rows. Rows without a number are not looked at.
    """
    for name in table.column_names:
        if name.strip().casefold() not in NUMBERED:
            continue
        held = table[name].drop_null()
        again = len(held) - len(held.unique())
        if 0 < again < len(held) - 1:
            return (
                f"{again:,} {'row repeats' if again == 1 else 'rows repeat'} a number in “{name}”: what was recorded twice"
                " counts twice here.",
            )
    return ()
