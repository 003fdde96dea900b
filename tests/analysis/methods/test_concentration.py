import math

import pytest

from frankpledge.analysis.methods import BadTable, named


concentration = named("concentration")
ROWS = {"place": ["a", "b", "a", " ", None, "a", "c"]}


def test_rows_are_events_where_no_count_is_given():
    found = concentration(ROWS, places=4)
    assert found.table.to_pylist() == [
        {
            "place": "a",
            "events": 3,
            "share_of_events_so_far": 0.6,
            "share_of_places_so_far": 0.25,
        },
        {
            "place": "b",
            "events": 1,
            "share_of_events_so_far": 0.8,
            "share_of_places_so_far": 0.5,
        },
        {
            "place": "c",
            "events": 1,
            "share_of_events_so_far": 1.0,
            "share_of_places_so_far": 0.75,
        },
    ]
    assert found.figures["places"] == 4
    assert found.figures["places_for_50_percent"] == 1
    assert found.warnings == (
        "Rows that say no place, left out: 2. The true spread may be more even or less.",
    )
    assert found.sentence.startswith(
        "Half of the 5 events are at 1 of 4 places (25.0%)"
    )
    assert found.spec is not None


def test_rows_of_one_place_are_added_up_and_unknown_counts_are_not_nought():
    rows = {"place": ["a", "a", "b", "c"], "n": [2, 3, 0, None]}
    found = concentration(rows, events="n")
    assert found.table.to_pylist()[0]["events"] == 5
    last = found.table.to_pylist()[-1]
    assert last["place"] == "c"
    assert (
        last["events"]
        is last["share_of_events_so_far"]
        is last["share_of_places_so_far"]
        is None
    )
    assert found.figures["places"] == 2
    assert "Places without a known count, left out: 1." in found.warnings


def test_it_says_when_places_without_events_are_not_listed():
    found = concentration({"place": ["a", "b", "b"]})
    assert any("say how many places" in warning for warning in found.warnings)
    assert found.sentence == (
        "Half of the 3 events are at 1 of 2 places (50.0%), of those that have any."
    )
    assert found.figures["gini_by_chance"] is None
    listed = concentration({"place": ["a", "b"], "n": [2, 0]}, events="n")
    assert listed.figures["gini_by_chance"] is not None


def test_it_says_when_the_plain_coefficient_cannot_be_low():
    found = concentration(ROWS, places=100)
    assert any("generalised" in warning for warning in found.warnings)
    assert found.figures["gini"] > found.figures["gini_generalised"]


def test_names_that_differ_only_by_capitals_are_warned_of():
    found = concentration({"place": ["The Crown", "the crown", "Bus  station"]})
    assert any("capitals or spaces" in warning for warning in found.warnings)


def test_weights_that_are_no_counts_are_refused_and_no_events_said():
    with pytest.raises(BadTable, match="not a whole number"):
        concentration({"place": ["a"], "n": [1.5]}, events="n")
    nothing = concentration({"place": ["a", "b"], "n": [0, 0]}, events="n")
    assert nothing.sentence == "There are no events, so nothing can be concentrated."
    assert nothing.spec is None
    assert nothing.figures["gini"] is nothing.figures["share_at_top_5_percent"] is None
    unknown = concentration({"place": ["a"], "n": [None]}, events="n")
    assert unknown.figures["places"] == 0


def test_fewer_places_in_all_than_in_the_table_are_refused():
    with pytest.raises(BadTable, match="3 places in the table, more than the 2"):
        concentration(ROWS, places=2)


def test_numbers_serve_as_keys_and_none_is_nobody():
    found = concentration({"place": [7.0, math.nan, 7.0, 8.0]})
    assert found.figures["places"] == 2


def test_a_kind_of_place_is_not_one_place():
    kinds = ["On or near Supermarket", "Parking Area", "On or near ", "Nightclub"]
    found = concentration({"place": [*kinds, "On or near Stone Road"]}, places=9)
    assert found.warnings[-1] == (
        "“Nightclub”, “On or near”, “On or near Supermarket” and 1 more name a kind of "
        "place and not one place: all supermarkets together look like one. Leave them "
        "out, or tell places apart by coordinates."
    )
