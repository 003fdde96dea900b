"""A document made here, as the blocks that the checker reads."""

from frankpledge.documents.model import (
    Block,
    Callout,
    Document,
    Heading,
    Listing,
    Paragraph,
    Table,
    plain,
)
from frankpledge.documents.reading.blocks import Builder, ReadDocument


def document_of(document: Document) -> ReadDocument:
    """Return a document as if it had been printed and sent in: words and tables."""
    builder = Builder()
    builder.heading(document.about.title, 1)
    for block in document.blocks:
        _add(builder, block)
    return builder.finished(document.about.title, "plan")


def _add(builder: Builder, block: Block) -> None:
    """Add one block; charts, pages and sections hold nothing to read."""
    match block:
        case Heading():
            builder.heading(plain(block.text), block.level)
        case Paragraph():
            builder.paragraph(plain(block.text))
        case Listing():
            for item in block.items:
                builder.paragraph(plain(item), is_item=True)
        case Callout():
            for line in block.text:
                builder.paragraph(plain(line))
        case Table():
            _table(builder, block)


def _table(builder: Builder, table: Table) -> None:
    heads = [column.title for column in table.columns]
    builder.paragraph(table.caption)
    builder.table([[(word, 1) for word in row] for row in [heads, *table.words()]])
    for note in table.notes:
        builder.paragraph(note)
