"""Spreadsheets of incidents, by their suppliers' layouts."""

from datetime import date

import pytest

from frankpledge.analysis.readers import (
    CannotRead,
    Column,
    Coordinates,
    Layout,
    Order,
    Reading,
    read_here,
)
from frankpledge.analysis.tables.registry import TABLES
from tests.analysis.readers.spreadsheets import workbook
from tests.analysis.readers.supplies import TODAY, counts, reasons, supplied


FIRE = (
    Column("Ref", "key"),
    Column("Call date", "happened_on"),
    Column("Type", "kind", {"Secondary": "secondary-fire", "Primary": "primary-fire"}),
    Column("Cause", "qualifier", qualifier="cause"),
    Column("LSOA", "lsoa"),
)
LAYOUT = Layout("incident", "fire", "mfrs", FIRE)
HEADER = "Ref,Call date,Type,Cause,LSOA"


def incidents(tmp_path, *rows: str, layout=LAYOUT, header=HEADER) -> Reading:
    file = supplied(tmp_path, "\n".join([header, *rows]).encode(), "fires.csv")
    return read_here(Order("incidents", TODAY, layout=layout, key=b"key"), [file])


def test_a_row_becomes_an_incident_without_its_reference(tmp_path):
    reading = incidents(tmp_path, "F1,03/04/2019 22:15,Secondary,Deliberate,E01006412")
    (row,) = reading.rows.to_pylist()
    TABLES["incident"].check(reading.rows)
    assert row["key"] != "F1"
    assert len(row["key"]) == 64
    assert (row["kind"], row["month"], row["happened_on"], row["hour"]) == (
        "secondary-fire",
        date(2019, 4, 1),
        date(2019, 4, 3),
        22,
    )
    assert row["qualifiers"] == ["cause:deliberate"]
    (said,) = reading.understood.to_pylist()
    assert (said["value"], said["understood"], said["why"]) == (
        "03/04/2019 22:15",
        "3 April 2019",
        "day first",
    )


def test_a_reference_twice_is_a_duplicate_or_a_further_record(tmp_path):
    row = "F1,30/04/2019,Secondary,,E01006412"
    other = "f1 ,30/04/2019,Primary,Deliberate,E01006412"
    reading = incidents(tmp_path, row, row, other, "Total,3,,,")
    assert counts(reading) == (3, 2, 1, 0)
    assert reading.rows["qualifiers"].to_pylist() == [
        [],
        ["cause:deliberate", "record:further"],
    ]


def test_without_references_equal_rows_are_separate(tmp_path):
    row = ",30/04/2019,Secondary,,E01006412"
    assert counts(incidents(tmp_path, row, row)) == (2, 2, 0, 0)


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ("F1,,Secondary,,", "Call date", "not a date"),
        ("F1,soon,Secondary,,", "Call date", "not a date"),
        ("F1,30/04/2031,Secondary,,", "Call date", "in the future"),
        ("F1,30/04/2019,Bonfire,,", "Type", "unmapped value"),
        ("F1,30/04/2019,,,", "Type", "no kind of incident"),
        (f"F1,30/04/2019,Primary,{'he said ' * 9},", "Cause", "free text"),
        ("F1,30/04/2019,Primary,,Bold", "LSOA", "not an LSOA"),
    ],
)
def test_a_faulty_row_names_its_column(tmp_path, row, column, reason):
    reading = incidents(tmp_path, "F0,30/04/2019,Primary,,", row)
    assert counts(reading) == (2, 1, 0, 1)
    assert reading.faults["column"].to_pylist() == [column]
    assert reason in reasons(reading)[0]


def test_a_workbook_names_sheet_and_cell_and_reads_serial_dates(tmp_path):
    rows = [
        ["Fires attended"],
        HEADER.split(","),
        ["F1", date(2019, 4, 30), "Primary", "", ""],
        ["F2", 43585, "Primary", "", ""],
        [],
        ["F3", "when?", "Primary", "", ""],
    ]
    path = workbook(tmp_path / "fires.xlsx", rows, "Sheet1")
    layout = Layout("incident", "fire", "mfrs", FIRE, sheet="Sheet1", header_row=2)
    reading = read_here(Order("incidents", TODAY, layout=layout, key=b"k"), [path])
    assert counts(reading) == (3, 2, 0, 1)
    assert reading.rows["happened_on"].to_pylist() == [date(2019, 4, 30)] * 2
    assert reading.faults["cell"].to_pylist() == ["Sheet1!B6"]
    assert "serial number" in reading.understood["why"][0].as_py()


PLACED = Layout(
    "incident",
    "noise",
    "council",
    (
        Column("Month", "month"),
        Column("Time", "hour"),
        Column("E", "easting"),
        Column("N", "northing"),
        Column("Caller", "caller"),
    ),
    coordinates=Coordinates.NATIONAL_GRID,
    constants={"kind": "noise", "lsoa": "E01006412"},
)


def noise(tmp_path, *rows: str, layout=PLACED) -> Reading:
    return incidents(tmp_path, *rows, layout=layout, header="Month,Time,E,N,Caller")


def test_the_national_grid_becomes_degrees(tmp_path):
    pytest.importorskip("pyproj")
    reading = noise(
        tmp_path,
        "Apr 2019,14:30,351000,395000,Ann",
        'Apr 2019,,"351,000",395000,ann',
        "Apr 2019,,0,0,Bob",
        "Apr 2019,,,,",
    )
    assert counts(reading) == (4, 4, 0, 0)
    longitudes = reading.rows["longitude"].to_pylist()
    assert longitudes[0] == pytest.approx(-2.738, abs=0.002)
    assert reading.rows["latitude"][0].as_py() == pytest.approx(53.449, abs=0.002)
    assert longitudes[1:] == [longitudes[0], None, None]
    callers = reading.rows["caller"].to_pylist()
    assert callers[0] == callers[1] != callers[2]
    assert callers[3] is None
    assert reading.rows["hour"].to_pylist() == [14, None, None, None]


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("351000,", "one coordinate"),
        ("351000,795000", "look swapped"),
        ("951000,395000", "not a place on the National Grid"),
        ("here,there", "not a place on the National Grid"),
        ("٣٥١٠٠٠,395000", "not a place on the National Grid"),
    ],
)
def test_places_off_the_grid_wait(tmp_path, place, reason):
    reading = noise(tmp_path, f"Apr 2019,14:30,{place},")
    assert counts(reading) == (1, 0, 0, 1)
    assert reason in reasons(reading)[0]


def test_six_figure_references_are_hundreds_of_metres(tmp_path):
    pytest.importorskip("pyproj")
    layout = Layout.from_data(
        PLACED.to_data() | {"coordinates": "national-grid-100-metres"}
    )
    reading = noise(tmp_path, "Apr 2019,,3510,3950,", layout=layout)
    assert reading.rows["longitude"][0].as_py() == pytest.approx(-2.738, abs=0.002)


def test_without_the_extra_for_places_the_sentence_says_so(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyproj", None)
    with pytest.raises(CannotRead, match="need the extra 'places'"):
        noise(tmp_path, "Apr 2019,14:30,351000,395000,")


@pytest.mark.parametrize("month", ["", "soon", "Apr 2031"])
def test_a_month_must_be_one_and_past(tmp_path, month):
    assert counts(noise(tmp_path, f"{month},1,,,x")) == (1, 0, 0, 1)


def test_degrees_months_and_days_may_stand_together(tmp_path):
    layout = Layout(
        "incident",
        "asb",
        "council",
        (
            Column("Counted", "month"),
            Column("Happened", "happened_on"),
            Column("Lon", "longitude"),
            Column("Lat", "latitude"),
            Column("Kind", "kind"),
            Column("Result", "outcome"),
        ),
    )
    reading = incidents(
        tmp_path,
        "2019-05,30/04/2019,-2.7,53.4,Noise,Visited",
        "2019-05,,,,Noise,",
        layout=layout,
        header="Counted,Happened,Lon,Lat,Kind,Result",
    )
    assert reading.rows["month"].to_pylist() == [date(2019, 5, 1)] * 2
    assert reading.rows["happened_on"].to_pylist() == [date(2019, 4, 30), None]
    assert reading.rows["outcome"].to_pylist() == ["visited", None]


def test_a_layout_must_tell_the_date_and_the_kind(tmp_path):
    for columns, words in (
        ((Column("Type", "kind"),), "no column for the date"),
        ((Column("Call date", "happened_on"),), "says nothing of the kind"),
    ):
        layout = Layout("incident", "fire", "mfrs", columns)
        with pytest.raises(CannotRead, match=words):
            incidents(tmp_path, "F1,30/04/2019,Primary,,", layout=layout)


def test_hashing_needs_the_workspaces_key(tmp_path):
    file = supplied(tmp_path, f"{HEADER}\nF1,30/04/2019,Primary,,".encode(), "f.csv")
    with pytest.raises(ValueError, match="workspace's key"):
        read_here(Order("incidents", TODAY, layout=LAYOUT), [file])


def test_a_header_that_is_not_where_the_layout_says_is_an_answer(tmp_path):
    layout = Layout("incident", "fire", "mfrs", FIRE, header_row=9)
    with pytest.raises(CannotRead, match="no header in row 9"):
        incidents(tmp_path, "F1,30/04/2019,Primary,,", layout=layout)
    path = workbook(tmp_path / "f.xlsx", [["a"]])
    with pytest.raises(CannotRead, match="no header in row 9"):
        read_here(Order("incidents", TODAY, layout=layout, key=b"k"), [path])
    named = Layout("incident", "fire", "mfrs", FIRE, sheet="Fires")
    with pytest.raises(CannotRead, match="no sheet 'Fires'; its sheets are: Table 1"):
        read_here(Order("incidents", TODAY, layout=named, key=b"k"), [path])
    broken = supplied(tmp_path, b'"Ref,Date\n1,2\n', "f.csv")
    first = Layout("incident", "fire", "mfrs", FIRE)
    with pytest.raises(CannotRead, match="no header in row 1"):
        read_here(Order("incidents", TODAY, layout=first, key=b"k"), [broken])


def test_ragged_and_stray_rows_of_text_wait(tmp_path):
    reading = incidents(
        tmp_path,
        "F1,30/04/2019,Primary,,",
        "F2,30/04/2019",
        'F3,"30/04/2019,Primary,,',
        ",,,,",
        "F4,30/04/2019,Primary,,",
    )
    assert counts(reading) == (4, 2, 0, 2)
    assert reading.faults["line"].to_pylist() == [3, 4]
