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
from frankpledge.intake.rules.small_counts import small_counts, small_counts_sentence
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
