from datetime import date, datetime

import pytest

from frankpledge.documents.columns import (
    LONDON,
    Column,
    Kind,
    as_columns,
    settled,
    shown,
    snake_case,
)
from frankpledge.documents.failures import DocumentFailure


@pytest.mark.parametrize("name", ["Area Code", "areaCode", "1st", "", "a__b", "a-b"])
def test_a_column_needs_a_snake_case_name(name):
    with pytest.raises(DocumentFailure, match="snake_case"):
        Column(name)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Same quarter last year", "same_quarter_last_year"),
        ("% change", "percent_change"),
        ("2019/20", "column_2019_20"),
        ("***", "column"),
    ],
)
def test_a_name_is_made_from_words(label, name):
    assert snake_case(label) == name
    assert Column(snake_case(label)).name == name


def test_no_two_columns_share_a_name():
    with pytest.raises(DocumentFailure, match="both named “value”"):
        as_columns(["value", Column("value", "Other")])


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_value_that_is_no_number_is_refused(value):
    with pytest.raises(DocumentFailure, match="not a number"):
        settled(value, Column("rate", kind=Kind.NUMBER))


@pytest.mark.parametrize(
    ("value", "kind", "words"),
    [
        (1234567, Kind.WHOLE, "1,234,567"),
        (-1234.5, Kind.NUMBER, "-1,234.5"),
        (12.34, Kind.PERCENT, "12.3%"),
        (None, Kind.NUMBER, "[x]"),
        (True, Kind.YES_NO, "yes"),
        (False, Kind.YES_NO, "no"),
        (date(2026, 6, 16), Kind.DATE, "16 June 2026"),
        (
            datetime(2026, 6, 16, 8, 6, tzinfo=LONDON),
            Kind.MOMENT,
            "16 June 2026, 8:06am",
        ),
        (
            datetime(2026, 6, 16, 12, 30, tzinfo=LONDON),
            Kind.MOMENT,
            "16 June 2026, 12:30pm",
        ),
        ("[c]", Kind.WHOLE, "[c]"),
    ],
)
def test_values_are_shown_in_words(value, kind, words):
    assert shown(value, Column("value", kind=kind)) == words
