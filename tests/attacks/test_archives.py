"""Archives made to mislead end in a sentence that says what is wrong with them."""

import io
import zipfile

import pytest

from frankpledge.analysis.readers.failures import CannotRead, TooMuch
from frankpledge.analysis.readers.files import members
from frankpledge.analysis.readers.limits import LIMITS
from frankpledge.analysis.readers.reading import Supplied
from frankpledge.analysis.readers.workbook.inspection import inspected


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


def test_one_row_multiplied_into_a_million_is_refused() -> None:
    text = "<table:table-cell><text:p>burglary</text:p></table:table-cell>"
    many = workbook_with(content=ROW.format(1048576, text))
    with pytest.raises(TooMuch, match="repeats one row 1,048,576 times"):
        inspected("a.ods", many, LIMITS)


def test_empty_rows_to_the_end_of_the_sheet_are_nothing_strange() -> None:
    empty = ROW.format(1048576, "<table:table-cell/>")
    few = ROW.format(3, "<table:table-cell><text:p>ASB</text:p></table:table-cell>")
    assert not inspected("a.ods", workbook_with(content=few + empty), LIMITS).of_sheet


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
