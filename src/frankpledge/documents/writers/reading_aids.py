"""What helps a reader along in every format: contents, and words kept with their list."""

from frankpledge.documents.model import Document, Heading, Paragraph, plain


CONTENTS_FROM = 4
"""Sections from which a document has a list of contents."""


def contents_of(document: Document) -> list[tuple[str, Heading]]:
    """Return the sections, with their anchors, that contents name; none where few."""
    found = [each for each in document.headings() if each[1].level == 2]
    is_listed = document.about.has_contents and len(found) >= CONTENTS_FROM
    return found if is_listed else []


def leads_in(paragraph: Paragraph) -> bool:
    """Say whether what follows belongs to it, as a list does to "We will:"."""
    return plain(paragraph.text).rstrip().endswith(":")
