"""PDF: its own structure where it has one, else the words of each page as they stand."""

import io
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from frankpledge.analysis.readers.failures import CannotRead, TooMuch
from frankpledge.documents.reading.blocks import ReadDocument
from frankpledge.documents.reading.tagged import read_tagged
from frankpledge.documents.reading.text import read_pages


MOST_PAGES = 1_000
_DAMAGED = (PyPdfError, ValueError, KeyError, IndexError, TypeError)
_RUNNING_FROM = 3
_EDGE = 2
_TITLE_LINES = 3
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"^(?:page )?#(?: (?:of|/) #)?$", re.IGNORECASE)


def read_portable(content: bytes) -> ReadDocument:
    """Return the blocks of a PDF, without its running heads and feet."""
    return structured(content) or blocks_of([text for _, text in page_texts(content)])


def structured(content: bytes) -> ReadDocument | None:
    """Return a tagged PDF's blocks; None where its structure is not to be gone by."""
    try:
        return read_tagged(opened(content))
    except (*_DAMAGED, AttributeError, RecursionError):
        return None


def blocks_of(pages: Sequence[str]) -> ReadDocument:
    """Return the blocks of pages whose words are known."""
    kept = without_running(pages)
    return read_pages(kept, "pdf", has_pages=True, is_laid_out=True)


def page_texts(content: bytes, part: int = 0, parts: int = 1) -> list[tuple[int, str]]:
    """Return the pages with their numbers from 0; of several parts, those of one."""
    try:
        reader = opened(content)
        titles = _titles(reader)
        return [
            (
                at,
                _marked(
                    reader.pages[at].extract_text(extraction_mode="layout"),
                    titles.get(at, ()),
                ),
            )
            for at in range(part, len(reader.pages), parts)
        ]
    except _DAMAGED as error:
        raise CannotRead(
            "The PDF is damaged.", "Open it, print it to a new PDF and send that."
        ) from error


def opened(content: bytes) -> PdfReader:
    """Return a PDF ready to be read; refuse one that is locked or has no end."""
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise CannotRead(
            "The PDF is locked with a password.",
            "Save it without one and send that.",
        )
    if len(reader.pages) > MOST_PAGES:
        raise TooMuch(f"The PDF has more than {MOST_PAGES} pages.")
    return reader


def _titles(reader: PdfReader) -> dict[int, list[tuple[str, int]]]:
    """Return the headings that the PDF's own outline names, with their levels, by page."""
    found: dict[int, list[tuple[str, int]]] = {}

    def walk(entries: Sequence[Any], level: int) -> None:
        for entry in entries:
            if isinstance(entry, list):
                walk(entry, level + 1)
                continue
            page = reader.get_destination_page_number(entry)
            if page is not None and entry.title:
                found.setdefault(page, []).append((str(entry.title), level))

    walk(reader.outline, 1)
    return found


def _marked(text: str, titles: Sequence[tuple[str, int]]) -> str:
    """Return a page whose headings are marked as such; one may run over two lines."""
    lines = text.split("\n")
    at = 0
    for title, level in titles:
        wanted = " ".join(title.split())
        for place in range(at, len(lines)):
            length = _lines_of(wanted, lines[place : place + _TITLE_LINES])
            if length:
                # The title of the document and its first headings are of one level.
                mark = f"{'#' * max(1, level - 1)} {wanted}"
                lines[place : place + length] = ["", mark, ""]
                at = place + 3
                break
    return "\n".join(lines)


def _lines_of(title: str, lines: Sequence[str]) -> int:
    """Return over how many lines a title runs that starts with the first, or 0."""
    said = ""
    for number, line in enumerate(lines, start=1):
        said = f"{said} {' '.join(line.split())}".strip()
        if said == title:
            return number
        if not said or not title.startswith(said):
            return 0
    return 0


def without_running(pages: Sequence[str]) -> list[str]:
    """Return the pages without the lines that stand at the edge of most of them."""
    lined = [page.split("\n") for page in pages]
    seen = Counter(key for lines in lined for key in set(_edges(lines)))
    running = {
        key
        for key, count in seen.items()
        if _PAGE_NUMBER.match(key)
        or (len(pages) >= _RUNNING_FROM and count * 2 > len(pages))
    }
    return ["\n".join(_kept(lines, running)) for lines in lined]


def _edges(lines: Sequence[str]) -> list[str]:
    filled = [line for line in lines if line.strip()]
    return [_key(line) for line in (*filled[:_EDGE], *filled[-_EDGE:])]


def _key(line: str) -> str:
    return _DIGITS.sub("#", " ".join(line.split()))


def _kept(lines: Sequence[str], running: set[str]) -> list[str]:
    filled = [at for at, line in enumerate(lines) if line.strip()]
    edges = {*filled[:_EDGE], *filled[-_EDGE:]}
    return [
        line
        for at, line in enumerate(lines)
        if at not in edges or _key(line) not in running
    ]
