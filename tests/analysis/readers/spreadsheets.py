"""Writes the spreadsheets that the readers' tests send."""

from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter
from odfdo import Document, Row, Table


# As St Helens prints its tables: a series a row, a year a column.
PRINTED = [
    ["Anti-social behaviour and fires"],
    [],
    ["", "2010/11", "2011/12", "2012/13"],
    ["ASB reported to the police", "6,358", "6,270", "5,838"],
    ["ASB reported to the council", "N/A", "5,811", "5,537"],
    ["Secondary fires", "844", "614", "<5"],
    ["Total", "7,202", "12,695", "11,922"],
    ["Source: Merseyside Police"],
]


def workbook(path: Path, rows: list[list[Any]], sheet: str = "Table 1") -> Path:
    with xlsxwriter.Workbook(path) as book:
        dates = book.add_format({"num_format": "dd/mm/yyyy"})
        page = book.add_worksheet(sheet)
        for line, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, date):
                    page.write_datetime(line, place, cell, dates)
                elif isinstance(cell, str) and cell.startswith("="):
                    page.write_formula(line, place, cell, None, "#DIV/0!")
                elif cell != "":
                    page.write(line, place, cell)
    return path


def open_document(path: Path, rows: list[list[Any]], sheet: str = "Table 1") -> Path:
    document = Document("spreadsheet")
    document.body.clear()
    table = Table(sheet)
    for row in rows:
        table.append_row(_ods_row(row))
    document.body.append(table)
    document.save(str(path))
    return path


def _ods_row(cells: list[Any]) -> Any:
    row = Row()
    row.set_values([cell if cell != "" else None for cell in cells])
    return row
