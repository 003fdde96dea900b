"""Long documents begin with a list of their sections, filled in, in every letter."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import docx
import pytest
from docx.oxml.ns import qn

from frankpledge.documents.columns import Column
from frankpledge.documents.model import (
    About,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Section,
    Table,
    runs,
)
from frankpledge.documents.reading import read_document
from frankpledge.documents.writers import write
from tests.documents.programs import run


NAMES = ["Foreword", "What we found", "Burglary & arson", "Foreword"]
LONG = Document(
    About("A plan", date(2026, 11, 22)),
    tuple(
        block
        for name in NAMES
        for block in (
            PageBreak(),
            Heading(runs(name)),
            Heading(runs("Beneath"), 3),
            Paragraph(runs("Words.")),
        )
    ),
)
SHORT = replace(LONG, blocks=LONG.blocks[:12])


def unpacked(document, form, part):
    with zipfile.ZipFile(io.BytesIO(write(document, form))) as packed:
        return packed.read(part).decode()


def body_of(document):
    return docx.Document(io.BytesIO(write(document, "docx"))).element.body


def test_a_letters_contents_lead_to_its_sections():
    body = body_of(LONG)
    whole = body.find(qn("w:sdt"))
    links = list(whole.iter(qn("w:hyperlink")))
    assert [link.text for link in links] == NAMES
    marks = {
        mark.get(qn("w:name")): mark.getparent().text
        for mark in body.iter(qn("w:bookmarkStart"))
    }
    assert [marks[link.get(qn("w:anchor"))] for link in links] == NAMES


def test_a_letters_contents_are_a_field_that_word_can_renew():
    whole = body_of(LONG).find(qn("w:sdt"))
    kinds = [each.get(qn("w:fldCharType")) for each in whole.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    asked = "".join(each.text for each in whole.iter(qn("w:instrText")))
    assert asked.split()[0] == "TOC"
    # With this, Word would ask whoever opens the letter whether to renew it.
    assert "updateFields" not in unpacked(LONG, "docx", "word/settings.xml")


@pytest.mark.parametrize(
    "blocks", [(Section(is_wide=True),), (Table("T", (Column("a"),), ()),)]
)
def test_contents_stand_before_whatever_begins_a_letter(blocks):
    body = body_of(replace(LONG, blocks=(*blocks, *LONG.blocks)))
    before = [each.text for each in body.find(qn("w:sdt")).itersiblings(preceding=True)]
    assert any("Created" in (said or "") for said in before)
    assert "Foreword" not in before


def test_an_open_letters_contents_lead_to_its_sections():
    words = unpacked(LONG, "odt", "content.xml")
    linked = re.findall(r'xlink:href="#(section\d)">([^<]+)<', words)
    marked = re.findall(r'<text:bookmark text:name="(section\d)"/>([^<]+)<', words)
    assert linked == marked
    assert [name for _, name in linked] == [n.replace("&", "&amp;") for n in NAMES]


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_few_sections_or_a_leaflet_have_no_contents(form):
    part = {"docx": "word/document.xml", "odt": "content.xml"}[form]
    leaflet = replace(LONG, about=replace(LONG.about, has_contents=False))
    for each in (SHORT, leaflet):
        assert "Contents" not in unpacked(each, form, part)


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_contents_are_not_read_in_as_the_documents_words(form):
    found = read_document(f"plan.{form}", write(LONG, form))
    assert "Contents" not in str(found)
    assert str(found).count("Burglary") == 1


@pytest.mark.office
def test_libreoffice_counts_the_pages_of_an_open_letters_contents(tmp_path):
    path = tmp_path / "plan.odt"
    path.write_bytes(write(LONG, "odt"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    asked = ["--headless", "--convert-to", "pdf", "--outdir", tmp_path, path]
    run("soffice", profile, *asked)
    text = run("pdftotext", "-layout", tmp_path / "plan.pdf", "-")
    lines = re.findall(r"^(\w[^.\n]+?)\s*\.{5,}\s*(\d+)$", text, re.MULTILINE)
    assert lines == [(name, str(page)) for page, name in enumerate(NAMES, start=2)]
