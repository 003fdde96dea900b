"""Months as people write them into the boxes of a measure's page."""

from datetime import date

import pytest

from frankpledge.evidence.rules.months import month_named, not_months


@pytest.mark.parametrize(
    "text", ["2018-04", "April 2018", "Apr 2018", "april 2018", " 04/2018 "]
)
def test_a_month_is_understood_however_it_is_written(text) -> None:
    assert month_named(text) == date(2018, 4, 1)


@pytest.mark.parametrize("text", ["", "2018", "2018-13", "1 April 2018", "last spring"])
def test_anything_else_is_no_month(text) -> None:
    assert month_named(text) is None


def test_a_box_that_names_no_month_is_said_by_its_label() -> None:
    assert not_months({"from": "2018", "to": "May 2019"}) == [
        "From: “2018” is not a month. Write it as April 2018."
    ]
    assert not_months({"from": " "}) == []
