"""The cells of a workbook's sheets as text, as the supplier would read them."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from xml.etree.ElementTree import ParseError  # nosec B405 - an exception

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    ZipError,
)

from frankpledge.analysis.readers.failures import CannotRead, TooMuch
from frankpledge.analysis.readers.limits import Limits
from frankpledge.analysis.readers.workbook.inspection import Findings, inspected


ERROR_CELL = "#ERROR"

Value = str | int | float | bool | date | datetime | time | timedelta


@dataclass(frozen=True)
class Sheet:
    """One visible sheet: its name, its rows of text from row 1 on, and notes."""

    name: str
    rows: list[list[str]]
    notes: tuple[str, ...] = ()


def sheets_of(name: str, data: bytes, limits: Limits) -> list[Sheet]:
    """Return every visible sheet with something in it."""
    try:
        inspection = inspected(name, data, limits)
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return [
                _sheet(name, book, sheet, inspection.of_sheet.get(sheet), limits)
                for sheet in _visible(book)
            ]
    except PasswordError as locked:
        raise CannotRead(
            f"{name} is protected with a password.",
            "Send it without, over a secure channel.",
        ) from locked
    except (CalamineError, ZipError, zipfile.BadZipFile, ParseError, KeyError) as bad:
        raise CannotRead(
            f"{name} is damaged and cannot be opened.",
            "Open it, save it, send it again.",
        ) from bad


def sheet_named(name: str, sheets: list[Sheet], wanted: str) -> Sheet:
    """Return the sheet that a layout names, or the only one."""
    for sheet in sheets:
        if sheet.name == wanted or (not wanted and len(sheets) == 1):
            return sheet
    names = ", ".join(sheet.name for sheet in sheets) or "none that is visible"
    raise CannotRead(
        f"{name} has no sheet {wanted!r}; its sheets are: {names}.",
        "Check that it is the right workbook, or change the layout.",
    )


def _visible(book: CalamineWorkbook) -> Iterator[str]:
    for sheet in book.sheets_metadata:
        shown = sheet.visible == SheetVisibleEnum.Visible
        if shown and sheet.typ == SheetTypeEnum.WorkSheet:
            yield sheet.name


def _sheet(
    file: str,
    book: CalamineWorkbook,
    name: str,
    findings: Findings | None,
    limits: Limits,
) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    last_row, last_column = sheet.end or (0, 0)
    if last_row >= limits.rows or last_column >= limits.columns:
        raise TooMuch(
            f"{file} has more rows or columns in {name} than one supply may.",
            "Delete everything outside the table and save it again.",
        )
    findings = findings or Findings()
    rows = [
        [as_text(value) for value in row]
        for row in sheet.to_python(skip_empty_area=False)
    ]
    for row, column in findings.errors:
        if row <= len(rows) and column <= len(rows[row - 1]):
            rows[row - 1][column - 1] = ERROR_CELL
    for row, column in findings.percents:
        if row <= len(rows) and column <= len(rows[row - 1]):
            rows[row - 1][column - 1] = as_percent(rows[row - 1][column - 1])
    notes = []
    if findings.has_formulas:
        notes.append("Calculated cells were read as they were last saved.")
    if sheet.merged_cell_ranges:
        notes.append("Merged cells count once, at their top left corner.")
    return Sheet(name, rows, tuple(notes))


def as_percent(text: str) -> str:
    """Return a number as its cell shows it: what is kept as 0.125 is 12.5%."""
    try:
        shown = float(text) * 100
    except ValueError:
        return text
    return f"{as_text(round(shown, 10))}%"


def as_text(value: Value) -> str:
    """Return a cell as text; whole numbers lose the point that storage gave them."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return (
            str(int(value)) if value.is_integer() and abs(value) < 1e16 else repr(value)
        )
    if isinstance(value, datetime):
        at_midnight = value.time() == time()
        return value.date().isoformat() if at_midnight else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
