"""Reads data.police.uk street-level files: one row a crime record or ASB incident."""

import re
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from frankpledge.analysis.readers.crime_types import (
    crime_type_codes,
    force_code,
    force_codes,
    outcome_codes,
)
from frankpledge.analysis.readers.grid import Grid
from frankpledge.analysis.readers.headings import placed
from frankpledge.analysis.readers.parts import Order, Part, finished, kept, short
from frankpledge.analysis.readers.places import degrees, small_areas
from frankpledge.analysis.readers.repeats import further_records, repeated_records
from frankpledge.analysis.readers.sieve import Doubt, Meaning, Sieve, Understand
from frankpledge.analysis.tables import incident


DATASET = "police-street"
EXPECTED = (
    "a data.police.uk street file (YYYY-MM-force-street.csv, with Crime ID, Month,"
    " Reported by, Longitude, Latitude, LSOA code, Crime type)"
)
HEADINGS = {
    "crime_id": "Crime ID",
    "month": "Month",
    "force": "Reported by",
    "longitude": "Longitude",
    "latitude": "Latitude",
    "lsoa": "LSOA code",
    "type": "Crime type",
    "outcome": "Last outcome category",
}

# The one force whose rows may stand in the file of another: it works on every line.
EVERYWHERE = "btp"

# Street-level data begins with this month.
FIRST_MONTH = date(2010, 12, 1)

_FILE_NAME = re.compile(r"(?<!\d)(\d{4})-(\d{2})-([a-z-]+)-street")
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)


def part_of(grid: Grid, order: Order, sha256: str) -> Part:
    """
    Return what one street file gives.

    The rows of one crime. A crime with several suspects or places comes as several
    records under one Crime ID; they differ in place or outcome, never in type, and
    the police count each record, so each is kept, the later ones marked
    `record:further` for whoever counts crimes instead. Where a whole row with a
    Crime ID is there twice (72 times in 1.4 million), the second says nothing new:
    it is a duplicate. Anti-social behaviour carries no ID and no address, so equal
    rows are separate incidents at one map point and none is ever dropped.
    """
    grid = placed(grid, HEADINGS, EXPECTED)
    sieve = Sieve(grid)
    keys = _crime_ids(sieve)
    months = sieve.understand(
        "month", pa.date32(), _month_reader(file_month(grid.file), order.today)
    )
    forces = sieve.understand(
        "force", pa.string(), _force_reader(file_force(grid.file))
    )
    kinds = sieve.understand(
        "type", pa.string(), _known(crime_type_codes(), "crime type")
    )
    outcomes = sieve.understand(
        "outcome", pa.string(), _known(outcome_codes(), "outcome")
    )
    longitude, latitude = degrees(sieve)
    lsoas, census = small_areas(sieve)
    repeats, is_further = repeated_records(grid, keys, sieve.is_bad)
    rows = incident.assembled(
        len(grid),
        {
            "dataset": DATASET,
            "source": forces,
            "month": months,
            "row": pa.array(grid.lines),
            "key": keys,
            "kind": kinds,
            "lsoa": lsoas,
            "lsoa_year": pc.if_else(pc.is_valid(lsoas), census, None),
            "longitude": longitude,
            "latitude": latitude,
            "outcome": outcomes,
            "qualifiers": further_records(is_further),
        },
    )
    rows = kept(rows, ~sieve.is_bad & (repeats < 0))
    return finished(grid, sieve, rows, repeats, incident.rows_of_slices(rows), sha256)


def file_month(name: str) -> date | None:
    """Return the month that a street file's name tells, if it tells one."""
    found = _FILE_NAME.search(short(name).lower())
    if not found or not 1 <= int(found[2]) <= 12:
        return None
    return date(int(found[1]), int(found[2]), 1)


def _month_reader(named: date | None, today: date) -> Understand:
    def understand(value: str) -> Meaning | Doubt:
        match = _MONTH.fullmatch(value.strip())
        if not match:
            return Doubt("not a month", "Write the month as 2018-11.")
        month = date(int(match[1]), int(match[2]), 1)
        if month > today:
            return Doubt("a month in the future", "Check the year and month.")
        if month < FIRST_MONTH:
            return Doubt("before street-level data began", "Check the year and month.")
        if named and month != named:
            return Doubt(
                f"the file's name says {named:%Y-%m}",
                "Load the row with its own month, or give the file its right name.",
            )
        return Meaning(month, why="" if match.string == value else "spaces left out")

    return understand


def file_force(name: str) -> str:
    """Return the code of the force that a street file's name tells, if it tells one."""
    found = _FILE_NAME.search(short(name).lower())
    return found[3] if found and found[3] in force_codes() else ""


def _force_reader(named: str) -> Understand:
    """
    Return the reading of a force's name, in a file whose own name may tell one.

    A row of another force would stand for that force's whole month, and take the
    place of what that force supplied.
    """

    def understand(value: str) -> Meaning | Doubt:
        code = force_code(value.strip())
        if not code:
            return Doubt(
                "unmapped value", "Give the force's name as data.police.uk does."
            )
        if named and code not in (named, EVERYWHERE):
            return Doubt(
                f"the file's name says {named}",
                "Load it from that force's own file, or give the file its right name.",
            )
        return Meaning(code, why="" if value == value.strip() else "spaces left out")

    return understand


def _known(codes: dict[str, str], what: str) -> Understand:
    folded = {words.casefold(): code for words, code in codes.items()}

    def understand(value: str) -> Meaning | Doubt:
        code = codes.get(value)
        if code:
            return Meaning(code)
        stripped = value.strip()
        if not stripped:
            return (
                Meaning(None)
                if what == "outcome"
                else Doubt(f"no {what}", f"Give the {what} of the record.")
            )
        if stripped.casefold() in folded:
            return Meaning(folded[stripped.casefold()], why="read without its capitals")
        return Doubt("unmapped value", f"Use one of data.police.uk's words for {what}.")

    return understand


_NOT_AN_ID = Doubt(
    "not a Crime ID", "Give the 64 characters that data.police.uk gave, or none."
)


def _crime_ids(sieve: Sieve) -> pa.Array:
    """Return the Crime IDs, null where there is none, as for all ASB."""
    ids = sieve.grid.column("crime_id")
    is_empty = pc.equal(ids, "")
    is_right = pc.match_substring_regex(ids, "^[0-9a-f]{64}$")
    wrong = pc.invert(pc.or_(is_empty, is_right))
    sieve.refuse(wrong.to_numpy(zero_copy_only=False), "crime_id", _NOT_AN_ID)
    return pc.if_else(is_right, ids, pa.scalar(None, pa.string()))
