"""PDF: the words of each page, laid out so that columns stay apart."""

import io
import re
from collections import Counter
from collections.abc import Sequence

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from frankpledge.analysis.readers.failures import CannotRead, TooMuch
from frankpledge.documents.reading.blocks import ReadDocument
from frankpledge.documents.reading.text import read_pages


MOST_PAGES = 1_000
_RUNNING_FROM = 3
_EDGE = 2
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"^(?:page )?#(?: (?:of|/) #)?$", re.IGNORECASE)


def read_portable(content: bytes) -> ReadDocument:
    """Return the blocks of a PDF, page by page, without its running heads and feet."""
    return blocks_of([text for _, text in page_texts(content)])


def blocks_of(pages: Sequence[str]) -> ReadDocument:
    """Return the blocks of pages whose words are known."""
    kept = without_running(pages)
    return read_pages(kept, "pdf", has_pages=True, is_laid_out=True)


def page_texts(content: bytes, part: int = 0, parts: int = 1) -> list[tuple[int, str]]:
    """Return the pages with their numbers from 0; of several parts, those of one."""
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise CannotRead(
                "The PDF is locked with a password.",
                "Save it without one and send that.",
            )
        if len(reader.pages) > MOST_PAGES:
            raise TooMuch(f"The PDF has more than {MOST_PAGES} pages.")
        return [
            (at, reader.pages[at].extract_text(extraction_mode="layout"))
            for at in range(part, len(reader.pages), parts)
        ]
    except (PyPdfError, ValueError, KeyError, IndexError, TypeError) as error:
        raise CannotRead(
            "The PDF is damaged.", "Open it, print it to a new PDF and send that."
        ) from error


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
