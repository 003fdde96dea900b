"""How the columns of a table share its breadth, and that every format follows."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import docx
import pytest
from docx.shared import Emu

from frankpledge.documents.columns import Column, Kind
from frankpledge.documents.model import About, Document, Section, Table
from frankpledge.documents.writers import write
from frankpledge.documents.writers.widths import (
    LETTER,
    is_low,
    is_short,
    is_wide,
    letters_headed,
    letters_needed,
    letters_wanted,
    widths,
)


TABLE = Table(
    "What needs attention",
    (
        Column("ref", "Ref"),
        Column("month", "Same month last year", Kind.NUMBER),
        Column("recovery", "Recovery action"),
    ),
    (("T1", 1234567.5, "Property marking and visits in the five streets."),),
)


def written(*blocks):
    return Document(About("Update", date(2020, 5, 1)), blocks)


def test_widths_add_up_and_go_to_what_has_most_to_say():
    found = widths(TABLE, 17)
    assert sum(found) == pytest.approx(17)
    assert found == sorted(found)


def test_every_column_has_room_for_its_longest_word_or_figure():
    assert letters_needed(TABLE.columns[1], ["1,234,567.50"]) == len("1,234,567.50")
    assert letters_needed(TABLE.columns[2], ["a longest word"]) == len("Recovery")
    assert widths(TABLE, 17)[0] >= 0.2 * len("Ref")


def test_a_column_has_room_for_its_title_on_two_lines():
    title = Column("rate", "Rate for each 1,000 people", Kind.NUMBER)
    assert letters_headed(title, ["7.5"]) == len("Rate for each")
    assert letters_headed(Column("ref", "Ref"), []) == len("Ref")
    assert letters_headed(Column("when", "By when"), ["No date set"]) == 11
    assert letters_headed(title, ["12,345,678,901.25"]) == len("12,345,678,901.25")


def test_a_column_of_names_leaves_room_for_the_titles_of_figures():
    names = tuple((f"A long name of place number {place}", 7.5) for place in range(3))
    title = "Rate for each 1,000 people"
    columns = (Column("place", "Place"), Column("rate", title, Kind.NUMBER))
    found = widths(Table("Places", columns, names), 10)
    assert found[1] >= LETTER * len("Rate for each")


def test_a_low_row_stands_whole_on_one_page():
    assert is_low(["one\ntwo", "x" * 100], [0.0, 5.0])
    assert not is_low(["x" * 1000, "y"], [5.0, 12.0])
    assert not is_low(["line\n" * 30], [0.0])
    assert is_low([], [])


def test_too_narrow_a_page_narrows_all_alike():
    wide, narrow = widths(TABLE, 6), widths(TABLE, 3)
    assert narrow == [pytest.approx(each / 2) for each in wide]


@pytest.mark.parametrize(
    ("blocks", "breadth"),
    [((TABLE,), 17.0), ((Section(is_wide=True), TABLE), 25.7)],
)
def test_letters_follow_the_widths(blocks, breadth):
    letter = docx.Document(io.BytesIO(write(written(*blocks), "docx")))
    columns = letter.tables[0]._tbl.tblGrid.gridCol_lst
    found = [Emu(column.w).cm for column in columns]
    assert found == [pytest.approx(each, abs=0.01) for each in widths(TABLE, breadth)]


def test_columns_of_a_page_are_narrower_than_the_page():
    letter = docx.Document(
        io.BytesIO(write(written(Section(columns=2), TABLE), "docx"))
    )
    columns = letter.tables[0]._tbl.tblGrid.gridCol_lst
    assert sum(Emu(column.w).cm for column in columns) == pytest.approx(8, abs=0.05)


@pytest.mark.parametrize(
    ("blocks", "breadth"),
    [((TABLE,), 17.0), ((Section(is_wide=True, columns=2), TABLE), 12.35)],
)
def test_open_letters_follow_the_widths(blocks, breadth):
    with zipfile.ZipFile(io.BytesIO(write(written(*blocks), "odt"))) as archive:
        content = archive.read("content.xml").decode()
    styles = dict(
        re.findall(r'style:name="(Column\d+)".*?column-width="([\d.]+)cm"', content)
    )
    used = re.findall(r'table-column table:style-name="(Column\d+)"', content)
    assert [float(styles[name]) for name in used] == [
        pytest.approx(each, abs=0.06) for each in widths(TABLE, breadth)
    ]


def test_long_texts_want_more_room_though_not_in_step():
    wanted = [letters_wanted(["x" * length]) for length in (10, 45, 105, 600, 6000)]
    assert wanted == [10, 45, 55, 137, 137]


def test_a_short_table_stands_whole_on_one_page():
    short = replace(TABLE, rows=TABLE.rows * 12)
    assert is_short(short)
    assert not is_short(replace(TABLE, rows=TABLE.rows * 13))
    assert not is_short(replace(TABLE, rows=(("T1", 1, "x" * 801),)))
    letter = docx.Document(io.BytesIO(write(written(short), "docx")))
    kept = [
        row._tr.tc_lst[0].p_lst[0].xpath("./w:pPr/w:keepNext") != []
        for row in letter.tables[0].rows
    ]
    assert kept == [True] * 12 + [False]
    with zipfile.ZipFile(io.BytesIO(write(written(short), "odt"))) as archive:
        content = archive.read("content.xml").decode()
    assert 'table:style-name="GridWhole"' in content


@pytest.mark.parametrize(
    ("breadths", "lies_across"),
    [
        ((7,), False),
        ((8,), True),
        ((8, 6, 6, 2), True),
        ((8, 7, 3, 3, 3), False),
        ((10, 3, 3, 3), True),
        ((), False),
    ],
)
def test_one_broad_table_does_not_turn_a_long_document(breadths, lies_across):
    tables = [
        Table("", tuple(Column(f"c{place}") for place in range(breadth)), ())
        for breadth in breadths
    ]
    assert is_wide(written(*tables)) is lies_across
