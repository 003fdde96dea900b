"""Reads any spreadsheet of incidents, one row each, by its supplier's layout."""

from datetime import date

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from frankpledge.analysis.dates import day_in_words
from frankpledge.analysis.readers.failures import CannotRead
from frankpledge.analysis.readers.grid import Grid
from frankpledge.analysis.readers.hashing import hashed_under
from frankpledge.analysis.readers.layout import Coordinates, Layout
from frankpledge.analysis.readers.mapped.columns import (
    code_reader,
    column_for,
    layout_of,
    placed_by,
)
from frankpledge.analysis.readers.mapped.totals_rows import without_totals
from frankpledge.analysis.readers.national_grid import grid_places
from frankpledge.analysis.readers.parts import Order, Part, finished, kept
from frankpledge.analysis.readers.places import census_year, degrees, small_areas
from frankpledge.analysis.readers.repeats import (
    further_records,
    merged_lists,
    repeated_records,
)
from frankpledge.analysis.readers.sieve import Doubt, Meaning, Sieve, Understand
from frankpledge.analysis.readers.values.dates import NOT_A_DATE, day
from frankpledge.analysis.readers.values.hours import hour
from frankpledge.analysis.readers.values.periods import MONTH, period
from frankpledge.analysis.tables import incident


_NO_KIND = Doubt("no kind of incident", "Say what kind of incident it was.")


def part_of(grid: Grid, order: Order, sha256: str) -> Part:
    """
    Return what one spreadsheet of incidents gives.

    Without a reference, equal rows are separate incidents. With one, a whole row
    that is there twice is a duplicate, and a row with the same reference that
    differs is kept and marked as a further record.
    """
    layout = layout_of(order, grid.file)
    grid = placed_by(layout, grid)
    grid, sieve = without_totals(grid, list(grid.places))
    months, days, hours = _times(sieve, layout, order.today)
    kinds = _codes(sieve, layout, "kind", _NO_KIND)
    longitude, latitude = _coordinates(sieve, layout)
    lsoas, census = _areas(sieve, layout)
    keys = _hashed(sieve, layout, "key", order.key)
    repeats, is_further = repeated_records(grid, keys, sieve.is_bad)
    rows = incident.assembled(
        len(grid),
        {
            "dataset": layout.dataset,
            "source": order.source or layout.source,
            "month": months,
            "row": pa.array(grid.lines),
            "key": keys,
            "kind": kinds,
            "lsoa": lsoas,
            "lsoa_year": pc.if_else(pc.is_valid(lsoas), census, None),
            "longitude": longitude,
            "latitude": latitude,
            "happened_on": days,
            "hour": hours,
            "outcome": _codes(sieve, layout, "outcome", Meaning(None)),
            "caller": _hashed(sieve, layout, "caller", order.key),
            "qualifiers": merged_lists(
                *_qualifiers(sieve, layout), further_records(is_further)
            ),
        },
    )
    rows = kept(rows, ~sieve.is_bad & (repeats < 0))
    return finished(grid, sieve, rows, repeats, incident.rows_of_slices(rows), sha256)


def _times(
    sieve: Sieve, layout: Layout, today: date
) -> tuple[pa.Array, pa.Array, pa.Array]:
    """Return the month, the day and the hour of each row, as far as they are told."""
    dated = column_for(layout, "happened_on")
    monthly = column_for(layout, "month")
    if not dated and not monthly:
        raise CannotRead(
            "The layout has no column for the date or the month.", "Choose one."
        )
    days = pa.nulls(len(sieve.grid), pa.date32())
    hours = pa.nulls(len(sieve.grid), pa.int8())
    if dated:
        pairs = pa.struct([("on", pa.date32()), ("hour", pa.int8())])
        told = sieve.understand(
            dated.heading, pairs, _day_reader(layout, today, is_needed=not monthly)
        )
        days, hours = pc.struct_field(told, "on"), pc.struct_field(told, "hour")
    months = pc.floor_temporal(days, unit="month")
    if monthly:
        months = sieve.understand(monthly.heading, pa.date32(), _month_reader(today))
    timed = column_for(layout, "hour")
    if timed:
        hours = sieve.understand(timed.heading, pa.int8(), hour)
    return months, days, hours


def _day_reader(layout: Layout, today: date, *, is_needed: bool) -> Understand:
    def understand(value: str) -> Meaning | Doubt:
        found = day(value, layout.date_order, today)
        if found is None:
            return NOT_A_DATE if is_needed else Meaning(None)
        if isinstance(found, Doubt):
            return found
        told = {"on": found.on, "hour": found.hour}
        return Meaning(told, day_in_words(found.on), found.why)

    return understand


def _month_reader(today: date) -> Understand:
    def understand(value: str) -> Meaning | Doubt:
        span = period(value, MONTH)
        if span is None:
            return Doubt("not a month", "Write the month as 2018-11 or Nov 2018.")
        if span.starts_on > today:
            return Doubt("a month in the future", "Check the year and month.")
        return Meaning(span.starts_on, f"{span.starts_on:%B %Y}")

    return understand


def _codes(
    sieve: Sieve, layout: Layout, field: str, blank: Meaning | Doubt
) -> pa.Array:
    column = column_for(layout, field)
    if column:
        reader = code_reader(column.codes, blank=blank)
        return sieve.understand(column.heading, pa.string(), reader)
    constant = layout.constants.get(field)
    if constant is None and isinstance(blank, Doubt):
        raise CannotRead(f"The layout says nothing of the {field}.", "Choose a column.")
    return pa.repeat(pa.scalar(constant, pa.string()), len(sieve.grid))


def _hashed(sieve: Sieve, layout: Layout, field: str, key: bytes) -> pa.Array:
    column = column_for(layout, field)
    if not column:
        return pa.nulls(len(sieve.grid), pa.string())
    return sieve.understand(column.heading, pa.string(), hashed_under(key, field))


def _coordinates(sieve: Sieve, layout: Layout) -> tuple[pa.Array, pa.Array]:
    named = ("longitude", "latitude")
    if layout.coordinates is not Coordinates.DEGREES:
        named = ("easting", "northing")
    east, north = (column_for(layout, field) for field in named)
    if not east or not north:
        nothing = pa.nulls(len(sieve.grid), pa.float64())
        return nothing, nothing
    if layout.coordinates is Coordinates.DEGREES:
        return degrees(sieve, east.heading, north.heading)
    metres = 1 if layout.coordinates is Coordinates.NATIONAL_GRID else 100
    return grid_places(sieve, east.heading, north.heading, metres)


def _areas(sieve: Sieve, layout: Layout) -> tuple[pa.Array, int]:
    column = column_for(layout, "lsoa")
    if column:
        return small_areas(sieve, column.heading)
    constant = layout.constants.get("lsoa")
    areas = pa.repeat(pa.scalar(constant, pa.string()), len(sieve.grid))
    return areas, census_year([constant] if constant else [])


def _qualifiers(sieve: Sieve, layout: Layout) -> list[pa.Array]:
    lists = []
    for column in layout.columns:
        if column.field == "qualifier":
            reader = code_reader(column.codes, blank=Meaning(None))
            codes = sieve.understand(column.heading, pa.string(), reader)
            lists.append(_marks(column.qualifier, codes))
    return lists


def _marks(name: str, codes: pa.Array) -> pa.Array:
    has: npt.NDArray[np.bool_] = codes.is_valid().to_numpy(zero_copy_only=False)
    offsets = pa.array(np.append(0, np.cumsum(has)).astype(np.int32))
    words = pc.binary_join_element_wise(name, codes.drop_null(), ":")
    return pa.ListArray.from_arrays(offsets, words)
