"""Opens any spreadsheet - text, XLSX, ODS - as sheets, and cuts the grid out of one."""

import re

from frankpledge.analysis.readers.delimited.quoting import split_rows
from frankpledge.analysis.readers.delimited.table import (
    check_columns,
    check_rows,
    fitted,
    grid_of,
    ragged,
)
from frankpledge.analysis.readers.delimited.text import (
    decoded,
    delimiter_of,
    physical_lines,
)
from frankpledge.analysis.readers.failures import CannotRead
from frankpledge.analysis.readers.files import Member
from frankpledge.analysis.readers.grid import BrokenRow, Grid
from frankpledge.analysis.readers.headings import plain
from frankpledge.analysis.readers.layout import Layout
from frankpledge.analysis.readers.limits import Limits
from frankpledge.analysis.readers.sieve import column_letters
from frankpledge.analysis.readers.signatures import EXCEL, OPEN_DOCUMENT, what_it_is
from frankpledge.analysis.readers.workbook import Sheet, sheet_named, sheets_of


EXPECTED = "a spreadsheet: CSV, tab-separated text, XLSX or ODS"

# Text files have one nameless sheet.
TEXT = ""
# A header stands near the top, under a few lines of title.
LOOKED_AT = 60


def opened(member: Member, limits: Limits) -> list[Sheet] | str:
    """Return the sheets of a workbook, or the whole text of a text file."""
    data = member.opened()
    words = what_it_is(data)
    if words in (EXCEL, OPEN_DOCUMENT):
        return sheets_of(member.name, data, limits)
    if words:
        raise CannotRead(f"{member.name} is {words}.", f"Expected {EXPECTED}.")
    text, _ = decoded(member.name, data)
    if not text.strip():
        raise CannotRead(f"{member.name} is empty.", "Ask for it again.")
    return text


def top_rows(opened_file: list[Sheet] | str, sheet: str) -> list[list[str]]:
    """Return the first rows of a sheet, each row of a text file standing by itself."""
    if not isinstance(opened_file, str):
        named = [found for found in opened_file if found.name == sheet]
        return [row for found in named for row in found.rows[:LOOKED_AT]]
    lines = physical_lines(opened_file)[:LOOKED_AT]
    delimiter = delimiter_of_many(lines)
    rows: list[list[str]] = [[] for _ in lines]
    for row in split_rows(lines, delimiter, 1, 0):
        if not isinstance(row, BrokenRow):
            rows[row[0]] = row[1]
    return rows


def delimiter_of_many(lines: list[str]) -> str:
    """Return the character that parts the cells of most lines."""
    votes = [delimiter_of(line) for line in lines if any(c in line for c in ",\t;|")]
    return max(votes, key=votes.count) if votes else ","


def grid_by(
    name: str, opened_file: list[Sheet] | str, layout: Layout, limits: Limits
) -> Grid:
    """Return the table that a layout points at: its header row and all below it."""
    if isinstance(opened_file, str):
        return _grid_of_text(name, opened_file, layout, limits)
    return _grid_of_sheet(name, sheet_named(name, opened_file, layout.sheet), layout)


def _grid_of_sheet(name: str, sheet: Sheet, layout: Layout) -> Grid:
    at = layout.header_row - 1
    if at >= len(sheet.rows):
        raise _no_header(name, layout)
    header = unique_headings(sheet.rows[at])
    rows, numbers = [], []
    for line, row in enumerate(sheet.rows[at + 1 :], start=layout.header_row + 1):
        if any(cell.strip() for cell in row):
            rows.append(row)
            numbers.append(line)
    return grid_of(name, header, rows, numbers, (), sheet.notes, sheet.name)


def _grid_of_text(name: str, text: str, layout: Layout, limits: Limits) -> Grid:
    lines = physical_lines(text)
    check_rows(name, len(lines), limits)
    at = layout.header_row - 1
    if at >= len(lines):
        raise _no_header(name, layout)
    delimiter = delimiter_of_many(lines[at : at + LOOKED_AT])
    first = next(split_rows(lines[at:], delimiter, 1, at), None)
    if first is None or isinstance(first, BrokenRow):
        raise _no_header(name, layout)
    check_columns(name, len(first[1]), limits)
    header = unique_headings(first[1])
    under = at + 1 + sum(cell.count("\n") for cell in first[1])
    rows, numbers, broken = [], [], []
    for row in split_rows(lines[under:], delimiter, len(header), under + 1):
        if isinstance(row, BrokenRow):
            broken.append(row)
        elif any(cell.strip() for cell in row[1]):
            shaped = fitted(row[1], len(header))
            if shaped is None:
                broken.append(ragged(row[0], row[1], len(header)))
            else:
                rows.append(shaped)
                numbers.append(row[0])
    return grid_of(name, header, rows, numbers, tuple(broken))


def _no_header(name: str, layout: Layout) -> CannotRead:
    return CannotRead(
        f"{name} has no header in row {layout.header_row}.",
        "Check that it is the right file, or change the layout.",
    )


def unique_headings(cells: list[str]) -> tuple[str, ...]:
    """Return headings that tell columns apart: nameless ones get their letter."""
    seen: dict[str, int] = {}
    headings = []
    for place, cell in enumerate(cells):
        words = re.sub(r"\s+", " ", cell).strip() or f"column {column_letters(place)}"
        seen[plain(words)] = seen.get(plain(words), 0) + 1
        times = seen[plain(words)]
        headings.append(words if times == 1 else f"{words} ({times})")
    return tuple(headings)
