"""Tables of anti-social behaviour and of road casualties."""

from datetime import date

import pytest

from frankpledge.analysis.readers import CannotRead, Order, Reading, read_here
from frankpledge.analysis.readers.road_codes import BANDS, age_marks, band_of_age
from frankpledge.analysis.tables.registry import TABLES
from tests.analysis.readers.supplies import TODAY, counts, reasons, supplied


ASB = "month\tlongitude\tlatitude\tlocation\tlsoa_code"
ROAD = "AREFNO,date,hour,mode,casualty_severity,sex,ageband,lon,lat"


def asb(tmp_path, *rows: str, header: str = ASB) -> Reading:
    file = supplied(tmp_path, "\n".join([header, *rows]).encode(), "asb.tab")
    return read_here(Order("police-asb", TODAY, "lancashire"), [file])


def test_equal_asb_rows_are_separate_and_a_first_day_is_a_month(tmp_path):
    row = "2020-01-01\t-2.4646\t53.7655\tHazelwood Close\tE01012607"
    reading = asb(tmp_path, row, row)
    assert counts(reading) == (2, 2, 0, 0)
    TABLES["incident"].check(reading.rows)
    first = reading.rows.to_pylist()[0]
    assert (first["dataset"], first["source"], first["kind"]) == (
        "police-asb",
        "lancashire",
        "anti-social-behaviour",
    )
    assert (first["month"], first["happened_on"]) == (date(2020, 1, 1), None)


@pytest.mark.parametrize("written", ["Jan 2020", "2020-01", "17/01/2020", "2020-01-17"])
def test_the_month_may_be_written_in_other_ways(tmp_path, written):
    reading = asb(tmp_path, f"{written}\t\t\t\t")
    assert reading.rows["month"].to_pylist() == [date(2020, 1, 1)]


@pytest.mark.parametrize("written", ["", "winter", "2021-07", "30/07/2021"])
def test_a_month_that_cannot_be_waits(tmp_path, written):
    assert counts(asb(tmp_path, f"{written}\t\t\t\t")) == (1, 0, 0, 1)


def test_types_become_qualifiers_and_old_ones_are_said_aloud(tmp_path):
    reading = asb(
        tmp_path,
        "2020-01\t\t\t\t\tPersonal",
        "2020-01\t\t\t\t\tabandoned-vehicles",
        "2020-01\t\t\t\t\t",
        "2020-01\t\t\t\t\tSpitting",
        header=f"{ASB}\ttype",
    )
    assert reading.rows["qualifiers"].to_pylist() == [
        ["asb:personal"],
        ["asb:environmental"],
        [],
    ]
    assert reasons(reading) == ["unmapped value"]
    assert "counts as asb:environmental" in reading.understood["why"][0].as_py()


def test_another_table_is_no_asb_table(tmp_path):
    with pytest.raises(CannotRead, match="has no column longitude"):
        asb(tmp_path, "1", header="month")
    with pytest.raises(CannotRead, match="the column month more than once"):
        asb(tmp_path, "", header=f"{ASB}\tMonth")
    with pytest.raises(CannotRead, match="street file"):
        asb(tmp_path, "", header="Crime ID,Reported by,Crime type")


def road(tmp_path, *rows: str, header: str = ROAD, key: bytes = b"key") -> Reading:
    file = supplied(tmp_path, "\n".join([header, *rows]).encode(), "roads.csv")
    order = Order("road-casualties", TODAY, "merseyside", key=key)
    return read_here(order, [file])


def test_casualties_keep_severity_age_group_and_mode(tmp_path):
    row = "9,30/04/2019,16,Pedal Cycle,Serious,Female,11-15,-2.7,53.4"
    reading = road(tmp_path, row, row)
    assert counts(reading) == (2, 2, 0, 0)
    TABLES["incident"].check(reading.rows)
    found = reading.rows.to_pylist()[0]
    assert (found["kind"], found["happened_on"], found["hour"]) == (
        "serious",
        date(2019, 4, 30),
        16,
    )
    assert found["qualifiers"] == [
        "age:11-15",
        "age:0-15",
        "sex:female",
        "mode:pedal-cycle",
    ]


def test_the_national_tables_names_and_numbers_are_read(tmp_path):
    header = (
        "collision_index,casualty_reference,date,time,casualty_severity,"
        "age_of_casualty,sex_of_casualty,casualty_type,lsoa_of_accident_location,"
        "longitude,latitude"
    )
    row = "2019A1,1,30/04/2019,16:20,1,17,1,9,E01006412,-2.7,53.4"
    other = "2019A1,2,30/04/2019,,3,-1,-1,-1,,,"
    reading = road(tmp_path, row, row, other, header=header)
    assert counts(reading) == (3, 2, 1, 0)
    first, second = reading.rows.to_pylist()
    assert (first["kind"], first["hour"], first["lsoa"]) == ("fatal", 16, "E01006412")
    assert first["qualifiers"] == ["age:16-20", "age:16-25", "sex:male", "mode:car"]
    assert (second["hour"], second["qualifiers"]) == (None, [])
    assert first["key"] == second["key"]


def test_contributory_factors_are_read_in_numbers_words_and_columns(tmp_path):
    rows = [
        "30/04/2019,Slight,306; 405,",
        "30/04/2019,Slight,Exceeding speed limit;Impaired by alcohol,307",
        "30/04/2019,Slight,,508",
        "30/04/2019,Slight,-1,N/A",
    ]
    header = "date,severity,contributory factors,contributory factor 1"
    found = road(tmp_path, *rows, header=header).rows["qualifiers"].to_pylist()
    assert found == [
        [
            "factor:recorded",
            "factor:injudicious-action",
            "factor:speed",
            "factor:error-or-reaction",
        ],
        [
            "factor:recorded",
            "factor:injudicious-action",
            "factor:speed",
            "factor:impairment-or-distraction",
            "factor:alcohol",
        ],
        ["factor:recorded", "factor:impairment-or-distraction", "factor:mobile-phone"],
        [],
    ]


@pytest.mark.parametrize("written", ["Mercury in retrograde", "30", "0306", "306,44"])
def test_a_factor_that_is_none_waits(tmp_path, written):
    row = f'30/04/2019,Slight,"{written}"'
    reading = road(tmp_path, row, header="date,severity,factors")
    assert counts(reading) == (1, 0, 0, 1)
    assert "STATS20" in reading.faults["how_to_fix"][0].as_py()


def test_without_a_key_references_are_left_out(tmp_path):
    row = "9,30/04/2019,16,Car,Slight,Male,Over 75,,"
    assert road(tmp_path, row, key=b"").rows["key"].to_pylist() == [None]


def test_columns_that_are_absent_leave_their_facts_unknown(tmp_path):
    reading = road(tmp_path, "30/04/2019,Slight", header="date,severity")
    found = reading.rows.to_pylist()[0]
    assert (found["hour"], found["longitude"], found["lsoa"]) == (None, None, None)
    assert found["qualifiers"] == []


def test_an_age_band_that_a_spreadsheet_made_a_date_is_known_again(tmp_path):
    rows = [
        f"9,30/04/2019,16,Car,Slight,Male,{band},," for band in ("06-Oct", "Nov-15")
    ]
    reading = road(tmp_path, *rows, "9,30/04/2019,16,Car,Slight,Male,1,,")
    ages = [found[0] for found in reading.rows["qualifiers"].to_pylist()]
    assert ages == ["age:6-10", "age:11-15", "age:0-5"]
    assert "made a date" in reading.understood["why"][0].as_py()


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("9,soon,16,Car,Slight,Male,0-5,,", "date"),
        ("9,,16,Car,Slight,Male,0-5,,", "date"),
        ("9,30/04/2019,99,Car,Slight,Male,0-5,,", "hour"),
        ("9,30/04/2019,16,Broom,Slight,Male,0-5,,", "mode"),
        ("9,30/04/2019,16,Car,Bruised,Male,0-5,,", "casualty_severity"),
        ("9,30/04/2019,16,Car,Slight,Male,0-99,,", "ageband"),
    ],
)
def test_a_faulty_casualty_names_its_column(tmp_path, row, column):
    reading = road(tmp_path, row)
    assert counts(reading) == (1, 0, 0, 1)
    assert reading.faults["column"].to_pylist() == [column]


def test_an_age_must_be_one(tmp_path):
    header = "date,severity,age"
    reading = road(tmp_path, "30/04/2019,1,old", "30/04/2019,1,80", header=header)
    assert counts(reading) == (2, 1, 0, 1)
    assert reading.rows["qualifiers"].to_pylist() == [["age:over-75"]]


def test_numbered_casualties_need_their_collision(tmp_path):
    with pytest.raises(CannotRead, match="no collision index"):
        road(tmp_path, "1,30/04/2019,1", header="casualty_reference,date,severity")


def test_casualties_without_dates_ask_for_the_collisions(tmp_path):
    with pytest.raises(CannotRead, match="joined on their index"):
        road(tmp_path, "1,1", header="collision_index,casualty_severity")


def test_every_age_has_one_band_and_bands_cover_the_groups():
    assert [band_of_age(age) for age in (0, 5, 6, 15, 16, 25, 75, 76)] == [
        "0-5", "0-5", "6-10", "11-15", "16-20", "21-25", "66-75", "over-75",
    ]  # fmt: skip
    groups = [band for band in BANDS if len(age_marks(band)) == 2]
    assert groups == ["0-5", "6-10", "11-15", "16-20", "21-25"]
