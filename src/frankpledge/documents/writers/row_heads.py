"""
PDF: the first cell of a row tagged as the head of that row.

The layout program can tag the heads of columns alone. Its structure stands in the file
as plain objects, so that what a cell is can be said anew in the same room, and nothing
else in the file moves.
"""

import re
from collections.abc import Iterator, Sequence


_PART = re.compile(
    rb"\n(\d+) 0 obj\n(<</Type/StructElem/S/(\w+).*?)\nendobj", re.DOTALL
)
_INSIDE = re.compile(rb"/K\[([^\]]*)\]")
_REFERENCE = re.compile(rb"(\d+) 0 R")
_COLUMN_HEADS = re.compile(rb"/Headers\[[^\]]*\]")
_ROW = b"/Scope/Row"


def with_row_heads(pdf: bytes, tables: Sequence[bool]) -> bytes:
    """
    Return the PDF with row heads in those of its tables, in their order, that have some.

    Readers then find the heads of a figure by its row and column; the list of column
    heads that each cell carries would hide its row's head from them (ISO 32000-1,
    14.8.5.7), so it goes.
    """
    parts = {int(found[1]): found for found in _PART.finditer(pdf)}
    grids = [found for found in parts.values() if found[3] == b"Table"]
    written = bytearray(pdf)
    for grid, has_heads in zip(grids, tables, strict=True):
        if has_heads:
            for cell, is_head in _cells(grid, parts):
                written[cell.start(2) : cell.end(2)] = _said(cell[2], is_head=is_head)
    return bytes(written)


def _cells(
    grid: re.Match[bytes], parts: dict[int, re.Match[bytes]]
) -> Iterator[tuple[re.Match[bytes], bool]]:
    """Yield a table's cells beneath its heads, and whether each begins its row."""
    for group in _inside(grid, parts):
        if group[3] == b"TBody":
            for row in _inside(group, parts):
                for place, cell in enumerate(_inside(row, parts)):
                    yield cell, place == 0


def _inside(
    part: re.Match[bytes], parts: dict[int, re.Match[bytes]]
) -> list[re.Match[bytes]]:
    held = _INSIDE.search(part[2])
    numbers = _REFERENCE.findall(held[1]) if held else []
    return [parts[int(number)] for number in numbers if int(number) in parts]


def _said(cell: bytes, *, is_head: bool) -> bytes:
    heads = _COLUMN_HEADS.search(cell)
    if heads is None:
        return cell
    room = len(heads[0])
    said = _COLUMN_HEADS.sub((_ROW if is_head else b"").ljust(room), cell)
    return said.replace(b"/S/TD", b"/S/TH", 1) if is_head else said
