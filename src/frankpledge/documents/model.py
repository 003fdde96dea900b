"""
The report model: what a document says, apart from any file format.

Templates and presenters build it, writers turn it into files. It holds plain
data only, so the same document always gives the same bytes.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from frankpledge.analysis.dates import day_if_known, day_in_words
from frankpledge.documents.columns import (
    SHORTHAND,
    Column,
    Value,
    shown,
    writable,
)
from frankpledge.documents.failures import DocumentFailure
from frankpledge.documents.runs import (
    Run,
    Runs,
    is_absolute_link,
    is_safe_link,
    plain,
    runs,
)


__all__ = [
    "About",
    "Block",
    "Callout",
    "Cell",
    "Document",
    "Figure",
    "Heading",
    "Listing",
    "PageBreak",
    "Paragraph",
    "Run",
    "Runs",
    "Section",
    "Table",
    "Tone",
    "cell_value",
    "cell_words",
    "is_absolute_link",
    "is_safe_link",
    "plain",
    "runs",
]


class Tone(StrEnum):
    """What a callout asks of the reader."""

    INFORMATION = "information"
    WARNING = "warning"
    SUCCESS = "success"

    @property
    def word(self) -> str:
        """Return the word said before the callout, so colour never stands alone."""
        return {"information": "Note", "warning": "Warning", "success": "Good news"}[
            self
        ]


@dataclass(frozen=True)
class Heading:
    """A heading; the title is level 1, so these go from 2 to 4."""

    text: Runs
    level: int = 2

    def __post_init__(self) -> None:
        object.__setattr__(self, "level", min(max(self.level, 2), 4))


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of running text."""

    text: Runs


@dataclass(frozen=True)
class Listing:
    """A list, numbered where the order matters."""

    items: tuple[Runs, ...]
    is_numbered: bool = False


@dataclass(frozen=True)
class Cell:
    """
    A table cell whose words, mark or origin differ from its plain value.

    `mark` is shorthand shown after the value, such as [p]; `words` replaces the
    value on the page, while data files still carry the value.
    """

    value: Value
    words: str = ""
    mark: str = ""
    figure: str = ""


@dataclass(frozen=True)
class Table:
    """A table: caption, columns, rows; the first column heads each row."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value | Cell, ...], ...]
    notes: tuple[str, ...] = ()
    has_row_heads: bool = True
    name: str = ""

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise DocumentFailure(
                    f"Row {number} of the table “{self.caption}” has {len(row)} "
                    f"cells for {len(self.columns)} columns."
                )

    def words(self) -> list[list[str]]:
        """Return every cell as it is shown on a page."""
        return [
            [
                cell_words(cell, column)
                for cell, column in zip(row, self.columns, strict=True)
            ]
            for row in self.rows
        ]

    def shorthand(self) -> dict[str, str]:
        """Return the shorthand that stands in the cells, with its meaning."""
        text = " ".join(word for row in self.words() for word in row)
        return {mark: meaning for mark, meaning in SHORTHAND.items() if mark in text}

    def all_notes(self) -> list[str]:
        """Return the notes beneath the table, the shorthand explained last."""
        explained = [f"{mark} {meaning}" for mark, meaning in self.shorthand().items()]
        about = [f"{each.title}: {each.note}" for each in self.columns if each.note]
        return [*self.notes, *about, *explained]


def cell_words(cell: Value | Cell, column: Column) -> str:
    """Return a cell as it is shown on a page."""
    if not isinstance(cell, Cell):
        return shown(cell, column)
    said = writable(cell.words) or shown(cell.value, column)
    return f"{said} {cell.mark}".rstrip()


def cell_value(cell: Value | Cell) -> Value:
    """Return the value behind a cell."""
    return cell.value if isinstance(cell, Cell) else cell


@dataclass(frozen=True)
class Figure:
    """
    A chart with its finding as caption, alternative text and data table.

    It is drawn from a Vega-Lite `spec` or given as `svg`. `is_columns` says that
    the data table can be drawn as plain columns, which slides then do natively.
    """

    caption: str
    alt: str
    spec: Mapping[str, Any] = field(default_factory=dict, hash=False)
    svg: bytes = b""
    table: Table | None = None
    source: str = ""
    is_columns: bool = False

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise DocumentFailure(
                f"The chart “{self.caption}” has no alternative text."
            )
        if not self.spec and not self.svg:
            raise DocumentFailure(f"The chart “{self.caption}” has nothing to draw.")


@dataclass(frozen=True)
class Callout:
    """A boxed message that must not be missed."""

    title: str
    text: tuple[Runs, ...]
    tone: Tone = Tone.INFORMATION


@dataclass(frozen=True)
class PageBreak:
    """What follows starts on a new page or slide."""


@dataclass(frozen=True)
class Section:
    """
    What follows starts on new pages: across (`is_wide`), or in up to two `columns`.

    Web pages and slides have no such shape and go on as they are.
    """

    is_wide: bool = False
    columns: int = 1


Block = Heading | Paragraph | Listing | Table | Figure | Callout | PageBreak | Section


@dataclass(frozen=True)
class About:
    """What every document says of itself (domain/documents.md 9.1)."""

    title: str
    created: date
    subtitle: str = ""
    area: str = ""
    period: str = ""
    owner: str = ""
    version: str = ""
    status: str = ""
    marking: str = ""
    language: str = "en-GB"
    sources: tuple[str, ...] = ()
    licence: str = "Open Government Licence v3.0"
    approved_on: date | None = None
    next_review_on: date | None = None
    other_formats: str = ""
    has_contents: bool = True

    def facts(self) -> list[tuple[str, str]]:
        """Return the lines of the cover as (what, answer), leaving out the unknown."""
        lines = [
            ("Area", self.area),
            ("Period", self.period),
            ("Owner", self.owner),
            ("Version", self.version),
            ("Status", self.status),
            ("Created", day_in_words(self.created)),
            ("Approved", day_if_known(self.approved_on)),
            ("Next review", day_if_known(self.next_review_on)),
            ("Sources", "; ".join(self.sources)),
            ("Licence", "" if "SENSITIVE" in self.marking else self.licence),
            ("Other formats", self.other_formats),
        ]
        return [(what, answer) for what, answer in lines if answer]


@dataclass(frozen=True)
class Document:
    """A whole document, ready for any writer."""

    about: About
    blocks: tuple[Block, ...]

    def tables(self) -> list[Table]:
        """Return every table, the data tables of charts included, in order."""
        found = []
        for block in self.blocks:
            if isinstance(block, Table):
                found.append(block)
            elif isinstance(block, Figure) and block.table:
                found.append(block.table)
        return found

    def headings(self) -> list[tuple[str, Heading]]:
        """Return (anchor, heading) pairs; no two anchors are alike."""
        return [
            (anchor, block)
            for anchor, block in self.anchored()
            if isinstance(block, Heading)
        ]

    def anchored(self) -> Iterator[tuple[str, Block]]:
        """Yield (anchor, block) for every block; only headings have an anchor."""
        taken: dict[str, int] = {}
        for block in self.blocks:
            anchor = ""
            if isinstance(block, Heading):
                slug = re.sub(r"[^a-z0-9]+", "-", plain(block.text).lower()).strip("-")
                slug = slug or "section"
                taken[slug] = taken.get(slug, 0) + 1
                anchor = slug if taken[slug] == 1 else f"{slug}-{taken[slug]}"
            yield anchor, block
