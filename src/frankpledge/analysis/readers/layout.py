"""How one supplier lays out a spreadsheet, as plain data that is kept for next time."""

import dataclasses
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Self


class DateOrder(StrEnum):
    """Which way round a date such as 03/04/2013 is written."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"
    YEAR_FIRST = "year-first"


class Coordinates(StrEnum):
    """What the two numbers of a place are."""

    DEGREES = "degrees"
    NATIONAL_GRID = "national-grid"
    NATIONAL_GRID_100_METRES = "national-grid-100-metres"


# What a column of incidents may be used for. A `qualifier` column gives one
# "name:value" each row; `name` comes from the column's `qualifier`.
INCIDENT_FIELDS = (
    "happened_on",
    "month",
    "hour",
    "kind",
    "key",
    "caller",
    "outcome",
    "lsoa",
    "longitude",
    "latitude",
    "easting",
    "northing",
    "qualifier",
)

# What a column of totals may be used for. Several `value` columns are told apart by
# the `series` or the `period` that each of them names.
TALLY_FIELDS = ("series", "area", "period", "starts_on", "ends_before", "value")


@dataclass(frozen=True)
class Column:
    """
    One column of the supplier's sheet and what it is used for.

    `codes` turns the supplier's words into ours; a word that is not among them
    sends its row to quarantine, so that nothing is counted by guess. Without codes
    the words themselves, in lower case and hyphens, are the codes.
    """

    heading: str
    field: str
    codes: dict[str, str] = dataclasses.field(default_factory=dict)
    series: str = ""
    period: str = ""
    qualifier: str = ""


@dataclass(frozen=True)
class Layout:
    """
    Where in a supplier's spreadsheet the rows are and what its columns mean.

    `sheet` is empty for text files; `header_row` counts from 1 as spreadsheets do.
    `constants` holds fields that no column carries, such as the area of a return
    that only one council sends. `missing` adds to or overrides how marks are read
    ("-" as "zero", say). `period_type` settles what "2011-12" is.
    """

    table: str
    dataset: str
    source: str
    columns: tuple[Column, ...]
    sheet: str = ""
    header_row: int = 1
    date_order: DateOrder = DateOrder.DAY_FIRST
    coordinates: Coordinates = Coordinates.DEGREES
    period_type: str = ""
    constants: dict[str, str] = dataclasses.field(default_factory=dict)
    missing: dict[str, str] = dataclasses.field(default_factory=dict)

    def to_data(self) -> dict[str, Any]:
        """Return the layout as plain data for JSON."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        """Return the layout that `to_data` wrote."""
        columns = tuple(Column(**column) for column in data["columns"])
        return cls(
            **{
                **data,
                "columns": columns,
                "date_order": DateOrder(data.get("date_order", "day-first")),
                "coordinates": Coordinates(data.get("coordinates", "degrees")),
            }
        )
