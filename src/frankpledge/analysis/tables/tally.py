"""The `tally` table: one row a counted total, for returns that arrive added up."""

from enum import StrEnum

import pyarrow as pa
import pyarrow.compute as pc

from frankpledge.analysis.tables.faults import fits_schema, holds, holds_code


NAME = "tally"


class Status(StrEnum):
    """
    Whether a total was given and, if not, why.

    St Helens prints N/A, West Lancashire prints "?", blanks and TBC: they are
    different things to chase, and none of them is zero.
    """

    GIVEN = "given"
    NOT_AVAILABLE = "not-available"
    NOT_SUPPLIED = "not-supplied"
    SUPPRESSED = "suppressed"
    TO_BE_CONFIRMED = "to-be-confirmed"
    NOT_APPLICABLE = "not-applicable"
    NOT_KNOWN = "not-known"


SCHEMA = pa.schema(
    [
        pa.field("dataset", pa.string(), nullable=False),
        pa.field("source", pa.string(), nullable=False),
        pa.field("load_id", pa.string(), nullable=False),
        pa.field("row", pa.int32(), nullable=False),
        pa.field("series", pa.string(), nullable=False),
        pa.field("area", pa.string(), nullable=False),
        pa.field("period_type", pa.string(), nullable=False),
        pa.field("starts_on", pa.date32(), nullable=False),
        pa.field("ends_before", pa.date32(), nullable=False),
        pa.field("value", pa.float64()),
        pa.field("status", pa.string(), nullable=False),
    ]
)

PARTITIONS = ("dataset", "source", "period_type", "starts_on")

# What a reader gives: the lake adds the load that brought a row.
SUPPLIED = pa.schema([column for column in SCHEMA if column.name != "load_id"])


def check(rows: pa.Table) -> None:
    """Raise RowsDoNotFit where rows break a rule of the table."""
    fits_schema(rows, SUPPLIED)
    for name in ("dataset", "source", "series", "period_type"):
        holds_code(rows, name)
    after = pc.greater(rows["ends_before"], rows["starts_on"])
    holds(rows, "ends_before", after, "comes after starts_on")
    known = pc.is_in(rows["status"], pa.array([status.value for status in Status]))
    holds(rows, "status", known, "is one of the statuses")
    given = pc.equal(rows["status"], Status.GIVEN.value)
    holds(
        rows, "value", pc.equal(given, pc.is_valid(rows["value"])), "is there if given"
    )
    holds(rows, "value", pc.is_finite(rows["value"]), "is a number")
