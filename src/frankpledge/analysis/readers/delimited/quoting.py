"""Splits lines with quotation marks into rows, without one bad mark eating the file."""

import csv
from collections.abc import Iterator

from frankpledge.analysis.readers.grid import BrokenRow


# An address of several lines fits; a swallowed file does not.
MOST_LINES_IN_A_ROW = 50


def split_rows(
    lines: list[str], delimiter: str, width: int, first: int
) -> Iterator[tuple[int, list[str]] | BrokenRow]:
    """
    Yield each row with the line it starts on, or the broken row in its place.

    A quotation mark that never closes would swallow every line to the next one, so
    a line that has all the cells of a row is taken for a row of its own, and only
    the line with the stray mark is broken.
    """
    place = 0
    while place < len(lines):
        line = lines[place]
        if '"' not in line:
            if line:
                yield first + place, line.split(delimiter)
            place += 1
            continue
        taken = _lines_to_balance(lines, place, delimiter, width)
        whole = "\n".join(lines[place : place + taken])
        cells = _cells(whole, delimiter) if taken else None
        if cells is None:
            yield _stray_mark(first + place, line, delimiter)
        else:
            yield first + place, cells
        place += 1 if cells is None else taken


def _lines_to_balance(lines: list[str], place: int, delimiter: str, width: int) -> int:
    """Return how many lines the row takes until its marks close, or 0 if never."""
    marks = lines[place].count('"')
    taken = 1
    while marks % 2:
        following = place + taken
        if following >= len(lines) or taken >= MOST_LINES_IN_A_ROW:
            return 0
        if width > 1 and lines[following].count(delimiter) >= width - 1:
            return 0
        marks += lines[following].count('"')
        taken += 1
    return taken


def _cells(whole: str, delimiter: str) -> list[str] | None:
    """Return the cells of one row, or None where its marks make no sense."""
    kept_ends = [f"{line}\n" for line in whole.split("\n")]
    try:
        rows = list(csv.reader(kept_ends, delimiter=delimiter))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None


def _stray_mark(line: int, text: str, delimiter: str) -> BrokenRow:
    return BrokenRow(
        line,
        tuple(text.split(delimiter)),
        "a quotation mark that does not pair makes its cells unclear",
        "Close or remove the quotation mark.",
    )
