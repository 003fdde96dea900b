"""DOCX: headings, paragraphs, lists and tables, as a reader sees them."""

import io
import re
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from frankpledge.analysis.readers.failures import CannotRead
from frankpledge.analysis.readers.limits import Limits
from frankpledge.documents.reading.blocks import Builder, ReadDocument
from frankpledge.documents.reading.guards import opened, part


_LEVEL = re.compile(r"heading\s*(\d)", re.IGNORECASE)
_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n"}
_LEFT_OUT = {qn("w:del"), qn("w:moveFrom"), qn("w:txbxContent"), qn("w:pict")}
_NESTED = " | "
# A list of contents says nothing that its headings do not say again.
_CONTENTS = ("toc ", "contents ")
# The name under which a document without headings says that bold lines are some.
_BOLD, _LONGEST_BOLD = "bold line", 100
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = {*_LEFT_OUT, _ALTERNATIVE}


def read_word(content: bytes, limits: Limits) -> ReadDocument:
    """Return the blocks of a DOCX; deleted words of tracked changes are left out."""
    archive = opened(content, limits)
    part(archive, "word/document.xml")
    try:
        document = Document(io.BytesIO(content))
    except (KeyError, ValueError) as error:
        raise CannotRead(
            "This is not a Word document.", "Open it and save it as .docx."
        ) from error
    names = {style.style_id: style.name or "" for style in document.styles}
    builder = Builder()
    if not _has_headings(document.element.body, names):
        names = {**names, _BOLD: "Heading 2"}
    _walk(document.element.body, builder, names)
    return builder.finished("", "docx")


def _has_headings(body: Any, names: dict[str, str]) -> bool:
    codes = (style.get(qn("w:val")) for style in body.iter(qn("w:pStyle")))
    return any(_LEVEL.search(names.get(code, code) or "") for code in codes)


def _is_bold(element: Any, words: str) -> bool:
    """Say whether a short line is all in bold: a heading where nothing is marked as one."""
    runs = [run for run in element.iter(qn("w:r")) if _words(run).strip()]
    marks = [run.find(f"{qn('w:rPr')}/{qn('w:b')}") for run in runs]
    is_all = bool(runs) and all(
        mark is not None and mark.get(qn("w:val")) not in {"0", "false"}
        for mark in marks
    )
    return is_all and len(words) <= _LONGEST_BOLD and words.strip()[-1:] not in ".;,"


def _walk(parent: Any, builder: Builder, names: dict[str, str]) -> None:
    for child in parent.iterchildren():
        if child.tag == qn("w:p"):
            _paragraph(child, builder, names)
        elif child.tag == qn("w:tbl"):
            builder.table([_cells(row) for row in _rows(child)])
        elif child.tag in {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins")}:
            _walk(child, builder, names)


def _paragraph(element: Any, builder: Builder, names: dict[str, str]) -> None:
    style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    code = style.get(qn("w:val")) if style is not None else ""
    name = names.get(code, code)
    if name.lower().startswith(_CONTENTS):
        return
    found = _LEVEL.search(name) or _LEVEL.search(code)
    words = _words(element)
    if not found and _BOLD in names and _is_bold(element, words):
        found = _LEVEL.search(names[_BOLD])
    if found:
        builder.heading(words, int(found[1]))
    elif name.lower() == "title":
        builder.heading(words, 1)
    else:
        numbered = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        is_item = numbered is not None or name.lower().startswith("list")
        for line in words.split("\n"):
            builder.paragraph(line, is_item=is_item)
    for box in element.iter(qn("w:txbxContent")):
        if not any(each.tag == _ALTERNATIVE for each in box.iterancestors()):
            _walk(box, builder, names)


def _words(element: Any) -> str:
    return "".join(_pieces(element))


def _pieces(element: Any) -> Iterator[str]:
    for child in element.iterchildren():
        if child.tag in _SKIPPED:
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag in {qn("w:noBreakHyphen")}:
            yield "-"
        else:
            yield from _pieces(child)


def _rows(table: Any) -> Iterator[Any]:
    for child in table.iterchildren():
        if child.tag == qn("w:tr"):
            yield child
        elif child.tag in {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins")}:
            yield from _rows(child)


def _cells(row: Any) -> list[tuple[str, int, bool]]:
    cells: list[tuple[str, int, bool]] = []
    before = row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}")
    if before is not None:
        cells.append(("", int(before.get(qn("w:val"))), False))
    for cell in _inner_cells(row):
        span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
        merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        is_continued = merged is not None and merged.get(qn("w:val")) != "restart"
        paragraphs = "" if is_continued else _cell_words(cell)
        breadth = int(span.get(qn("w:val"))) if span is not None else 1
        cells.append((paragraphs, breadth, is_continued))
    return cells


def _inner_cells(row: Any) -> Iterator[Any]:
    for child in row.iterchildren():
        if child.tag == qn("w:tc"):
            yield child
        elif child.tag in {qn("w:sdt"), qn("w:sdtContent")}:
            yield from _inner_cells(child)


def _cell_words(cell: Any) -> str:
    return "\n".join(_cell_lines(cell))


def _cell_lines(cell: Any) -> Iterator[str]:
    for child in cell.iterchildren():
        if child.tag == qn("w:p"):
            yield _words(child)
        elif child.tag == qn("w:tbl"):
            # A table inside a cell stays one line: its rows are no lines of the cell.
            rows = (
                _NESTED.join(" ".join(words.split()) for words, *_ in _cells(row))
                for row in _rows(child)
            )
            yield "; ".join(rows)
        elif child.tag in {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins")}:
            yield from _cell_lines(child)
