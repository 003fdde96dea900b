"""
Reads a plan that came as a document, in any of the four layouts, with every doubt.

    draft = read_plan(read_document("plan.docx", content), directory)
    for doubt in draft.doubts:
        print(doubt.place, doubt.question, doubt.values())
    content = settled(draft, {doubt.id: AS_TEXT for doubt in draft.doubts})

Nothing is guessed: a name that the registers do not have exactly, a year that may
be either kind, a baseline left blank are doubts for a person to answer.
"""

from frankpledge.documents.reading.blocks import Paragraph, Place, ReadDocument
from frankpledge.plan.rules.printing.parts import SUBTITLES
from frankpledge.plan.rules.reading.asking import Asking
from frankpledge.plan.rules.reading.beside import is_beside, read_beside
from frankpledge.plan.rules.reading.building import Building
from frankpledge.plan.rules.reading.chapters import is_chapters, read_chapters
from frankpledge.plan.rules.reading.columns import begins_with_actions
from frankpledge.plan.rules.reading.delivery import is_delivery, read_delivery
from frankpledge.plan.rules.reading.draft import (
    AS_TEXT,
    Choice,
    Doubt,
    DoubtKind,
    Draft,
    OpenDoubts,
    beside_in,
    draft_from,
    settled,
)
from frankpledge.plan.rules.reading.grid import is_grid, read_grid
from frankpledge.plan.rules.reading.leaflet import read_leaflet
from frankpledge.plan.rules.reading.names import Directory
from frankpledge.plan.rules.reading.outline import (
    COVER_PIECES,
    Piece,
    cover,
    numbered,
    outline,
    priority_named,
    split_ref,
    with_headings,
)
from frankpledge.plan.states import Layout


__all__ = [
    "AS_TEXT",
    "Choice",
    "Directory",
    "Doubt",
    "DoubtKind",
    "Draft",
    "OpenDoubts",
    "beside_in",
    "draft_from",
    "layout_of",
    "read_plan",
    "settled",
]

READERS = {
    Layout.GRID: read_grid,
    Layout.DELIVERY: read_delivery,
    Layout.CHAPTERS: read_chapters,
    Layout.LEAFLET: read_leaflet,
}


def own_layout(pieces: list[Piece]) -> Layout | None:
    """Return the layout that this product printed a document in, None for others'."""
    said = [each.text for piece in pieces[:COVER_PIECES] for each in piece.paragraphs()]
    found = (
        layout
        for layout, words in SUBTITLES.items()
        if any(words in each for each in said)
    )
    return next(found, None)


def layout_of(pieces: list[Piece]) -> Layout:
    """Return the layout whose tables or headings a document has."""
    own = own_layout(pieces)
    if own is not None:
        return own
    tables = [table for piece in pieces for table in piece.tables()]
    grids = sum(map(is_grid, tables))
    # One row of a grid's register may look like the head of a delivery table. Where
    # tables of both sorts stand, the grids are read among the delivery tables.
    headed = [table for table in tables if begins_with_actions(table)]
    if sum(map(is_delivery, tables)) > grids or len(headed) >= max(grids, 1):
        return Layout.DELIVERY
    if grids:
        return Layout.GRID
    return Layout.CHAPTERS if is_chapters(pieces) else Layout.LEAFLET


def ask_print(document: ReadDocument, asking: Asking) -> None:
    """Say that such a PDF keeps words and not tables, so that somebody compares them."""
    asking.about("plan", "", "in the whole file")
    asking.ask(
        DoubtKind.PRINT,
        document.name,
        "This PDF keeps where words stand and not which table or column they are of, so"
        " lines may have run together. A workbook, DOCX or ODT of the plan is read"
        " whole. Has somebody compared this with the print?",
    )


def keep_lone_headings(pieces: list[Piece], building: Building, title: str) -> None:
    """Keep a heading under which nothing stands, unless a line already says it."""
    said = [*building.priorities, *building.passages.lines, {"title": title}]
    known = " ".join(str(value) for line in said for value in line.values()).casefold()
    for piece in pieces:
        words = piece.heading.strip()
        bare = split_ref(words)[1].casefold()
        named = priority_named(piece, is_own=False) or numbered(piece)
        is_known = bare in known or (named is not None and named[1].casefold() in known)
        if words and not piece.blocks and not is_known:
            building.passages.add(words, [Paragraph(words, Place())])


def read_plan(document: ReadDocument, directory: Directory) -> Draft:
    """Return the plan that a document says, as if every doubt were left as text."""
    pieces = outline(document)
    if own_layout(pieces) is None:
        document = with_headings(document)
        pieces = outline(document)
    layout = layout_of(pieces)
    asking = Asking(directory, is_own=own_layout(pieces) is not None)
    data = cover(document, pieces, asking)
    building = Building(asking)
    if document.kind == "pdf":
        ask_print(document, asking)
    READERS[layout]([each for each in pieces if not is_beside(each)], building)
    if not asking.is_own:
        keep_lone_headings(pieces, building, str(data["title"]))
    data |= {
        "layout": layout.value,
        "priorities": building.priorities,
        "passages": building.passages.lines,
        "beside": read_beside(pieces, asking),
    }
    return Draft(layout.value, data, tuple(asking.doubts), dict(asking.found))
