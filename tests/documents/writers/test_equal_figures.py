"""Every format carries the same figures: one document, read back from each file."""

import io
import re
import zipfile

import docx
import pptx
import pytest
from lxml import etree
from python_calamine import CalamineWorkbook

from frankpledge.documents.writers import FORMATS, write
from tests.documents.programs import run
from tests.documents.sample import HOSTILE, MEASURES, MONTHS


SHOWN = [*(word for row in MEASURES.words() for word in row), "1,234", "7"]
DATA = [
    ["Burglary", 1234, 1456, -15.3, 6.79, "▼ better than target", "This quarter [p]"],
    ["Robbery", "[c]", 12, "[x]", "[x]", "● cannot tell yet", "none"],
    [HOSTILE, -7, 0, 0, 0.01, "▲ worse than target", "none"],
]


def squeezed(words):
    return re.sub(r"\s+", "", words)


def read_html(content):
    text = re.sub(r"<style>.*?</style>|<[^>]+>", " ", content.decode(), flags=re.DOTALL)
    for name, sign in (
        ("lt", "<"),
        ("gt", ">"),
        ("quot", '"'),
        ("#x27", "'"),
        ("amp", "&"),
    ):
        text = text.replace(f"&{name};", sign)
    return text


def read_docx(content):
    letter = docx.Document(io.BytesIO(content))
    cells = [
        cell.text for table in letter.tables for row in table.rows for cell in row.cells
    ]
    return " ".join([*(each.text for each in letter.paragraphs), *cells])


def read_odt(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return " ".join(etree.fromstring(archive.read("content.xml")).itertext())


def read_pptx(content):
    words = []
    for slide in pptx.Presentation(io.BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                words.append(shape.text_frame.text)
            elif shape.has_table:
                words += [cell.text for row in shape.table.rows for cell in row.cells]
    return " ".join(words)


@pytest.mark.parametrize(
    ("form", "read"),
    [("html", read_html), ("docx", read_docx), ("odt", read_odt), ("pptx", read_pptx)],
)
def test_every_figure_stands_in_the_text(document, form, read):
    text = squeezed(read(write(document, form)))
    assert [word for word in SHOWN if squeezed(word) not in text] == []


@pytest.mark.office
def test_every_figure_stands_in_the_pdf(document):
    text = squeezed(run("pdftotext", "-", "-", given=write(document, "pdf")))
    short = [word for word in SHOWN if word != HOSTILE]
    assert [word for word in short if squeezed(word) not in text] == []


@pytest.mark.parametrize("form", ["ods", "xlsx"])
def test_workbooks_carry_the_rounded_values(document, form):
    book = CalamineWorkbook.from_filelike(io.BytesIO(write(document, form)))
    assert book.sheet_names == [
        "Cover",
        "Contents",
        "Notes",
        "measures",
        "Table 2",
        "months",
    ]
    assert book.get_sheet_by_name("measures").to_python()[4:] == DATA
    assert book.get_sheet_by_name("Table 2").to_python()[4:] == [["Burglary", 1234]]
    assert book.get_sheet_by_name("months").to_python()[4:] == [
        list(row) for row in MONTHS.rows
    ]


def test_csv_carries_the_rounded_values(document):
    with zipfile.ZipFile(io.BytesIO(write(document, "csv"))) as archive:
        assert archive.namelist() == [
            "cover.csv",
            "notes.csv",
            "measures.csv",
            "table-2.csv",
            "months.csv",
        ]
        lines = archive.read("measures.csv").decode().splitlines()
    assert lines[0] == "measure,this_quarter,last_year,change,rate,status,marks"
    assert (
        lines[1]
        == "Burglary,1234,1456,-15.3,6.79,▼ better than target,This quarter [p]"
    )
    assert lines[2] == "Robbery,[c],12,[x],[x],● cannot tell yet,none"


@pytest.mark.parametrize("form", FORMATS)
def test_building_again_gives_the_same_bytes(document, form, monkeypatch):
    first = write(document, form)
    # A later clock must not show: the libraries read it through these.
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert write(document, form) == first
