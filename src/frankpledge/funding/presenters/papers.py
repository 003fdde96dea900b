"""The page of one thing as a document to hand round: the same facts, words and tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Any

from django.utils.html import strip_tags

from frankpledge.documents.columns import Column, snake_case
from frankpledge.documents.keeping import NamedFile
from frankpledge.documents.model import (
    About,
    Block,
    Callout,
    Document,
    Heading,
    Paragraph,
    Table,
    Tone,
    runs,
)
from frankpledge.documents.writers import file_name, write
from frankpledge.funding.presenters.page import Page, Section
from frankpledge.ui.dates import moment_in_words


SOURCES = (
    "The partnership's record of its money",
    "Outcomes: figures counted from the agencies' data, each with its loads",
)
ON_SCREEN_ONLY = {"Change"}
"""Columns that hold nothing but what can be pressed."""


@dataclass(frozen=True)
class Paper:
    """One thing as a document, whose it is, and the name its files go by."""

    document: Document
    area: str
    name: str

    def file(self, form: str) -> NamedFile:
        """Return the document in one format."""
        title = file_name(self.area, self.name, "", "", form)
        return NamedFile(form, title, write(self.document, form))


def paper_of(page: Page, *, name: str, area: str, today: date) -> Paper:
    """Return a page as a document: everything it says, nothing that can be pressed."""
    about = About(
        title=page.title,
        created=today,
        subtitle=page.caption,
        area=area,
        marking="OFFICIAL",
        sources=SOURCES,
    )
    return Paper(Document(about, tuple(blocks(page))), area, name)


def blocks(page: Page) -> Iterator[Block]:
    """Yield the document's parts in the order of the page."""
    for warning in page.warnings:
        yield Callout("To be done", (runs(said(warning)),), Tone.WARNING)
    if page.key_figures:
        figures = [(one["label"], one["value"]) for one in page.key_figures]
        yield table("In short", ("What", "Amount"), figures)
    if page.facts:
        yield table("What it says", ("What", "Said"), page.facts)
    for section in page.sections:
        yield from section_blocks(section)


def section_blocks(section: Section) -> Iterator[Block]:
    """Yield one part of the page: its heading, words, table and history."""
    yield Heading(runs(section.heading))
    for one in section.words:
        yield Paragraph(runs(said(one)))
    if section.rows:
        yield table(section.heading, section.head, section.rows)
    elif section.empty:
        yield Paragraph(runs(section.empty))
    if section.history:
        steps = [
            (moment_in_words(one["datetime"]), one["label"], one["byline"], one["text"])
            for one in section.history
        ]
        yield table(section.heading, ("When", "What", "By", "Note"), steps)


def table(caption: str, head: Sequence[str], rows: Sequence[Sequence[Any]]) -> Table:
    """Return rows as a table of words, without what only a screen can use."""
    kept = [place for place, name in enumerate(head) if name not in ON_SCREEN_ONLY]
    columns = tuple(Column(snake_case(head[place]), head[place]) for place in kept)
    cells = tuple(tuple(said(row[place]) for place in kept) for row in rows)
    return Table(caption, columns, cells)


def said(value: Any) -> str:
    """Return what a cell says: a link by its words."""
    return "" if value is None else unescape(strip_tags(str(value)))
