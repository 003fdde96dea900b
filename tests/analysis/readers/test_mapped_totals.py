"""Returns of totals, in whatever shape their suppliers print them."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.analysis.readers import (
    CannotRead,
    Column,
    Layout,
    Order,
    Reading,
    read_here,
)
from frankpledge.analysis.tables import Slice
from frankpledge.analysis.tables.registry import TABLES
from tests.analysis.readers.spreadsheets import PRINTED, open_document, workbook
from tests.analysis.readers.supplies import (
    TODAY,
    counts,
    is_accounted_for,
    supplied,
)


HERE = "E08000013"
YEARS = Layout(
    "tally",
    "st-helens-return",
    "st-helens",
    (
        Column(
            "column A",
            "series",
            {
                "ASB reported to the police": "asb-police",
                "ASB reported to the council": "asb-council",
                "Secondary fires": "secondary-fires",
            },
        ),
        *(Column(y, "value", period=y) for y in ("2010/11", "2011/12", "2012/13")),
    ),
    sheet="Table 1",
    header_row=3,
    constants={"area": HERE},
)


def totals(layout: Layout, *paths: Path) -> Reading:
    return read_here(Order("totals", TODAY, layout=layout), paths)


def told(reading: Reading) -> dict[tuple[str, int], tuple[float | None, str]]:
    return {
        (row["series"], row["starts_on"].year): (row["value"], row["status"])
        for row in reading.rows.to_pylist()
    }


AS_PRINTED = {
    ("asb-police", 2010): (6358.0, "given"),
    ("asb-police", 2011): (6270.0, "given"),
    ("asb-police", 2012): (5838.0, "given"),
    ("asb-council", 2010): (None, "not-available"),
    ("asb-council", 2011): (5811.0, "given"),
    ("asb-council", 2012): (5537.0, "given"),
    ("secondary-fires", 2010): (844.0, "given"),
    ("secondary-fires", 2011): (614.0, "given"),
    ("secondary-fires", 2012): (None, "suppressed"),
}


@pytest.mark.parametrize("save", [workbook, open_document])
def test_a_printed_table_comes_out_as_printed(tmp_path, save):
    end = "xlsx" if save is workbook else "ods"
    reading = totals(YEARS, save(tmp_path / f"return.{end}", PRINTED))
    assert told(reading) == AS_PRINTED
    assert counts(reading) == (9, 9, 0, 0)
    TABLES["tally"].check(reading.rows)
    assert reading.slices == tuple(
        Slice("st-helens-return", "st-helens", date(y, 4, 1), "financial-year")
        for y in (2010, 2011, 2012)
    )


def test_every_reading_that_was_not_plain_is_listed(tmp_path):
    reading = totals(YEARS, workbook(tmp_path / "return.xlsx", PRINTED))
    said = {
        (row["value"], row["understood"], row["why"], row["first_line"])
        for row in reading.understood.to_pylist()
    }
    assert ("6,358", "6358", "thousands separators", 4) in said
    assert ("N/A", "not available", "a mark, not a figure", 5) in said
    assert any(v == "<5" and "small" in u for v, u, _, _ in said)
    assert any(line == 7 and "totals" in why for _, _, why, line in said)
    assert any(line == 8 and "note" in why for _, _, why, line in said)


def test_the_same_return_as_text_reads_the_same(tmp_path):
    lines = "\n".join(",".join(f'"{cell}"' for cell in row) for row in PRINTED[:2])
    body = "\n".join(
        ",".join(f'"{c}"' if "," in c else c for c in [*row, "", "", ""][:4])
        for row in PRINTED[2:]
    )
    file = supplied(tmp_path, f"{lines}\n{body}\n".encode(), "return.csv")
    reading = read_here(Order("totals", TODAY, layout=YEARS), [file])
    assert told(reading) == AS_PRINTED


def test_a_cell_that_cannot_be_read_waits_by_itself_and_is_named(tmp_path):
    rows = [*PRINTED[:3], ["Secondary fires", "844", "lots", "=1/0"]]
    reading = totals(YEARS, workbook(tmp_path / "return.xlsx", rows))
    assert counts(reading) == (3, 1, 0, 2)
    assert reading.faults["cell"].to_pylist() == ["Table 1!C4", "Table 1!D4"]
    assert reading.faults["value"].to_pylist() == ["lots", "#ERROR"]
    back = reading.rejected_rows("return.xlsx")
    assert back.columns[:4] == ["column A", "2010/11", "2011/12", "2012/13"]
    assert [row[4:6] for row in back.rows] == [["4", "2011/12; 2012/13"]]


def test_a_row_whose_series_is_not_known_waits_whole(tmp_path):
    rows = [*PRINTED[:3], ["Ghost trains", "1", "2", "3"]]
    reading = totals(YEARS, workbook(tmp_path / "return.xlsx", rows))
    assert counts(reading) == (3, 0, 0, 3)
    assert reading.slices == ()


LONG = Layout(
    "tally",
    "fires",
    "mfrs",
    (
        Column("Area", "area"),
        Column("Period", "period"),
        Column("Measure", "series"),
        Column("Number", "value"),
    ),
)


def long_file(tmp_path: Path, *rows: str, layout: Layout = LONG) -> Reading:
    data = "\n".join(["Area,Period,Measure,Number", *rows]).encode()
    file = supplied(tmp_path, data, "fires.csv")
    return read_here(Order("totals", TODAY, layout=layout), [file])


def test_one_total_a_row_is_read(tmp_path):
    reading = long_file(tmp_path, f"{HERE},2019/20-Q1,Secondary fires,12")
    (row,) = reading.rows.to_pylist()
    assert (row["series"], row["period_type"], row["value"]) == (
        "secondary-fires",
        "quarter",
        12.0,
    )


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("St Helens,2019/20,fires,1", "Area"),
        (f"{HERE},soon,fires,1", "Period"),
        (f"{HERE},2029/30,fires,1", "Period"),
        (f"{HERE},2019/20,,1", "Measure"),
        (f"{HERE},2019/20,{'words ' * 20},1", "Measure"),
        (f"{HERE},2019/20,fires,1e9", "Number"),
    ],
)
def test_a_faulty_row_of_totals_names_its_column(tmp_path, row, column):
    reading = long_file(tmp_path, f"{HERE},2018/19,fires,1", row)
    assert counts(reading) == (2, 1, 0, 1)
    assert reading.faults["column"].to_pylist() == [column]


def test_the_same_total_twice_is_a_duplicate_and_another_figure_a_fault(tmp_path):
    row = f"{HERE},2018/19,fires,"
    reading = long_file(tmp_path, row + "5", row + "5", row + "6", f"{HERE},2019/20,x")
    assert counts(reading) == (4, 1, 1, 2)
    assert is_accounted_for(reading)
    assert reading.duplicated["same_as_line"].to_pylist() == [2]
    assert "row 2 gives another figure" in reading.faults["reason"][0].as_py()


def test_names_of_areas_are_read_by_the_layouts_list(tmp_path):
    columns = (Column("Area", "area", {"St Helens": HERE}), *LONG.columns[1:])
    layout = Layout("tally", "fires", "mfrs", columns)
    reading = long_file(tmp_path, "st helens,2018/19,fires,5", layout=layout)
    assert reading.rows["area"].to_pylist() == [HERE]
    code = long_file(tmp_path, f"{HERE},2018/19,fires,5", layout=layout)
    assert counts(code) == (1, 0, 0, 1)


DATED = Layout(
    "tally",
    "visits",
    "council",
    (
        Column("From", "starts_on"),
        Column("Until", "ends_before"),
        Column("Visits", "value", series="visits"),
    ),
    constants={"area": HERE},
)


def test_periods_may_be_given_by_two_dates(tmp_path):
    rows = [
        "01/04/2019,01/07/2019,5",
        "01/07/2019,01/07/2019,5",
        ",01/07/2019,5",
    ]
    data = "\n".join(["From,Until,Visits", *rows]).encode()
    file = supplied(tmp_path, data, "visits.csv")
    reading = read_here(Order("totals", TODAY, layout=DATED), [file])
    assert counts(reading) == (3, 1, 0, 2)
    assert reading.rows["period_type"].to_pylist() == ["snapshot"]


def test_one_period_for_a_whole_sheet_is_given_once(tmp_path):
    layout = Layout(
        "tally",
        "visits",
        "council",
        (Column("Ward", "area", {"Bold": "E05000432"}), Column("Home visits", "value")),
        constants={"period": "2019/20"},
    )
    file = supplied(tmp_path, b"Ward,Home visits\nBold,7\n", "visits.csv")
    reading = read_here(Order("totals", TODAY, "ward-team", layout), [file])
    (row,) = reading.rows.to_pylist()
    assert (row["series"], row["source"]) == ("home-visits", "ward-team")
    assert row["starts_on"] == date(2019, 4, 1)


@pytest.mark.parametrize(
    ("columns", "constants", "words"),
    [
        ((Column("A", "area"),), {}, "no column of totals"),
        ((Column("B", "value"),), {}, "what area the totals under B"),
        ((Column("B", "value"),), {"area": HERE}, "what period the totals under B"),
        ((Column("Z", "value"),), {}, "has no column Z in row 1,"),
    ],
)
def test_a_layout_that_does_not_fit_is_said(tmp_path, columns, constants, words):
    layout = Layout("tally", "d", "s", columns, constants=constants)
    file = supplied(tmp_path, b"A,B\nE08000013,1\n", "x.csv")
    with pytest.raises(CannotRead, match=words):
        read_here(Order("totals", TODAY, layout=layout), [file])


def test_a_layout_is_plain_data(tmp_path):
    assert Layout.from_data(YEARS.to_data()) == YEARS
    file = supplied(tmp_path, b"A,B\n1,2\n", "x.csv")
    with pytest.raises(CannotRead, match="needs a layout"):
        read_here(Order("totals", TODAY, "s"), [file])


def test_a_sheet_without_the_layouts_column_is_said_with_its_row(tmp_path):
    path = workbook(tmp_path / "return.xlsx", [*PRINTED[:2], ["", "2010/11"]])
    with pytest.raises(CannotRead, match="in row 3 of the sheet Table 1, where"):
        totals(YEARS, path)


def test_a_thousand_readings_of_a_column_are_told_and_the_rest_counted(tmp_path):
    rows = [f'{HERE},2018/19,s{n},"{n + 1000:,}"' for n in range(1_005)]
    reading = long_file(tmp_path, *rows)
    assert reading.accepted == 1_005
    said = reading.understood.to_pylist()
    assert len(said) == 1_001
    assert (said[-1]["value"], said[-1]["times"]) == ("(other values)", 5)


CELL = st.sampled_from(
    [
        "1",
        "1,234",
        "N/A",
        "",
        "<5",
        "x",
        HERE,
        "2019/20",
        "2018-19",
        "Total",
        "-",
        "fires",
    ]
)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.lists(CELL, min_size=1, max_size=6), max_size=10))
def test_every_total_is_accounted_for(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("totals")
    lines = [",".join(f'"{c}"' if "," in c else c for c in row) for row in rows]
    reading = long_file(folder, *lines)
    assert is_accounted_for(reading)
