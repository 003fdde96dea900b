"""Builds the grid of a text table: fast where the bytes are plain, careful elsewhere."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
from pyarrow import csv

from frankpledge.analysis.readers.delimited.quoting import split_rows
from frankpledge.analysis.readers.delimited.text import (
    UTF8_MARK,
    decoded,
    delimiter_of,
    physical_lines,
)
from frankpledge.analysis.readers.failures import CannotRead, TooMuch
from frankpledge.analysis.readers.grid import BrokenRow, Grid
from frankpledge.analysis.readers.limits import MEGABYTE, Limits


# Arrow holds a block twice while it splits it, so a large file goes in pieces.
BLOCK_BYTES = 16 * MEGABYTE


def delimited_grid(name: str, data: bytes, limits: Limits) -> Grid:
    """
    Return every row of a text table whose header is its first line that is not blank.

    The plain case goes through Arrow's parser; anything that it might read in another
    way than a person would (quotation marks, blank or ragged lines, odd bytes) goes
    line by line, and gives the same grid where both can read it.
    """
    if not data.strip(b"\xef\xbb\xbf\xff\xfe\0\r\n\t ,;"):
        raise CannotRead(f"{name} is empty.", "Ask for it again.")
    check_rows(name, data.count(b"\n"), limits)
    return _plain_grid(name, data, limits) or careful_grid(name, data, limits)


def check_rows(name: str, rows: int, limits: Limits) -> None:
    """Raise TooMuch for a file with more rows than one supply may have."""
    if rows > limits.rows + 1:
        raise TooMuch(
            f"{name} has {rows:,} rows; the most is {limits.rows:,}.",
            "Send fewer months at a time.",
        )


def check_columns(name: str, columns: int, limits: Limits) -> None:
    """Raise TooMuch for a table with more columns than one supply may have."""
    if columns > limits.columns:
        raise TooMuch(
            f"{name} has {columns:,} columns; the most is {limits.columns}.",
            "Send only the columns that were asked for.",
        )


def _is_plain(data: bytes) -> bool:
    """Say whether every line break in these bytes ends a row and nothing is quoted."""
    return (
        b'"' not in data
        and b"\0" not in data
        and data.count(b"\r") == data.count(b"\r\n")
        and b"\n\n" not in data
        and b"\n\r\n" not in data
        and data[:1] not in b"\r\n"
    )


def _plain_grid(name: str, data: bytes, limits: Limits) -> Grid | None:
    data = data.removeprefix(UTF8_MARK)
    if not _is_plain(data):
        return None
    start = data.find(b"\n") + 1
    try:
        line = data[: start or len(data)].decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        return None
    delimiter = delimiter_of(line)
    header = tuple(line.split(delimiter))
    check_columns(name, len(header), limits)
    if not start or start == len(data):
        return grid_of(name, header, [], [])
    table = _parsed(pa.py_buffer(data).slice(start), len(header), delimiter)
    rows = data.count(b"\n", start) + (not data.endswith(b"\n"))
    if table is None or table.num_rows != rows:
        return None
    columns = tuple(column.combine_chunks() for column in table.columns)
    return Grid(name, header, columns, np.arange(2, rows + 2, dtype=np.int64))


def _parsed(data: pa.Buffer, width: int, delimiter: str) -> pa.Table | None:
    """Return the cells as Arrow splits them, or None when any row is ragged."""
    names = [str(place) for place in range(width)]
    try:
        return csv.read_csv(
            pa.BufferReader(data),
            csv.ReadOptions(
                use_threads=False, column_names=names, block_size=BLOCK_BYTES
            ),
            csv.ParseOptions(
                delimiter=delimiter, quote_char=False, ignore_empty_lines=False
            ),
            csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()),
                strings_can_be_null=False,
            ),
        )
    except pa.ArrowInvalid:
        return None


def careful_grid(name: str, data: bytes, limits: Limits) -> Grid:
    """Return the grid of a text table read line by line."""
    text, notes = decoded(name, data)
    lines = physical_lines(text)
    check_rows(name, len(lines), limits)
    place = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    if place == len(lines):
        raise CannotRead(f"{name} is empty.", "Ask for it again.")
    delimiter = delimiter_of(lines[place])
    found = split_rows(lines[place : place + 50], delimiter, 1, place + 1)
    first = next(found)
    if isinstance(first, BrokenRow):
        raise CannotRead(
            f"{name} has a header line that cannot be read:"
            " a quotation mark in it does not pair.",
            "Put the header right and send it again.",
        )
    header = tuple(first[1])
    check_columns(name, len(header), limits)
    after = place + 1 + sum(cell.count("\n") for cell in header)
    return _rows_under(name, header, lines[after:], delimiter, after + 1, notes)


def _rows_under(
    name: str,
    header: tuple[str, ...],
    lines: list[str],
    delimiter: str,
    first: int,
    notes: tuple[str, ...],
) -> Grid:
    numbers: list[int] = []
    rows: list[list[str]] = []
    broken: list[BrokenRow] = []
    for row in split_rows(lines, delimiter, len(header), first):
        if isinstance(row, BrokenRow):
            broken.append(row)
            continue
        line, cells = row
        shaped = fitted(cells, len(header))
        if shaped is None:
            broken.append(ragged(line, cells, len(header)))
        else:
            numbers.append(line)
            rows.append(shaped)
    return grid_of(name, header, rows, numbers, tuple(broken), notes)


def fitted(cells: list[str], width: int) -> list[str] | None:
    """Return the cells of a row that has the table's width, else None."""
    if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
        # a spreadsheet saved as CSV may pad every line with empty cells
        return cells[:width]
    return cells if len(cells) == width else None


def ragged(line: int, cells: Sequence[str], width: int) -> BrokenRow:
    """Return the broken row of a line with too few or too many cells."""
    return BrokenRow(
        line,
        tuple(cells),
        f"the row has {len(cells)} cells and the header has {width}",
        "Give the row one cell for each column.",
    )


def grid_of(
    name: str,
    header: tuple[str, ...],
    rows: list[list[str]],
    numbers: list[int],
    broken: tuple[BrokenRow, ...] = (),
    notes: tuple[str, ...] = (),
    sheet: str | None = None,
) -> Grid:
    """Return a grid made of rows held as lists."""
    columns = (
        [list(column) for column in zip(*rows, strict=True)]
        if rows
        else [[] for _ in header]
    )
    return Grid(
        name,
        header,
        tuple(pa.array(column, pa.string()) for column in columns),
        np.array(numbers, dtype=np.int64),
        broken,
        sheet,
        notes,
    )
