"""What a document is made of once it is read: blocks in order, each with its place."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any


@dataclass(frozen=True)
class Place:
    """
    Where something stands in a document, so that a person finds it again.

    Pages, paragraphs, tables, rows and cells count from 1; 0 means that there is
    none, or that the format knows of none (a DOCX has no pages until it is laid out).
    """

    page: int = 0
    heading: str = ""
    paragraph: int = 0
    table: int = 0
    row: int = 0
    cell: int = 0

    def words(self) -> str:
        """Return the place in words, from the page inwards."""
        parts = [
            f"page {self.page}" if self.page else "",
            f"under “{self.heading}”" if self.heading else "",
            f"paragraph {self.paragraph}" if self.paragraph else "",
            f"table {self.table}" if self.table else "",
            f"row {self.row}" if self.row else "",
            f"cell {self.cell}" if self.cell else "",
        ]
        return ", ".join(part for part in parts if part) or "at the start"


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the highest."""

    text: str
    level: int
    place: Place


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, or one item of a list."""

    text: str
    place: Place
    is_item: bool = False


@dataclass(frozen=True)
class Cell:
    """
    One cell; `span` is how many columns it covers. Its paragraphs end in newlines.

    `is_continued` says that it is merged into the cell above, and so has no words.
    """

    text: str
    place: Place
    span: int = 1
    is_continued: bool = False


@dataclass(frozen=True)
class Row:
    """A row of cells, from left to right."""

    cells: tuple[Cell, ...]

    def texts(self) -> list[str]:
        """Return the row's words, a spanning cell followed by empty ones."""
        return [
            word for cell in self.cells for word in [cell.text, *[""] * (cell.span - 1)]
        ]


@dataclass(frozen=True)
class Table:
    """A table, with the caption that stands above or below it, if any."""

    rows: tuple[Row, ...]
    place: Place
    caption: str = ""

    def texts(self) -> list[list[str]]:
        """Return every row's words, all rows as long as the longest."""
        rows = [row.texts() for row in self.rows]
        width = max((len(row) for row in rows), default=0)
        return [row + [""] * (width - len(row)) for row in rows]


Block = Heading | Paragraph | Table


@dataclass(frozen=True)
class ReadDocument:
    """A document as it was read: its name, what kind of file it was, its blocks."""

    name: str
    kind: str
    blocks: tuple[Block, ...]

    def tables(self) -> Iterator[Table]:
        """Yield the tables in order."""
        return (block for block in self.blocks if isinstance(block, Table))

    def words(self) -> Iterator[str]:
        """Yield the text of every heading, paragraph and cell in order."""
        for block in self.blocks:
            if isinstance(block, Table):
                yield from (cell.text for row in block.rows for cell in row.cells)
            else:
                yield block.text

    def as_data(self) -> dict[str, Any]:
        """Return the document as plain data, to be handed between processes."""
        kinds = [type(block).__name__.lower() for block in self.blocks]
        data = asdict(self)
        for kind, block in zip(kinds, data["blocks"], strict=True):
            block["block"] = kind
        return data


def from_data(data: dict[str, Any]) -> ReadDocument:
    """Return the document that `as_data` described."""
    blocks = tuple(_block(dict(each)) for each in data["blocks"])
    return ReadDocument(data["name"], data["kind"], blocks)


def _block(data: dict[str, Any]) -> Block:
    kind, place = data.pop("block"), Place(**data.pop("place"))
    if kind == "heading":
        return Heading(place=place, **data)
    if kind == "paragraph":
        return Paragraph(place=place, **data)
    rows = tuple(
        Row(tuple(Cell(**{**c, "place": Place(**c["place"])}) for c in row["cells"]))
        for row in data["rows"]
    )
    return Table(rows, place, data["caption"])


class Builder:
    """Gathers blocks in order and gives each its place; what every reader fills."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.page = 0
        self._heading = ""
        self._paragraphs = 0
        self._tables = 0

    def heading(self, text: str, level: int) -> None:
        """Add a heading."""
        words = clean(text)
        if words:
            self._heading = words
            place = Place(page=self.page, heading="", paragraph=0)
            self.blocks.append(Heading(words, max(level, 1), place))

    def paragraph(self, text: str, *, is_item: bool = False) -> None:
        """Add a paragraph or one item of a list."""
        words = clean(text)
        if words:
            self._paragraphs += 1
            place = self._place(paragraph=self._paragraphs)
            self.blocks.append(Paragraph(words, place, is_item))

    def table(
        self, rows: Sequence[Sequence[tuple[str, int, *tuple[bool, ...]]]]
    ) -> None:
        """Add a table of cells: words, columns covered, and if it goes on from above."""
        kept = [row for row in rows if any(words.strip() for words, *_ in row)]
        if not kept:
            return
        self._tables += 1
        place = self._place(table=self._tables)
        made = tuple(
            Row(
                tuple(
                    Cell(
                        "\n".join(filter(None, map(clean, words.split("\n")))),
                        replace(place, row=number, cell=position),
                        span,
                        *continued,
                    )
                    for position, (words, span, *continued) in enumerate(row, start=1)
                )
            )
            for number, row in enumerate(kept, start=1)
        )
        self.blocks.append(Table(made, place))

    def finished(self, name: str, kind: str) -> ReadDocument:
        """Return the document, its tables joined to their captions."""
        return ReadDocument(name, kind, tuple(_captioned(self.blocks)))

    def _place(self, **more: int) -> Place:
        return Place(page=self.page, heading=self._heading, **more)


def clean(text: str) -> str:
    """Return the words on one line, with plain spaces and no control signs."""
    plain = text.replace("\u00ad", "").replace("\u200b", "").replace("\ufeff", "")
    kept = "".join(each if each.isprintable() else " " for each in plain)
    return " ".join(kept.split())


def _captioned(blocks: Sequence[Block]) -> Iterator[Block]:
    for position, block in enumerate(blocks):
        if not isinstance(block, Table):
            yield block
            continue
        near = (position - 1, position - 2, position + 1)
        found = (_caption(blocks[at]) for at in near if 0 <= at < len(blocks))
        yield replace(block, caption=next(filter(None, found), ""))


_CAPTIONS = ("table ", "table:", "figure ", "fig ", "fig. ", "chart ")


def _caption(block: Block) -> str:
    if isinstance(block, Table):
        return ""
    return block.text if block.text.lower().startswith(_CAPTIONS) else ""
