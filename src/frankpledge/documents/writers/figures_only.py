"""Data files of a document: every table as a sheet, with cover and notes."""

from frankpledge.documents.columns import Column, Value
from frankpledge.documents.model import Cell, Document, Table, cell_value
from frankpledge.documents.spreadsheets import Cover, Sheet, write_workbook


MARKS = Column(
    "marks", "Marks", note="Shorthand that belongs to figures in the same row."
)


def write_data(document: Document, form: str) -> bytes:
    """Return the document's tables as `ods`, `xlsx` or `csv` (a zip)."""
    about = document.about
    cover = Cover(
        about.title,
        about.created,
        area=about.area,
        period=about.period,
        source="; ".join(about.sources),
        definition=about.subtitle,
        version=" ".join(part for part in (about.version, about.status) if part),
        owner=about.owner,
        licence=dict(about.facts()).get("Licence", ""),
        marking=about.marking,
        language=about.language,
    )
    sheets = [
        _sheet(table, f"Table {number}")
        for number, table in enumerate(document.tables(), start=1)
    ]
    return write_workbook(sheets, form, cover=cover)


def _sheet(table: Table, fallback: str) -> Sheet:
    rows = [[_value(cell) for cell in row] for row in table.rows]
    columns = table.columns
    marks = [_marks(table, row) for row in table.rows]
    if any(marks):
        columns = (*columns, MARKS)
        rows = [[*row, mark or "none"] for row, mark in zip(rows, marks, strict=True)]
    return Sheet(
        table.name or fallback, table.caption or fallback, columns, rows, table.notes
    )


def _value(cell: Value | Cell) -> Value:
    # A cell that is words alone carries its words; a missing one says so.
    value = cell_value(cell)
    if value is None and isinstance(cell, Cell) and cell.words:
        return cell.words
    return "[x]" if value is None else value


def _marks(table: Table, row: tuple[Value | Cell, ...]) -> str:
    return "; ".join(
        f"{column.title} {cell.mark}"
        for cell, column in zip(row, table.columns, strict=True)
        if isinstance(cell, Cell) and cell.mark
    )
