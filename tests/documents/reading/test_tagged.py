"""Tagged PDFs are read by their structure: ours, and ones of other programs' habits."""

import io

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
)

from frankpledge.documents.columns import Column
from frankpledge.documents.model import Document, Heading, Section, Table, runs
from frankpledge.documents.reading import blocks as read
from frankpledge.documents.reading import read_document
from frankpledge.documents.reading.portable import read_portable, structured
from frankpledge.documents.writers import write
from tests.documents.reading.plans import ABOUT, plan_file


WIDE = Table(
    "Delivery of objective 1",
    (Column("target", "Target"), Column("owner", "Owner"), Column("acts", "Actions")),
    (
        ("1.1 Burglary\nBaseline: 705", "Police", "A1 Mark goods.\nA2 Walk the beat."),
        ("", "", "A3 " + "Speak with those who were burgled and with neighbours. " * 9),
    ),
)


def words_of(document):
    return [
        each.texts() if isinstance(each, read.Table) else each.text
        for each in document.blocks
    ]


def test_our_own_print_is_read_as_the_letter_of_it_is():
    plan = Document(
        ABOUT, (Heading(runs("Burglary")), Section(is_wide=True), WIDE, WIDE)
    )
    printed, letter = (
        read_document(f"plan.{form}", write(plan, form)) for form in ("pdf", "docx")
    )
    assert printed.kind == "tagged-pdf"
    assert words_of(printed) == words_of(letter)
    assert [table.place.page for table in printed.tables()] == [2, 2]


def test_headings_keep_their_levels_and_list_items_are_items():
    document = structured(plan_file("pdf"))
    levels = {
        each.text: each.level
        for each in document.blocks
        if isinstance(each, read.Heading)
    }
    assert levels == {ABOUT.title: 1, "Violent crime": 1, "Hate crime": 2}
    items = [one for one in document.blocks if getattr(one, "is_item", False)]
    assert [one.text for one in items] == ["Fit alley-gates", "Walk the beat"]


FONT = DictionaryObject(
    {
        NameObject("/Type"): NameObject("/Font"),
        NameObject("/Subtype"): NameObject("/Type1"),
        NameObject("/BaseFont"): NameObject("/Helvetica"),
        NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
    }
)


def printed(drawn, tree, roles=None, turn=None):
    """Return a PDF of one page that draws this, with a structure of (role, inside)."""
    writer = PdfWriter()
    page = writer.add_blank_page(600, 800)
    page[NameObject("/Resources")] = DictionaryObject(
        {
            NameObject("/Font"): DictionaryObject({NameObject("/F"): FONT}),
            NameObject("/Properties"): DictionaryObject(
                {
                    NameObject("/M9"): DictionaryObject(
                        {NameObject("/MCID"): NumberObject(9)}
                    )
                }
            ),
        }
    )
    stream = StreamObject()
    stream.set_data(f"/F 10 Tf {drawn}".encode())
    page[NameObject("/Contents")] = writer._add_object(stream)

    def made(one):
        if isinstance(one, int):
            return NumberObject(one)
        role, inside, *span = one
        element = DictionaryObject(
            {
                NameObject("/S"): NameObject(role),
                NameObject("/Pg"): page.indirect_reference,
                NameObject("/K"): ArrayObject([made(each) for each in inside]),
            }
        )
        if span:
            element[NameObject("/A")] = ArrayObject(
                [DictionaryObject({NameObject("/ColSpan"): NumberObject(span[0])})]
            )
        return writer._add_object(element)

    root = DictionaryObject({NameObject("/K"): ArrayObject(map(made, tree))})
    if roles:
        root[NameObject("/RoleMap")] = DictionaryObject(
            {NameObject(a): NameObject(b) for a, b in roles.items()}
        )
    if turn:
        turn(root, writer)
    writer.root_object[NameObject("/StructTreeRoot")] = writer._add_object(root)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def part(number, words, before=""):
    return f"/P <</MCID {number}>> BDC BT 1 0 0 1 50 {700 - 20 * number} Tm {before} ({words}) Tj ET EMC "


ROW = ("/TR", [("/TD", [1]), ("/TD", [2])])
GRID = [("/H1", [0]), ("/Table", [("/TBody", [ROW])])]
DRAWN = part(0, "Roads") + part(1, "Killed") + part(2, "12")


def test_a_structure_of_heads_rows_and_spans_is_a_table():
    tree = [
        ("/Sect", [("/Heading", [0]), ("/Table", [("/Caption", [3]), ("/TR", [("/TH", [4], 2)]), ROW])])
    ]  # fmt: skip
    drawn = DRAWN + part(3, "Table 1: Roads") + part(4, "Casualties")
    document = structured(printed(drawn, tree, roles={"/Heading": "/H2"}))
    [table] = document.tables()
    assert table.texts() == [["Casualties", ""], ["Killed", "12"]]
    assert table.caption == "Table 1: Roads"
    assert table.place.page == 1


@pytest.mark.parametrize(
    ("drawn", "said"),
    [
        ("/P <</MCID 1>> BDC BT 1 0 0 1 50 90 Tm (Killed) Tj 0 -12 Td (and hurt) Tj ET EMC", "Killed and hurt"),
        ("/P <</MCID 1>> BDC BT 12 TL 50 90 Td (Killed) Tj T* (and) Tj (hurt) ' ET EMC", "Killed and hurt"),
        ("/P <</MCID 1>> BDC BT 50 90 Td (Killed) Tj 0 -12 TD (and) Tj 1 1 (hurt) \" ET EMC", "Killed and hurt"),
        ("/P <</MCID 1>> BDC BT 50 90 Td [(Kil) -9 (led) -400 (or)] TJ 0 2 Td (2) Tj ET EMC", "Killed or2"),
        ("q 1 0 0 1 0 40 cm /P <</MCID 1>> BDC BT 50 90 Td (Killed) Tj ET EMC Q", "Killed"),
        ("/P <</MCID 1>> BDC /Span BMC BT 50 90 Td (Killed) Tj ET EMC EMC EMC Q", "Killed"),
        ("/Artifact BMC BT (Page 1 of 2 and much more that heads the page) Tj ET EMC" + part(1, "Killed"), "Killed"),
    ],
    ids=["lines", "next", "moved", "steps", "turned", "nested", "decoration"],
)  # fmt: skip
def test_words_of_one_part_are_put_together(drawn, said):
    document = structured(printed(part(0, "Roads") + drawn + part(2, "12"), GRID))
    assert next(document.tables()).texts() == [[said, "12"]]


def test_marks_that_resources_name_are_known():
    named = "/P /M9 BDC BT 50 90 Td (Killed) Tj ET EMC "
    tree = [("/H1", [0]), ("/Table", [("/TR", [("/TD", [9]), ("/TD", [2])])])]
    document = structured(printed(part(0, "Roads") + named + part(2, "12"), tree))
    assert next(document.tables()).texts() == [["Killed", "12"]]


def test_words_named_twice_are_said_once():
    document = structured(printed(DRAWN, [*GRID, ("/P", [1])]))
    assert words_of(document) == ["Roads", [["Killed", "12"]]]


def test_words_beside_a_block_are_a_paragraph():
    tree = [
        *GRID,
        (
            "/P",
            [
                3,
                ("/Span", [4]),
                (
                    "/L",
                    [("/LI", [("/Lbl", [5]), ("/LBody", [6])]), ("/L", [("/LI", [7])])],
                ),
            ],
        ),
    ]
    drawn = DRAWN + "".join(
        part(n, w) for n, w in enumerate(["We ", "will:", "1", "Walk", "Talk"], 3)
    )
    assert words_of(structured(printed(drawn, tree)))[2:] == ["We will:", "Walk", "Talk"]  # fmt: skip


def loop(root, writer):
    first = root["/K"][0].get_object()
    first[NameObject("/K")] = ArrayObject([root["/K"][0]])


def nonsense(root, writer):
    root[NameObject("/K")] = ArrayObject([NameObject("/Odd"), DictionaryObject()])


@pytest.mark.parametrize(
    ("drawn", "tree", "turn"),
    [
        (DRAWN, [("/P", [0]), GRID[1]], None),
        (DRAWN, [GRID[0], ("/P", [1])], None),
        (DRAWN + part(3, "Much that no structure names, so that it would be lost."), GRID, None),
        (DRAWN + "BT (Much that no mark names, so that it would be lost.) Tj ET", GRID, None),
        (DRAWN, GRID, loop),
        (DRAWN, GRID, nonsense),
        ("BT (No words are marked.) Tj ET", GRID, None),
    ],
    ids=["no heading", "no table", "unnamed", "unmarked", "loop", "nonsense", "empty"],
)  # fmt: skip
def test_a_structure_not_to_be_gone_by_is_left_alone(drawn, tree, turn):
    content = printed(drawn, tree, turn=turn)
    assert structured(content) is None
    assert read_portable(content).kind == "pdf"


def test_a_damaged_structure_is_left_alone(monkeypatch):
    def broken(reader):
        raise AttributeError

    monkeypatch.setattr("frankpledge.documents.reading.portable.read_tagged", broken)
    assert structured(plan_file("pdf")) is None


def test_a_file_without_structure_is_read_as_it_stands():
    bare = PdfWriter(clone_from=PdfReader(io.BytesIO(plan_file("pdf"))))
    del bare.root_object["/StructTreeRoot"]
    target = io.BytesIO()
    bare.write(target)
    document = read_document("plan.pdf", target.getvalue())
    assert document.kind == "pdf"
    assert "Few people report it." in words_of(document)
