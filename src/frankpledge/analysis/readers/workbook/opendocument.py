"""Looks through an OpenDocument sheet for what a few bytes multiply, and for percents."""

import html
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from frankpledge.analysis.readers.failures import TooMuch
from frankpledge.analysis.readers.limits import Limits


# The whole start tag: a quoted value may hold ">".
_TAG = re.compile(
    rb"<(table:table|table:table-row|table:table-cell|table:covered-table-cell"
    rb"|text:p|text:s)(?=[\s/>])((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>"
)
_NAME = re.compile(rb"\btable:name\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_TIMES = re.compile(
    rb"\b(?:table:number-(?:rows|columns)-repeated|text:c)\s*=\s*[\"']\s*(\d+)"
)
_HAS_VALUE = re.compile(rb"\boffice:value-type\b")
# LibreOffice's own mark: to other programs an error is a text like any other.
_IS_ERROR = re.compile(rb"\bcalcext:value-type\s*=\s*[\"']error[\"']")
_IS_PERCENT = re.compile(rb"\boffice:value-type\s*=\s*[\"']percentage[\"']")

# A supplier may write one row a few times over; a thousand alike are no records.
REPEATS = 1000
# More than a spreadsheet program lets anybody type into one cell.
SPACES = 32_767
DIGITS = 12
FIX = "Delete everything outside the table and save it again."


@dataclass
class Marked:
    """The cells of a sheet that are errors, and those that are shown as percents."""

    errors: set[tuple[int, int]] = field(default_factory=set)
    percents: set[tuple[int, int]] = field(default_factory=set)

    def note(self, place: "Place", attributes: bytes) -> None:
        """Note the cells at a place where their attributes mark them."""
        if _IS_ERROR.search(attributes):
            self.errors.update(place.cells())
        elif _IS_PERCENT.search(attributes):
            self.percents.update(place.cells())


@dataclass
class Place:
    """Where in the workbook the reading stands; rows and columns count from 1."""

    sheet: str = ""
    row: int = 0
    row_times: int = 1
    column: int = 0
    cell_times: int = 1
    is_in_cell: bool = False

    def to_sheet(self, attributes: bytes) -> None:
        """Go to the start of another sheet."""
        named = _NAME.search(attributes)
        said = (named[1] or named[2] or b"") if named else b""
        self.sheet = html.unescape(said.decode("utf-8", "replace"))
        self.row, self.row_times, self.column, self.cell_times = 0, 1, 0, 1
        self.is_in_cell = False

    def to_row(self, attributes: bytes) -> None:
        """Go to the next row, past all that the one before stood for."""
        self.row += self.row_times if self.row else 1
        self.row_times = times(attributes)
        self.column, self.cell_times, self.is_in_cell = 0, 1, False

    def to_cell(self, attributes: bytes) -> None:
        """Go to the next cell, past all that the one before stood for."""
        self.column += self.cell_times if self.column else 1
        self.cell_times = times(attributes)
        self.is_in_cell = not attributes.endswith(b"/")

    def cells(self) -> Iterator[tuple[int, int]]:
        """Give the row and column of every cell that the tag at hand stands for."""
        for row in range(self.row, self.row + self.row_times):
            for column in range(self.column, self.column + self.cell_times):
                yield row, column

    @property
    def cell(self) -> str:
        """Return the cell's name with its sheet's, such as Sheet1!C7."""
        return f"{self.sheet}!{letters(self.column)}{self.row}"


def times(attributes: bytes) -> int:
    """Return how often a tag says that it stands; a number beyond reason is cut."""
    said = _TIMES.search(attributes)
    return max(int(said[1][:DIGITS]), 1) if said else 1


def letters(column: int) -> str:
    """Return a column's letters, as a spreadsheet program shows them."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def looked_through(name: str, content: bytes, limits: Limits) -> dict[str, Marked]:
    """
    Return each sheet's errors and percents; refuse one that a few bytes make endless.

    Cells and rows without anything in them are repeated to the sheet's edge by
    every program, and mean nothing; one with something in it must stay in bounds.
    """
    place = Place()
    found: dict[str, Marked] = defaultdict(Marked)
    for tag in _TAG.finditer(content):
        kind, attributes = tag[1], tag[2]
        if kind == b"table:table":
            place.to_sheet(attributes)
        elif kind == b"table:table-row":
            place.to_row(attributes)
        elif kind in {b"table:table-cell", b"table:covered-table-cell"}:
            place.to_cell(attributes)
            found[place.sheet].note(place, _valued(name, place, attributes, limits))
        elif kind == b"text:s" and times(attributes) > SPACES:
            raise TooMuch(
                f"{name} has {times(attributes):,} spaces in {place.cell}.", FIX
            )
        elif place.is_in_cell:
            _check(name, place, limits)
    return found


def _valued(name: str, place: Place, attributes: bytes, limits: Limits) -> bytes:
    """Return the attributes of a cell, refused where it has a value out of bounds."""
    if _HAS_VALUE.search(attributes):
        _check(name, place, limits)
    return attributes


def _check(name: str, place: Place, limits: Limits) -> None:
    """Refuse a cell with something in it that stands too often or too far out."""
    if place.row_times > REPEATS:
        raise TooMuch(
            f"{name} repeats row {place.row} of {place.sheet}"
            f" {place.row_times:,} times.",
            FIX,
        )
    last_column = place.column + place.cell_times - 1
    if place.cell_times > 1 and last_column > limits.columns:
        raise TooMuch(
            f"{name} repeats the cell {place.cell} {place.cell_times:,} times.", FIX
        )
    if last_column > limits.columns or place.row > limits.rows:
        raise TooMuch(f"{name} has a cell far out at {place.cell}.", FIX)
