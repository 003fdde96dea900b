"""
The files that suppliers would send, written again out of published counts.

Each count of a small area, month, crime type and outcome becomes that many rows,
so every total is the real one. The rows themselves are made up: they have no
coordinates, their location says that they were re-created, and their crime ids
are of no crime.
"""

import hashlib
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pyarrow.csv import WriteOptions, write_csv

from frankpledge.analysis.codes import force_title, small_area_names


FIGURES = Path(__file__).parent / "figures"
HEADER = (
    "Crime ID",
    "Month",
    "Reported by",
    "Falls within",
    "Longitude",
    "Latitude",
    "Location",
    "LSOA code",
    "LSOA name",
    "Crime type",
    "Last outcome category",
    "Context",
)
RECREATED = "Re-created from counts"
ASB = "Anti-social behaviour"


def counts(force: str) -> pa.Table:
    """Return a force's counts: month, small area, crime type, outcome, rows."""
    table = pq.read_table(FIGURES / "street_lsoa.parquet")
    return table.filter(pc.equal(table["force"], force))


def write_street_files(folder: Path, force: str) -> list[Path]:
    """Write a police street file a month, as data.police.uk names and shapes them."""
    folder.mkdir(parents=True, exist_ok=True)
    table, names = counts(force), small_area_names()
    written = []
    for month in sorted(set(table["month"].to_pylist())):
        path = folder / f"{month:%Y-%m}-{force}-street.csv"
        one_month = table.filter(pc.equal(table["month"], month))
        rows = recreated(one_month, force, month, names)
        write_csv(rows, path, WriteOptions(quoting_style="needed"))
        written.append(path)
    return written


def recreated(
    table: pa.Table, force: str, month: date, names: dict[str, str]
) -> pa.Table:
    """Return as many rows as the counts say, each with an id of its own but for ASB."""
    rows = table.take(np.repeat(np.arange(len(table)), table["rows"].to_numpy()))
    areas, kinds = rows["lsoa"].to_pylist(), rows["crime_type"].to_pylist()
    same = {
        "Crime ID": [
            None if kind == ASB else crime_id(force, month, place)
            for place, kind in enumerate(kinds)
        ],
        "LSOA code": areas,
        "LSOA name": [names.get(area, "") for area in areas],
        "Crime type": kinds,
        "Last outcome category": [one or None for one in rows["outcome"].to_pylist()],
        "Month": [f"{month:%Y-%m}"] * len(rows),
        "Reported by": [force_title(force)] * len(rows),
        "Falls within": [force_title(force)] * len(rows),
        "Location": [RECREATED] * len(rows),
    }
    blank = pa.nulls(len(rows), pa.string())
    return pa.table({name: same.get(name, blank) for name in HEADER})


def crime_id(force: str, month: date, place: int) -> str:
    """Return an id of the shape the police use, of no crime there ever was."""
    return hashlib.sha256(f"{force} {month} {place}".encode()).hexdigest()
