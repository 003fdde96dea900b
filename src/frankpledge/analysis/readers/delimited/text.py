"""Turns the bytes of a text file into text, whatever program saved it."""

import codecs

from frankpledge.analysis.readers.failures import CannotRead


UTF8_MARK = codecs.BOM_UTF8
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def decoded(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """
    Return the text of a file and notes on how it was read.

    Offices send UTF-8, Windows' own alphabet and, from "Unicode text", UTF-16. Every
    byte means something in Windows-1252, so it is tried last and said aloud.
    """
    for mark, encoding in _UTF16.items():
        if data.startswith(mark) or _looks_like(encoding, data):
            return _from_utf16(name, data.removeprefix(mark), encoding)
    try:
        return data.removeprefix(UTF8_MARK).decode("utf-8"), ()
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
        return text, ("Read as Windows-1252 text, because it is not UTF-8.",)


def _looks_like(encoding: str, data: bytes) -> bool:
    """Say whether every other byte of the start is empty, as in UTF-16 English."""
    head = data[:512]
    zeros = head[1::2] if encoding == "utf-16-le" else head[::2]
    return len(head) >= 16 and zeros.count(0) > 0.9 * len(zeros)


def _from_utf16(name: str, data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode(encoding), ("Read as UTF-16 text.",)
    except UnicodeDecodeError as broken:
        raise CannotRead(
            f"{name} is UTF-16 text that is cut short or damaged.",
            "Save it again as CSV UTF-8.",
        ) from broken


def physical_lines(text: str) -> list[str]:
    """
    Return the lines of a text without their ends, counted as an editor counts them.

    Only CRLF, LF and (in files without LF) CR end a line; the other characters that
    Python would split at may stand inside a cell.
    """
    text = text.replace("\r\n", "\n")
    if "\n" not in text:
        text = text.replace("\r", "\n")
    lines = text.split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return lines


def delimiter_of(header: str) -> str:
    """Return the character that parts the cells of a header line: most of them wins."""
    unquoted = "".join(header.split('"')[::2])
    return max(",\t;|", key=unquoted.count)
