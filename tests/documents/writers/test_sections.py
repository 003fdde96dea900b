"""Pages of another shape: wide tables stand across, a leaflet in two columns."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import docx
import pypdf
import pytest
from docx.shared import Emu, Pt

from frankpledge.documents.columns import Column
from frankpledge.documents.model import (
    About,
    Callout,
    Document,
    Figure,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    Section,
    Table,
    runs,
)
from frankpledge.documents.writers import write


WIDE = Table("One row", (Column("a", "A"), Column("b", "B")), (("one\ntwo", "x"),))
TALL = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="200">'
    b'<rect width="100" height="200"/></svg>'
)
SHAPED = Document(
    About("A plan", date(2026, 11, 22)),
    (
        Paragraph(runs("First.")),
        Section(is_wide=True),
        Heading(runs("Delivery")),
        WIDE,
        Section(columns=2),
        Paragraph(runs("Short words.")),
        Section(),
        Paragraph(runs("The end.")),
    ),
)


def test_a_letters_sections_have_their_shapes():
    letter = docx.Document(io.BytesIO(write(SHAPED, "docx")))
    shapes = [
        (one.orientation, one.page_width > one.page_height) for one in letter.sections
    ]
    assert shapes == [(0, False), (1, True), (0, False), (0, False)]
    counts = [one._sectPr.xpath("./w:cols")[0].values()[-2:] for one in letter.sections]
    assert [("2" in each) for each in counts] == [False, False, True, False]


def test_an_open_letters_sections_have_their_pages():
    with zipfile.ZipFile(io.BytesIO(write(SHAPED, "odt"))) as packed:
        content, styles = (
            packed.read(name).decode() for name in ("content.xml", "styles.xml")
        )
    for first in ("Wide1_Heading_20_1", "Tall2_Standard", "Tall1_Standard"):
        assert f'text:style-name="{first}"' in content
    assert 'style:master-page-name="Wide1"' in content
    assert 'fo:column-count="2"' in styles
    assert 'style:master-page style:name="Wide1"' in styles


def test_a_printed_section_begins_a_page_of_its_shape():
    pages = pypdf.PdfReader(io.BytesIO(write(SHAPED, "pdf"))).pages
    assert [page.mediabox.width > page.mediabox.height for page in pages] == [
        False,
        True,
        False,
        False,
    ]


def test_a_web_page_goes_on_and_breaks_the_lines_of_a_cell():
    page = write(SHAPED, "html").decode()
    assert page.count('<div class="page-break"></div>') == 3
    assert "one<br>two" in page


def test_every_format_is_the_same_bytes_twice():
    for form in ("docx", "odt", "pdf", "html", "pptx"):
        assert write(SHAPED, form) == write(SHAPED, form)


def broken(*blocks):
    return Document(About("Broken", date(2026, 11, 22)), blocks)


PARTS = broken(
    Paragraph(runs("Before.")),
    PageBreak(),
    Heading(runs("After")),
    WIDE,
    PageBreak(),
    replace(WIDE, caption="", notes=("A note.", "Another.")),
    Section(is_wide=True),
    replace(WIDE, caption=""),
    replace(WIDE, caption=""),
    Section(),
    Callout("Told", (runs("At the end."),)),
    PageBreak(),
)


def test_a_letter_has_no_empty_paragraph_but_what_parts_two_tables():
    letter = docx.Document(io.BytesIO(write(PARTS, "docx")))
    empty = [one for one in letter.paragraphs if not one.text.strip()]
    assert [one.paragraph_format.line_spacing for one in empty] == [Pt(1)] * len(empty)
    assert len(empty) == 3
    begun = [
        one.text for one in letter.paragraphs if one.paragraph_format.page_break_before
    ]
    assert begun == ["After", ""]
    assert len(letter.tables) == 4
    notes = [one for one in letter.paragraphs if one.style.name == "Notes"][-2:]
    assert notes[0].paragraph_format.space_before == Pt(3)
    assert notes[1].paragraph_format.space_after == Pt(10)


def test_an_open_letter_has_no_empty_paragraph_but_what_a_table_begins_a_page_with():
    with zipfile.ZipFile(io.BytesIO(write(PARTS, "odt"))) as packed:
        content = packed.read("content.xml").decode()
    empty = re.findall(r'<text:p text:style-name="([^"]+)"></text:p>', content)
    assert empty == ["PageBreak_Thin", "Wide1_Thin"]
    assert 'fo:break-before="page"' in content
    assert 'text:style-name="PageBreak_Heading_20_1"' in content


def test_a_chart_fits_the_columns_of_its_page():
    drawn = Figure("Finding", "It rose.", svg=TALL)
    made = broken(Section(columns=2), drawn)
    letter = docx.Document(io.BytesIO(write(made, "docx")))
    [shape] = letter.inline_shapes
    assert (Emu(shape.width).cm, Emu(shape.height).cm) == pytest.approx((6.5, 13))
    with zipfile.ZipFile(io.BytesIO(write(made, "odt"))) as packed:
        content = packed.read("content.xml").decode()
    assert 'svg:width="6.50cm" svg:height="13.00cm"' in content


LED = Document(
    About("A plan", date(2026, 11, 22)),
    (
        *(Paragraph(runs(f"Line {number}.")) for number in range(60)),
        Paragraph(runs("We will:")),
        Listing((runs("walk the beat"),)),
    ),
)


def test_words_that_lead_to_a_list_stay_with_it():
    letter = docx.Document(io.BytesIO(write(LED, "docx")))
    kept = [p.text for p in letter.paragraphs if p.paragraph_format.keep_with_next]
    assert kept == ["We will:"]
    with zipfile.ZipFile(io.BytesIO(write(LED, "odt"))) as packed:
        words = packed.read("content.xml").decode()
    assert '"LeadingIn">We will:<' in words
    for longer in range(15):
        blocks = LED.blocks[longer:]
        made = io.BytesIO(write(replace(LED, blocks=blocks), "pdf"))
        for page in pypdf.PdfReader(made).pages:
            said = page.extract_text()
            assert ("We will" in said) == ("walk the beat" in said)
