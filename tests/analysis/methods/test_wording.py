"""Sentences about one thing."""

import pytest

from frankpledge.analysis.methods.wording import agreeing


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (
            "1 rows have no count and are left out.",
            "1 row has no count and is left out.",
        ),
        ("1 people were not assessed.", "1 person was not assessed."),
        ("The table has 1 rows; it needs 2.", "The table has 1 row; it needs 2."),
        ("over 1 types and 1 areas: 0 rose", "over 1 type and 1 area: 0 rose"),
        ("1 of 1 records lie in 2 areas", "1 of 1 record lies in 2 areas"),
        (
            "1 records lack a part of the key and link to nothing.",
            "1 record lacks a part of the key and links to nothing.",
        ),
        ("1 time series of 1 series", "1 time series of 1 series"),
    ],
)
def test_one_thing_is_single(said, meant):
    assert agreeing(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "21 rows have no count.",
        "1,001 people were asked.",
        "0.1 months and 3.1 years",
        "2018-1 months",
        "1 of 3 rows are left out.",
        "1 less than before; 1 is enough.",
    ],
)
def test_many_things_stay_many(said):
    assert agreeing(said) == said
