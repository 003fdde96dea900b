"""The data sets that agencies are asked for, and counts too small to be sent."""

from datetime import date

import pytest

from frankpledge.analysis.measures.loading import catalogue
from frankpledge.analysis.readers.layout import Layout
from frankpledge.intake.rules.datasets import (
    PRESCRIBED,
    Dataset,
    UnknownDataset,
    dataset_named,
    shipped,
)
from frankpledge.intake.rules.small_counts import (
    small_counts,
    small_counts_sentence,
    told_by_rest,
)
from frankpledge.intake.selectors.asked_for import measures_fed, series_of_measure


def row(series, value):
    return {
        "series": series,
        "area": "E08000013",
        "starts_on": date(2026, 4, 1),
        "value": value,
    }


def test_every_series_a_measure_rests_on_has_a_template():
    offered = {series for one in shipped().values() for series in one.series}
    wanted = set()
    for measure in catalogue().values():
        wanted |= series_of_measure(measure)
    assert wanted - offered == set()
    assert offered - wanted == set()


def test_no_series_comes_from_two_data_sets():
    offered = [series for one in shipped().values() for series in one.series]
    assert len(offered) == len(set(offered))


def test_the_law_names_twelve_data_sets_and_all_are_here():
    numbers = [one.prescribed for one in shipped().values() if one.prescribed]
    assert sorted(numbers) == list(PRESCRIBED)


def test_every_layout_can_be_read_and_no_heading_stands_twice():
    for one in shipped().values():
        made = Layout.from_data({**one.layout, "dataset": one.id, "source": "x"})
        headings = [column.heading for column in made.columns]
        assert tuple(headings) == one.headings
        assert len(set(headings)) == len(headings)


def test_a_data_set_feeds_its_measures():
    fed = {measure.id for measure in measures_fed(dataset_named("trading-standards"))}
    assert fed == {
        "retail-compliance-rate",
        "retail-retest-pass-rate",
        "retail-test-visits",
    }
    assert measures_fed(dataset_named("police-incidents")) == ()
    with pytest.raises(UnknownDataset, match="tithes"):
        dataset_named("tithes")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "totals or incidents"),
        ({"series": ("a",), "prescribed": 13}, "no number 13"),
    ],
)
def test_a_data_set_that_contradicts_itself_is_refused(more, said):
    told = {
        "id": "some",
        "name": "Some",
        "supplier": "Police",
        "agency_kinds": (),
        "frequency": "month",
        "marking": "open",
        **more,
    }
    with pytest.raises(ValueError, match=said):
        Dataset.model_validate(told)


def test_counts_above_nought_and_under_the_smallest_are_found():
    rows = [row("a", value) for value in (0, 1, 4.0, 5, None, 12)]
    assert [one["value"] for one in small_counts(rows, 5)] == [1, 4.0]
    assert small_counts([row("feel-safe", 3.2)], 5, shares={"feel-safe"}) == []


def test_a_refusal_names_cells_and_never_what_stands_in_them():
    one = small_counts_sentence([row("ae-assaults", 3)], 5)
    assert one == (
        "One count is above 0 and under 5: ae assaults in E08000013 from 2026-04-01."
    )
    many = small_counts_sentence([row("ae-assaults", 3)] * 5, 5)
    assert many.startswith("5 counts are")
    assert many.endswith("and 2 more.")


PARTS = {"all": [["street", "home"], ["knife"]]}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"all": 62, "street": 30, "home": 20, "knife": 0}, []),
        ({"all": 62, "street": 40, "home": 22}, []),
        ({"all": 62, "street": None, "home": None, "knife": None}, []),
        ({"street": 30, "home": 20}, []),
        ({"all": None, "street": 30, "home": 20}, []),
        ({"all": 62, "street": 40, "home": 20}, ["without street and home"]),
        ({"all": 62, "street": None, "home": 60}, ["without street and home"]),
        ({"all": 62, "knife": 59}, ["without knife"]),
        ({"all": 62, "street": 40, "home": 30}, ["street and home come to more than"]),
        ({"all": 9, "street": 8, "knife": 7}, ["without street", "without knife"]),
    ],
)
def test_what_parts_leave_of_their_total_is_a_count_too(values, said):
    rows = [row(series, value) for series, value in values.items()]
    found = told_by_rest(rows, 5, PARTS)
    assert len(found) == len(said)
    for sentence, part in zip(found, said, strict=True):
        assert part in sentence.casefold()


def test_a_refusal_by_parts_never_says_the_count():
    told = told_by_rest([row("all", 62), row("knife", 59)], 5, PARTS)
    assert told == [
        "All in E08000013 from 2026-04-01, without knife, gives away a count under 5."
    ]


def test_parts_are_series_of_the_data_set():
    told = dataset_named("emergency-department").model_dump()
    with pytest.raises(ValueError, match="series of its own"):
        Dataset.model_validate(told | {"parts": {"ae-assaults": [["feathers"]]}})
