"""Reading a plan that came as a file: a workbook, or data."""

import io
import json
import tomllib
import zipfile
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from frankpledge.documents.spreadsheets import restored
from frankpledge.plan.rules.beside import Beside, read_beside
from frankpledge.plan.rules.content import PlanContent, PlanFault, read_content
from frankpledge.plan.rules.workbook import SHEETS, beside_from, columns_of, from_sheets


EXAMPLES = Path(__file__).parents[1] / "examples"
# A plan is a few hundred lines; anything far larger is not a plan.
MOST_BYTES = 5 * 1024 * 1024
MOST_INFLATED = 100 * 1024 * 1024
MOST_ROWS = 5_000
# The names of the columns stand near the top, under the sheet's title.
HEADER_WITHIN = 12


def read_whole_file(name: str, data: bytes) -> tuple[PlanContent, Beside]:
    """Return the plan a file holds, and what it says beside the plan's lines."""
    if len(data) > MOST_BYTES:
        raise PlanFault([f"{name} is larger than a plan can be (5 MB)"])
    if data[:2] == b"PK":
        sheets = workbook_rows(name, data)
        return from_sheets(sheets), beside_from(sheets)
    try:
        text = data.decode("utf-8-sig")
        content = tomllib.loads(text) if name.endswith(".toml") else json.loads(text)
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise PlanFault(
            [f"{name} is not a workbook (.xlsx, .ods), nor JSON or TOML of a plan"]
        ) from None
    if not isinstance(content, dict):
        raise PlanFault([f"{name} holds no plan"])
    beside = content.pop("beside", {})
    return read_content(content), read_beside(beside)


def workbook_rows(name: str, data: bytes) -> dict[str, Any]:
    """Return the rows of every sheet of a plan workbook, by column name."""
    refuse_bomb(name, data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = {
            sheet: book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
            for sheet in book.sheet_names
            if sheet in SHEETS
        }
    except (CalamineError, ValueError, OSError):
        raise PlanFault([f"{name} cannot be opened as a workbook"]) from None
    return {sheet: table(sheet, rows) for sheet, rows in sheets.items()}


def refuse_bomb(name: str, data: bytes) -> None:
    """Raise PlanFault where the workbook would unpack to far more than a plan."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            inflated = sum(member.file_size for member in packed.infolist())
    except zipfile.BadZipFile:
        raise PlanFault([f"{name} is damaged: ask for it again"]) from None
    if inflated > MOST_INFLATED:
        raise PlanFault([f"{name} unpacks to more than a plan can be"])


def table(sheet: str, rows: list[list[Any]]) -> list[dict[str, Any]]:
    """Return a sheet's lines under its header row, empty lines left out."""
    wanted = set(columns_of(sheet))
    for place, row in enumerate(rows[:HEADER_WITHIN]):
        names = [str(cell).strip() for cell in row]
        if len(wanted & set(names)) >= min(3, len(wanted)):
            return lines(names, rows[place + 1 :], first=place + 2)
    raise PlanFault([f"sheet {sheet!r} has no row of column names"])


def lines(
    names: list[str], rows: list[list[Any]], *, first: int
) -> list[dict[str, Any]]:
    """Return rows as dicts with the number of the row they stand in."""
    if len(rows) > MOST_ROWS:
        raise PlanFault([f"there are more than {MOST_ROWS:,} rows"])
    found = []
    for number, row in enumerate(rows, first):
        cells = {
            name: restored(cell) if isinstance(cell, str) else cell
            for name, cell in zip(names, row, strict=False)
            if name and cell not in (None, "")
        }
        if cells:
            found.append(cells | {"row": number})
    return found
