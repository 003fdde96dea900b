"""The reader of data.police.uk street files."""

from datetime import date

import pytest

from frankpledge.analysis.readers import CannotRead, Order, read_here
from frankpledge.analysis.tables import Slice
from tests.analysis.readers.supplies import (
    STREET_HEADER,
    TODAY,
    asb_row,
    counts,
    crime_id,
    gzipped,
    is_accounted_for,
    reasons,
    street,
    street_file,
    street_row,
    supplied,
    zipped,
)


JANUARY = Slice("police-street", "merseyside", date(2019, 1, 1))


def test_a_row_becomes_an_incident(tmp_path):
    reading = street(tmp_path, street_file(street_row(7)))
    assert reading.rows.to_pylist() == [
        {
            "dataset": "police-street",
            "source": "merseyside",
            "month": date(2019, 1, 1),
            "row": 2,
            "key": crime_id(7),
            "kind": "burglary",
            "lsoa": "E01006412",
            "lsoa_year": 2011,
            "longitude": -2.735,
            "latitude": 53.453,
            "happened_on": None,
            "hour": None,
            "outcome": "under-investigation",
            "caller": None,
            "qualifiers": [],
        }
    ]
    assert reading.slices == (JANUARY,)
    assert reading.files[0].rows_of == {JANUARY: 1}


def test_equal_asb_rows_are_separate_incidents(tmp_path):
    reading = street(tmp_path, street_file(asb_row(), asb_row(), asb_row()))
    assert counts(reading) == (3, 3, 0, 0)


def test_a_whole_row_repeated_under_its_crime_id_is_a_duplicate(tmp_path):
    rows = [street_row(1), street_row(2), street_row(1)]
    reading = street(tmp_path, street_file(*rows))
    assert counts(reading) == (3, 2, 1, 0)
    assert reading.duplicated.to_pylist() == [
        {
            "file": "2019-01-merseyside-street.csv",
            "sheet": None,
            "line": 4,
            "same_as_file": "2019-01-merseyside-street.csv",
            "same_as_line": 2,
        }
    ]


def test_further_records_of_one_crime_are_kept_and_marked(tmp_path):
    other = street_row(1, outcome="Local resolution")
    reading = street(tmp_path, street_file(street_row(1), asb_row(), other))
    assert counts(reading) == (3, 3, 0, 0)
    assert reading.rows["qualifiers"].to_pylist() == [[], [], ["record:further"]]


def test_a_faulty_row_is_no_first_record(tmp_path):
    faulty = street_row(1, kind="Piracy")
    reading = street(tmp_path, street_file(faulty, street_row(1)))
    assert counts(reading) == (2, 1, 0, 1)
    assert reading.rows["qualifiers"].to_pylist() == [[]]


@pytest.mark.parametrize(
    "row",
    [
        street_row(place=","),
        street_row(place=",", lsoa=""),
        street_row(lsoa=""),
        street_row(lsoa="W01000001"),
        street_row(key="", force="British Transport Police"),
        street_row(kind="violence and sexual offences"),
        street_row(lsoa=" E01006412 "),
        street_row(month=" 2019-01"),
        street_row(force="Merseyside Police "),
        street_row(place=" -2.735,53.453"),
        street_row(outcome=""),
    ],
)
def test_what_real_files_hold_is_accepted(tmp_path, row):
    assert counts(street(tmp_path, street_file(row))) == (1, 1, 0, 0)


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        (street_row(month="2019-02"), "Month", "the file's name says 2019-01"),
        (street_row(month="January"), "Month", "not a month"),
        (street_row(month="2019-13"), "Month", "not a month"),
        (street_row(month="2021-07"), "Month", "a month in the future"),
        (street_row(month="2010-11"), "Month", "before street-level data began"),
        (street_row(key="12"), "Crime ID", "not a Crime ID"),
        (street_row(kind="Piracy"), "Crime type", "unmapped value"),
        (street_row(kind=""), "Crime type", "no crime type"),
        (street_row(outcome="Keelhauled"), "Last outcome category", "unmapped value"),
        (street_row(force="Trumpton Police"), "Reported by", "unmapped value"),
        (street_row(lsoa="E01999999"), "LSOA code", "unmapped value"),
        (street_row(lsoa="Knowsley"), "LSOA code", "not an LSOA code"),
        (street_row(place="x,53.4"), "Longitude", "not a number"),
        (street_row(place="nan,53.4"), "Longitude", "not a number"),
        (street_row(place="-2.7,"), "Longitude", "one coordinate is given"),
        (street_row(place="53.4,-2.7"), "Longitude", "look swapped"),
        (street_row(place="12.5,53.4"), "Longitude", "in the United Kingdom"),
        (street_row(place="-2.7,1e30"), "Latitude", "in the United Kingdom"),
        (street_row(place="-2.7,1e300"), "Latitude", "in the United Kingdom"),
        (street_row(place="-٢.7,53.4"), "Longitude", "not a number"),
    ],
)
def test_a_faulty_value_waits_with_its_place_and_reason(tmp_path, row, column, reason):
    reading = street(tmp_path, street_file(street_row(9), row))
    assert counts(reading) == (2, 1, 0, 1)
    (fault,) = reading.faults.to_pylist()
    assert (fault["line"], fault["column"]) == (3, column)
    assert reason in fault["reason"]
    assert fault["how_to_fix"]


def test_one_bad_number_leaves_the_rest_of_its_column_alone(tmp_path):
    rows = [street_row(1, place=","), street_row(2, place="x,53.4"), street_row(3)]
    reading = street(tmp_path, street_file(*rows))
    assert counts(reading) == (3, 2, 0, 1)
    assert reading.rows["longitude"].to_pylist() == [None, -2.735]


def test_the_month_is_free_where_the_name_tells_none(tmp_path):
    reading = street(tmp_path, street_file(street_row(month="2019-02")), "export.csv")
    assert [str(part) for part in reading.slices] == [
        "police-street/merseyside/month/2019-02-01"
    ]


def test_a_code_that_only_2021_has_dates_the_file(tmp_path):
    rows = [street_row(1), street_row(2, lsoa="E01034129")]
    reading = street(tmp_path, street_file(*rows))
    assert reading.rows["lsoa_year"].to_pylist() == [2021, 2021]


def test_line_ends_marks_gzip_and_order_of_columns_change_nothing(tmp_path):
    rows = [street_row(1), asb_row(), street_row(3)]
    plain = street(tmp_path, street_file(*rows))
    shuffled = ["\n".join([STREET_HEADER, *rows])]
    turned = "\n".join(
        ",".join(reversed(line.split(","))) for line in shuffled[0].split("\n")
    )
    for other in (
        street_file(*rows, end="\r\n"),
        street_file(*rows, end="\r"),
        b"\xef\xbb\xbf" + street_file(*rows),
        street_file(*rows).rstrip(b"\n"),
        gzipped(street_file(*rows)),
        street_file(*rows).decode().encode("utf-16"),
        turned.encode(),
    ):
        assert street(tmp_path, other).rows.equals(plain.rows)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Crime ID,Month,Outcome type\n1,2,3\n", "outcomes file"),
        ("Type,Date,Legislation,Object of search\n1,2,3,4\n", "stop and search"),
        ("collision_index,casualty_severity\n1,2\n", "road casualties"),
        ("a,b\n1,2\n", "has no column Crime ID, Month"),
        (STREET_HEADER.lower().replace(" ", "_") + "\n", "changed names"),
        (STREET_HEADER + ",Month\n", "the column Month more than once"),
    ],
)
def test_another_file_is_named_with_what_was_expected(tmp_path, text, words):
    with pytest.raises(CannotRead, match=words) as refusal:
        street(tmp_path, text.encode())
    assert "Expected a data.police.uk street file" in str(refusal.value)


def test_one_wrong_file_does_not_hold_up_the_others(tmp_path):
    files = [
        supplied(tmp_path, street_file(street_row())),
        supplied(tmp_path, b"%PDF-1.7", "notes.pdf"),
    ]
    reading = read_here(Order("police-street", TODAY), files)
    assert counts(reading) == (1, 1, 0, 0)
    assert "notes.pdf is a PDF document" in reading.files[1].refused


def test_a_zip_of_months_in_folders_is_read_month_by_month(tmp_path):
    path = zipped(
        tmp_path / "months.zip",
        {
            "2019-01/2019-01-merseyside-street.csv": street_file(street_row(1)),
            "2019-02/2019-02-merseyside-street.csv": street_file(
                street_row(2, month="2019-02")
            ),
            "__MACOSX/._x": b"junk",
        },
    )
    reading = read_here(Order("police-street", TODAY), [path])
    assert counts(reading) == (2, 2, 0, 0)
    assert [count.file for count in reading.files] == [
        "months.zip/2019-01/2019-01-merseyside-street.csv",
        "months.zip/2019-02/2019-02-merseyside-street.csv",
    ]


def test_a_header_without_rows_covers_no_month(tmp_path):
    reading = street(tmp_path, street_file())
    assert counts(reading) == (0, 0, 0, 0)
    assert reading.slices == ()


def test_the_same_month_twice_is_counted_once(tmp_path):
    data = street_file(asb_row(), street_row(1))
    files = [supplied(tmp_path, data), supplied(tmp_path, data)]
    reading = read_here(Order("police-street", TODAY), files)
    assert counts(reading) == (4, 2, 2, 0)
    assert is_accounted_for(reading)
    assert reading.duplicated["file"].to_pylist() == [f"{files[0].name} (2)"] * 2


def test_two_different_files_of_one_month_wait_for_a_choice(tmp_path):
    files = [
        supplied(tmp_path, street_file(asb_row(), street_row(1))),
        supplied(tmp_path, street_file(asb_row(), street_row(2), "x,y")),
    ]
    reading = read_here(Order("police-street", TODAY), files)
    assert counts(reading) == (5, 2, 0, 3)
    assert is_accounted_for(reading)
    assert sorted(reasons(reading))[0].startswith("2019-01-merseyside-street.csv in")
    assert reading.rejected_rows(files[0].name).rows == []
    assert len(reading.rejected) == 3


def test_rejected_rows_go_back_with_their_columns_and_reasons(tmp_path):
    bad = street_row(key="12", kind="Piracy")
    reading = street(tmp_path, street_file(street_row(1), bad, f"{bad},surplus"))
    back = reading.rejected_rows("2019-01-merseyside-street.csv")
    assert back.columns == [
        *STREET_HEADER.split(","),
        "extra_1",
        "row",
        "column",
        "reason",
        "how_to_fix",
    ]
    assert back.rows[0][:13] == [*bad.split(","), ""]
    assert back.rows[0][13:16] == [
        "3",
        "Crime ID; Crime type",
        "not a Crime ID; unmapped value",
    ]
    assert back.rows[1][13:16] == [
        "4",
        "",
        "the row has 13 cells and the header has 12",
    ]


def test_a_row_of_another_force_stays_out_of_a_file_named_after_one(tmp_path):
    theirs = street_row(2).replace("Merseyside Police", "Lancashire Constabulary")
    reading = street(tmp_path, street_file(street_row(1), theirs))
    assert counts(reading) == (2, 1, 0, 1)
    assert reasons(reading) == ["the file's name says merseyside"]
    assert reading.slices == (JANUARY,)


@pytest.mark.parametrize("name", ["data.csv", "2019-01-our-town-street.csv"])
def test_a_file_named_after_no_force_may_hold_rows_of_several(name, tmp_path):
    theirs = street_row(2).replace("Merseyside Police", "Lancashire Constabulary")
    path = tmp_path / name
    path.write_bytes(street_file(street_row(1), theirs))
    reading = read_here(Order("police-street", TODAY), [path])
    assert counts(reading) == (2, 2, 0, 0)
    assert [part.source for part in reading.slices] == ["lancashire", "merseyside"]
