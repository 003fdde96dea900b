"""The `tally` table: one row a counted total, for returns that arrive added up."""

from enum import StrEnum

import pyarrow as pa


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
