"""ODT: headings, paragraphs, lists and tables of an OpenDocument text."""

from collections.abc import Iterator
from typing import Any

from frankpledge.analysis.readers.failures import CannotRead
from frankpledge.analysis.readers.limits import Limits
from frankpledge.documents.reading.blocks import Builder, ReadDocument
from frankpledge.documents.reading.guards import opened, part


_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
_TEXT = f"{{{_NAMES}:text:1.0}}"
_TABLE = f"{{{_NAMES}:table:1.0}}"
_OFFICE = f"{{{_NAMES}:office:1.0}}"
_DRAW = f"{{{_NAMES}:drawing:1.0}}"
_MOST_REPEATS = 64
_INSIDE = {
    f"{_TEXT}section",
    f"{_TEXT}list",
    f"{_TEXT}list-item",
    f"{_TEXT}list-header",
    f"{_DRAW}frame",
    f"{_DRAW}text-box",
}
_BREAKS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_LEFT_OUT = {f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note"}


def read_open_text(content: bytes, limits: Limits) -> ReadDocument:
    """Return the blocks of an ODT; deleted words of tracked changes are left out."""
    root = part(opened(content, limits), "content.xml")
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise CannotRead(
            "This OpenDocument file is not a text.",
            "Save it as a text document (.odt), or send a sheet as a plan's workbook.",
        )
    builder = Builder()
    _walk(body, builder, is_item=False)
    return builder.finished("", "odt")


def _walk(parent: Any, builder: Builder, *, is_item: bool) -> None:
    for child in parent.iterchildren():
        if child.tag == f"{_TEXT}h":
            level = child.get(f"{_TEXT}outline-level", "1")
            builder.heading(_words(child), int(level) if level.isdigit() else 1)
        elif child.tag == f"{_TEXT}p":
            _paragraph(child, builder, is_item=is_item)
        elif child.tag == f"{_TABLE}table":
            builder.table([_cells(row) for row in _rows(child)])
        elif child.tag in _INSIDE:
            listed = is_item or child.tag == f"{_TEXT}list"
            _walk(child, builder, is_item=listed)


def _paragraph(element: Any, builder: Builder, *, is_item: bool) -> None:
    if element.get(f"{_TEXT}style-name") == "Title":
        builder.heading(_words(element), 1)
        return
    for line in _words(element).split("\n"):
        builder.paragraph(line, is_item=is_item)
    for frame in element.iter(f"{_DRAW}text-box"):
        _walk(frame, builder, is_item=is_item)


def _words(element: Any) -> str:
    return "".join(_pieces(element))


def _pieces(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element.iterchildren():
        if child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            yield " " * min(int(count) if count.isdigit() else 1, _MOST_REPEATS)
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _LEFT_OUT and not _is_frame(child):
            yield from _pieces(child)
        yield child.tail or ""


def _is_frame(element: Any) -> bool:
    # a frame's words are read after the paragraph that it hangs on
    return isinstance(element.tag, str) and element.tag.startswith(_DRAW)


def _rows(table: Any) -> Iterator[Any]:
    for child in table.iterchildren():
        if child.tag == f"{_TABLE}table-row":
            yield child
        elif child.tag in {
            f"{_TABLE}table-header-rows",
            f"{_TABLE}table-rows",
            f"{_TABLE}table-row-group",
        }:
            yield from _rows(child)


def _cells(row: Any) -> list[tuple[str, int]]:
    cells: list[tuple[str, int]] = []
    for child in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
        if child.tag == f"{_TABLE}covered-table-cell" and _covered_by_span(cells):
            continue
        words = "\n".join(_words(each) for each in child.iter(f"{_TEXT}p", f"{_TEXT}h"))
        span = _number(child, "number-columns-spanned")
        repeats = _number(child, "number-columns-repeated")
        cells += [(words, span)] * repeats
        if span > 1:
            cells += [("", 0)] * (span - 1)
    return [(words, span) for words, span in cells if span]


def _covered_by_span(cells: list[tuple[str, int]]) -> bool:
    return bool(cells) and cells[-1][1] == 0


def _number(cell: Any, name: str) -> int:
    said = cell.get(f"{_TABLE}{name}", "1")
    return min(int(said), _MOST_REPEATS) if said.isdigit() else 1
