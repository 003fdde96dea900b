"""Writing tables: the front door to CSV, ODS and XLSX."""

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence

from frankpledge.documents.columns import Column, Value, as_columns
from frankpledge.documents.failures import DocumentFailure
from frankpledge.documents.packages import packed
from frankpledge.documents.spreadsheets.cells import as_field, heading_of
from frankpledge.documents.spreadsheets.opendocuments import write_ods
from frankpledge.documents.spreadsheets.sheets import (
    Cover,
    Sheet,
    cover_sheet,
    named,
    notes_sheet,
)
from frankpledge.documents.spreadsheets.workbooks import write_xlsx


FORMATS = ("csv", "ods", "xlsx")
PIECE = 64 * 1024
"""Characters of CSV that are gathered before they are handed on."""


def write_table(
    columns: Sequence[Column | str],
    rows: Iterable[Sequence[Value]],
    format: str,  # noqa: A002 - the word every caller uses
    *,
    cover: Cover,
    bom: bool = False,
) -> bytes:
    """
    Return one table as a file: `csv`, `ods` or `xlsx`.

    CSV carries the table alone (UTF-8, CRLF, names as header; `bom` helps older
    spreadsheet programs). The other two add a cover, contents and notes, with
    the table on the last sheet and its names in row `HEADER_ROW`.
    """
    made = as_columns(columns)
    kept = [tuple(row) for row in rows]
    sheet = Sheet("Table", cover.title, made, kept)
    if format == "csv":
        return write_csv(sheet, bom=bom)
    return write_workbook([sheet], format, cover=cover)


def write_workbook(
    sheets: Sequence[Sheet],
    format: str,  # noqa: A002 - the word every caller uses
    *,
    cover: Cover,
) -> bytes:
    """Return several tables as one file; `csv` gives a zip with one CSV a table."""
    if format == "csv":
        return packed(_csv_files(sheets, cover))
    fitting = [sheet.fitting() for sheet in sheets]
    if format == "xlsx":
        return write_xlsx(fitting, cover)
    if format == "ods":
        return write_ods(fitting, cover)
    raise DocumentFailure(
        f"Tables cannot be written as “{format}”.", f"Use {', '.join(FORMATS)}."
    )


def write_csv(sheet: Sheet, *, bom: bool = False) -> bytes:
    """Return the sheet's rows as RFC 4180 text; empty fields are missing values."""
    text = b"".join(csv_pieces(sheet.columns, sheet.checked().rows))
    return BOM_UTF8 + text if bom else text


def csv_pieces(
    columns: Sequence[Column], rows: Iterable[Sequence[Value]]
) -> Iterator[bytes]:
    """Yield rows as RFC 4180 text, some at a time: no more of them stands in memory."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow([heading_of(column) for column in columns])
    for row in rows:
        writer.writerow(
            [
                as_field(value, column)
                for value, column in zip(row, columns, strict=True)
            ]
        )
        if target.tell() > PIECE:
            yield target.getvalue().encode()
            target.seek(0)
            target.truncate()
    yield target.getvalue().encode()


def _csv_files(sheets: Sequence[Sheet], cover: Cover) -> dict[str, bytes]:
    files = {"cover.csv": write_csv(cover_sheet(cover))}
    files["notes.csv"] = write_csv(notes_sheet(sheets, cover))
    for tab, sheet in named(sheets):
        files[f"{'-'.join(tab.lower().split())}.csv"] = write_csv(sheet)
    return files
