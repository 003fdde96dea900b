"""Difference in differences: by hand, by simulation, and against statsmodels."""

import math

import numpy as np
import pytest

from frankpledge.analysis.patterns.evaluation.differences import (
    difference_in_differences,
    placebo_dates,
)
from frankpledge.analysis.patterns.evaluation.panels import Panel
from frankpledge.analysis.patterns.evaluation.placebos import (
    ranks_suffice,
    reach,
    within_reach,
)


def panel(counts):
    table = np.asarray(counts, float)
    return Panel(
        tuple(f"A{row:02d}" for row in range(len(table))),
        tuple(f"{column:03d}" for column in range(table.shape[1])),
        table,
    )


def test_effect_is_the_ratio_of_two_changes():
    found = difference_in_differences(
        panel([[10, 10, 10, 5, 5, 5], [20, 20, 20, 40, 40, 40]]), ["A00"], 3
    )
    assert found.ratio == pytest.approx(0.25)
    assert found.expected == pytest.approx(60)
    assert found.prevented[0] == pytest.approx(45)
    assert found.percent[0] == pytest.approx(-75)
    assert found.placebos == ()
    assert found.low < 0.25 < found.high


def test_it_is_the_coefficient_of_a_poisson_model_with_two_groups():
    statsmodels = pytest.importorskip("statsmodels.api")
    random = np.random.default_rng(5)
    counts = random.poisson(30, (2, 12))
    found = difference_in_differences(panel(counts), ["A00"], 6)
    group, after = np.meshgrid([1, 0], np.arange(12) >= 6, indexing="ij")
    design = np.column_stack(
        [np.ones(24), group.ravel(), after.ravel(), (group * after).ravel()]
    )
    model = statsmodels.GLM(
        counts.ravel(), design, family=statsmodels.families.Poisson()
    ).fit()
    assert math.log(found.ratio) == pytest.approx(model.params[3], abs=1e-8)
    half = math.log(found.high / found.ratio) / 1.959963984540054
    assert half == pytest.approx(model.bse[3] * math.sqrt(found.dispersion), rel=1e-6)


def test_scaling_every_area_of_a_period_changes_nothing():
    random = np.random.default_rng(6)
    counts = random.poisson(50, (9, 10))
    one = difference_in_differences(panel(counts), ["A03"], 5)
    other = difference_in_differences(panel(counts * 1.0), ["A03"], 5)
    assert one == other
    shuffled = np.roll(counts, 1, axis=0)
    again = difference_in_differences(panel(shuffled), ["A04"], 5)
    assert again.ratio == pytest.approx(one.ratio)
    assert again.p == one.p


def test_placebo_areas_hold_the_truth_as_often_as_said():
    random = np.random.default_rng(11)
    rounds, held, sure = 300, 0, 0
    for _ in range(rounds):
        sizes = random.gamma(2, 15, (21, 1)) + 2
        drift = np.exp(random.normal(0, 0.25, (21, 1)))
        means = np.hstack([np.repeat(sizes, 6, 1), np.repeat(sizes * drift, 6, 1)])
        found = difference_in_differences(panel(random.poisson(means)), ["A00"], 6, 0.9)
        assert found.confidence == 0.9
        held += found.low <= 1 <= found.high
        sure += found.p <= 0.1
    assert 0.86 <= held / rounds <= 0.94
    assert 0.05 <= sure / rounds <= 0.14


def test_poisson_error_alone_would_claim_far_too_much():
    random = np.random.default_rng(12)
    claimed = 0
    for _ in range(200):
        drift = np.exp(random.normal(0, 0.25, (2, 1)))
        means = np.hstack([np.full((2, 6), 60.0), np.repeat(60 * drift, 6, 1)])
        found = difference_in_differences(panel(random.poisson(means)), ["A00"], 6)
        claimed += not found.low <= 1 <= found.high
    assert claimed / 200 > 0.4


def test_two_to_four_areas_still_hold_the_truth_as_often_as_said():
    random = np.random.default_rng(13)
    held = 0
    for _ in range(400):
        drift = np.exp(random.normal(0, 0.25, (5, 1)))
        means = np.hstack([np.full((5, 6), 60.0), np.repeat(60 * drift, 6, 1)])
        found = difference_in_differences(panel(random.poisson(means)), ["A00"], 6)
        assert found.placebos == ()
        held += found.low <= 1 <= found.high
    assert 0.92 <= held / 400 <= 0.99


def test_too_few_areas_for_ranks_have_the_confidence_asked_for_by_students_t():
    random = np.random.default_rng(2)
    table = panel(random.poisson(30, (9, 8)))
    found = difference_in_differences(table, ["A00"], 4)
    assert len(found.placebos) == 8
    assert found.confidence == 0.95
    assert found.p >= 1 / 9
    own = difference_in_differences(table, ["A00"], 4, confidence=8 / 9)
    assert own.confidence == 8 / 9


@pytest.mark.parametrize("areas", [6, 9, 14])
@pytest.mark.parametrize("drift", [0.0, 0.2])
def test_with_some_areas_the_interval_still_holds_as_often_as_it_says(areas, drift):
    """Ranks alone, said to hold in 83% with five placebos, held in 74%."""
    random = np.random.default_rng(14)
    held = 0
    sizes = np.exp(random.normal(2.5, 0.6, (areas, 1)))
    for _ in range(200):
        after = np.exp(random.normal(0, drift, (areas, 1)))
        means = np.hstack([np.repeat(sizes, 12, 1), np.repeat(sizes * after, 12, 1)])
        found = difference_in_differences(panel(random.poisson(means)), ["A00"], 12)
        held += found.low <= 1 <= found.high
    assert held / 200 >= 0.91


def test_ranks_suffice_from_nineteen_places_on():
    assert not ranks_suffice(18, 0.95)
    assert ranks_suffice(19, 0.95)
    random = np.random.default_rng(3)
    few, enough = random.normal(size=18), random.normal(size=19)
    assert within_reach(0.1, enough, 0.95) == reach(0.1, enough, 0.95)
    found = within_reach(0.1, few, 0.95)
    assert found.units == pytest.approx(2.10982, abs=1e-5)
    assert (found.confidence, found.p) == (0.95, reach(0.1, few, 0.95).p)


def test_an_area_with_nothing_after_has_everything_prevented():
    found = difference_in_differences(
        panel([[5, 5, 5, 0, 0, 0], [20, 20, 20, 20, 20, 20]]), ["A00"], 3
    )
    assert 0 < found.ratio < 0.1
    assert found.prevented[0] == found.expected


def test_areas_that_are_empty_throughout_do_no_harm():
    table = np.zeros((8, 8))
    table[:2] = 10
    found = difference_in_differences(panel(table), ["A00"], 4)
    assert math.isfinite(found.low)
    assert math.isfinite(found.high)


@pytest.mark.parametrize(
    ("treated", "start", "says"),
    [
        (["A00"], 2, "before the start"),
        (["A00"], 8, "after"),
        (["A00", "A01"], 5, "Every"),
    ],
)
def test_what_cannot_be_compared_is_refused(treated, start, says):
    with pytest.raises(ValueError, match=says):
        difference_in_differences(panel(np.ones((2, 10))), treated, start)


def test_placebo_dates_use_only_what_came_before():
    counts = np.full((3, 12), 20.0)
    counts[0, 8:] = 1
    found = placebo_dates(panel(counts), ["A00"], 8)
    assert [one.name for one in found] == ["003", "004", "005"]
    assert all(one.ratio == pytest.approx(1) for one in found)


def test_reach_takes_the_right_place_among_placebos():
    placebos = np.arange(1, 20.0)
    found = reach(18.5, placebos, 0.95)
    assert (found.units, found.confidence, found.p) == (19, 0.95, 2 / 20)
    assert reach(0, placebos, 0.5).units == 10
    assert reach(0, placebos, 0.99).confidence == 19 / 20
