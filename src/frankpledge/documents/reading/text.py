"""Plain text: its lines become headings, paragraphs, list items and tables."""

import re
from collections.abc import Sequence

from frankpledge.documents.reading import columns
from frankpledge.documents.reading.blocks import Builder, ReadDocument, clean


PAGE_BREAK = "\f"
_MARKUP = re.compile(r"</?(?:p|ul|ol|li|u|b|i|br|strong|em|span|div)\b[^>\n]*>")
_BULLET = re.compile(
    r"^\s*(?:[-–•·▪●○◦*\uf000-\uf0ff]|[o]|\(?[a-z]\)|\(?[ivx]{1,4}\)|\d{1,2}[.)])\s+(?=\S)"
)
_NUMBERED = re.compile(r"^\(?\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=[A-Z])")
_ENDS_SENTENCE = re.compile(r"[.;,!?]$")
_LABELLED = re.compile(r"^[A-Z][a-z]+(?: [a-z]+)?: \S")
_FIGURE = re.compile(r"\d[\d,.]*\s*(?:%|per cent)")
_MOST_IN_HEADING = 90
_MOST_WORDS_IN_HEADING = 13
_SHORT = 0.6


def read_text(words: str) -> ReadDocument:
    """Return the blocks of a plain text; a form feed begins a new page."""
    pages = words.replace("\r\n", "\n").replace("\r", "\n").split(PAGE_BREAK)
    return read_pages(pages, "txt", has_pages=len(pages) > 1)


def read_pages(
    pages: Sequence[str], kind: str, *, has_pages: bool, is_laid_out: bool = False
) -> ReadDocument:
    """
    Return the blocks of a text that comes page by page.

    In pages that were laid out for print a heading need not stand between empty
    lines: there a short line before a new sentence is one.
    """
    widest = max(
        (len(line.rstrip()) for page in pages for line in page.split("\n")), default=0
    )
    lines, numbers = _stream(pages)
    reader = _Reader(_SHORT * widest if is_laid_out else 0)
    reader.read([_unmarked(line) for line in lines], numbers if has_pages else ())
    return reader.builder.finished("", kind)


def _stream(pages: Sequence[str]) -> tuple[list[str], list[int]]:
    """
    Return all lines with their pages, so that what crosses a page stays whole.

    An empty line parts two pages, save where a sentence goes on.
    """
    lines: list[str] = []
    numbers: list[int] = []
    for number, page in enumerate(pages, start=1):
        fresh = page.strip("\n").split("\n")
        goes_on = lines and lines[-1].strip() and fresh[0].strip()[:1].islower()
        if lines and not goes_on:
            lines.append("")
            numbers.append(number)
        lines += fresh
        numbers += [number] * len(fresh)
    return lines, numbers


def _unmarked(line: str) -> str:
    # some texts keep the tags of the cells that they were read from
    return _MARKUP.sub(columns.LINE, line) if "<" in line else line


class _Reader:
    """Goes through the lines of one page after another."""

    def __init__(self, short: float) -> None:
        self.builder = Builder()
        self._short = short
        self._open: list[str] = []

    def read(self, lines: Sequence[str], numbers: Sequence[int] = ()) -> None:
        """Take all lines, with the page of each where there are pages."""
        at = 0
        while at < len(lines):
            if numbers and not self._open:
                self.builder.page = numbers[at]
            rows, used = columns.table_at(lines, at)
            if rows:
                self._close(is_alone=False)
                self.builder.table([[(cell, 1) for cell in row] for row in rows])
                at += used
                continue
            self._line(lines[at], is_followed=self._is_followed(lines, at))
            at += 1
        self._close(is_alone=True)

    def _line(self, line: str, *, is_followed: bool) -> None:
        words = clean(line.replace(columns.LINE, " "))
        if not words:
            self._close(is_alone=True)
        elif not self._open and _is_heading(words) and not is_followed:
            self.builder.heading(_unhashed(words), _level(words))
        elif not self._short and self._open and _LABELLED.match(line):
            # In plain text each "Target: …" is a line of its own.
            self._close(is_alone=False)
            self._open, self._is_item, self._is_labelled = [words], False, True
        elif _BULLET.match(line):
            self._close(is_alone=False)
            self._open = [_BULLET.sub("", words, count=1)]
            self._is_item = True
        else:
            if not self._open:
                self._is_item = False
            self._open.append(words)

    def _close(self, *, is_alone: bool) -> None:
        if not self._open:
            return
        words = " ".join(self._open)
        is_line = len(self._open) == 1 and not (self._is_item or self._is_labelled)
        is_heading, self._is_labelled = is_alone and is_line, False
        if is_heading and _is_heading(words):
            self.builder.heading(words, _level(words))
        else:
            self.builder.paragraph(words, is_item=self._is_item)
        self._open = []

    _is_item = False
    _is_labelled = False

    def _is_followed(self, lines: Sequence[str], at: int) -> bool:
        """Say whether running text goes on in the next line."""
        after = lines[at + 1].strip() if at + 1 < len(lines) else ""
        if not after:
            return False
        if not self._short and lines[at].isupper():
            # Plain text has no other way to set a heading above its paragraph.
            return False
        is_short = len(lines[at].strip()) < self._short
        return not (is_short and (after[:1].isupper() or _BULLET.match(after)))


def _unhashed(words: str) -> str:
    return words.lstrip("#").strip(" *_")


def _is_heading(words: str) -> bool:
    if words.startswith("#"):
        return True
    if len(words) > _MOST_IN_HEADING or len(words.split()) > _MOST_WORDS_IN_HEADING:
        return False
    if _BULLET.match(words) and not _NUMBERED.match(words):
        return False
    bare = words.lstrip("(0123456789.) *“'\"")
    return (
        bare[:1].isupper()
        and not _ENDS_SENTENCE.search(words)
        and not _FIGURE.search(words)
        and not words.lower().startswith(("table ", "figure ", "source"))
    )


def _level(words: str) -> int:
    if words.startswith("#"):
        return len(words) - len(words.lstrip("#"))
    bare = [each for each in words if each.isalpha()]
    is_shouted = len(bare) > 3 and all(each.isupper() for each in bare)
    return 1 if is_shouted or _is_numbered(words) else 2


def _is_numbered(words: str) -> bool:
    return bool(_NUMBERED.match(words)) or words.lower().startswith(
        ("objective ", "priority ", "appendix", "chapter ", "strategic theme")
    )
