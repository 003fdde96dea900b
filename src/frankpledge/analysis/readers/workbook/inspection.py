"""Looks into a workbook's archive before anything parses it."""

import io
import re
import zipfile
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET  # nosec B405 - see below

from frankpledge.analysis.readers.failures import CannotRead, TooMuch
from frankpledge.analysis.readers.files import check_directory
from frankpledge.analysis.readers.limits import Limits
from frankpledge.analysis.readers.workbook.opendocument import letters, looked_through


# Programs differ in quotes and prefixes, and may leave a place out where it is the next.
_TAG = re.compile(rb"<(?:\w+:)?(row|c)\b([^>]*)>")
_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Z]{0,9})(\d{1,18})[\"']")
_STYLE = re.compile(rb"\bs\s*=\s*[\"'](\d{1,9})[\"']")
_KIND = re.compile(rb"\bt\s*=\s*[\"'](\w+)[\"']")
# Words within a format, which may hold a % that is only written.
_SAID = re.compile(r'"[^"]*"|\\.')
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PLAIN_FIX = "Save it again as a plain workbook (.xlsx) with values only."


@dataclass(frozen=True)
class Findings:
    """
    What a sheet's parser will not say: which cells are errors, which are shown as
    percents (and kept as a hundredth of what is shown), and whether it calculates.
    """

    errors: frozenset[tuple[int, int]] = frozenset()
    percents: frozenset[tuple[int, int]] = frozenset()
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
            seen = looked_through(name, archive.read("content.xml"), limits)
            return Inspection(
                {
                    sheet: Findings(
                        frozenset(marked.errors), frozenset(marked.percents)
                    )
                    for sheet, marked in seen.items()
                }
            )
        if "xl/workbook.xml" not in names:
            return Inspection()
        styles = _percent_styles(archive)
        found = {
            sheet: _findings(name, archive.read(path), styles, limits)
            for sheet, path in _sheet_paths(archive).items()
            if path in names
        }
    return Inspection(found)


def _refuse_active_content(name: str, names: set[str]) -> None:
    names = {n.lower() for n in names}
    if any(n.endswith("vbaproject.bin") or n.startswith("basic/") for n in names):
        raise CannotRead(f"{name} holds macros.", _PLAIN_FIX)
    if any(n.startswith("xl/externallinks/") for n in names):
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


def _percent_styles(archive: zipfile.ZipFile) -> frozenset[int]:
    """Return the numbers of the cell styles that show a hundred times what is kept."""
    if "xl/styles.xml" not in archive.namelist():
        return frozenset()
    styles = ET.fromstring(archive.read("xl/styles.xml"))  # noqa: S314 # nosec B314
    formats = {
        each.get("numFmtId"): each.get("formatCode", "")
        for each in styles.iter()
        if each.tag.endswith("}numFmt")
    }
    percents = {"9", "10"} | {
        number for number, code in formats.items() if "%" in _SAID.sub("", code)
    }
    cells = (each for each in styles if each.tag.endswith("}cellXfs"))
    return frozenset(
        place
        for place, style in enumerate(next(cells, ()))
        if style.get("numFmtId") in percents
    )


def _findings(
    name: str, sheet: bytes, percent_styles: frozenset[int], limits: Limits
) -> Findings:
    errors: set[tuple[int, int]] = set()
    percents: set[tuple[int, int]] = set()
    row = column = 0
    for tag in _TAG.finditer(sheet):
        place = _PLACE.search(tag[2])
        if tag[1] == b"row":
            row, column = int(place[2]) if place else row + 1, 0
            continue
        row = int(place[2]) if place else row
        column = _column_number(place[1]) if place else column + 1
        if row > limits.rows or column > limits.columns:
            raise TooMuch(
                f"{name} has a cell far out at {letters(column)}{row}.",
                "Delete everything outside the table and save it again.",
            )
        _note(tag[2], (row, column), percent_styles, errors, percents)
    return Findings(
        frozenset(errors), frozenset(percents), bool(_FORMULA.search(sheet))
    )


def _note(
    cell: bytes,
    place: tuple[int, int],
    percent_styles: frozenset[int],
    errors: set[tuple[int, int]],
    percents: set[tuple[int, int]],
) -> None:
    """Note a cell that is an error, or a number that is shown as a percent."""
    kind = _KIND.search(cell)
    if kind and kind[1] == b"e":
        errors.add(place)
    elif percent_styles and (kind is None or kind[1] == b"n"):
        style = _STYLE.search(cell)
        if style and int(style[1]) in percent_styles:
            percents.add(place)


def _column_number(name: bytes) -> int:
    number = 0
    for letter in name:
        number = number * 26 + letter - ord("A") + 1
    return number
