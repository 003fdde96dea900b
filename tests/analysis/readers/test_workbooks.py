"""Workbooks that are damaged, hostile or merely odd."""

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
import xlsxwriter
from odfdo import Cell, Document, Row, Table

from frankpledge.analysis.readers import LIMITS, CannotRead, TooMuch
from frankpledge.analysis.readers.workbook import cells, sheet_named, sheets_of
from frankpledge.analysis.readers.workbook.cells import as_percent, as_text
from frankpledge.analysis.readers.workbook.inspection import Inspection
from tests.analysis.readers.spreadsheets import workbook


def changed(path: Path, name: str, data: bytes, *, leave_out: str = "") -> bytes:
    """Return a workbook's bytes with one member put in or replaced."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(path) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.namelist():
            if entry not in (name, leave_out):
                new.writestr(entry, old.read(entry))
        new.writestr(name, data)
    return out.getvalue()


@pytest.fixture
def plain(tmp_path) -> Path:
    return workbook(tmp_path / "plain.xlsx", [["Year", "Total"], ["2012/13", 5]])


def test_every_visible_sheet_with_cells_is_read_as_text(tmp_path):
    path = tmp_path / "odd.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("One")
        form = book.add_format({"num_format": "hh:mm"})
        page.write_row(2, 1, ["a", 1.5, 41000, True])
        page.write_datetime(3, 1, time(13, 30), form)
        page.merge_range("A6:B6", "merged")
        page.write_formula("C6", "=1+1", None, 2)
        book.add_worksheet("Hidden").hide()
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=One!$C$3:$D$3"})
        book.add_chartsheet("Chart").set_chart(chart)
    (sheet,) = sheets_of("odd.xlsx", path.read_bytes(), LIMITS)
    assert sheet.rows[2:4] == [
        ["", "a", "1.5", "41000", "TRUE"],
        ["", "13:30:00", "", "", ""],
    ]
    assert [note.split()[0] for note in sheet.notes] == ["Calculated", "Merged"]
    assert sheet_named("odd.xlsx", [sheet], "") is sheet


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (False, "FALSE"),
        (1e20, "1e+20"),
        (date(2019, 4, 1), "2019-04-01"),
        (datetime(2019, 4, 1), "2019-04-01"),  # noqa: DTZ001 - cells have no zone
        (datetime(2019, 4, 1, 14, 5), "2019-04-01 14:05:00"),  # noqa: DTZ001
        (timedelta(hours=30), "1 day, 6:00:00"),
        (7, "7"),
    ],
)
def test_cells_become_the_text_a_reader_would_see(value, text):
    assert as_text(value) == text


@pytest.mark.parametrize(
    ("member", "words"),
    [
        ("xl/vbaProject.bin", "holds macros"),
        ("XL/VBAPROJECT.BIN", "holds macros"),
        ("Basic/Standard/Module1.xml", "holds macros"),
        ("xl/externalLinks/externalLink1.xml", "other workbooks by links"),
    ],
)
def test_active_content_is_refused(plain, member, words):
    with pytest.raises(CannotRead, match=words):
        sheets_of("w.xlsx", changed(plain, member, b"x"), LIMITS)


SHEET = "xl/worksheets/sheet1.xml"


def sheet_xml(cells: str) -> bytes:
    return (
        '<?xml version="1.0"?><worksheet xmlns='
        '"http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f"{cells}</sheetData></worksheet>"
    ).encode()


@pytest.mark.parametrize("place", ["XFD1048576", "A9999999", "ZZ1"])
def test_a_cell_far_out_is_refused_before_room_is_made_for_it(plain, place):
    row = "".join(c for c in place if c.isdigit())
    xml = sheet_xml(f'<row r="{row}"><c r="{place}"><v>1</v></c></row>')
    with pytest.raises(TooMuch, match=f"far out at {place}"):
        sheets_of("w.xlsx", changed(plain, SHEET, xml), LIMITS)


def test_cells_without_an_address_are_measured_too(plain):
    row = "".join(f"<c><v>{n}</v></c>" for n in range(5))
    data = changed(plain, SHEET, sheet_xml(f'<row r="1">{row}</row>'))
    with pytest.raises(TooMuch, match="far out at E1"):
        sheets_of("w.xlsx", data, replace(LIMITS, columns=4))


def test_what_cannot_be_measured_first_is_measured_when_it_is_laid_out(
    plain, monkeypatch
):
    monkeypatch.setattr(cells, "inspected", lambda *_: Inspection())
    with pytest.raises(TooMuch, match="more rows or columns"):
        sheets_of("w.xlsx", plain.read_bytes(), replace(LIMITS, columns=1))


def test_error_cells_are_not_read_as_blank(plain):
    xml = sheet_xml('<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>')
    (sheet,) = sheets_of("w.xlsx", changed(plain, SHEET, xml), LIMITS)
    assert sheet.rows == [["#ERROR"]]


def test_an_error_outside_the_table_changes_nothing(plain):
    xml = sheet_xml('<row r="1"><c r="A1"><v>1</v></c><c r="C1" t="e"/></row>')
    (sheet,) = sheets_of("w.xlsx", changed(plain, SHEET, xml), LIMITS)
    assert sheet.rows[0][0] == "1"


@pytest.mark.parametrize(
    ("member", "data"),
    [
        ("xl/workbook.xml", b"<not-closed"),
        ("xl/workbook.xml", b"<workbook/>"),
        (SHEET, b"<worksheet><sheetData><row"),
        ("[Content_Types].xml", b""),
    ],
)
def test_damage_never_ends_in_anything_but_rows_or_words(plain, member, data):
    try:
        found = sheets_of("w.xlsx", changed(plain, member, data), LIMITS)
    except CannotRead as refusal:
        words = str(refusal)
    else:
        words = f"{len(found)} sheets."
    assert words.endswith(".")


def test_a_workbook_without_relations_is_damaged(plain):
    rels = "xl/_rels/workbook.xml.rels"
    with pytest.raises(CannotRead, match="damaged"):
        sheets_of("w.xlsx", changed(plain, "x", b"", leave_out=rels), LIMITS)


def test_absolute_addresses_of_sheets_are_followed(plain):
    with zipfile.ZipFile(plain) as book:
        rels = book.read("xl/_rels/workbook.xml.rels")
    absolute = rels.replace(b'"worksheets/', b'"/xl/worksheets/')
    xml = sheet_xml('<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>')
    data = changed(plain, SHEET, xml)
    again = plain.with_name("again.xlsx")
    again.write_bytes(data)
    data = changed(again, "xl/_rels/workbook.xml.rels", absolute)
    (sheet,) = sheets_of("w.xlsx", data, LIMITS)
    assert sheet.rows == [["#ERROR"]]


def test_a_password_is_said(plain, monkeypatch):
    from frankpledge.analysis.readers.workbook import cells

    def locked(*_):
        raise cells.PasswordError

    monkeypatch.setattr(cells.CalamineWorkbook, "from_filelike", locked, raising=False)
    with pytest.raises(CannotRead, match="password"):
        sheets_of("w.xlsx", plain.read_bytes(), LIMITS)


def test_a_truncated_workbook_is_damaged(plain):
    with pytest.raises(CannotRead, match="damaged"):
        sheets_of("w.xlsx", plain.read_bytes()[:-200], LIMITS)


PERCENTS = [["Area", "Share"], ["E08000013", 0.125], ["E08000014", 0.07]]


def test_a_percent_of_a_workbook_is_read_as_it_is_shown(tmp_path):
    path = tmp_path / "percents.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("One")
        for line, row in enumerate(PERCENTS):
            page.write_row(line, 0, row)
        shown = [book.add_format({"num_format": code}) for code in ("0.0%", '0" %"')]
        page.write_number("B2", 0.125, shown[0])
        page.write_number("C2", 0.5, book.add_format({"num_format": 9}))
        page.write_string("D2", "0.5", shown[0])
        page.write_number("E2", 3, shown[1])
        page.write_number("F2", 0.1 + 0.2, shown[0])
    (sheet,) = sheets_of("percents.xlsx", path.read_bytes(), LIMITS)
    assert sheet.rows[1] == ["E08000013", "12.5%", "50%", "0.5", "3", "30%"]
    assert sheet.rows[2][1] == "0.07"


def test_percents_and_errors_of_an_open_document_are_read_as_they_are_shown(tmp_path):
    path = tmp_path / "percents.ods"
    document = Document("spreadsheet")
    document.body.clear()
    table = Table("One")
    row = Row()
    row.append_cell(Cell(0.125, cell_type="percentage", repeated=2))
    row.append_cell(Cell(0.125, cell_type="float"))
    error = Cell("", cell_type="string", text="#DIV/0!")
    error.set_attribute("calcext:value-type", "error")
    row.append_cell(error)
    table.append_row(row)
    document.body.append(table)
    document.save(str(path))
    (sheet,) = sheets_of("percents.ods", path.read_bytes(), LIMITS)
    assert sheet.rows == [["12.5%", "12.5%", "0.125", "#ERROR"]]


def test_a_workbook_without_styles_has_no_percents(plain):
    bare = changed(plain, "xl/extra.xml", b"<x/>", leave_out="xl/styles.xml")
    (sheet,) = sheets_of("plain.xlsx", bare, LIMITS)
    assert sheet.rows[1] == ["2012/13", "5"]


def test_what_is_no_number_is_no_percent():
    assert as_percent("n/a") == "n/a"


NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TELLING = {
    "prefixes": (b"<x:", b"</x:", b'"'),
    "single quotes": (b"<", b"</", b"'"),
}


def written(row: str, opening: bytes, closing: bytes, quote: bytes) -> bytes:
    """Return a sheet of one row, as programs differ in writing it."""
    head = f'xmlns="{NAMESPACE}" xmlns:x="{NAMESPACE}"'
    sheet = f"<worksheet {head}><sheetData>{row}</sheetData></worksheet>".encode()
    sheet = sheet.replace(b"</", b"\0").replace(b"<", opening).replace(b"\0", closing)
    return sheet.replace(b'"', quote)


@pytest.mark.parametrize("way", TELLING)
@pytest.mark.parametrize("has_places", [True, False])
def test_an_error_is_seen_however_the_sheet_is_written(way, has_places, plain):
    a, b = ('r="A2" ', 'r="B2" ') if has_places else ("", "")
    row = (
        f'<row r="2"><c {a}t="inlineStr"><is><t>x</t></is></c>'
        f'<c {b}t="e"><v>#REF!</v></c></row>'
    )
    sheet = written(row, *TELLING[way])
    book = changed(plain, "xl/worksheets/sheet1.xml", sheet)
    (found,) = sheets_of("plain.xlsx", book, LIMITS)
    assert found.rows[1] == ["x", "#ERROR"]


@pytest.mark.parametrize("way", TELLING)
def test_a_cell_far_out_is_seen_however_the_sheet_is_written(way, plain):
    row = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    sheet = written(row, *TELLING[way])
    book = changed(plain, "xl/worksheets/sheet1.xml", sheet)
    with pytest.raises(TooMuch, match="far out at XFD1048576"):
        sheets_of("plain.xlsx", book, LIMITS)
