"""Reads tables of police-recorded anti-social behaviour: one row an incident."""

from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from frankpledge.analysis.codes.lists import asb_types
from frankpledge.analysis.readers.crime_types import ANTI_SOCIAL
from frankpledge.analysis.readers.grid import Grid
from frankpledge.analysis.readers.headings import Heading, placed_by_names
from frankpledge.analysis.readers.layout import DateOrder
from frankpledge.analysis.readers.parts import Order, Part, finished, kept
from frankpledge.analysis.readers.places import degrees, small_areas
from frankpledge.analysis.readers.sieve import Doubt, Meaning, Sieve, Understand
from frankpledge.analysis.readers.values.dates import NOT_A_DATE, Day, day
from frankpledge.analysis.readers.values.periods import MONTH, period
from frankpledge.analysis.readers.values.text import cleaned
from frankpledge.analysis.tables import incident


DATASET = "police-asb"
EXPECTED = (
    "a table of ASB incidents, comma or tab separated, one row each"
    " (month or date, longitude, latitude, location, lsoa_code)"
)
HEADINGS = {
    "month": Heading("month", "date", "incident date"),
    "longitude": Heading("longitude", "lon", "long"),
    "latitude": Heading("latitude", "lat"),
    "lsoa": Heading("lsoa code", "lsoa", "lsoa11cd", "lsoa21cd"),
    "type": Heading("type", "asb type", "category", "incident type", is_needed=False),
}


def part_of(grid: Grid, order: Order, sha256: str) -> Part:
    """
    Return what one table of ASB incidents gives.

    Such tables carry no reference, and places are rounded or moved to a map point,
    so rows that look the same are separate incidents and are all kept. The month
    may be written as its first day: that is a month and not a date.
    """
    grid = placed_by_names(grid, HEADINGS, EXPECTED)
    sieve = Sieve(grid)
    months = sieve.understand("month", pa.date32(), _month_reader(order.today))
    longitude, latitude = degrees(sieve)
    lsoas, census = small_areas(sieve)
    repeats = np.full(len(grid), -1, dtype=np.int64)
    rows = incident.assembled(
        len(grid),
        {
            "dataset": DATASET,
            "source": order.source,
            "month": months,
            "row": pa.array(grid.lines),
            "kind": ANTI_SOCIAL,
            "lsoa": lsoas,
            "lsoa_year": pc.if_else(pc.is_valid(lsoas), census, None),
            "longitude": longitude,
            "latitude": latitude,
            "qualifiers": _types(sieve),
        },
    )
    rows = kept(rows, ~sieve.is_bad)
    return finished(grid, sieve, rows, repeats, incident.rows_of_slices(rows), sha256)


def _month_reader(today: date) -> Understand:
    def understand(value: str) -> Meaning | Doubt:
        text, why = cleaned(value)
        span = period(text, MONTH)
        if span:
            first = span.starts_on
        else:
            found = day(text, DateOrder.DAY_FIRST, today)
            if not isinstance(found, Day):
                return found or NOT_A_DATE
            first, why = found.on.replace(day=1), found.why or why
        if first > today:
            return Doubt("a month in the future", "Check the year and month.")
        return Meaning(first, f"{first:%Y-%m}", why)

    return understand


def _types(sieve: Sieve) -> pa.Array:
    """Return the kind of ASB as a qualifier, none where the table does not tell."""
    count = len(sieve.grid)
    if "type" not in sieve.grid.places:
        return pa.array([[]] * count, pa.list_(pa.string()))
    return sieve.understand("type", pa.list_(pa.string()), _type)


def _type(value: str) -> Meaning | Doubt:
    text, _ = cleaned(value)
    if not text:
        return Meaning([])
    for kind in asb_types():
        if text.casefold() in (kind.label.casefold(), kind.id):
            became = kind.becomes or kind.id
            why = f"{kind.label} counts as {became}" if kind.becomes else ""
            return Meaning([became], became, why)
    return Doubt("unmapped value", "Use personal, nuisance or environmental.")
