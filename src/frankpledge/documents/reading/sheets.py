"""Workbooks: every sheet a heading, its rows a table; single cells are paragraphs."""

import io
from dataclasses import replace
from datetime import date, datetime
from pathlib import PurePath
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from frankpledge.analysis.dates import day_in_words
from frankpledge.documents.reading.blocks import Builder, ReadDocument
from frankpledge.documents.reading.documents import UnreadableDocument


_MOST_ROWS = 5_000
_MOST_COLUMNS = 64


def read_sheets(name: str, content: bytes) -> ReadDocument:
    """Return a workbook's sheets as headings and tables; raise UnreadableDocument."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = {
            sheet: book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
            for sheet in book.sheet_names
        }
    except (CalamineError, ValueError, OSError) as error:
        raise UnreadableDocument(
            f"{PurePath(name).name} cannot be opened as a workbook.",
            "Open it, save it under another name and send that.",
        ) from error
    builder = Builder()
    for sheet, rows in sheets.items():
        builder.heading(sheet, 1)
        _rows(builder, rows[:_MOST_ROWS])
    read = builder.finished(PurePath(name).name, "xlsx")
    return replace(read, kind=PurePath(name).suffix.lower().lstrip(".") or "xlsx")


def _rows(builder: Builder, rows: list[list[Any]]) -> None:
    table: list[list[tuple[str, int]]] = []
    for row in rows:
        words = [_words(cell) for cell in row[:_MOST_COLUMNS]]
        filled = [each for each in words if each]
        if len(filled) > 1 or (table and filled):
            table.append([(each, 1) for each in words])
            continue
        builder.table(table)
        table = []
        if filled:
            builder.paragraph(filled[0])
    builder.table(table)


def _words(cell: Any) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return day_in_words(cell)
    return "" if cell is None else str(cell).strip()
