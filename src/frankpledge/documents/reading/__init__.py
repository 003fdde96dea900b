"""
Reads an office document into blocks: headings, paragraphs and tables, with places.

    document = read_document("plan.docx", content)
    for table in document.tables():
        for row in table.rows:
            print([cell.text for cell in row.cells], row.cells[0].place.words())

DOCX, ODT, PDF, Markdown and plain text give the same blocks. Nothing is guessed
about what the words mean.
"""

from frankpledge.documents.reading.blocks import (
    Block,
    Cell,
    Heading,
    Paragraph,
    Place,
    ReadDocument,
    Row,
    Table,
)
from frankpledge.documents.reading.documents import (
    KINDS,
    UnreadableDocument,
    read_document,
)


__all__ = [
    "KINDS",
    "Block",
    "Cell",
    "Heading",
    "Paragraph",
    "Place",
    "ReadDocument",
    "Row",
    "Table",
    "UnreadableDocument",
    "read_document",
]
