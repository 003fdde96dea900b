import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from frankpledge.documents.writers import write


@pytest.fixture
def letter(document):
    return docx.Document(io.BytesIO(write(document, "docx")))


def test_headings_lists_and_captions_are_real_styles(letter):
    styles = {paragraph.text: paragraph.style.name for paragraph in letter.paragraphs}
    assert styles["Performance in Exampleton"] == "Title"
    assert styles["Summary"] == "Heading 1"
    assert styles["Detail"] == "Heading 2"
    assert styles["One finding"] == "List Bullet"
    assert styles["First step"] == "List Number"
    assert styles["Offences rose every month"] == "Caption"
    assert styles["Warning: Too few to tell"] == "Callout"


def test_every_table_repeats_its_header_row_and_has_a_caption(letter):
    for table in letter.tables:
        assert table._tbl.tr_lst[0].trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None
    assert len(letter.tables) == 3


def test_every_picture_has_alternative_text(letter):
    described = [shape._inline.docPr.get("descr") for shape in letter.inline_shapes]
    assert described == ["Offences rose from 10 to 60.", "As above."]


def test_only_web_links_leave_with_the_letter(letter):
    targets = [
        each.target_ref for each in letter.part.rels.values() if each.is_external
    ]
    assert targets == ["https://www.legislation.gov.uk/id"]


def test_language_properties_and_marking_are_set_and_name_nobody(letter, document):
    core = letter.core_properties
    assert (core.title, core.author, core.last_modified_by) == (
        "Performance in Exampleton",
        "",
        "",
    )
    assert (core.language, core.created.isoformat()[:10]) == ("en-GB", "2020-05-01")
    with zipfile.ZipFile(io.BytesIO(write(document, "docx"))) as archive:
        assert 'w:lang w:val="en-GB"' in archive.read("word/styles.xml").decode()
        settings = archive.read("word/settings.xml").decode()
        assert 'w:themeFontLang w:val="en-GB"' in settings
    assert letter.sections[0].header.paragraphs[0].text == "OFFICIAL"
    assert "OFFICIAL" in letter.sections[0].footer.paragraphs[0].text


def test_a_second_numbered_list_starts_at_one_again():
    from datetime import date

    from frankpledge.documents.model import About, Document, Listing, runs

    listing = Listing((runs("a"), runs("b")), is_numbered=True)
    twice = Document(About("T", date(2020, 1, 1)), (listing, listing))
    made = docx.Document(io.BytesIO(write(twice, "docx")))
    numbers = [
        each._p.pPr.numPr.numId.val
        for each in made.paragraphs
        if each.style.name == "List Number"
    ]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]


def test_a_wide_table_turns_the_page():
    from datetime import date

    from frankpledge.documents.columns import Column
    from frankpledge.documents.model import About, Document, Table

    columns = tuple(Column(f"c{number}") for number in range(9))
    wide = Document(About("T", date(2020, 1, 1)), (Table("", columns, ()),))
    section = docx.Document(io.BytesIO(write(wide, "docx"))).sections[0]
    assert section.page_width > section.page_height


def test_a_table_is_described_in_the_order_that_the_schema_asks_for(letter):
    for table in letter.tables:
        named = [part.tag.rpartition("}")[2] for part in table._tbl.tblPr]
        assert named == [
            "tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblCellMar",
            "tblLook", "tblCaption",
        ]  # fmt: skip


def test_title_and_subtitle_are_dark_enough_and_stand_still(letter):
    subtitle = letter.styles["Subtitle"]
    assert str(subtitle.font.color.rgb) == "505A5F"
    assert not subtitle.font.italic
    assert letter.styles["Title"].element.pPr.find(qn("w:pBdr")) is None
    sizes = [letter.styles[f"Heading {level}"].font.size.pt for level in (1, 2, 3, 4)]
    assert sizes == [16, 13, 12, 11]
