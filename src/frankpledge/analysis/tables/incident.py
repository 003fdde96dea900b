"""The `incident` table: one row an event, without names and without free text."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from frankpledge.analysis.tables.faults import (
    RowsDoNotFit,
    fits_schema,
    holds,
    holds_code,
)
from frankpledge.analysis.tables.slices import Slice


NAME = "incident"

# Times are absent from most supplies: police open data knows the month and no more.
SCHEMA = pa.schema(
    [
        pa.field("dataset", pa.string(), nullable=False),
        pa.field("source", pa.string(), nullable=False),
        pa.field("month", pa.date32(), nullable=False),
        pa.field("load_id", pa.string(), nullable=False),
        pa.field("row", pa.int32(), nullable=False),
        pa.field("key", pa.string()),
        pa.field("kind", pa.string(), nullable=False),
        pa.field("lsoa", pa.string()),
        pa.field("lsoa_year", pa.int16()),
        pa.field("longitude", pa.float64()),
        pa.field("latitude", pa.float64()),
        pa.field("happened_on", pa.date32()),
        pa.field("hour", pa.int8()),
        pa.field("outcome", pa.string()),
        pa.field("caller", pa.string()),
        pa.field("qualifiers", pa.list_(pa.string())),
    ]
)

# The lake keeps each slice in a folder of its own, so a revision touches only that.
PARTITIONS = ("dataset", "source", "month")

# What a reader gives: the lake adds the load that brought a row.
SUPPLIED = pa.schema([column for column in SCHEMA if column.name != "load_id"])


def assembled(count: int, columns: Mapping[str, pa.Array | str | int]) -> pa.Table:
    """
    Return supplied rows made of these columns; a single value stands in every row.

    A column that is not given is null throughout.
    """
    arrays = []
    for wanted in SUPPLIED:
        given = columns.get(wanted.name)
        if given is None:
            arrays.append(pa.nulls(count, wanted.type))
        elif isinstance(given, pa.Array):
            arrays.append(given.cast(wanted.type))
        else:
            arrays.append(pa.repeat(pa.scalar(given, wanted.type), count))
    return pa.Table.from_arrays(arrays, schema=SUPPLIED)


def rows_of_slices(rows: pa.Table) -> dict[Slice, int]:
    """Return the slices that these supplied rows belong to, and how many each has."""
    groups = rows.group_by(["dataset", "source", "month"]).aggregate(
        [([], "count_all")]
    )
    return {
        Slice(group["dataset"], group["source"], group["month"]): group["count_all"]
        for group in groups.to_pylist()
    }


_QUALIFIER = r"^[0-9a-z\-]+:[0-9a-z.+\-]+$"


def check(rows: pa.Table) -> None:
    """
    Raise RowsDoNotFit where rows break a rule of the table.

    Readers check what people send; this guards the lake against a reader's own
    mistake, so it says what broke and not how to mend it.
    """
    fits_schema(rows, SUPPLIED)
    holds(rows, "month", pc.equal(pc.day(rows["month"]), 1), "is the first of a month")
    for name in ("dataset", "source", "kind"):
        holds_code(rows, name)
    both = pc.equal(pc.is_valid(rows["longitude"]), pc.is_valid(rows["latitude"]))
    holds(rows, "longitude", both, "comes with a latitude")
    dated = pc.equal(pc.is_valid(rows["lsoa"]), pc.is_valid(rows["lsoa_year"]))
    holds(rows, "lsoa", dated, "comes with its census year")
    hours = pc.and_(pc.greater_equal(rows["hour"], 0), pc.less_equal(rows["hour"], 23))
    holds(rows, "hour", hours, "is from 0 to 23")
    marks = pc.unique(pc.list_flatten(rows["qualifiers"]))
    right = pc.match_substring_regex(marks, _QUALIFIER)
    if not pc.all(right, min_count=0).as_py():
        raise RowsDoNotFit("A qualifier is not written name:value.")
