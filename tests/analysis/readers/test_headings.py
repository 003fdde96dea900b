"""A damaged heading is named; the file is not called what it was meant to be."""

from datetime import date

import pytest

from frankpledge.analysis.readers.failures import CannotRead
from frankpledge.analysis.readers.parts import Order
from frankpledge.analysis.readers.police_street import EXPECTED
from frankpledge.analysis.readers.reading import Supplied
from frankpledge.analysis.readers.sources import read_here


HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longi#ude,Latitude,Location,"
    "LSOA code,LSOA name,Crime type,Last outcome category,Context\n"
)


def test_a_street_file_with_a_damaged_heading_is_told_which_one(tmp_path):
    path = tmp_path / "2019-06-merseyside-street.csv"
    path.write_text(HEADER + "," * 11 + "\n", encoding="utf-8")
    order = Order(kind="police-street", today=date(2020, 1, 1), key=b"x" * 32)
    with pytest.raises(CannotRead) as said:
        read_here(order, [Supplied.at(path)])
    assert f"{path.name} has no column Longitude. Expected {EXPECTED}" in str(
        said.value
    )
