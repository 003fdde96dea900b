"""Panels: what is missing stays missing; dispersion of a whole table."""

import numpy as np
import pytest

from frankpledge.analysis.patterns.evaluation.panels import dispersion, panel_of


def test_a_pair_that_is_not_there_is_missing_and_its_period_is_named():
    panel = panel_of(
        ["A", "B", "B", "A"], ["2020-01", "2020-02", "2020-01", "2020-03"], [1, 2, 3, 4]
    )
    assert panel.areas == ("A", "B")
    assert panel.gaps == ("2020-02", "2020-03")
    assert panel.whole().periods == ("2020-01",)
    assert panel.whole().counts.tolist() == [[1], [3]]
    assert panel.first_after("2020-02") == 1
    assert panel.without(["B"]).areas == ("A",)


def test_two_counts_for_one_period_are_refused():
    with pytest.raises(ValueError, match="two counts"):
        panel_of(["A", "A"], ["2020-01", "2020-01"], [1, 2])


@pytest.mark.parametrize("names", [["C"], []])
def test_an_area_that_is_not_there_is_refused(names):
    panel = panel_of(["A"], ["2020-01"], [1])
    with pytest.raises(ValueError, match="no area"):
        panel.rows(names)


def test_dispersion_is_one_for_chance_and_grows_with_disorder():
    random = np.random.default_rng(3)
    assert dispersion(random.poisson(40, (30, 24)).astype(float)) < 1.15
    bursts = random.poisson(random.gamma(4, 10, (30, 24))).astype(float)
    assert 8 < dispersion(bursts) < 15


@pytest.mark.parametrize(
    "table", [np.zeros((3, 3)), np.ones((1, 5)), [[5.0, 5], [0, 0]]]
)
def test_a_table_that_shows_nothing_has_a_dispersion_of_one(table):
    assert dispersion(np.array(table, float)) == 1
