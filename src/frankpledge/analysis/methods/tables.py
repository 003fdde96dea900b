"""Tables of any kind in; checked columns out, or a sentence that says what is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.methods.wording import agreeing


Floats = NDArray[np.float64]
Dates = NDArray[np.datetime64]
Flags = NDArray[np.bool_]


class HandsOverArrow(Protocol):
    """Any table that speaks Arrow: pyarrow, pandas, Polars, Ibis, DuckDB."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Hand the rows over as an Arrow stream."""


TableLike = HandsOverArrow | Mapping[str, Sequence[Any]] | Sequence[Mapping[str, Any]]


MOST_EVENTS = 1e12
"""More than this is no count of anything that happens."""
MOST, LEAST = 1e15, 1e-30
"""Figures further from nought, or nearer to it, are mistakes in the file."""
FIRST_YEAR, LAST_YEAR = 1800, 2200
"""Programs write 0001-01-01 and 9999-12-31 where there is no date."""
NO_NAME = "(no name)"
MOST_SEED = 2**63 - 1


class BadTable(ExpectedFailure):
    """The table cannot be used as it is; the message names the column and the row."""

    def __init__(self, message: str, fix: str = "") -> None:
        super().__init__(agreeing(message), fix)


def arrow(table: TableLike) -> pa.Table:
    """
    Return the rows as an Arrow table, whatever library they came from.

    Raises BadTable where columns differ in length, two have one name or a column
    mixes kinds of value.
    """
    try:
        if isinstance(table, pa.Table):
            return _usual(table)
        if isinstance(table, Mapping):
            return pa.table({str(name): list(rows) for name, rows in table.items()})
        if hasattr(table, "__arrow_c_stream__"):
            return _usual(pa.table(table))
        return pa.Table.from_pylist(_squared([dict(row) for row in table]))
    except (pa.ArrowException, TypeError, ValueError) as failure:
        raise BadTable(
            f"This is not a table that can be read: {failure}",
            "Give columns of equal length, each of one kind of value.",
        ) from failure


def _usual(rows: pa.Table) -> pa.Table:
    """Return the rows with text and categories as plain text, whoever made them."""
    for name in rows.column_names:
        if rows.column_names.count(name) > 1:
            raise BadTable(
                f"The table has two columns called “{name}”.",
                "Rename one, or leave it out.",
            )
    for at, field in enumerate(rows.schema):
        kind, usual = field.type, field.type
        if pa.types.is_dictionary(kind):
            usual = kind = kind.value_type
        if pa.types.is_large_string(kind) or pa.types.is_string_view(kind):
            usual = pa.string()
        if usual != field.type:
            cast = rows.column(at).cast(usual)
            rows = rows.set_column(at, field.with_type(usual), cast)
    return rows


def _squared(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return rows that all have every column: Arrow asks the first row alone."""
    names = dict.fromkeys(name for row in rows for name in row)
    return [{name: row.get(name) for name in names} for row in rows]


def rows_of(table: TableLike, least: int = 1) -> pa.Table:
    """Return the rows as an Arrow table; raise BadTable where there are too few."""
    rows = arrow(table)
    needs_rows(rows, least)
    return rows


def column(table: pa.Table, name: str) -> pa.ChunkedArray:
    """Return one column; raise BadTable naming the columns there are if it is absent."""
    if name in table.column_names:
        return table.column(name)
    there = ", ".join(table.column_names) or "none"
    raise BadTable(f"The table has no column “{name}”.", f"Its columns are: {there}.")


def numbers(
    table: pa.Table,
    name: str,
    *,
    may_be_missing: bool = False,
    least: float | None = None,
) -> Floats:
    """
    Return a column of numbers as float64, missing as NaN where that is allowed.

    Raises BadTable naming the first row (counted from 1) that is not a number, is
    missing, is infinite, is below `least`, or is of a size that nothing here has.
    """
    values = column(table, name)
    try:
        floats = np.array(pc.cast(values, pa.float64()).to_numpy(), np.float64)
    except pa.ArrowException as failure:
        raise _unreadable(values, name, pa.float64(), "number") from failure
    _refuse_where(np.isinf(floats), name, "is infinite")
    size = np.abs(floats)
    _refuse_where(size > MOST, name, "is too large a number")
    _refuse_where((size > 0) & (size < LEAST), name, "is too close to nought")
    if not may_be_missing:
        _refuse_where(np.isnan(floats), name, "is missing")
    if least is not None:
        _refuse_where(floats < least, name, f"is below {least:g}")
    return floats


def counts(table: pa.Table, name: str, *, may_be_missing: bool = False) -> Floats:
    """Return a column of whole numbers of 0 or more, as float64; see `numbers`."""
    values = numbers(table, name, may_be_missing=may_be_missing, least=0)
    _refuse_where(values % 1 > 0, name, "is not a whole number")
    _refuse_where(values > MOST_EVENTS, name, "is too large to be a count")
    return values


def texts(table: pa.Table, name: str) -> list[str | None]:
    """Return a column as text, missing as None."""
    return [
        None if value is None else str(value)
        for value in column(table, name).to_pylist()
    ]


FIXES = {
    "number": "Write plain figures, as 1234.5, without %, £ or words.",
    "date": "Write dates as 2019-07-31 and times as 2019-07-31T22:15.",
}


def _unreadable(
    values: pa.ChunkedArray, name: str, kind: pa.DataType, what: str
) -> BadTable:
    """Return the refusal of a column, naming the first cell that is no such thing."""
    first, last = 0, len(values)
    while last - first > 1:
        middle = (first + last) // 2
        try:
            pc.cast(values.slice(first, middle - first), kind)
        except pa.ArrowException:
            last = middle
        else:
            first = middle
    told = f"“{values[first]}” in row {first + 1}, which is no {what}"
    return BadTable(f"Column “{name}” holds {told}.", FIXES[what])


def names_of(table: pa.Table, name: str) -> list[str]:
    """Return a column of names as text, the missing ones as "(no name)"."""
    return [word or NO_NAME for word in texts(table, name)]


def times(
    table: pa.Table, name: str, *, may_be_missing: bool = False
) -> NDArray[np.datetime64]:
    """
    Return a column of dates or times as datetime64[s], missing as NaT.

    Text is read as ISO 8601 (2019-07-31, 2019-07-31T22:15). Times that carry a zone
    are put on the clock of London, where the hour of a night out is meant. Raises
    BadTable naming the first row that is no date or of a year before 1800 or
    after 2200.
    """
    values = column(table, name)
    try:
        if pa.types.is_string(values.type):
            values = pc.cast(values, pa.timestamp("s"))
        if pa.types.is_timestamp(values.type) and values.type.tz:
            there = pa.timestamp(values.type.unit, "Europe/London")
            values = pc.local_timestamp(pc.cast(values, there))
        moments = pc.cast(values, pa.timestamp("s"), safe=False)
    except pa.ArrowException as failure:
        raise _unreadable(values, name, pa.timestamp("s"), "date") from failure
    found = np.array(moments.to_numpy(), "datetime64[s]")
    if not may_be_missing:
        _refuse_where(np.isnat(found), name, "is missing")
    year = found.astype("datetime64[Y]").astype(np.int64) + 1970
    is_odd = ~np.isnat(found) & ((year < FIRST_YEAR) | (year > LAST_YEAR))
    _refuse_where(is_odd, name, "has a year that cannot be meant")
    return found


def grouped(names: Sequence[str]) -> dict[str, NDArray[np.int64]]:
    """Return the rows of each name, the names in the order in which they come."""
    if not len(names):
        return {}
    _, first, place = np.unique(
        np.array(names, object).astype(str), return_index=True, return_inverse=True
    )
    order = np.argsort(place, kind="stable")
    parts = np.split(order, np.cumsum(np.bincount(place))[:-1])
    return {
        names[at]: part
        for at, part in sorted(zip(first.tolist(), parts, strict=True), key=_begin)
    }


def _begin(pair: tuple[int, object]) -> int:
    return pair[0]


def told_twice(names: Sequence[object], what: str = "rows") -> tuple[str, ...]:
    """
    Return the warning that must stand beside figures where a name comes twice.

    A copied row counts twice in a total, and twice as another that it is beside.
    """
    times_seen = Counter(names)
    twice = [str(name) for name, number in times_seen.items() if number > 1]
    if not twice:
        return ()
    more = f" and {len(twice) - 3} more" if len(twice) > 3 else ""
    return (
        f"In more than one of the {what}: {', '.join(twice[:3])}{more}. If one is a copy "
        "of another, it counts twice here.",
    )


def needs_rows(table: pa.Table, least: int = 1) -> None:
    """Raise BadTable where there are fewer rows than the method can work with."""
    if table.num_rows < least:
        raise BadTable(
            f"The table has {table.num_rows} rows; this method needs at least {least}."
        )


def _refuse_where(bad: Iterable[bool], name: str, why: str) -> None:
    rows = np.flatnonzero(np.asarray(bad))
    if rows.size:
        more = f" (and {rows.size - 1} more)" if rows.size > 1 else ""
        raise BadTable(f"Column “{name}” {why} in row {rows[0] + 1}{more}.")


def with_columns(table: pa.Table, added: Mapping[str, Any]) -> pa.Table:
    """
    Return the table with more columns at its end; NaN becomes null.

    Raises BadTable where it already has a column of such a name, so that nothing
    of the caller's is written over.
    """
    for name, values in added.items():
        if name in table.column_names:
            raise BadTable(
                f"The table already has a column “{name}”, which the answer needs.",
                "Rename or leave out that column.",
            )
        table = table.append_column(name, pa.array(values, from_pandas=True))
    return table


def one_of(name: str, value: str, choices: Iterable[str]) -> str:
    """Return the value; raise BadTable naming the choices where it is none of them."""
    known = list(choices)
    if value not in known:
        raise BadTable(f"“{value}” is no {name}.", f"Choose from: {', '.join(known)}.")
    return value


def between(name: str, value: float, least: float, most: float) -> float:
    """Return the value; raise BadTable where it lies outside, or is no number."""
    if not least <= value <= most:
        raise BadTable(f"The {name} must lie from {least:g} to {most:g}.")
    return value
