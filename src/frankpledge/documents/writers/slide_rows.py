"""How a table stands on slides: the size of its letters, and which rows each slide holds."""

import math
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from frankpledge.documents.model import Table
from frankpledge.documents.writers.widths import columns_of, letters_needed, widths


BREADTH, HEIGHT = 30.8, 13.4
"""Centimetres of a slide that a table may take."""

SIZES = (14, 12, 10, 9)
"""Points: the largest that fits is taken; smaller than the last nobody can read."""

_SIDES, _ENDS = 0.3, 0.27
_POINT, _LINE, _LETTER = 0.0353, 1.2, 0.55
# Widths are reckoned for letters of the size that letters on paper have.
_ON_PAPER = 9

Row = list[str]


@dataclass(frozen=True)
class Fit:
    """A table's letters in points, its columns in centimetres, its rows slide by slide."""

    size: int
    columns: tuple[float, ...]
    slides: tuple[tuple[Row, ...], ...]


def fit(table: Table) -> Fit:
    """
    Return a table in the largest letters in which every row fits on a slide.

    A row that is too tall even in the smallest goes on over several slides, and none
    of its words is lost.
    """
    rows = table.words()
    head = [column.title for column in table.columns]
    for size in SIZES:
        columns = breadths(table, size)
        room = HEIGHT - height(head, columns, size)
        if has_room(table, columns, size) and all(
            height(row, columns, size) <= room for row in rows
        ):
            break
    parts = [part for row in rows for part in parted(row, columns, size, room)]
    return Fit(size, tuple(columns), tuple(filled(parts, columns, size, room)))


def has_room(table: Table, columns: Sequence[float], size: int) -> bool:
    """Say whether every column takes its longest word or figure unbroken."""
    return all(
        letters_needed(column, said) * size * _POINT * _LETTER <= width - _SIDES
        for (column, said), width in zip(columns_of(table), columns, strict=True)
    )


def breadths(table: Table, size: int) -> list[float]:
    """Return the columns' widths in centimetres for letters of a size."""
    scale = size / _ON_PAPER
    return [width * scale for width in widths(table, BREADTH / scale)]


def height(row: Sequence[str], columns: Sequence[float], size: int) -> float:
    """Return about how many centimetres a row takes."""
    lines = max(
        sum(len(wrapped(line, width, size)) for line in said.split("\n"))
        for said, width in zip(row, columns, strict=True)
    )
    return lines * size * _POINT * _LINE + _ENDS


def wrapped(line: str, width: float, size: int) -> list[str]:
    """Return a line as it breaks in a column."""
    letters = max(1, math.floor((width - _SIDES) / (size * _POINT * _LETTER)))
    return textwrap.wrap(line, letters) or [""]


def parted(row: Row, columns: Sequence[float], size: int, room: float) -> Iterator[Row]:
    """Yield a row, in parts that each have room where the whole has none."""
    most = max(1, math.floor((room - _ENDS) / (size * _POINT * _LINE)))
    cells = [
        [
            f"{part}{' ' if part is not parts[-1] else chr(10)}"
            for line in said.split("\n")
            if (parts := wrapped(line, width, size))
            for part in parts
        ]
        for said, width in zip(row, columns, strict=True)
    ]
    if max(map(len, cells)) <= most:
        yield row
        return
    for start in range(0, max(map(len, cells)), most):
        yield ["".join(lines[start : start + most]).strip() for lines in cells]


def filled(
    rows: Sequence[Row], columns: Sequence[float], size: int, room: float
) -> Iterator[tuple[Row, ...]]:
    """Yield as many rows as each slide has room for; one slide where there are none."""
    held: list[Row] = []
    taken = 0.0
    for row in rows:
        tall = height(row, columns, size)
        if held and taken + tall > room:
            yield tuple(held)
            held, taken = [], 0.0
        held.append(row)
        taken += tall
    if held or not rows:
        yield tuple(held)
