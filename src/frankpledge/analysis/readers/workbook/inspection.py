"""Looks into a workbook's archive before anything parses it."""

import io
import re
import zipfile
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET  # nosec B405 - see below

from frankpledge.analysis.readers.failures import CannotRead, TooMuch
from frankpledge.analysis.readers.files import check_directory
from frankpledge.analysis.readers.limits import Limits
from frankpledge.analysis.readers.workbook.opendocument import refuse_repeats


_CELL = re.compile(rb"<c\b[^>]*>")
_PLACE = re.compile(rb'\br="([A-Z]{1,9})(\d{1,18})"')
_IS_ERROR = re.compile(rb'\bt="e"')
_FORMULA = re.compile(rb"<f[ >/]")
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PLAIN_FIX = "Save it again as a plain workbook (.xlsx) with values only."


@dataclass(frozen=True)
class Findings:
    """What a sheet's parser will not say: its error cells, and whether it calculates."""

    errors: frozenset[tuple[int, int]] = frozenset()
    has_formulas: bool = False


@dataclass(frozen=True)
class Inspection:
    """What was found in each sheet of a workbook, by the sheet's name."""

    of_sheet: dict[str, Findings] = field(default_factory=dict)


def inspected(name: str, data: bytes, limits: Limits) -> Inspection:
    """
    Return what the archive holds, or refuse it.

    One cell in the far corner makes a parser lay out the whole sheet: four gigabytes
    from a file of two megabytes. Its extent is therefore measured first.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        check_directory(name, archive.infolist(), limits)
        names = set(archive.namelist())
        _refuse_active_content(name, names)
        if "content.xml" in names:
            refuse_repeats(name, archive.read("content.xml"), limits)
        if "xl/workbook.xml" not in names:
            return Inspection()
        found = {
            sheet: _findings(name, archive.read(path), limits)
            for sheet, path in _sheet_paths(archive).items()
            if path in names
        }
    return Inspection(found)


def _refuse_active_content(name: str, names: set[str]) -> None:
    if any(n.endswith("vbaProject.bin") or n.startswith("Basic/") for n in names):
        raise CannotRead(f"{name} holds macros.", _PLAIN_FIX)
    if any(n.startswith("xl/externalLinks/") for n in names):
        raise CannotRead(f"{name} draws on other workbooks by links.", _PLAIN_FIX)


def _sheet_paths(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return each sheet's file in the archive, by the sheet's name."""
    # expat, which this is, stops entities that multiply
    book = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 # nosec B314
    relations = "xl/_rels/workbook.xml.rels"
    if relations not in archive.namelist():
        return {}
    links = ET.fromstring(archive.read(relations))  # noqa: S314 # nosec B314
    target = {link.get("Id"): link.get("Target", "") for link in links}
    paths = {}
    for sheet in book.iter():
        if sheet.tag.endswith("}sheet"):
            path = target.get(sheet.get(_RELATION_ID), "")
            full = path.lstrip("/") if path.startswith("/") else f"xl/{path}"
            paths[sheet.get("name", "")] = full
    return paths


def _findings(name: str, sheet: bytes, limits: Limits) -> Findings:
    errors = set()
    for cell in _CELL.finditer(sheet):
        place = _PLACE.search(cell[0])
        if not place:
            continue
        row, column = int(place[2]), _column_number(place[1])
        if row > limits.rows or column > limits.columns:
            raise TooMuch(
                f"{name} has a cell far out at {place[1].decode()}{row}.",
                "Delete everything outside the table and save it again.",
            )
        if _IS_ERROR.search(cell[0]):
            errors.add((row, column))
    return Findings(frozenset(errors), bool(_FORMULA.search(sheet)))


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
