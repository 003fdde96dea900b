"""Pages of another shape: wide tables stand across, a leaflet in two columns."""

import io
import zipfile
from datetime import date

import docx
import pypdf

from frankpledge.documents.columns import Column
from frankpledge.documents.model import (
    About,
    Document,
    Heading,
    Paragraph,
    Section,
    Table,
    runs,
)
from frankpledge.documents.writers import write


WIDE = Table("One row", (Column("a", "A"), Column("b", "B")), (("one\ntwo", "x"),))
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
    begun = [
        name
        for name in ("Wide1", "Tall2", "Tall1")
        if f'text:style-name="{name}"' in content
    ]
    assert begun == ["Wide1", "Tall2", "Tall1"]
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
