"""Which reader reads a document, where it runs, and what is said when it cannot."""

import base64
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from frankpledge.analysis.readers.failures import CannotRead, TooMuch
from frankpledge.analysis.readers.isolation import run
from frankpledge.analysis.readers.limits import MEGABYTE, Limits
from frankpledge.documents.failures import DocumentFailure
from frankpledge.documents.reading.blocks import ReadDocument, from_data
from frankpledge.documents.reading.text import read_text


CHILD = "frankpledge.documents.reading.child"
LIMITS = Limits(upload_bytes=50 * MEGABYTE, inflated_bytes=400 * MEGABYTE, seconds=60)
"""A plan is a few megabytes; the rest is as for any file that comes from outside."""

LARGE_PDF = 60_000
"""Bytes above which a PDF has pages enough for two processes to share."""
PARTS = 2

BINARY = {".docx": "docx", ".odt": "odt", ".pdf": "pdf"}
TEXTUAL = {".md": "md", ".markdown": "md", ".txt": "txt", ".text": "txt"}
KINDS = {**BINARY, **TEXTUAL}
"""The endings of files that can be read, and the kind that each is."""

_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SIGNATURES = {"docx": b"PK\x03\x04", "odt": b"PK\x03\x04", "pdf": b"%PDF"}


class UnreadableDocument(DocumentFailure):
    """A document cannot be read; the message says why and what to do."""


def read_document(
    name: str, content: bytes, *, limits: Limits = LIMITS
) -> ReadDocument:
    """
    Return the document's blocks in order.

    Files that other programs made are read by a process of their own, which can
    neither swell nor dawdle. Raises UnreadableDocument.
    """
    kind = KINDS.get(PurePath(name).suffix.lower())
    if kind is None:
        raise UnreadableDocument(
            f"{PurePath(name).name} is not a document that can be read here.",
            "Send a Word file (.docx), an OpenDocument text (.odt), a PDF, Markdown"
            " (.md) or plain text (.txt). Save an old .doc as .docx first.",
        )
    if len(content) > limits.upload_bytes:
        raise UnreadableDocument(
            f"The file is larger than {limits.upload_bytes // MEGABYTE} MB.",
            "Leave the pictures out, or send the chapters one by one.",
        )
    if kind in TEXTUAL.values():
        found = _read_words(kind, decoded(content))
    else:
        found = _read_apart(kind, content, limits)
    if not found.blocks:
        raise UnreadableDocument(
            "There are no words in this file.",
            "If it is a scan, its pages are pictures: make it readable (OCR) first.",
        )
    return replace(found, name=PurePath(name).name)


def _read_words(kind: str, words: str) -> ReadDocument:
    if kind == "txt":
        return read_text(words)
    # the process that reads a PDF has no need of Markdown and starts sooner
    from frankpledge.documents.reading.markdown import read_markdown

    return read_markdown(words)


def decoded(content: bytes) -> str:
    """Return the words of a text file, in the encoding that its bytes show."""
    if b"\x00" in content and not content.startswith(_WIDE_MARKS):
        raise UnreadableDocument(
            "This is not a text file: it holds bytes that no text has.",
            "Save it as plain text in UTF-8 and send that.",
        )
    is_wide = content.startswith(_WIDE_MARKS)
    try:
        return content.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _read_apart(kind: str, content: bytes, limits: Limits) -> ReadDocument:
    if not content.lstrip()[:4].startswith(_SIGNATURES[kind]):
        raise UnreadableDocument(
            f"The file's name says .{kind}, but its content is not.",
            "Open it and save it again in that format.",
        )
    request = {"kind": kind, "content": base64.b64encode(content).decode("ascii")}
    try:
        if kind == "pdf" and len(content) > LARGE_PDF:
            return _read_in_parts(request, limits)
        return from_data(run(request, limits, child=CHILD))
    except TooMuch as failure:
        raise UnreadableDocument(
            "Reading this file took more time or memory than one document may have.",
            "Save it under another name, leave the pictures out, and send that.",
        ) from failure
    except CannotRead as failure:
        raise UnreadableDocument(failure.args[0], failure.fix) from failure


def _read_in_parts(request: dict[str, Any], limits: Limits) -> ReadDocument:
    """Return a PDF whose pages two processes read, each every other one, or a tagged one."""
    from frankpledge.documents.reading.portable import blocks_of

    asked = [{**request, "part": part, "parts": PARTS} for part in range(PARTS)]
    with ThreadPoolExecutor(PARTS) as several:
        answers = list(several.map(lambda one: run(one, limits, child=CHILD), asked))
    if "document" in answers[0]:
        return from_data(answers[0]["document"])
    pages = sorted((at, text) for answer in answers for at, text in answer["pages"])
    return blocks_of([text for _, text in pages])
