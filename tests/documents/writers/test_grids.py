"""Cells that are copied of finished ones look as if each had been made by itself."""

import io
from datetime import date

import docx
import pptx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from pptx.enum.text import PP_ALIGN

from frankpledge.documents.columns import Column, Kind
from frankpledge.documents.model import About, Document, Table
from frankpledge.documents.writers import write


COLUMNS = (
    Column("area", "Area"),
    Column("count", "Records", Kind.NUMBER),
    Column("note", "Note"),
)
NOTES = ["plain", "", "two\nlines", " spaced ", "a\ttab", "", "again"]
ROWS = [(f"Area {number}", number, note) for number, note in enumerate(NOTES)]


@pytest.fixture(params=[True, False], ids=["headed rows", "plain rows"])
def table(request):
    return Table("Cells", COLUMNS, tuple(ROWS), has_row_heads=request.param)


@pytest.fixture
def book(table):
    about = About(title="Cells", created=date(2020, 1, 1))
    return Document(about, (table,))


def expected(table):
    return [[one.title for one in COLUMNS], *(list(row) for row in table.words())]


def test_slides_say_every_cell_with_its_own_look(book, table):
    slides = pptx.Presentation(io.BytesIO(write(book, "pptx"))).slides
    [grid] = [s.table for one in slides for s in one.shapes if s.has_table]
    said = [[cell.text for cell in row.cells] for row in grid.rows]
    assert said == expected(table)
    for number, row in enumerate(grid.rows):
        for place, cell in enumerate(row.cells):
            is_bold = number == 0 or (place == 0 and table.has_row_heads)
            side = PP_ALIGN.RIGHT if place == 1 else PP_ALIGN.LEFT
            for paragraph in cell.text_frame.paragraphs:
                looks = {(run.font.bold, run.font.size.pt) for run in paragraph.runs}
                assert looks <= {(is_bold, 14)}
                assert paragraph.alignment == side
            assert str(cell.fill.fore_color.rgb) == ("FFFFFF" if number else "E8EEF4")


def test_letters_say_every_cell_with_its_own_look(book, table):
    letter = docx.Document(io.BytesIO(write(book, "docx")))
    [grid] = letter.tables
    said = [[cell.text for cell in row.cells] for row in grid.rows]
    assert said == expected(table)
    for number, row in enumerate(grid.rows):
        assert row._tr.trPr.xpath("./w:cantSplit")
        assert bool(row._tr.trPr.xpath("./w:tblHeader")) == (number == 0)
        for place, cell in enumerate(row.cells):
            [paragraph] = cell.paragraphs
            [run] = paragraph.runs
            is_bold = number == 0 or (place == 0 and table.has_row_heads)
            assert (run.bold, run.font.size.pt) == (is_bold or None, 9)
            side = WD_ALIGN_PARAGRAPH.RIGHT if place == 1 else None
            assert paragraph.alignment == side
            assert bool(cell._tc.xpath("./w:tcPr/w:shd")) == (number == 0)


def test_table_without_rows_has_its_heads():
    about = About(title="Nothing", created=date(2020, 1, 1))
    book = Document(about, (Table("Nothing", COLUMNS, ()),))
    [grid] = docx.Document(io.BytesIO(write(book, "docx"))).tables
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [
        ["Area", "Records", "Note"]
    ]
