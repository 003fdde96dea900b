"""The `incident` table: one row an event, without names and without free text."""

import pyarrow as pa


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
