"""Writes what a method answered: rows in a format, words for a person, a chart."""

from __future__ import annotations

import csv
import io
import json
import sys
import tempfile
from collections.abc import Callable, Container
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import pyarrow as pa
from pyarrow import ipc
from pyarrow import parquet as pq

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.methods import Result, handbook


FORMATS = ("csv", "json", "jsonl", "parquet", "arrow")
BINARY = ("parquet", "arrow")
CHARTS = (".svg", ".png", ".json")
PIPE = "-"
ROWS_ON_SCREEN = 20
FIGURES_ON_SCREEN = 30


class CannotDraw(ExpectedFailure):
    """The method has no chart for this answer."""


@dataclass(frozen=True)
class Wanted:
    """Where the answer goes: a format of rows, a file for them, a file for the chart."""

    format: str
    out: str
    chart: str

    @classmethod
    def of(cls, format_: str | None, out: str | None, chart: str | None) -> Wanted:
        """Return what was asked for; raise UsageError where it cannot be had."""
        if chart and Path(chart).suffix.lower() not in CHARTS:
            raise click.UsageError("A chart is a file that ends .svg, .png or .json.")
        ending = Path(out or "").suffix.lower().removeprefix(".")
        kind = format_ or (ending if ending in FORMATS else "")
        if out and not kind:
            raise click.UsageError(
                f"Say which format {out} should have: --format {'|'.join(FORMATS)}."
            )
        if kind in BINARY and out in (None, PIPE) and sys.stdout.isatty():
            raise click.UsageError(f"{kind} is not for a terminal: add -o FILE.")
        return cls(kind, out or PIPE, chart or "")

    def put(self, rows: bytes) -> None:
        """Write the rows to the file, whole or not at all, or to the standard output."""
        if self.out == PIPE:
            sys.stdout.buffer.write(rows)
            sys.stdout.buffer.flush()
        else:
            put(Path(self.out), rows)


def put(file: Path, content: bytes) -> None:
    """Write a file whole or not at all; raise ExpectedFailure where it cannot be."""
    try:
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as half:
            half.write(content)
        Path(half.name).chmod(0o644)
        Path(half.name).replace(file)
    except (FileNotFoundError, PermissionError, IsADirectoryError) as failure:
        raise ExpectedFailure(
            f"{file} cannot be written.", "Name a file in a folder of yours."
        ) from failure


def written(result: Result, wanted: Wanted, status: int) -> bytes:
    """Return the rows of a result in the format wanted."""
    return _WRITERS[wanted.format](result, status)


def _csv(result: Result, status: int) -> bytes:
    # Imported late: what it stands beside writes workbooks, which few answers become.
    from frankpledge.documents.spreadsheets.cells import guarded

    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    is_text = [pa.types.is_string(kind) for kind in result.table.schema.types]
    for at, row in enumerate(handbook.cells(result.table)):
        cells = zip(row, is_text, strict=True)
        # A heading, and text in a cell, may be what somebody else typed.
        rows.writerow(guarded(cell) if text or not at else cell for cell, text in cells)
    return out.getvalue().encode()


def _json(result: Result, status: int) -> bytes:
    return _line({**result.record(), "status": status}, indent=1)


def _jsonl(result: Result, status: int) -> bytes:
    return b"".join(_line(row) for row in result.record()["rows"])


def _line(what: Any, indent: int | None = None) -> bytes:
    text = json.dumps(what, ensure_ascii=False, default=str, indent=indent)
    return f"{text}\n".encode()


def _parquet(result: Result, status: int) -> bytes:
    out = io.BytesIO()
    pq.write_table(_told(result), out)
    return out.getvalue()


def _arrow(result: Result, status: int) -> bytes:
    out, rows = io.BytesIO(), _told(result)
    with ipc.new_stream(out, rows.schema) as stream:
        stream.write_table(rows)
    return out.getvalue()


def _told(result: Result) -> pa.Table:
    """Return the rows with what is needed to believe them in the file's own notes."""
    record = {name: value for name, value in result.record().items() if name != "rows"}
    kept = result.table.schema.metadata or {}
    return result.table.replace_schema_metadata(
        {**kept, "frankpledge": json.dumps(record, ensure_ascii=False, default=str)}
    )


_WRITERS: dict[str, Callable[[Result, int], bytes]] = {
    "csv": _csv,
    "json": _json,
    "jsonl": _jsonl,
    "parquet": _parquet,
    "arrow": _arrow,
}


def plain(result: Result, given: Container[str] = ()) -> str:
    """
    Return a result as a terminal shows it: sentence, figures, then the first rows.

    Columns that were `given` come back with every digit; others are rounded.
    """
    parts = [result.sentence]
    about = " · ".join(part for part in (result.source, result.period) if part)
    if about:
        parts.append(about)
    figures = handbook.figures_of(result.figures)
    if figures:
        width = max(len(name) for name, _ in figures[:FIGURES_ON_SCREEN])
        parts.append("")
        parts += [f"{n:<{width}}  {value}" for n, value in figures[:FIGURES_ON_SCREEN]]
    if len(figures) > FIGURES_ON_SCREEN:
        more = len(figures) - FIGURES_ON_SCREEN
        parts.append(f"... and {more:,} more figures: --json has them all.")
    rows = result.table.slice(0, ROWS_ON_SCREEN)
    if rows.num_columns and rows.num_rows:
        parts += ["", lined_up(rows, given)]
    more = result.table.num_rows - rows.num_rows
    if more > 0:
        parts.append(f"... and {more:,} more rows: --format csv shows them all.")
    return "\n".join(parts)


def lined_up(rows: pa.Table, given: Container[str] = ()) -> str:
    """Return rows as text in columns: numbers to the right, words to the left."""
    columns = []
    for name in rows.column_names:
        values = rows.column(name).to_pylist()
        is_number = any(isinstance(v, int | float) for v in values)
        texts = [name, *(_shown(value, name, given) or "-" for value in values)]
        width = max(map(len, texts))
        fit = str.rjust if is_number else str.ljust
        columns.append([fit(text, width) for text in texts])
    return "\n".join("  ".join(line).rstrip() for line in zip(*columns, strict=True))


def _shown(value: Any, name: str, given: Container[str]) -> str:
    return handbook.exactly(value) if name in given else handbook.in_cell(value, name)


def draw(result: Result, name: str) -> None:
    """Write the chart of a result as a picture, or as the Vega-Lite it is made of."""
    if result.spec is None:
        raise CannotDraw("This method has no chart.", "Leave out --chart.")
    file = Path(name)
    if file.suffix.lower() == ".json":
        put(file, _line(dict(result.spec), indent=1))
        return
    from frankpledge.documents.charts import drawing, pixels

    drawn = drawing(result.spec, description=result.sentence)
    put(file, drawn if file.suffix.lower() == ".svg" else pixels(drawn))
