"""Counts of every partnership that has any, as one return of totals."""

import csv
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq

from frankpledge.analysis.codes import crime_types, force_slug, partnerships
from frankpledge.config.demonstration.supplies import FIGURES


KEYS = ("partnership", "month", "crime_type")
HEADER = ("Partnership", "Month", "Crime type", "Crimes")


def codes_of_types() -> dict[str, str]:
    """Return the series each crime type's counts are kept under."""
    return {one.label: f"police-street/{one.id}" for one in crime_types()}


def write_partnership_totals(folder: Path, *, leave_out: str) -> Path:
    """
    Write one file of totals by partnership, month and crime type.

    `leave_out` is the partnership whose own rows are loaded one by one. A
    partnership's month is written only where its own force's file is held: the
    few records of British Transport Police alone would look like a quiet month.
    """
    folder.mkdir(parents=True, exist_ok=True)
    table = pq.read_table(FIGURES / "street_partnership.parquet")
    sums = table.group_by(["partnership", "month", "crime_type"]).aggregate(
        [("rows", "sum")]
    )
    held = months_held()
    path = folder / "partnership-totals.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(HEADER)
        for row in sums.sort_by([(name, "ascending") for name in KEYS]).to_pylist():
            place, month = row["partnership"], row["month"]
            if place != leave_out and (place, month) in held:
                told = (place, f"{month:%Y-%m}", row["crime_type"], row["rows_sum"])
                writer.writerow(told)
    return path


def months_held() -> set[tuple[str, date]]:
    """Return each partnership with the months whose file of its own force is held."""
    months: dict[str, list[date]] = {}
    for row in pq.read_table(FIGURES / "street_files.parquet").to_pylist():
        months.setdefault(row["force"], []).append(row["month"])
    return {
        (one.code, month)
        for one in partnerships().values()
        for month in months.get(force_slug(one.force) or "", [])
    }
