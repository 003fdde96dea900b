"""Published files, read whole: every row of them accounted for."""

import csv
from collections import Counter
from datetime import date

import pytest

from frankpledge.analysis.lake import Lake
from frankpledge.analysis.readers import (
    CannotRead,
    Column,
    Layout,
    Order,
    Supplied,
    read,
    read_here,
)
from frankpledge.analysis.readers.mapped.proposal import propose
from frankpledge.analysis.tables.registry import TABLES
from tests.analysis.readers.supplies import counts, is_accounted_for
from tests.open_data import open_data


pytestmark = pytest.mark.open_data

TODAY = date(2026, 11, 1)
STREET = Order("police-street", TODAY)
SAMPLE = (
    "city-of-london",
    "northern-ireland",
    "btp",
    "gwent",
    "devon-and-cornwall",
)


def expected_rows() -> dict[str, int]:
    with open_data("police_street_manifest.csv").open(encoding="utf-8") as manifest:
        return {row["file"]: int(row["rows"]) for row in csv.DictReader(manifest)}


@pytest.mark.parametrize("force", SAMPLE)
def test_every_row_of_a_force_is_accounted_for(force):
    reading = read_here(STREET, [open_data(f"police_street/{force}")])
    rows = expected_rows()
    assert {count.file: count.read for count in reading.files} == {
        name.rpartition("/")[2]: rows[name] for name in rows if f"/{force}/" in name
    }
    assert is_accounted_for(reading)
    assert reading.quarantined == 0
    TABLES["incident"].check(reading.rows)


def test_a_month_delivered_again_replaces_the_first(tmp_path):
    name = "merseyside/2018-11-merseyside-street.csv.gz"
    first = read(STREET, [open_data(f"police_street/{name}")])
    again = read(STREET, [open_data(f"police_street_redelivery/{name}")])
    assert counts(first) == counts(again) == (14_034, 14_034, 0, 0)
    assert first.slices == again.slices
    lake = Lake(tmp_path)
    for number, reading in enumerate((first, again, first)):
        lake.replace("incident", reading.slices, reading.rows, f"load-{number}")
        assert sum(lake.slices("incident").values()) == 14_034
    told = [
        Counter(
            zip(r.rows["key"].to_pylist(), r.rows["outcome"].to_pylist(), strict=True)
        )
        for r in (first, again)
    ]
    assert (told[0] - told[1]).total() == 2


def test_lancashires_table_of_asb_is_read_whole():
    order = Order("police-asb", TODAY, "lancashire")
    reading = read_here(order, [open_data("asb/lancashire_asb_2022.tab.gz")])
    assert counts(reading) == (56_434, 56_434, 0, 0)
    assert len(reading.slices) == 12


def test_fly_tipping_is_read_by_the_layout_proposed_for_it():
    path = open_data("asb/flytipping_incidents_by_LA_2012-13_to_2017-18.xlsx")
    proposal = propose(
        Supplied.at(path), table="tally", dataset="fly", source="defra", today=TODAY
    )
    assert (proposal.layout.sheet, proposal.layout.header_row) == ("LA_incidents", 3)
    reading = read_here(Order("totals", TODAY, layout=proposal.layout), [path])
    assert is_accounted_for(reading)
    assert counts(reading) == (80_196, 80_196, 0, 0)
    assert len(reading.slices) == 6


def test_casualties_of_greater_manchester_are_read_whole():
    order = Order("road-casualties", TODAY, "greater-manchester", key=b"key")
    assert counts(read_here(order, [open_data("road")])) == (20_435, 20_435, 0, 0)


def test_a_table_with_changed_headings_is_read_by_a_layout():
    name = "merseyside_shoplifting_2019-05_to_2020-05.csv.gz"
    path = open_data(f"police_other/{name}")
    with pytest.raises(CannotRead, match="under changed names"):
        read_here(STREET, [path])
    layout = Layout(
        "incident",
        "shoplifting",
        "merseyside",
        (
            Column("crime_id", "key"),
            Column("month", "month"),
            Column("lsoa_code", "lsoa"),
            Column("crime_type", "kind"),
        ),
    )
    order = Order("incidents", TODAY, layout=layout, key=b"key")
    reading = read_here(order, [path])
    assert is_accounted_for(reading)
    assert (reading.read, reading.quarantined) == (7_930, 0)


def test_stop_and_search_is_named_for_what_it_is():
    with pytest.raises(CannotRead, match="stop and search file"):
        read_here(STREET, [open_data("police_stop_search")])
