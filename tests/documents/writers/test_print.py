import io
import json
import subprocess
from datetime import date

import pypdf
import pytest

from frankpledge.documents import typesetting
from frankpledge.documents.columns import Column
from frankpledge.documents.failures import DocumentFailure
from frankpledge.documents.model import About, Document, Paragraph, Table, runs
from frankpledge.documents.typeface import font_folder
from frankpledge.documents.writers import print as printing
from frankpledge.documents.writers import write
from tests.documents.programs import run
from tests.documents.sample import HOSTILE


def said(words):
    about = About(words, date(2020, 1, 1), subtitle=words, marking=words)
    return Document(about, (Paragraph(runs(words)),))


def read(content):
    return run("pdftotext", "-", "-", given=content)


@pytest.mark.office
def test_a_pdf_is_tagged_titled_and_names_nobody(document):
    content = write(document, "pdf")
    facts = run("pdfinfo", "-", given=content)
    assert "Tagged:          yes" in facts
    assert "Title:           Performance in Exampleton" in facts
    assert "Author" not in facts
    assert b"pdfuaid:part" in content or b"pdfuaid" in content


@pytest.mark.office
def test_headings_tables_and_charts_carry_their_structure(document):
    tree = run("pdfinfo", "-struct-text", "-", given=write(document, "pdf"))
    for tag in ("H1 ", "H2 ", "H3 ", "Table", "TH", "Caption", "Figure", "LI"):
        assert tag in tree


def test_the_first_cell_of_a_row_is_tagged_as_its_head():
    columns = (Column("a", "Place"), Column("b", "Offences"))
    headed = Table("Places", columns, (("North", "1"), ("South", "2")))
    plain = Table("Actions", columns, (("Patrol", "3"),), has_row_heads=False)
    made = Document(About("T", date(2020, 1, 1)), (headed, plain, headed))
    content = write(made, "pdf")
    reader = pypdf.PdfReader(io.BytesIO(content))
    cells = list(cells_of(reader.trailer["/Root"]["/StructTreeRoot"]))
    rows = ["/TH /Row", "/TD None", "/TH /Row", "/TD None"]
    heads = ["/TH /Column", "/TH /Column"]
    assert cells == [*heads, *rows, *heads, "/TD None", "/TD None", *heads, *rows]


def cells_of(part):
    """Yield each cell of the tables beneath a part of the structure, with its scope."""
    inside = part.get("/K", [])
    for each in inside if isinstance(inside, list) else [inside]:
        one = each.get_object()
        if not isinstance(one, dict):
            continue
        if one["/S"] in {"/TH", "/TD"}:
            scope = [about.get("/Scope") for about in one["/A"]]
            yield f"{one['/S']} {next(filter(None, scope), None)}"
        else:
            yield from cells_of(one)


@pytest.mark.office
def test_words_are_printed_as_they_were_typed():
    text = read(write(said(HOSTILE), "pdf"))
    assert '#import "x" $x$ @y *bold*' in text.replace("\n", " ")


@pytest.mark.office
@pytest.mark.parametrize("words", ["smile 😀", "谢谢 thanks", "ขอบคุณ"])
def test_signs_the_font_lacks_are_told_not_fatal(words):
    text = read(write(said(words), "pdf"))
    assert "shown as a question mark" in text.replace("\n", " ")


@pytest.mark.office
def test_only_noto_sans_and_the_signs_font_are_used(document):
    fonts = run("pdffonts", "-", given=write(document, "pdf"))
    names = {
        line.split()[0].partition("+")[2].split("-")[0]
        for line in fonts.splitlines()[2:]
    }
    assert names == {"NotoSans", "DejaVuSansMono"}


def test_a_layout_that_takes_too_long_is_stopped(document, monkeypatch):
    monkeypatch.setattr(printing, "SECONDS", 0.001)
    with pytest.raises(DocumentFailure, match="not ready within"):
        write(document, "pdf")


def test_a_layout_that_fails_says_so(monkeypatch):
    broken = subprocess.CompletedProcess([], 1, b"", b"error: out of paper\n")
    monkeypatch.setattr(printing.subprocess, "run", lambda *all, **others: broken)
    with pytest.raises(DocumentFailure, match="out of paper"):
        write(said("x"), "pdf")
    broken.stderr = b""
    with pytest.raises(DocumentFailure, match="the layout program stopped"):
        write(said("x"), "pdf")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(typesetting.resource, "setrlimit", lambda *all: None)
    (tmp_path / "document.json").write_text(json.dumps({"unprintable": False}), "utf-8")
    return tmp_path


def lay_out(folder, source):
    (folder / "print.typ").write_text(source, "utf-8")
    typesetting.main(str(folder), str(font_folder()), "2020-01-01")


TITLED = '#set document(title: "T")\n#set text(font: "Noto Sans")\n'


def test_a_missing_font_is_an_error(folder):
    with pytest.raises(SystemExit, match="A font is missing"):
        lay_out(folder, TITLED + '#set text(font: "No Such Font")\nwords')


def test_a_broken_layout_is_an_error(folder):
    with pytest.raises(typesetting.typst.TypstError):
        lay_out(folder, TITLED + "#unknown()")


def test_files_outside_the_folder_and_packages_are_out_of_reach(folder):
    for source in (
        '#read("/etc/passwd")',
        '#read("../../../etc/passwd")',
        '#import "@preview/cetz:0.3.0"',
    ):
        with pytest.raises(typesetting.typst.TypstError):
            lay_out(folder, TITLED + source)


def test_signs_are_left_out_until_all_can_be_printed(folder):
    (folder / "document.json").write_text(
        json.dumps({"said": "a😀谢"}, ensure_ascii=False), "utf-8"
    )
    lay_out(folder, TITLED + '#json("document.json").said')
    assert json.loads((folder / "document.json").read_text("utf-8")) == {
        "said": "a??",
        "unprintable": True,
    }
    assert (folder / "document.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_endless_signs_end(folder, monkeypatch):
    monkeypatch.setattr(typesetting, "_MOST_SIGNS", 1)
    (folder / "document.json").write_text(
        json.dumps({"said": "谢"}, ensure_ascii=False), "utf-8"
    )
    with pytest.raises(SystemExit, match="Too many characters"):
        lay_out(folder, TITLED + '#json("document.json").said')


@pytest.mark.office
def test_a_row_is_not_parted_between_pages_unless_it_is_tall():
    columns = (Column("a", "Target"), Column("b", "Actions"))
    rows = tuple(
        (f"T{n}", "\n".join(f"action {n}.{m}" for m in "abcdefg")) for n in range(30)
    )
    tall = ("Tall", "\n".join(f"line {n}" for n in range(200)))
    grid = Table("Delivery", columns, (*rows, tall))
    pages = read(write(Document(About("T", date(2020, 1, 1)), (grid,)), "pdf")).split(
        "\f"
    )
    for number in range(30):
        found = [page.count(f"action {number}.") for page in pages]
        assert sorted(found)[-1] == 7
    assert sum(page.count("line ") for page in pages) == 200
