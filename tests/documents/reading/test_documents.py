import io
import zipfile

import docx
import pytest

from frankpledge.analysis.readers.failures import CannotRead, TooMuch
from frankpledge.analysis.readers.limits import Limits
from frankpledge.documents.reading import (
    Heading,
    Paragraph,
    UnreadableDocument,
    read_document,
)
from frankpledge.documents.reading.blocks import from_data
from frankpledge.documents.reading.child import answered, read_here
from frankpledge.documents.reading.documents import LIMITS, decoded
from frankpledge.documents.reading.portable import without_running
from tests.documents.reading.plans import plan_file


TABLE = [
    ["Offence", "2010/11", "2011/12", "2012/13"],
    ["Violent crime", "1,773", "1,585", "1,522"],
    ["Robbery", "120", "N/A", "96"],
]
FORMS = ["md", "txt", "docx", "odt", "pdf"]


@pytest.mark.parametrize("form", FORMS)
def test_every_format_gives_the_same_table_with_its_caption_and_heading(form):
    document = read_document(f"plan.{form}", plan_file(form))
    [table] = [each for each in document.tables() if "Offence" in each.texts()[0]]
    assert table.texts() == TABLE
    assert table.caption.startswith("Table 1: Violent crime")
    assert table.place.heading == "Violent crime"
    cell = table.rows[1].cells[3]
    assert (cell.text, cell.place.row, cell.place.cell) == ("1,522", 2, 4)


@pytest.mark.parametrize("form", FORMS)
def test_every_format_gives_headings_paragraphs_and_items(form):
    document = read_document(f"plan.{form}", plan_file(form))
    headings = [each.text for each in document.blocks if isinstance(each, Heading)]
    prose = {each.text: each for each in document.blocks if isinstance(each, Paragraph)}
    assert headings[-2:] == ["Violent crime", "Hate crime"]
    fell = prose["Over the last three years violent crime fell by 14.2%."]
    assert fell.place.heading == "Violent crime"
    assert fell.place.page == (1 if form == "pdf" else 0)
    assert prose["Walk the beat"].is_item
    assert not fell.is_item


@pytest.mark.parametrize("form", FORMS)
def test_a_document_survives_being_handed_between_processes(form):
    document = read_document(f"plan.{form}", plan_file(form))
    assert from_data(document.as_data()) == document


def test_places_are_said_in_words():
    document = read_document("plan.md", plan_file("md"))
    [table] = document.tables()
    assert (
        table.rows[2].cells[1].place.words()
        == "under “Violent crime”, table 1, row 3, cell 2"
    )
    assert document.blocks[0].place.words() == "at the start"
    assert "alley-gates" in " ".join(document.words())


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("plan.doc", b"x", "not a document that can be read"),
        ("plan.pdf", b"not a PDF", "its content is not"),
        ("plan.docx", b"PK\x03\x04 cut short", "damaged or was cut short"),
        ("plan.pdf", b"%PDF-1.7 and nothing", "PDF is damaged"),
        ("plan.txt", b"\x00\x01\x02", "not a text file"),
        ("plan.txt", b"  \n ", "no words"),
    ],
)
def test_a_bad_file_is_refused_in_a_clear_sentence(name, content, said):
    with pytest.raises(UnreadableDocument, match=said):
        read_document(name, content)


def test_a_file_larger_than_the_limit_is_refused():
    with pytest.raises(UnreadableDocument, match="larger than 0 MB"):
        read_document("a.txt", b"words", limits=Limits(upload_bytes=4))


def test_reading_that_takes_too_long_is_given_up():
    limits = Limits(seconds=0)
    with pytest.raises(UnreadableDocument, match="more time or memory"):
        read_document("plan.docx", plan_file("docx"), limits=limits)


def test_texts_of_other_encodings_are_read():
    assert decoded("£5 – naïve".encode("cp1252")) == "£5 – naïve"
    assert decoded("£5".encode("utf-16")) == "£5"


def zipped(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return target.getvalue()


def test_a_package_that_unpacks_to_far_more_is_refused_before_it_is_unpacked():
    bomb = zipped(content=b"<a>" + b"0" * 40_000_000 + b"</a>")
    with pytest.raises(TooMuch, match="far more"):
        read_here("odt", bomb, LIMITS)
    with pytest.raises(TooMuch, match="more than a document"):
        read_here("odt", bomb, Limits(inflated_bytes=1000))


@pytest.mark.parametrize(
    ("kind", "package", "said"),
    [
        ("odt", zipped(content=b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "entit"),
        ("odt", zipped(content=b"<a>"), "text is damaged"),
        ("odt", zipped(content=b"<a/>"), "not a text"),
        ("odt", zipped(other=b"<a/>"), "no text part"),
        ("docx", zipped(word__document=b"<a/>"), "not a Word document"),
    ],
)
def test_a_package_that_is_no_text_document_is_refused(kind, package, said):
    with pytest.raises(CannotRead, match=said):
        read_here(kind, package, LIMITS)


def test_the_child_says_what_is_wrong_and_never_how():
    import base64
    from dataclasses import asdict

    request = {
        "kind": "odt",
        "content": base64.b64encode(zipped(other=b"<a/>")).decode(),
        "limits": asdict(LIMITS),
    }
    assert answered(request)["failure"].startswith("The file has no text part")
    assert answered(request)["too_much"] is False


def test_merged_cells_and_tracked_changes_of_word():
    made = docx.Document()
    table = made.add_table(2, 3)
    table.cell(0, 1).merge(table.cell(0, 2)).text = "2012/13"
    table.cell(1, 1).text = "5"
    paragraph = made.add_paragraph("Crime fell")
    gone = paragraph._p.makeelement(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}del", {}
    )
    gone.append(made.add_paragraph("rose").runs[0]._r)
    paragraph._p.append(gone)
    target = io.BytesIO()
    made.save(target)
    document = read_document("a.docx", target.getvalue())
    [read] = document.tables()
    assert read.texts() == [["", "2012/13", ""], ["", "5", ""]]
    assert [b.text for b in document.blocks if isinstance(b, Paragraph)] == [
        "Crime fell"
    ]


def test_running_heads_and_feet_are_left_out():
    pages = [f"Safer Town Plan\nWords {word}\nPage {n}" for n, word in enumerate("abc")]
    assert without_running(pages) == ["Words a", "Words b", "Words c"]


@pytest.mark.parametrize("form", ["docx", "odt", "pdf"])
def test_reading_here_gives_what_reading_apart_gives(form):
    content = plan_file(form)
    apart = read_document("plan." + form, content)
    assert read_here(form, content, LIMITS).blocks == apart.blocks


ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"><office:body>'
    "<office:text>%s</office:text></office:body></office:document-content>"
)


def odt(words: str) -> bytes:
    return zipped(content=(ODT % words).encode())


def test_an_open_document_keeps_spaces_spans_frames_and_leaves_notes_out():
    words = (
        '<text:p text:style-name="Title">Safer Town</text:p>'
        '<text:h text:outline-level="x">Odd</text:h>'
        '<text:p>Crime<text:s text:c="2"/>fell<text:line-break/>again'
        "<text:note>not this</text:note><draw:frame><draw:text-box><text:p>beside</text:p>"
        "</draw:text-box></draw:frame></text:p>"
        '<table:table><table:table-row><table:table-cell table:number-columns-spanned="2">'
        "<text:p>2012/13</text:p></table:table-cell><table:covered-table-cell/>"
        '<table:table-cell table:number-columns-repeated="2"><text:p>5</text:p>'
        "</table:table-cell></table:table-row></table:table>"
    )
    document = read_here("odt", odt(words), LIMITS)
    assert [each for each in document.words() if each] == [
        "Safer Town",
        "Odd",
        "Crime fell",
        "again",
        "beside",
        "2012/13",
        "5",
        "5",
    ]
    [table] = document.tables()
    assert table.texts() == [["2012/13", "", "5", "5"]]


def test_a_large_pdf_is_read_by_two_processes_to_the_same_end(monkeypatch):
    content = plan_file("pdf")
    whole = read_document("plan.pdf", content)
    monkeypatch.setattr("frankpledge.documents.reading.documents.LARGE_PDF", 0)
    assert read_document("plan.pdf", content) == whole
