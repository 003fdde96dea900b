"""Every method in words: for the command line, and as the chapters of the handbook."""

from __future__ import annotations

import math
import re
import shlex
import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin

from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Method,
    Parameter,
    TableOf,
)
from frankpledge.analysis.methods.result import Value
from frankpledge.analysis.methods.tables import TableLike, arrow


FILE = "table.csv"
KINDS: Mapping[Any, str] = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "yes or no",
    date: "date",
    datetime: "time",
}
# Figures are printed so far and no further, so that the pages are the same on
# every machine.
SIGNIFICANT = 4
LEAST_CHANCE = 0.0001
"""A smaller chance is printed as under this; JSON, CSV and Parquet hold it in full."""
CHANCE = re.compile(r"(^|[_ ])[pq]([_ ]|$)|^(corrected|scattered)$")


def flag(name: str) -> str:
    """Return an option as it is typed: --per-period."""
    return "--" + name.replace("_", "-")


def written(value: Any) -> str:
    """Return a value as it is typed after its option; a list is parted by commas."""
    if value is None:
        return ""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return _listed(f"{written(k)}={written(v)}" for k, v in value.items())
    if isinstance(value, Sequence):
        return _listed(written(one) for one in value)
    if isinstance(value, float):
        return f"{value:.15g}"
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _listed(parts: Iterable[str]) -> str:
    return ",".join(f'"{part}"' if "," in part else part for part in parts)


def takes(parameter: Parameter) -> str:
    """Return in words what an option takes: a column, a table, a number ..."""
    if isinstance(parameter.mark, TableOf):
        return "table"
    kinds = [kind for kind in kinds_of(parameter.kind) if kind is not type(None)]
    is_column = isinstance(parameter.mark, ColumnOf)
    if get_origin(kinds[0]) in (tuple, list, Sequence, Mapping, dict):
        return "columns" if is_column else "list"
    return "column" if is_column else ", ".join(map(_kind_in_words, kinds))


def _kind_in_words(kind: Any) -> str:
    if get_origin(kind) is Literal:
        return ", ".join(map(written, get_args(kind)))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return ", ".join(written(each) for each in kind)
    return KINDS.get(kind, kind.__name__)


def kinds_of(kind: Any) -> tuple[Any, ...]:
    """Return the kinds of value that a union holds, or the kind itself."""
    is_union = get_origin(kind) in (Union, types.UnionType)
    return get_args(kind) if is_union else (kind,)


def typed(method: Method, file: str = FILE) -> str:
    """Return the worked example as it is typed."""
    words = ["frankpledge", "analyse", method.name, file]
    tables = {p.name for p in method.parameters() if isinstance(p.mark, TableOf)}
    for name, value in method.example.options.items():
        if value is True or value is False:
            words.append(flag(name) if value else flag(f"no_{name}"))
        elif value is not None:
            given = f"{name.replace('_', '-')}.csv" if name in tables else value
            words += [flag(name), written(given)]
    return shlex.join(words)


def cells(table: TableLike) -> Iterator[tuple[str, ...]]:
    """Yield a table as CSV holds it: its column names, then every row."""
    rows = arrow(table)
    yield tuple(rows.column_names)
    columns = [rows.column(at).to_pylist() for at in range(rows.num_columns)]
    for row in zip(*columns, strict=True):
        yield tuple(exactly(value) for value in row)


def exactly(value: Any) -> str:
    """Return a cell with every digit it has, as CSV holds it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return written(value)


def explained(method: Method) -> str:
    """Return a method as the terminal shows it, with its worked example."""
    lines = [method.title, method.question, "", method.definition, ""]
    lines += [f"Source: {source}" for source in method.sources]
    lines += ["", "Options:"]
    lines += [f"  {_option(parameter)}" for parameter in method.parameters()]
    lines += ["", "Example:"]
    lines += [f"  {','.join(row)}" for row in list(cells(method.example.table))[:6]]
    result = method.worked()
    lines += ["", f"  {typed(method)}", f"  {result.sentence}"]
    lines += [f"  Mind: {warning}" for warning in result.warnings]
    return "\n".join(lines)


def _option(parameter: Parameter) -> str:
    default = written(parameter.default)
    needed = "needed" if parameter.is_needed else f"else {default}" if default else ""
    end = f" ({takes(parameter)}; {needed})" if needed else f" ({takes(parameter)})"
    return f"{flag(parameter.name)}: {parameter.mark.what}{end}"


def printed(value: Value, name: str = "") -> str:
    """
    Return a figure as the handbook prints it, empty where there is none.

    A chance, known by its name, is never printed as nought.
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        if 0 <= value < LEAST_CHANCE and CHANCE.search(name):
            return f"under {LEAST_CHANCE:.4f}"
        is_whole = not math.isfinite(value) or value == int(value)
        is_long = abs(value) >= 10 ** (SIGNIFICANT - 1)
        return f"{value:,.0f}" if is_whole or is_long else f"{value:.{SIGNIFICANT}g}"
    if isinstance(value, int):
        return f"{value:,}"
    return written(value)


def in_cell(value: Any, name: str = "") -> str:
    """Return a figure as a table shows it: a year or a number of a case has no comma."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return printed(value, name).replace(",", "") if is_number else printed(value)


def figures_of(figures: Mapping[str, Value]) -> list[tuple[str, str]]:
    """Return the figures of an answer by their names, as they are printed."""
    return [
        (name.replace("_", " "), printed(value, name) or "none")
        for name, value in figures.items()
    ]
