"""How the columns of a table share its breadth, the same in every office format."""

from collections.abc import Sequence
from math import ceil
from struct import unpack

from frankpledge.documents.columns import Column
from frankpledge.documents.model import Document, Section, Table


LETTER = 0.2
"""Centimetres that a letter of a table takes: 9 point, bold ones among them."""

_ROOM, _MOST = 3, 45
"""Letters: what a cell's sides take, and the length of text that counts in full."""

_SHORT_CELL = 14
"""Letters of a cell that stands on one line where there is room: a date, a name."""

_LONGEST, _SHARE_OF_LONGER = 600, 6
"""Up to this length a text counts on, but only a sixth of what is over the most."""

_VERY_BROAD, _BROAD, _FAIRLY_BROAD = 10, 8, 6
"""Columns of a table."""

_SHORT_ROWS, _SHORT_LETTERS = 12, 800
"""Rows and letters up to which a table is not parted between pages."""

_LOW = 24
"""Lines of a row that is not parted between pages: half a page that lies across."""

_PICTURE, _TALLEST = 16.0, 13.0
"""Centimetres that a chart takes at most: what stands on a page that lies across."""


def breadth_of(shape: Section) -> float:
    """Return the centimetres from margin to margin of one of a page's columns."""
    across = (29.7 if shape.is_wide else 21.0) - 4.0
    return (across - (shape.columns - 1) * 1.0) / shape.columns


def columns_of(table: Table) -> list[tuple[Column, list[str]]]:
    """Return each column with the words of its cells."""
    rows = table.words()
    return [
        (column, [row[place] for row in rows])
        for place, column in enumerate(table.columns)
    ]


def is_wide(document: Document) -> bool:
    """
    Say whether a document's pages lie across.

    One very broad table turns them, or a broad one where most tables are fairly broad:
    a long document is not turned for the sake of one table.
    """
    breadths = [len(table.columns) for table in document.tables()]
    widest = max(breadths, default=0)
    fairly = sum(breadth >= _FAIRLY_BROAD for breadth in breadths)
    return widest >= _VERY_BROAD or (widest >= _BROAD and 2 * fairly > len(breadths))


def is_short(table: Table) -> bool:
    """Say whether a table is short enough to stand whole on one page."""
    rows = table.words()
    letters = sum(len(said) for row in rows for said in row)
    return len(rows) <= _SHORT_ROWS and letters <= _SHORT_LETTERS


def is_low(row: Sequence[str], parts: Sequence[float]) -> bool:
    """
    Say whether a row is low enough to stand whole on one page.

    Its columns have the breadths given, in centimetres; none is as broad as it needs.
    """
    lines = (
        sum(ceil(len(line) * LETTER / part) if part else 1 for line in said.split("\n"))
        for said, part in zip(row, parts, strict=True)
    )
    return max(lines, default=0) <= _LOW


def letters_wanted(said: Sequence[str]) -> int:
    """Return the letters a column would like: long texts want more, though not in step."""
    longest = min(_LONGEST, max(map(len, said), default=0))
    return min(longest, _MOST) + max(0, longest - _MOST) // _SHARE_OF_LONGER


def fitted(picture: bytes, breadth: float) -> tuple[float, float]:
    """Return a PNG's width and height in centimetres on a page of so much breadth."""
    # Width and height stand at a fixed place in every PNG (RFC 2083, 11.2.2).
    across, down = unpack(">II", picture[16:24])
    width = min(_PICTURE, breadth, _TALLEST * across / down)
    return width, width * down / across


def letters_needed(column: Column, said: Sequence[str]) -> int:
    """Return the letters of the longest thing that may not be broken: word or figure."""
    unbroken = [
        part
        for words in (column.title, *said)
        for part in (
            [words] if column.kind.is_numeric and words in said else words.split()
        )
    ]
    return max(map(len, unbroken), default=0)


def letters_headed(column: Column, said: Sequence[str]) -> int:
    """
    Return the letters a column needs to be read with ease.

    Its title stands on two lines at most, and a column of short cells on one.
    """
    longest = max(map(len, said), default=0)
    whole = longest if longest <= _SHORT_CELL else 0
    words = column.title.split()
    halves = (
        max(len(" ".join(words[:place])), len(" ".join(words[place:])))
        for place in range(len(words))
    )
    return max(letters_needed(column, said), min(halves, default=0), whole)


def widths(table: Table, breadth: float) -> list[float]:
    """
    Return each column's width in centimetres, which add up to the breadth.

    Every column has room for its longest word or figure and, if the page is broad
    enough, for its title on two lines; what is left goes to those with more to say.
    Where there is too little room for that, all are narrowed alike.
    """
    columns = columns_of(table)
    needed = [letters_headed(column, said) + _ROOM for column, said in columns]
    if sum(needed) * LETTER > breadth:
        needed = [letters_needed(column, said) + _ROOM for column, said in columns]
    more = [
        max(0, letters_wanted(said) + _ROOM - need)
        for (_, said), need in zip(columns, needed, strict=True)
    ]
    left = max(0.0, breadth / LETTER - sum(needed))
    each = left / sum(more) if sum(more) else 0.0
    letters = [need + each * extra for need, extra in zip(needed, more, strict=True)]
    return [breadth * part / sum(letters) for part in letters]
