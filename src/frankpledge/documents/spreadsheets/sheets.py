"""What a spreadsheet file is made of: a cover, notes and tables."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from frankpledge.analysis.dates import day_in_words
from frankpledge.documents.columns import (
    SHORTHAND,
    Column,
    Value,
)
from frankpledge.documents.failures import DocumentFailure


# Every table's names stand in this row (counted from 1) of its sheet; title,
# description and note come above it, so readers can rely on the place.
HEADER_ROW = 4
# Limits of the file formats, not ours (ECMA-376; LibreOffice has the same).
MOST_ROWS = 1_048_576 - HEADER_ROW
MOST_COLUMNS = 16_384
LONGEST_TEXT = 32_767
LONGEST_TAB = 31

ABOUT = (Column("about", "About"), Column("answer", "Answer"))
NOTES = (Column("note", "Note"), Column("meaning", "Meaning"))
CONTENTS = (Column("sheet", "Sheet"), Column("title", "Title"))

_FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\']")


@dataclass(frozen=True)
class Cover:
    """What every file says about itself: source, period, definition, licence."""

    title: str
    created: date
    area: str = ""
    period: str = ""
    source: str = ""
    definition: str = ""
    version: str = ""
    owner: str = ""
    licence: str = ""
    marking: str = ""
    language: str = "en-GB"
    notes: tuple[str, ...] = ()

    def facts(self) -> list[tuple[str, str]]:
        """Return the cover's lines as (what, answer), leaving out the unknown."""
        lines = [
            ("Title", self.title),
            ("Marking", self.marking),
            ("Area", self.area),
            ("Period", self.period),
            ("Definition", self.definition),
            ("Source", self.source),
            ("Owner", self.owner),
            ("Version", self.version),
            ("Created", day_in_words(self.created)),
            ("Licence", self.licence),
        ]
        return [(what, answer) for what, answer in lines if answer]


@dataclass(frozen=True)
class Sheet:
    """One table of a workbook: a short tab name, a title, columns and rows."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Value]]
    notes: tuple[str, ...] = ()

    def checked(self) -> "Sheet":
        """Return the sheet, or say which row does not match the columns."""
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise DocumentFailure(
                    f"Row {number} of “{self.title}” has {len(row)} values "
                    f"for {len(self.columns)} columns."
                )
        return self

    def fitting(self) -> "Sheet":
        """Return the sheet, or refuse one that no spreadsheet program could open."""
        if len(self.rows) > MOST_ROWS or len(self.columns) > MOST_COLUMNS:
            raise DocumentFailure(
                f"“{self.title}” has {len(self.rows):,} rows and "
                f"{len(self.columns):,} columns, more than a sheet can hold.",
                "Export it as CSV.",
            )
        return self.checked()

    def tab(self, taken: Sequence[str]) -> str:
        """Return a tab name that programs accept and no other sheet has."""
        allowed = _FORBIDDEN_IN_NAMES.sub(" ", self.name).strip()
        name = allowed[:LONGEST_TAB].rstrip("- ") or "Table"
        lowered = {each.lower() for each in taken}
        if name.lower() not in lowered:
            return name
        return next(
            numbered
            for number in range(2, len(lowered) + 3)
            if (numbered := f"{name[: LONGEST_TAB - 5]} {number}").lower()
            not in lowered
        )

    def shorthand(self) -> dict[str, str]:
        """Return the shorthand that stands in the rows, with its meaning."""
        seen = {value for row in self.rows for value in row if isinstance(value, str)}
        return {mark: words for mark, words in SHORTHAND.items() if mark in seen}

    def description(self, cover: Cover) -> tuple[str, str]:
        """Return the two lines between the title and the names of the columns."""
        facts = [cover.area, cover.period, cover.source and f"Source: {cover.source}"]
        about = ". ".join(part.rstrip(".") for part in facts if part)
        marks = "".join(f" {mark} {words}." for mark, words in self.shorthand().items())
        return (
            f"{about}." if about else cover.title,
            f"One table; its meaning is explained on the sheet Notes.{marks}",
        )


def fitting_text(text: str, sheet: Sheet) -> str:
    """Return text a cell can hold; longer text is refused, never cut short."""
    if len(text) > LONGEST_TEXT:
        raise DocumentFailure(
            f"A text in “{sheet.title}” has {len(text):,} characters; a cell "
            f"holds {LONGEST_TEXT:,}.",
            "Export it as CSV.",
        )
    return text


def cover_sheet(cover: Cover) -> Sheet:
    """Return what the file says about itself as a table of two columns."""
    return Sheet(
        "Cover", cover.title, ABOUT, [(each, said) for each, said in cover.facts()]
    )


def notes_sheet(sheets: Sequence[Sheet], cover: Cover) -> Sheet:
    """Return every note, column explanation and shorthand of the file."""
    marks: dict[str, str] = {}
    for sheet in sheets:
        marks.update(sheet.shorthand())
    written = [*cover.notes, *(note for sheet in sheets for note in sheet.notes)]
    numbered = [(f"Note {place}", note) for place, note in enumerate(written, start=1)]
    explained = [
        (column.title, column.note)
        for sheet in sheets
        for column in sheet.columns
        if column.note
    ]
    rows = [*numbered, *dict.fromkeys(explained), *marks.items()]
    return Sheet("Notes", "Notes", NOTES, rows or [("None", "There are no notes.")])


def contents_sheet(tabs: Sequence[tuple[str, Sheet]]) -> Sheet:
    """Return the list of sheets with the title of the table on each."""
    return Sheet(
        "Contents", "Contents", CONTENTS, [(tab, sheet.title) for tab, sheet in tabs]
    )


def named(sheets: Sequence[Sheet]) -> list[tuple[str, Sheet]]:
    """Return (tab name, sheet) pairs, no two names alike."""
    taken = ["Cover", "Contents", "Notes"]
    pairs = []
    for sheet in sheets:
        tab = sheet.tab(taken)
        taken.append(tab)
        pairs.append((tab, sheet))
    return pairs
