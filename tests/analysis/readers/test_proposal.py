"""A layout proposed for a spreadsheet nobody has described yet."""

import io
import json
from dataclasses import asdict

import pytest

from frankpledge.analysis.readers import (
    LIMITS,
    CannotRead,
    Coordinates,
    DateOrder,
    Order,
    Supplied,
    child,
    read_here,
)
from frankpledge.analysis.readers.mapped.proposal import (
    Proposal,
    as_proposal,
    propose,
    propose_here,
)
from tests.analysis.readers.spreadsheets import PRINTED, open_document, workbook
from tests.analysis.readers.supplies import TODAY, counts, supplied


def proposed(path, table="tally", **choices) -> Proposal:
    """Return a proposal made in this process, as the child would make it."""
    file = supplied(path.parent, path.read_bytes(), path.name)
    return as_proposal(propose_here(file, asked(table, **choices)))


def asked(table, sheet="", header_row=0):
    return {
        "table": table,
        "dataset": "d",
        "source": "s",
        "today": TODAY.isoformat(),
        "sheet": sheet,
        "header_row": header_row,
        "limits": asdict(LIMITS),
    }


def uses(proposal: Proposal) -> dict[str, str]:
    return {column.heading: column.field for column in proposal.layout.columns}


def test_the_header_is_found_under_the_title(tmp_path):
    proposal = proposed(workbook(tmp_path / "r.xlsx", PRINTED))
    assert proposal.sheets == ("Table 1",)
    assert (proposal.layout.sheet, proposal.layout.header_row) == ("Table 1", 3)
    assert proposal.headings == ("column A", "2010/11", "2011/12", "2012/13")
    assert proposal.sample[0] == (
        "ASB reported to the police",
        "6,358",
        "6,270",
        "5,838",
    )
    assert uses(proposal) == {
        "column A": "series",
        "2010/11": "value",
        "2011/12": "value",
        "2012/13": "value",
    }


def test_what_is_proposed_reads_the_file_once_the_area_is_given(tmp_path):
    path = open_document(tmp_path / "r.ods", PRINTED)
    data = proposed(path).layout.to_data() | {"constants": {"area": "E08000013"}}
    layout = type(proposed(path).layout).from_data(data)
    reading = read_here(Order("totals", TODAY, layout=layout), [path])
    assert counts(reading) == (9, 9, 0, 0)


def text(tmp_path, content: str, name: str = "sent.csv"):
    path = tmp_path / name
    path.write_text(content)
    return path


def test_incidents_are_recognised_by_heading_and_content(tmp_path):
    rows = "\n".join(
        f"L{n},{n}/13/2019,14:{n},Noise,351{n},395{n},x" for n in range(1, 6)
    )
    path = text(
        tmp_path,
        f"Log no,Reported,Time,Incident type,Easting,Northing,Notes\n{rows}\n",
    )
    proposal = proposed(path, "incident")
    assert uses(proposal) == {
        "Log no": "key",
        "Reported": "happened_on",
        "Time": "hour",
        "Incident type": "kind",
        "Easting": "easting",
        "Northing": "northing",
    }
    us = text(tmp_path, "Reported,Type\n04/30/2019,A\n05/01/2019,A\n", "us.csv")
    proposal = proposed(us, "incident")
    assert uses(proposal) == {"Reported": "happened_on", "Type": "kind"}
    assert proposal.layout.date_order is DateOrder.MONTH_FIRST
    uk = text(tmp_path, "Reported,Month\n30/04/2019,2019-04\n", "uk.csv")
    proposal = proposed(uk, "incident")
    assert uses(proposal) == {"Reported": "happened_on", "Month": "month"}
    assert proposal.layout.date_order is DateOrder.DAY_FIRST


@pytest.mark.parametrize(
    ("place", "unit"),
    [
        ("351000,395000", Coordinates.NATIONAL_GRID),
        ("3510,3950", Coordinates.NATIONAL_GRID_100_METRES),
    ],
)
def test_short_grid_references_are_noticed(tmp_path, place, unit):
    path = text(tmp_path, f"Easting,Northing,Day\n{place},01/04/2019\n")
    assert proposed(path, "incident").layout.coordinates is unit


def test_rows_of_totals_by_area_and_year(tmp_path):
    rows = "\n".join(f"201{n}-1{n + 1},E0800001{n},{n},x{n}" for n in range(5))
    path = text(tmp_path, f"Year,Code,Incidents,Remarks\n{rows}\n")
    assert uses(proposed(path)) == {
        "Year": "period",
        "Code": "area",
        "Incidents": "value",
    }


def test_series_with_many_names_are_not_a_list_of_series(tmp_path):
    rows = "\n".join(f"word {n} of many,{n}" for n in range(50))
    path = text(tmp_path, f"Series,Total\n{rows}\n")
    assert uses(proposed(path)) == {"Total": "value"}


def test_a_person_may_overrule_sheet_and_row(tmp_path):
    path = workbook(tmp_path / "r.xlsx", PRINTED)
    proposal = proposed(path, sheet="Table 1", header_row=4)
    assert proposal.headings[0] == "ASB reported to the police"
    with pytest.raises(CannotRead, match="no sheet Table 9"):
        proposed(path, sheet="Table 9")
    with pytest.raises(CannotRead, match="no row that looks like a header"):
        proposed(path, header_row=99)


def test_what_is_no_spreadsheet_is_refused(tmp_path):
    for data, words in ((b"%PDF", "PDF document"), (b" \n", "is empty")):
        path = tmp_path / "sent"
        path.write_bytes(data)
        with pytest.raises(CannotRead, match=words):
            proposed(path)
    with pytest.raises(CannotRead, match="looks like a header"):
        proposed(text(tmp_path, "1,2\n3,4\n"))
    with pytest.raises(CannotRead, match="looks like a header"):
        proposed(workbook(tmp_path / "r.xlsx", [[]]))


def test_stray_marks_do_not_stop_a_proposal(tmp_path):
    path = text(tmp_path, 'a "title\n\nYear,Total\n2012/13,5\n')
    assert uses(proposed(path)) == {"Year": "period", "Total": "value"}


def test_a_child_proposes_the_same(tmp_path):
    path = workbook(tmp_path / "r.xlsx", PRINTED)
    file = Supplied.at(path)
    apart = propose(file, table="tally", dataset="d", source="s", today=TODAY)
    assert apart == proposed(path)
    request = asked("tally") | {"task": "propose", "files": [[str(path), "r.xlsx"]]}
    out = io.StringIO()
    child.answered(request, out)
    assert as_proposal(json.loads(out.getvalue())) == apart
