"""The frozen files of a release: what went out, byte for byte, for good."""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from frankpledge.documents.spreadsheets import (
    Column,
    Cover,
    Kind,
    Sheet,
    write_csv,
    write_workbook,
)
from frankpledge.publication.models import Release


COLUMNS = (
    Column("measure", "Measure", note="The measure's stable name"),
    Column(
        "area_code",
        "Area code",
        note="Code of the area (Office for National Statistics, or our own)",
    ),
    Column("area_name", "Area", note="Name of the area"),
    Column(
        "period_type", "Kind of period", note="Month, quarter, financial year and so on"
    ),
    Column("period", "Period", note="The period's label"),
    Column("starts_on", "First day", Kind.DATE, note="First day of the period"),
    Column(
        "ends_before",
        "Day after the last",
        Kind.DATE,
        note="The day after the period's last day",
    ),
    Column(
        "count",
        "Count",
        Kind.NUMBER,
        note="What was counted; empty where it is not shown",
    ),
    Column(
        "count_mark",
        "Mark of the count",
        note="c hidden to protect people; x not available",
    ),
    Column(
        "value",
        "Value",
        Kind.NUMBER,
        note="The rate or percentage, where the measure has one",
    ),
    Column(
        "value_mark",
        "Mark of the value",
        note="c hidden; x not available; z too few to give one",
    ),
    Column("unit", "Unit", note="What the value, or else the count, is in"),
    Column(
        "status",
        "Status",
        note="Final, provisional (may still be revised), missing, or hidden",
    ),
    Column("source", "Source", note="Who supplied the records"),
    Column("release", "Release", note="Release and version this row belongs to"),
)
DICTIONARY = (
    Column("column", "Column"),
    Column("title", "Title"),
    Column("meaning", "Meaning"),
)


def folder_of(slug: str, version: int) -> Path:
    """Return the folder that holds a version's frozen files."""
    place: Path = settings.WORKSPACE / "published" / "releases" / slug / f"v{version}"
    return place


def write_release(release: Release) -> Path:
    """
    Write a version's files whole, synced to disk; a folder that is there is replaced.

    They are the content as approved, and for each measure a CSV and an ODS file.
    """
    place = folder_of(release.slug, release.version)
    fresh = place.with_name(f"{place.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    (fresh / "data").mkdir(parents=True)
    for name, content in files_of(release.content):
        write_synced(fresh / name, content)
    shutil.rmtree(place, ignore_errors=True)
    fresh.rename(place)
    sync_folder(place.parent)
    return place


def files_of(content: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    """Yield every frozen file of a content: its name and its bytes."""
    text = json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False)
    yield "release.json", f"{text}\n".encode()
    yield "data/dictionary.csv", dictionary_file()
    for measure in content["measures"]:
        sheet = sheet_of(measure, content)
        yield f"data/{measure['id']}.csv", write_csv(sheet)
        cover = cover_of(measure, content)
        yield f"data/{measure['id']}.ods", write_workbook([sheet], "ods", cover=cover)


def dictionary_file() -> bytes:
    """Return what each column of the data files means."""
    rows = [(each.name, each.title, each.note) for each in COLUMNS]
    return write_csv(Sheet("Dictionary", "Data dictionary", DICTIONARY, rows))


def sheet_of(measure: Mapping[str, Any], content: Mapping[str, Any]) -> Sheet:
    """Return one measure's figures as a table of rows that stand on their own."""
    notes = (*measure["caveats"], *measure["notes"])
    return Sheet(
        "Figures",
        measure["name"],
        COLUMNS,
        list(rows_of(measure, content)),
        notes=tuple(filter(None, notes)),
    )


def rows_of(
    measure: Mapping[str, Any], content: Mapping[str, Any]
) -> Iterator[tuple[Any, ...]]:
    """Yield one row for each period and area."""
    release = f"{content['slug']} version {content['version']}"
    for table in measure["tables"]:
        for period, row in zip(table["periods"], table["cells"], strict=True):
            for area, cell in zip(table["areas"], row, strict=True):
                yield (
                    measure["id"],
                    area["code"],
                    area["name"],
                    table["period_type"],
                    period["label"],
                    date.fromisoformat(period["starts_on"]),
                    date.fromisoformat(period["ends_before"]),
                    number(cell["count"]),
                    cell["count_mark"],
                    number(cell.get("value", "")),
                    cell.get("value_mark", ""),
                    measure["unit"],
                    cell["status"],
                    measure["supplier"],
                    release,
                )


def number(text: str) -> int | float | None:
    """Return a figure's text as a number, None where there is none."""
    if not text:
        return None
    return float(text) if "." in text else int(text)


def cover_of(measure: Mapping[str, Any], content: Mapping[str, Any]) -> Cover:
    """Return what a file says about itself."""
    known = datetime.fromisoformat(content["known_at"])
    return Cover(
        title=measure["name"],
        created=known.date(),
        area=content["area"]["name"],
        period=f"Up to {content['until']}",
        source=measure["supplier"],
        definition=f"{measure['question']} ({measure['id']}, version {measure['version']})",
        version=f"{content['slug']} version {content['version']}",
        licence=content["licence"],
    )


def write_synced(file: Path, content: bytes) -> None:
    """Write a file and wait until the disk has it."""
    with file.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the disk knows a folder's new names."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
