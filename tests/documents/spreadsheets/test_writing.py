import io
import zipfile
from datetime import date, datetime

import pytest
from python_calamine import CalamineWorkbook

from frankpledge.documents.columns import LONDON
from frankpledge.documents.failures import DocumentFailure
from frankpledge.documents.spreadsheets import (
    HEADER_ROW,
    Column,
    Cover,
    Kind,
    Sheet,
    write_table,
    write_workbook,
)
from frankpledge.documents.spreadsheets.sheets import named


COVER = Cover(
    "Burglary in Exampleton",
    date(2020, 5, 1),
    area="Exampleton",
    period="2019/20-Q4",
    source="Invented police force",
    notes=("Counted by month of report.",),
)
COLUMNS = (
    Column("area_code", "Area"),
    Column("burglary", "Burglary", Kind.WHOLE, note="Recorded offences."),
    Column("rate", "Rate per 1,000", Kind.NUMBER, 2),
    Column("reported_on", "Reported", Kind.DATE),
    Column("noted_at", "Noted", Kind.MOMENT),
    Column("is_final", "Final", Kind.YES_NO),
    Column("remark", "Remark"),
)
NOTED = datetime(2020, 1, 2, 3, 4, tzinfo=LONDON)
ROWS = [
    ["007", 1234, 12.345, date(2020, 1, 2), NOTED, True, "=1+1"],
    ["E08", -5, "[c]", None, None, False, "two\nlines"],
    ["x" * 40, None, -0.001, None, None, None, "http://example.org"],
]
READ_BACK = [
    ["Area", "Burglary", "Rate per 1,000", "Reported", "Noted", "Final", "Remark"],
    ["007", 1234, 12.35, date(2020, 1, 2), NOTED.replace(tzinfo=None), "yes", "=1+1"],
    ["E08", -5, "[c]", "", "", "no", "two\nlines"],
    ["x" * 40, "", 0, "", "", "", "http://example.org"],
]


def opened(content: bytes) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(io.BytesIO(content))


@pytest.mark.parametrize("form", ["ods", "xlsx"])
def test_a_workbook_reads_back_as_it_was_written(form):
    book = opened(write_table(COLUMNS, ROWS, form, cover=COVER))
    assert book.sheet_names == ["Cover", "Contents", "Notes", "Table"]
    table = book.get_sheet_by_name("Table").to_python()
    assert table[HEADER_ROW - 1 :] == READ_BACK
    assert table[1][0] == "Exampleton. 2019/20-Q4. Source: Invented police force."


@pytest.mark.parametrize("form", ["ods", "xlsx"])
def test_cover_and_notes_say_where_the_file_comes_from(form):
    book = opened(write_table(COLUMNS, ROWS, form, cover=COVER))
    assert ["Source", "Invented police force"] in book.get_sheet_by_name(
        "Cover"
    ).to_python()
    assert book.get_sheet_by_name("Notes").to_python()[2:] == [
        ["Note 1", "Counted by month of report."],
        ["Burglary", "Recorded offences."],
        ["[c]", "suppressed so that nobody can be identified"],
    ]
    assert book.get_sheet_by_name("Contents").to_python()[2:] == [
        ["Cover", "Burglary in Exampleton"],
        ["Notes", "Notes"],
        ["Table", "Burglary in Exampleton"],
    ]


def test_csv_has_stable_names_iso_dates_and_no_formula():
    assert write_table(COLUMNS, ROWS, "csv", cover=COVER).decode() == (
        "area_code,burglary,rate,reported_on,noted_at,is_final,remark\r\n"
        "007,1234,12.35,2020-01-02,2020-01-02T03:04:00,yes,'=1+1\r\n"
        'E08,-5,[c],,,no,"two\nlines"\r\n'
        f"{'x' * 40},,0.00,,,,http://example.org\r\n"
    )


def test_csv_can_carry_the_mark_older_programs_need():
    plain = write_table(["name"], [["Ünder"]], "csv", cover=COVER)
    marked = write_table(["name"], [["Ünder"]], "csv", cover=COVER, bom=True)
    assert marked == b"\xef\xbb\xbf" + plain


@pytest.mark.parametrize("form", ["csv", "ods", "xlsx"])
def test_the_same_table_gives_the_same_bytes(form):
    first = write_table(COLUMNS, ROWS, form, cover=COVER)
    assert write_table(COLUMNS, ROWS, form, cover=COVER) == first


@pytest.mark.parametrize("form", ["ods", "xlsx"])
def test_no_formula_link_or_hidden_part_is_in_a_workbook(form):
    content = write_table(COLUMNS, ROWS, form, cover=COVER)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = b"".join(
            archive.read(name) for name in archive.namelist() if name.endswith(".xml")
        )
    for trace in (
        b"<f>",
        b"table:formula",
        b"mergeCell",
        b'hidden="1"',
        b"number-columns-spanned",
    ):
        assert trace not in parts
    assert b"=1+1" in parts


def test_a_file_names_nobody():
    content = write_table(COLUMNS, ROWS, "xlsx", cover=COVER)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        core = archive.read("docProps/core.xml").decode()
    assert "<dc:creator></dc:creator>" in core
    assert "2020-05-01T00:00:00Z" in core


@pytest.mark.parametrize("form", ["ods", "xlsx"])
def test_an_empty_table_still_has_its_names(form):
    book = opened(write_table(COLUMNS, [], form, cover=COVER))
    table = book.get_sheet_by_name("Table").to_python()
    assert table[HEADER_ROW - 1] == READ_BACK[0]


@pytest.mark.parametrize("form", ["ods", "xlsx"])
def test_tabs_have_names_that_programs_accept(form):
    columns = (Column("value"),)
    sheets = [
        Sheet("Targets: [all]", "First", columns, [[1]], notes=("Only one.",)),
        Sheet("Targets   all", "Second", columns, [[2]]),
        Sheet("TARGETS   ALL", "Third", columns, [[3]]),
        Sheet("'", "Fourth", columns, [[4]]),
    ]
    book = opened(write_workbook(sheets, form, cover=Cover("Plan", date(2020, 1, 1))))
    assert book.sheet_names[3:] == [
        "Targets   all",
        "Targets   all 2",
        "TARGETS   ALL 3",
        "Table",
    ]


def test_several_tables_as_csv_come_as_one_archive():
    sheets = [Sheet("Targets", "Targets", (Column("value"),), [[1]])]
    content = write_workbook(sheets, "csv", cover=COVER)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == ["cover.csv", "notes.csv", "targets.csv"]
        assert archive.read("targets.csv") == b"value\r\n1\r\n"


@pytest.mark.parametrize("form", ["ods", "xlsx"])
def test_text_no_cell_can_hold_is_refused_not_cut(form):
    with pytest.raises(DocumentFailure, match="40,000 characters"):
        write_table(["remark"], [["y" * 40_000]], form, cover=COVER)


@pytest.mark.parametrize("form", ["csv", "ods", "xlsx"])
def test_a_row_that_does_not_match_the_columns_is_refused(form):
    with pytest.raises(
        DocumentFailure, match="Row 2 of “Burglary in Exampleton” has 2 values for 1"
    ):
        write_table(["value"], [[1], [1, 2]], form, cover=COVER)


def test_a_table_too_large_for_a_sheet_is_refused(monkeypatch):
    monkeypatch.setattr("frankpledge.documents.spreadsheets.sheets.MOST_ROWS", 1)
    with pytest.raises(DocumentFailure, match="more than a sheet can hold"):
        write_table(["value"], [[1], [2]], "xlsx", cover=COVER)


def test_another_format_is_refused_with_the_list():
    with pytest.raises(DocumentFailure, match="csv, ods, xlsx"):
        write_table(["value"], [[1]], "pdf", cover=COVER)


def test_a_printed_sheet_is_as_wide_as_the_paper_and_repeats_its_names():
    with zipfile.ZipFile(
        io.BytesIO(write_table(COLUMNS, ROWS, "xlsx", cover=COVER))
    ) as book:
        pages = book.read("xl/worksheets/sheet4.xml").decode()
        names = book.read("xl/workbook.xml").decode()
    assert '<pageSetUpPr fitToPage="1"/>' in pages
    assert 'orientation="landscape"' in pages
    assert 'fitToHeight="0"' in pages
    assert f"Table!${HEADER_ROW}:${HEADER_ROW}" in names
    with zipfile.ZipFile(
        io.BytesIO(write_table(COLUMNS, ROWS, "ods", cover=COVER))
    ) as book:
        styles = book.read("styles.xml").decode()
    assert 'style:print-orientation="landscape" style:scale-to-X="1"' in styles


def test_names_of_sheets_are_as_long_as_programs_allow_and_never_alike():
    sheet = Sheet("anti-social-behaviour-measures-of-agencies", "T", (Column("a"),), ())
    tabs = [tab for tab, _ in named([sheet] * 101)]
    assert tabs[0] == "anti-social-behaviour-measures"
    assert tabs[1] == "anti-social-behaviour-meas 2"
    assert max(map(len, tabs)) <= 31
    assert len({tab.lower() for tab in tabs}) == 101
