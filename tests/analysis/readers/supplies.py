"""Invented supplies for the readers' tests."""

import gzip
import zipfile
from datetime import date
from pathlib import Path

from frankpledge.analysis.readers import Order, Reading, Supplied, read_here


TODAY = date(2021, 6, 1)
STREET_HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,"
    "LSOA code,LSOA name,Crime type,Last outcome category,Context"
)
FORCE = "Merseyside Police"
STREET_NAME = "2019-01-merseyside-street.csv"


def crime_id(number: int) -> str:
    return f"{number:064x}"


def street_row(
    number: int = 1,
    *,
    key: str | None = None,
    month: str = "2019-01",
    force: str = FORCE,
    place: str = "-2.735,53.453",
    lsoa: str = "E01006412",
    kind: str = "Burglary",
    outcome: str = "Under investigation",
) -> str:
    key = crime_id(number) if key is None else key
    return (
        f"{key},{month},{force},{force},{place},On or near A,{lsoa},B,{kind},{outcome},"
    )


def asb_row() -> str:
    return street_row(key="", kind="Anti-social behaviour", outcome="")


def street_file(*rows: str, end: str = "\n") -> bytes:
    return (end.join([STREET_HEADER, *rows]) + end).encode()


def supplied(folder: Path, data: bytes, name: str = STREET_NAME) -> Supplied:
    path = folder / f"kept-{abs(hash((name, data)))}"
    path.write_bytes(data)
    return Supplied(path, name)


def street(folder: Path, data: bytes, name: str = STREET_NAME) -> Reading:
    return read_here(Order("police-street", TODAY), [supplied(folder, data, name)])


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def gzipped(data: bytes) -> bytes:
    return gzip.compress(data)


def counts(reading: Reading) -> tuple[int, int, int, int]:
    return reading.read, reading.accepted, reading.duplicates, reading.quarantined


def is_accounted_for(reading: Reading) -> bool:
    """Say whether every row is in one place, in the counts and in the tables."""
    each = all(
        count.read == count.accepted + count.duplicates + count.quarantined
        and count.accepted == sum(count.rows_of.values())
        for count in reading.files
    )
    return (
        each
        and len(reading.rows) == reading.accepted
        and len(reading.duplicated) == reading.duplicates
    )


def reasons(reading: Reading) -> list[str]:
    return [fault["reason"] for fault in reading.faults.to_pylist()]
