"""
The files that suppliers would send, written again out of published counts.

Each count of a small area, month, crime type and outcome becomes that many rows,
so every total is the real one. The rows themselves are made up: they have no
coordinates, their location says that they were re-created, and their crime ids
are of no crime.
"""

import csv
import hashlib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq

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


def counts(force: str) -> dict[date, list[dict[str, Any]]]:
    """Return a force's counts by month: small area, crime type, outcome, rows."""
    table = pq.read_table(FIGURES / "street_lsoa.parquet")
    months: dict[date, list[dict[str, Any]]] = defaultdict(list)
    for row in table.filter(pc.equal(table["force"], force)).to_pylist():
        months[row["month"]].append(row)
    return dict(months)


def write_street_files(folder: Path, force: str) -> list[Path]:
    """Write a police street file a month, as data.police.uk names and shapes them."""
    folder.mkdir(parents=True, exist_ok=True)
    names, title = small_area_names(), force_title(force)
    written = []
    for month, rows in sorted(counts(force).items()):
        path = folder / f"{month:%Y-%m}-{force}-street.csv"
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(HEADER)
            for row in rows:
                writer.writerows(recreated(row, month, title, names))
        written.append(path)
    return written


def recreated(
    row: dict[str, Any], month: date, force: str, names: dict[str, str]
) -> Iterator[tuple[str, ...]]:
    """Yield as many rows as the count says, each with an id of its own but for ASB."""
    area, kind, outcome = row["lsoa"], row["crime_type"], row["outcome"]
    for number in range(row["rows"]):
        text = f"{force} {month} {area} {kind} {outcome} {number}"
        crime = "" if kind == ASB else hashlib.sha256(text.encode()).hexdigest()
        yield (
            crime,
            f"{month:%Y-%m}",
            force,
            force,
            "",
            "",
            RECREATED,
            area,
            names.get(area, ""),
            kind,
            outcome,
            "",
        )
