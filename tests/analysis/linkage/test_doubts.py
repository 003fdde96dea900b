"""Twins, fathers and sons, and people recorded twice are shown to a person."""

import pytest

from frankpledge.analysis.linkage.doubts import (
    DATES_DIFFER,
    MORE_THAN_ONE,
    NAMES_DIFFER,
    Who,
    doubts,
)


BORN = "1990-05-01"


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (Who("amber", BORN), Who("amber", BORN), ""),
        (Who("amber", BORN), Who("idris", BORN), NAMES_DIFFER),
        (Who("amber", BORN), Who("ambre", BORN), ""),
        (Who("a", BORN), Who("amber", BORN), ""),
        (Who("alex", BORN), Who("alexandra", BORN), ""),
        (Who(None, BORN), Who("amber", BORN), ""),
        (Who("amber", None), Who("amber", BORN), ""),
        (Who("amber", BORN), Who("amber", "1990-01-05"), ""),
        (Who("amber", BORN), Who("amber", "1991-05-01"), ""),
        (Who("amber", BORN), Who("amber", "1965-05-11"), DATES_DIFFER),
        (Who("amber", BORN), Who("amber", "1965-11-23"), DATES_DIFFER),
    ],
)
def test_a_pair_is_doubted_where_one_person_is_unlikely(one, other, why):
    assert doubts([("a", "b")], {"a": one}, {"b": other}) == [why]


def test_a_record_that_links_twice_is_doubted_both_times_and_twins_do_not_count():
    same, twin = Who("amber", BORN), Who("idris", BORN)
    pairs = [("a", "x"), ("a", "y"), ("b", "z"), ("a", "t")]
    left = {"a": same, "b": same}
    right = {"x": same, "y": same, "z": same, "t": twin}
    assert doubts(pairs, left, right) == [
        MORE_THAN_ONE,
        MORE_THAN_ONE,
        "",
        NAMES_DIFFER,
    ]
    assert doubts([("a", "x"), ("b", "x")], left, right) == [MORE_THAN_ONE] * 2
    assert doubts([("a", "x"), ("a", "t")], left, right) == ["", NAMES_DIFFER]
    assert doubts([], {}, {}) == []
