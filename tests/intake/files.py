"""Supplier-shaped files, plainly invented, for the tests of the data room."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from frankpledge.analysis.readers.reading import Supplied


HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,"
    "LSOA code,LSOA name,Crime type,Last outcome category,Context"
)
FORCE = "Merseyside Police"


def crime(
    number: int,
    month: str = "2019-06",
    *,
    kind: str = "Burglary",
    outcome: str = "Under investigation",
    lsoa: str = "E01006822",
    longitude: str = "-2.735",
    latitude: str = "53.453",
) -> str:
    """Return one row of a street file: a crime with a number of its own."""
    return (
        f"{number:064x},{month},{FORCE},{FORCE},{longitude},{latitude},"
        f"On or near Example Road,{lsoa},St. Helens 001A,{kind},{outcome},"
    )


def disorder(month: str = "2019-06") -> str:
    """Return one row of anti-social behaviour, which carries no number."""
    return (
        f",{month},{FORCE},{FORCE},-2.735,53.453,On or near Example Road,"
        "E01006822,St. Helens 001A,Anti-social behaviour,,"
    )


def street_csv(rows: Iterable[str], ending: str = "\n") -> bytes:
    """Return a street file with these rows."""
    return ending.join([HEADER, *rows, ""]).encode()


def street_file(
    folder: Path, month: str = "2019-06", rows: Sequence[str] | None = None
) -> Supplied:
    """Return a street file on the disk: three crimes and two disorders unless said."""
    name = f"{month}-merseyside-street.csv"
    held = (
        [*(crime(number, month) for number in (1, 2, 3)), *[disorder(month)] * 2]
        if rows is None
        else rows
    )
    path = folder / name
    path.write_bytes(street_csv(held))
    return Supplied(path, name)


def zipped(files: dict[str, bytes]) -> bytes:
    """Return an archive of these files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()
