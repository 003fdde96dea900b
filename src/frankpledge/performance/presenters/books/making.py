"""A document with the name its files go by."""

import re
from dataclasses import dataclass

from frankpledge.documents.keeping import NamedFile
from frankpledge.documents.model import (
    Block,
    Document,
    Heading,
    Listing,
    Paragraph,
    Runs,
    runs,
)
from frankpledge.documents.writers import file_name, write


OTHER_FORMATS = "Ask the partnership for large print, easy read or another language."


@dataclass(frozen=True)
class Book:
    """A document ready to be written in any format."""

    document: Document
    area: str
    topic: str
    period: str


def file_of_book(book: Book, form: str) -> NamedFile:
    """Return a document in one format, under its name."""
    name = file_name(book.area, book.topic, book.period, "", form)
    return NamedFile(form, name, write(book.document, form))


def heading(text: str, level: int = 2) -> Heading:
    """Return a heading."""
    return Heading(runs(text), level)


def said(text: str) -> Paragraph:
    """Return a paragraph."""
    return Paragraph(runs(text))


def from_chair(words: str) -> list[Block]:
    """Return the chair's own words under their heading, nothing where there are none."""
    paragraphs = [" ".join(one.split()) for one in re.split(r"\n\s*\n", words)]
    written = [said(one) for one in paragraphs if one]
    return [heading("From the chair"), *written] if written else []


def listed(items: list[Runs], otherwise: str) -> list[Block]:
    """Return a list, or the sentence for when there is nothing to list, if any."""
    if items:
        return [Listing(tuple(items))]
    return [said(otherwise)] if otherwise else []
