"""Archives made to mislead end in a sentence that says what is wrong with them."""

import io
import zipfile

import pytest

from frankpledge.analysis.readers.failures import CannotRead, TooMuch
from frankpledge.analysis.readers.files import members
from frankpledge.analysis.readers.limits import LIMITS
from frankpledge.analysis.readers.reading import Supplied
from frankpledge.analysis.readers.workbook import opendocument as opendocument_file
from frankpledge.analysis.readers.workbook.inspection import Findings, inspected


def archive_with(name: str, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        entry = zipfile.ZipInfo(name)
        entry.filename = name
        archive.writestr(entry, b"Month\n2019-06\n", method)
    return target.getvalue()


@pytest.mark.parametrize("name", [".", "./", "./."])
def test_a_member_without_a_name_is_said_to_have_none(name, tmp_path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(archive_with(name))
    with pytest.raises(CannotRead, match=r"without a name|empty archive"):
        members(Supplied.at(path), LIMITS)


@pytest.mark.parametrize(
    "name", ["../x.csv", "..\\..\\x.csv", "/etc/passwd", "C:\\x.csv", "a/../../x.csv"]
)
def test_a_member_that_leads_out_is_refused(name, tmp_path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(archive_with(name))
    with pytest.raises(CannotRead, match="leads out"):
        members(Supplied.at(path), LIMITS)


def workbook_with(**sheets: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in sheets.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return target.getvalue()


ROW = '<table:table-row table:number-rows-repeated="{}">{}</table:table-row>'
CELL = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
WIDE = ' table:number-columns-repeated="{}"'


def opendocument(*rows: str) -> bytes:
    sheet = "".join(rows)
    return workbook_with(
        content=f'<table:table table:name="Fires &amp; smoke">{sheet}</table:table>'
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [
                ROW.format(1, CELL.format("", "a")),
                ROW.format(1048576, CELL.format("", "b")),
            ],
            "repeats row 2 of Fires & smoke 1,048,576 times",
        ),
        (
            [
                ROW.format(2, CELL.format("", "a")),
                ROW.format(
                    1, CELL.format("", "b") + CELL.format(WIDE.format(900000), "c")
                ),
            ],
            "repeats the cell Fires & smoke!B3 900,000 times",
        ),
        (
            [
                ROW.format(
                    1,
                    f"<table:table-cell{WIDE.format(9 * 10**30)}/>"
                    + CELL.format("", "x"),
                )
            ],
            "a cell far out at Fires & smoke!",
        ),
        (
            [
                ROW.format(2000000, "<table:table-cell/>"),
                ROW.format(1, "<table:table-cell office:value-type='float'/>"),
            ],
            "a cell far out at Fires & smoke!A2000001",
        ),
        (
            [ROW.format(1, CELL.format("", "<text:s text:c='2000000000'/>"))],
            "has 2,000,000,000 spaces in Fires & smoke!A1",
        ),
        (
            [
                '<table:table-row><table:table-cell table:formula="of:=A1>B1"'
                + WIDE.format(1000)
                + "><text:p>x</text:p></table:table-cell></table:table-row>"
            ],
            "repeats the cell Fires & smoke!A1 1,000 times",
        ),
    ],
)
def test_what_a_few_bytes_multiply_is_refused_with_its_place(rows, said) -> None:
    with pytest.raises(TooMuch) as refused:
        inspected("a.ods", opendocument(*rows), LIMITS)
    assert said in str(refused.value)


def test_empty_cells_to_the_end_of_the_sheet_are_nothing_strange() -> None:
    rest = f"<table:table-cell{WIDE.format(16380)}/>"
    few = ROW.format(3, CELL.format("", "ASB <text:s text:c='3'/>") + rest)
    empty = ROW.format(1048573, f"<table:table-cell{WIDE.format(16384)}/>")
    after = "</table:table><text:p>Footer</text:p>"
    book = opendocument(few, empty, after)
    assert set(inspected("a.ods", book, LIMITS).of_sheet.values()) == {Findings()}


def test_letters_of_columns_are_those_a_spreadsheet_shows() -> None:
    names = [opendocument_file.letters(n) for n in (1, 26, 27, 702, 703)]
    assert names == ["A", "Z", "AA", "ZZ", "AAA"]


BOOK = (
    '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships" xmlns="m"><sheet name="S" r:id="r1"/></workbook>'
)
LINKS = '<r><l Id="r1" Target="worksheets/sheet1.xml"/></r>'


@pytest.mark.parametrize("place", ["XFD1048576", "ZZZZZZZZ3", "A99999999999999"])
def test_a_cell_far_out_is_refused_before_anything_lays_out_the_sheet(place) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("xl/workbook.xml", BOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", LINKS)
        sheet = f'<worksheet><c r="{place}"><v>1</v></c></worksheet>'
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
    with pytest.raises(TooMuch, match="far out"):
        inspected("a.xlsx", target.getvalue(), LIMITS)
