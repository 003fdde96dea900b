"""Funnels against public health England's own lines and flags."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.analysis.statistics import funnels
from tests.analysis.statistics.vectors import figures, vectors


LEVELS = [(0.95, "2s"), (0.998, "3s")]


def said(words):
    return "within chance" if words == "Not significant" else words.lower()


@pytest.mark.parametrize(("level", "name"), LEVELS)
def test_lines_of_rates(level, name):
    rows = vectors("phe_funnel_rate_outputs.csv")
    baseline = float(rows[0]["baseline"])
    each = 3 * baseline / 100_000
    # The source solves by halving: its first upper line is out in the fifth digit.
    for at, side in enumerate(("lower", "upper")):
        people = np.array(figures(rows, f"{side}_{name}_population_1_year"))
        found = funnels.chance_lines(each * people, baseline, level)[at]
        assert np.allclose(found, figures(rows, f"{side}_{name}_limit"), rtol=5e-5)


@pytest.mark.parametrize(("level", "name"), LEVELS)
def test_lines_of_ratios(level, name):
    rows = vectors("phe_funnel_ratio_outputs.csv")
    events = figures(rows, next(iter(rows[0])))
    for at, side in enumerate(("lower", "upper")):
        expected = np.array(figures(rows, f"{side}_{name}_exp_events"))
        found = funnels.chance_lines(expected, 1.0, level)[at]
        assert np.allclose(expected * found, events, rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize(
    ("level", "name"), [(0.95, "2s0025limit"), (0.998, "3s0001limit")]
)
def test_lines_of_shares(level, name):
    rows = vectors("phe_funnel_prop_outputs.csv")
    baseline = float(rows[0]["Baseline"]) / 100
    low, high = funnels.proportion_lines(figures(rows, "Population"), baseline, level)
    assert np.allclose(100 * low, figures(rows, f"Lower{name}"), atol=1e-5)
    assert np.allclose(100 * high, figures(rows, f"Upper{name}"), atol=1e-5)


def test_flags_of_shares():
    rows = vectors("phe_funnel_prop_inputs.csv")
    found = funnels.judged_shares(
        figures(rows, "numerator"), figures(rows, "denominator"), 0.80642448
    )
    assert found == [said(row["significance"]) for row in rows]


def test_flags_of_ratios():
    rows = vectors("phe_funnel_ratio_inputs.csv")
    found = funnels.judged_counts(figures(rows, "obs"), figures(rows, "expected"))
    assert found == [said(row["significance"]) for row in rows]


@pytest.mark.parametrize("zero", ["with_0", "without_0"])
@pytest.mark.parametrize("kind", ["crude", "dsr"])
def test_flags_of_rates(kind, zero):
    rows = vectors("phe_funnel_rate_dsr_inputs.csv")
    if zero == "without_0" or kind == "dsr":
        rows = [row for row in rows if float(row["count"]) > 0]
    counts = np.array(figures(rows, "count"))
    people = np.array(figures(rows, "pop"))
    if kind == "dsr":
        people = 100_000 * counts / np.array(figures(rows, "rate_dsr"))
    found = funnels.judged_counts(counts, people * counts.sum() / people.sum())
    assert found == [said(row[f"{kind}_per_100000_{zero}"]) for row in rows]


def test_over_dispersion_of_the_made_up_group():
    data = vectors("similar_group.json")
    expected = np.array(data["population"]) * data["pooled_peer_rate"] / 1000
    found = funnels.over_dispersion(data["count"], expected, trimmed=0)
    assert found.phi == pytest.approx(data["overdispersion_phi"])
    assert found.tau_squared == 0


def test_pure_chance_has_no_over_dispersion_and_real_differences_have():
    draw = np.random.default_rng(1)
    expected = draw.uniform(50, 500, 400)
    chance = funnels.over_dispersion(draw.poisson(expected), expected, 0)
    assert chance.phi == pytest.approx(1, abs=0.2)
    true = expected * (1 + 0.2 * draw.normal(size=400))
    found = funnels.over_dispersion(draw.poisson(true), expected, 0)
    # The ratio's square root then varies with half of 0.2.
    assert math.sqrt(found.tau_squared) == pytest.approx(0.1, abs=0.01)


def test_wider_lines_are_wider_and_chance_lines_are_the_same():
    spread = funnels.OverDispersion(4.0, 0.01, 15)
    none = funnels.OverDispersion(0.5, 0.0, 15)
    narrow = funnels.widened_ratio_lines([100], none)
    assert narrow == funnels.widened_ratio_lines([100], none, additive=False)
    for additive in (True, False):
        low, high = funnels.widened_ratio_lines([100], spread, additive=additive)
        assert low < narrow[0]
        assert high > narrow[1]
    assert np.isnan(funnels.widened_ratio_lines([0], none)[0])


@settings(deadline=None, max_examples=40)
@given(st.floats(1, 5000), st.floats(0.1, 100))
def test_smooth_lines_hold_the_common_figure(expected, baseline):
    low, high = funnels.chance_lines([expected], baseline)
    assert low[0] <= baseline <= high[0]


def test_unknown_areas_are_not_judged():
    assert funnels.judged_shares([math.nan, 5], [10, 0], 0.5) == ["not known"] * 2
    assert funnels.judged_counts([math.nan], [10.0]) == ["not known"]


@pytest.mark.parametrize(
    "call",
    [
        lambda: funnels.proportion_lines([10], 1.5),
        lambda: funnels.over_dispersion([1], [1]),
    ],
)
def test_what_has_no_funnel_is_refused(call):
    with pytest.raises(ValueError, match=r"share|areas"):
        call()
