"""Reads the table a method is run on: a file or a pipe, whatever was put in it."""

from __future__ import annotations

import csv
import io
import json
import sys
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import ipc
from pyarrow import parquet as pq

from frankpledge.analysis.methods.tables import arrow
from frankpledge.analysis.readers.delimited import delimited_grid
from frankpledge.analysis.readers.delimited.text import decoded, delimiter_of
from frankpledge.analysis.readers.failures import CannotRead, TooMuch
from frankpledge.analysis.readers.grid import Grid
from frankpledge.analysis.readers.limits import MEGABYTE, Limits
from frankpledge.config.cli.analyse import columns


PIPE = "-"
# What somebody analyses at their own desk may be larger than what an agency sends in.
LIMITS = Limits(rows=50_000_000, columns=5_000)
MOST_INFLATED = 4096 * MEGABYTE
GZIP, PARQUET, ARROW_FILE, ARROW_STREAM = b"\x1f\x8b", b"PAR1", b"ARROW1", b"\xff" * 4
NOT_TABLES = {b"PK\x03\x04": "a workbook or a zip", b"\xd0\xcf\x11\xe0": "a workbook"}


@dataclass(frozen=True)
class Read:
    """A table, remarks on how it was read, and the rows that could not be."""

    rows: pa.Table
    remarks: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()


def read(name: str, columns: Sequence[str] = ()) -> Read:
    """
    Return the table in a file, or on the standard input where the name is `-`.

    CSV of any make, Parquet, Arrow and JSON are known by their first bytes, plain
    or in gzip. `columns` are the names of text that has no line of names. Raises
    CannotRead with a sentence for anything else.
    """
    shown = "The standard input" if name == PIPE else name
    data = _bytes(name)
    if data.startswith(GZIP):
        data = _inflated(shown, data)
    for start, what in NOT_TABLES.items():
        if data.startswith(start):
            raise CannotRead(f"{shown} is {what}.", "Save its table as CSV UTF-8.")
    return _table(shown, data, columns)


def _table(shown: str, data: bytes, columns: Sequence[str]) -> Read:
    is_columnar = data.startswith((PARQUET, ARROW_FILE, ARROW_STREAM))
    is_json = data.lstrip()[:1] in (b"{", b"[")
    if columns and (is_columnar or is_json):
        raise CannotRead(f"{shown} names its own columns.", "Leave out --columns.")
    if columns:
        return _text(shown, _headed(shown, data, columns), above=1)
    if is_json:
        return Read(_json(shown, data))
    if not is_columnar:
        return _text(shown, data)
    try:
        return Read(_plain(_columnar(data)))
    except (pa.ArrowException, OSError) as damaged:
        raise CannotRead(
            f"{shown} is damaged or cut short.", "Make it again."
        ) from damaged


def _bytes(name: str) -> bytes:
    if name == PIPE:
        return sys.stdin.buffer.read()
    file = Path(name)
    if file.is_dir():
        raise CannotRead(f"{name} is a folder.", "Name the file.")
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise CannotRead(
            f"There is no file {name}.", "Look at how its name is written."
        ) from None
    except PermissionError:
        raise CannotRead(
            f"{name} may not be read.", "Ask for the right to read it."
        ) from None


def _inflated(shown: str, data: bytes) -> bytes:
    reader = zlib.decompressobj(wbits=31)
    try:
        found = reader.decompress(data, MOST_INFLATED)
    except zlib.error:
        raise CannotRead(f"{shown} is a damaged gzip.", "Make it again.") from None
    if reader.unconsumed_tail:
        raise TooMuch(f"{shown} unpacks to over 4 GB.", "Use Parquet instead.")
    if not reader.eof:
        raise CannotRead(f"{shown} is a gzip cut short.", "Make it again.")
    return found + (_inflated(shown, reader.unused_data) if reader.unused_data else b"")


def _columnar(data: bytes) -> pa.Table:
    source = pa.BufferReader(data)
    if data.startswith(PARQUET):
        return pq.read_table(source)
    if data.startswith(ARROW_FILE):
        return ipc.open_file(source).read_all()
    return ipc.open_stream(source).read_all()


def _plain(rows: pa.Table) -> pa.Table:
    """Return the rows with every column of a dictionary written out."""
    for at, field in enumerate(rows.schema):
        if pa.types.is_dictionary(field.type):
            column = rows.column(at).cast(field.type.value_type)
            rows = rows.set_column(at, field.name, column)
    return rows


def _json(shown: str, data: bytes) -> pa.Table:
    """Return rows of JSON: a list, one object a line, or what --json answered."""
    try:
        found = _documents(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise CannotRead(
            f"{shown} looks like JSON and is not.",
            "Give a list of objects, or one object a line.",
        ) from None
    if not found or not all(isinstance(row, dict) for row in found):
        raise CannotRead(
            f"{shown} holds no rows.", "Give a list of objects, or one object a line."
        )
    rows = arrow(found)
    for at, field in enumerate(rows.schema):
        if pa.types.is_string(field.type):
            text = rows.column(at).combine_chunks()
            dated = columns.days(text) if text.null_count < len(text) else None
            rows = rows.set_column(at, field.name, dated[0] if dated else text)
    return rows


def _documents(text: str) -> list[Any]:
    try:
        whole = json.loads(text)
    except json.JSONDecodeError:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    if isinstance(whole, dict) and isinstance(whole.get("rows"), list):
        whole = whole["rows"]
    return whole if isinstance(whole, list) else [whole]


def _headed(shown: str, data: bytes, names: Sequence[str]) -> bytes:
    """Return text with a line of names put above it."""
    text, _ = decoded(shown, data)
    first = next((line.strip() for line in io.StringIO(text) if line.strip()), "")
    delimiter = delimiter_of(first)
    cells = next(csv.reader([first], delimiter=delimiter), [])
    if len(cells) != len(names):
        raise CannotRead(
            f"The first line of {shown} has {len(cells)} cells, and {len(names)} names"
            " were given.",
            "Give --columns one name for each cell of a line.",
        )
    line = io.StringIO()
    csv.writer(line, delimiter=delimiter, lineterminator="\n").writerow(names)
    return (line.getvalue() + text).encode()


def _text(shown: str, data: bytes, above: int = 0) -> Read:
    """Return the table of text; `above` lines of it were not in the file."""
    grid = delimited_grid(shown, data, LIMITS)
    names = _headings(shown, grid.header)
    cells, notes = list(grid.columns), grid.notes
    if len(names) == 1 and len(grid):
        cells = [_with_blanks(grid)]
        if gaps := len(cells[0]) - len(grid):
            notes = (*notes, f"{gaps} blank lines are taken as missing values.")
    found = [columns.typed(column) for column in cells]
    remarks = [
        f"Column “{name}”: {remark}."
        for name, (_, remark) in zip(names, found, strict=True)
        if remark
    ]
    remarks += [
        f"Column “{name}”: dates in the future: {later}."
        for name, (column, _) in zip(names, found, strict=True)
        if (later := columns.in_future(column))
    ]
    broken = [f"line {row.line - above}: {row.reason}" for row in grid.broken]
    rows = pa.table([column for column, _ in found], names=names)
    return Read(rows, (*notes, *remarks), tuple(broken))


def _headings(shown: str, header: tuple[str, ...]) -> list[str]:
    names = [name.strip() or f"column_{at}" for at, name in enumerate(header, start=1)]
    if all(_is_figure(name) for name in header):
        raise CannotRead(
            f"The first line of {shown} holds figures and not the names of columns.",
            "Put a line of names above them, or name them: --columns x,y,date.",
        )
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise CannotRead(
            f"{shown} has several columns called “{twice[0]}”.", "Rename all but one."
        )
    return names


def _is_figure(cell: str) -> bool:
    """Say whether a cell holds a number or a date, as a heading seldom does."""
    kind = columns.typed(pa.array([cell], pa.string()))[0].type
    return not (pa.types.is_string(kind) or pa.types.is_null(kind))


def _with_blanks(grid: Grid) -> pa.Array:
    """
    Return the one column with a gap for every blank line between its values.

    A blank line between two months of a series is a month that is missing; left
    out, every later month would stand one too early.
    """
    cells = grid.columns[0].to_pylist()
    if any("\n" in cell for cell in cells):
        return grid.columns[0]
    held = dict(zip(grid.lines.tolist(), cells, strict=True))
    broken = {row.line for row in grid.broken}
    span = range(min(held), max(held) + 1)
    return pa.array(
        [held.get(line) for line in span if line not in broken], pa.string()
    )
