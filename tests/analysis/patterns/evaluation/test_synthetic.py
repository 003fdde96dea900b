"""Synthetic control: weights on the simplex, the gap, the placebos' interval."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from frankpledge.analysis.patterns.evaluation.panels import Panel
from frankpledge.analysis.patterns.evaluation.synthetic import (
    simplex_weights,
    synthetic_control,
)
from tests.analysis.patterns.evaluation.test_differences import panel


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 8), st.integers(2, 12))
def test_weights_are_as_good_as_a_slow_search_finds(seed, donors, periods):
    random = np.random.default_rng(seed)
    target, table = random.normal(size=periods), random.normal(size=(donors, periods))
    weights = simplex_weights(target, table)
    assert weights.min() >= 0
    assert weights.sum() == pytest.approx(1)

    def misfit(parts):
        return float(((target - parts @ table) ** 2).sum())

    slow = minimize(
        misfit,
        np.full(donors, 1 / donors),
        bounds=[(0, 1)] * donors,
        constraints={"type": "eq", "fun": lambda parts: parts.sum() - 1},
        method="SLSQP",
        options={"ftol": 1e-12, "maxiter": 300},
    )
    assert misfit(weights) <= slow.fun + 1e-6


def test_a_mixture_is_found_again_and_the_gap_is_what_was_put_in():
    random = np.random.default_rng(1)
    donors = random.uniform(50, 150, (6, 20))
    donors *= 100 / donors[:, :14].mean(axis=1, keepdims=True)
    own = 0.25 * donors[0] + 0.75 * donors[3]
    own[14:] -= 30
    found = synthetic_control(panel(np.vstack([own, donors])), "A00", 14)
    assert found.weights["A01"] == pytest.approx(0.25, abs=1e-6)
    assert found.weights["A04"] == pytest.approx(0.75, abs=1e-6)
    assert found.gap == pytest.approx(-30)
    assert found.expected[14:] - 30 == pytest.approx(own[14:])
    assert found.p == pytest.approx(1 / 7)
    assert found.percent[0] == pytest.approx(100 * -30 / (own[14:].mean() + 30))


def test_doubling_an_area_doubles_its_gap_and_nothing_else():
    random = np.random.default_rng(4)
    counts = random.poisson(40, (8, 18)).astype(float)
    once = synthetic_control(panel(counts), "A02", 12)
    counts[2] *= 2
    twice = synthetic_control(panel(counts), "A02", 12)
    assert twice.gap == pytest.approx(2 * once.gap)
    assert twice.weights == pytest.approx(once.weights)
    assert twice.p == once.p


def test_the_interval_holds_the_truth_as_often_as_it_says():
    random = np.random.default_rng(9)
    rounds, held = 150, 0
    for _ in range(rounds):
        season = 1 + 0.2 * np.sin(np.arange(24) / 2)
        counts = random.poisson(random.gamma(8, 10, (20, 1)) * season)
        found = synthetic_control(panel(counts), "A00", 18, 0.9)
        held += found.low <= 0 <= found.high
    assert 0.83 <= held / rounds <= 0.97


def test_a_fit_that_is_too_good_does_not_make_it_sure():
    random = np.random.default_rng(15)
    wrong = 0
    for _ in range(40):
        counts = random.poisson(20.0, (40, 14))
        found = synthetic_control(panel(counts), "A00", 8)
        wrong += not found.low <= 0 <= found.high
    assert wrong <= 6


@pytest.mark.parametrize("areas", [5, 8, 12, 20])
@pytest.mark.parametrize("own", [5.0, 20.0, 200.0])
def test_the_interval_holds_beside_donors_few_or_of_another_size(areas, own):
    """
    Areas drift by themselves by 15%, as real ones do.

    With errors scaled by the misfit alone, a large area's interval among small donors
    held in 46% of panels, and that of one among four donors in 65%.
    """
    random = np.random.default_rng(21)
    sizes = np.append(own, np.full(areas - 1, 20.0))[:, None]
    held = 0
    for _ in range(100):
        drift = np.exp(random.normal(0, 0.15, (areas, 1)))
        means = np.hstack([np.repeat(sizes, 24, 1), np.repeat(sizes * drift, 12, 1)])
        found = synthetic_control(panel(random.poisson(means)), "A00", 24)
        held += found.low <= 0 <= found.high
    assert held >= 87


def test_an_expectation_of_nought_has_no_percentage():
    counts = np.full((5, 10), 10.0)
    counts[:, 8:] = 0
    assert synthetic_control(panel(counts), "A00", 8).percent is None


@pytest.mark.parametrize(
    ("table", "start", "says"),
    [
        (np.ones((5, 10)), 4, "before the start"),
        (np.ones((5, 10)), 0, "before the start"),
        (np.ones((5, 10)), 10, "before the start"),
        (np.ones((3, 10)), 8, "3 areas"),
        (np.vstack([np.zeros(10), np.ones((4, 10))]), 8, "no events"),
    ],
)
def test_what_cannot_be_mixed_is_refused(table, start, says):
    with pytest.raises(ValueError, match=says):
        synthetic_control(panel(table), "A00", start)


def test_an_unknown_area_is_named():
    with pytest.raises(ValueError, match="Nowhere"):
        synthetic_control(Panel(("A",), ("1",), np.ones((1, 1))), "Nowhere", 6)
