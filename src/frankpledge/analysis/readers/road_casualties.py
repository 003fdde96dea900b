"""Reads tables of road casualties (STATS19): one row an injured person."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from frankpledge.analysis.readers import road_codes
from frankpledge.analysis.readers.failures import CannotRead
from frankpledge.analysis.readers.grid import Grid
from frankpledge.analysis.readers.hashing import hashed_under
from frankpledge.analysis.readers.headings import Heading, placed_by_names
from frankpledge.analysis.readers.layout import DateOrder
from frankpledge.analysis.readers.parts import Order, Part, finished, kept
from frankpledge.analysis.readers.places import degrees, small_areas
from frankpledge.analysis.readers.repeats import merged_lists, repeated_records
from frankpledge.analysis.readers.sieve import Doubt, Meaning, Sieve, Understand
from frankpledge.analysis.readers.values.dates import NOT_A_DATE, Day, day
from frankpledge.analysis.readers.values.text import cleaned
from frankpledge.analysis.tables import incident


DATASET = "road-casualties"
EXPECTED = (
    "a table of road casualties, one row each, with date, casualty severity and age"
    " band (STATS19; the casualty and collision tables joined on their index)"
)
HEADINGS = {
    "reference": Heading(
        "collision index", "accident index", "arefno", "collision reference",
        "accident reference", is_needed=False,
    ),
    "casualty": Heading("casualty reference", is_needed=False),
    "date": Heading("date", "collision date", "accident date"),
    "hour": Heading("hour", "time", is_needed=False),
    "severity": Heading("casualty severity", "severity"),
    "band": Heading("ageband", "age band of casualty", "age band", is_needed=False),
    "age": Heading("age of casualty", "age", is_needed=False),
    "sex": Heading("sex of casualty", "sex", is_needed=False),
    "mode": Heading("casualty type", "mode", is_needed=False),
    "lsoa": Heading(
        "lsoa of accident location", "lsoa of collision location", "lsoa code", "lsoa",
        is_needed=False,
    ),
    "longitude": Heading("longitude", "lon", is_needed=False),
    "latitude": Heading("latitude", "lat", is_needed=False),
    "factors": Heading(
        "contributory factors", "contributory factor", "factors", is_needed=False
    ),
    **{
        f"factor {number}": Heading(
            f"contributory factor {number}", f"factor {number}", f"cf{number}",
            is_needed=False,
        )
        for number in range(1, road_codes.FACTOR_COLUMNS + 1)
    },
}  # fmt: skip
FACTORS = [name for name in HEADINGS if name.startswith("factor")]


def part_of(grid: Grid, order: Order, sha256: str) -> Part:
    """
    Return what one table of casualties gives; `kind` is the severity.

    Two passengers of one car may have the same sex, age band and injury, so equal
    rows are two people - unless the table numbers its casualties, when a whole row
    that is there twice is one person twice.
    """
    grid = placed_by_names(grid, HEADINGS, EXPECTED)
    sieve = Sieve(grid)
    days = sieve.understand("date", pa.date32(), _day_reader(order.today))
    kinds = sieve.understand("severity", pa.string(), _severity)
    east, north = _coordinates(sieve)
    lsoas, census = _areas(sieve)
    keys = _references(sieve, order.key)
    repeats = np.full(len(grid), -1, dtype=np.int64)
    if "casualty" in grid.places:
        repeats, _ = repeated_records(grid, grid.column("reference"), sieve.is_bad)
    marks = _marks(sieve)
    rows = incident.assembled(
        len(grid),
        {
            "dataset": DATASET,
            "source": order.source,
            "month": pc.floor_temporal(days, unit="month"),
            "row": pa.array(grid.lines),
            "key": keys,
            "kind": kinds,
            "lsoa": lsoas,
            "lsoa_year": pc.if_else(pc.is_valid(lsoas), census, None),
            "longitude": east,
            "latitude": north,
            "happened_on": days,
            "hour": _optional(sieve, "hour", pa.int8(), _hour),
            "qualifiers": marks,
        },
    )
    rows = kept(rows, ~sieve.is_bad & (repeats < 0))
    return finished(grid, sieve, rows, repeats, incident.rows_of_slices(rows), sha256)


def _day_reader(today: date) -> Understand:
    def understand(value: str) -> Meaning | Doubt:
        found = day(value, DateOrder.DAY_FIRST, today)
        if not isinstance(found, Day):
            return found or NOT_A_DATE
        return Meaning(found.on, why=found.why)

    return understand


def _severity(value: str) -> Meaning | Doubt:
    text, why = cleaned(value)
    kind = road_codes.SEVERITIES.get(text.casefold())
    if kind is None:
        return Doubt("unmapped value", "Use 1, 2, 3 or fatal, serious, slight.")
    return Meaning(kind, why=why)


def _optional(
    sieve: Sieve, column: str, kind: pa.DataType, understand: Understand
) -> pa.Array:
    if column not in sieve.grid.places:
        return pa.nulls(len(sieve.grid), kind)
    return sieve.understand(column, kind, understand)


def _hour(value: str) -> Meaning | Doubt:
    text, _ = cleaned(value)
    if text.casefold() in road_codes.UNKNOWN - {"9"}:
        return Meaning(None)
    hour = text.split(":")[0]
    if hour.isascii() and hour.isdigit() and int(hour) <= 23:
        return Meaning(int(hour))
    return Doubt("not a time of day", "Write the time as 14:30, or the hour as 14.")


def _coordinates(sieve: Sieve) -> tuple[pa.Array, pa.Array]:
    if not {"longitude", "latitude"} <= set(sieve.grid.places):
        nothing = pa.nulls(len(sieve.grid), pa.float64())
        return nothing, nothing
    return degrees(sieve)


def _areas(sieve: Sieve) -> tuple[pa.Array, int]:
    if "lsoa" not in sieve.grid.places:
        return pa.nulls(len(sieve.grid), pa.string()), 2011
    return small_areas(sieve)


def _references(sieve: Sieve, key: bytes) -> pa.Array:
    if "casualty" in sieve.grid.places and "reference" not in sieve.grid.places:
        raise CannotRead(
            f"{sieve.grid.file} numbers casualties but has no collision index.",
            f"Expected {EXPECTED}.",
        )
    if not key or "reference" not in sieve.grid.places:
        return pa.nulls(len(sieve.grid), pa.string())
    return sieve.understand("reference", pa.string(), hashed_under(key, "reference"))


def _marks(sieve: Sieve) -> pa.Array:
    """Return the qualifiers of each casualty: age, sex, mode, factors."""
    lists = pa.list_(pa.string())
    ages = _optional(sieve, "band", lists, _band)
    if "band" not in sieve.grid.places:
        ages = _optional(sieve, "age", lists, _age)
    sexes = _optional(sieve, "sex", lists, _one_of("sex", road_codes.SEXES))
    modes = _optional(sieve, "mode", lists, _one_of("mode", road_codes.MODES))
    named = [_optional(sieve, name, lists, _factors) for name in FACTORS]
    return merged_lists(ages, sexes, modes, *named)


def _band(value: str) -> Meaning | Doubt:
    text, _ = cleaned(value)
    if text.casefold() in road_codes.UNKNOWN - {"9"}:
        return Meaning([])
    found = road_codes.band_of(text)
    if found is None:
        return Doubt("unmapped value", "Use the age bands of STATS19, such as 16-20.")
    return Meaning(road_codes.age_marks(found[0]), found[0], found[1])


def _factors(value: str) -> Meaning | Doubt:
    text, _ = cleaned(value)
    if text.casefold() in road_codes.UNKNOWN:
        return Meaning([])
    found = road_codes.factor_marks(text)
    if found is None:
        return Doubt("unmapped value", "Use the numbers of STATS20, such as 306; 405.")
    return Meaning(found)


def _age(value: str) -> Meaning | Doubt:
    text, _ = cleaned(value)
    if text.casefold() in road_codes.UNKNOWN - {"9"}:
        return Meaning([])
    if text.isascii() and text.isdigit() and int(text) <= 120:
        return Meaning(road_codes.age_marks(road_codes.band_of_age(int(text))))
    return Doubt("not an age", "Give the age in whole years, or leave it empty.")


def _one_of(name: str, codes: Mapping[str, str]) -> Understand:
    def understand(value: str) -> Meaning | Doubt:
        text, _ = cleaned(value)
        code = codes.get(text.casefold())
        if code:
            return Meaning([f"{name}:{code}"])
        if text.casefold() in road_codes.UNKNOWN:
            return Meaning([])
        return Doubt("unmapped value", f"Use the STATS19 words or numbers for {name}.")

    return understand
