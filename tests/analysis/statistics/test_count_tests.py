"""Every test of two counts, against published figures and slow obvious versions."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from frankpledge.analysis.statistics import count_tests
from tests.analysis.statistics import vectors as kept


COUNTS = st.integers(0, 60)
SIZES = st.sampled_from([1.0, 1.5, 2.0, 7.0])
MID_P = "exact conditional, mid-p"
KEYS = {
    "p_etest_own_variance": "E-test, own variances",
    "p_exact_conditional": "exact conditional",
    "p_midp_conditional": MID_P,
    "p_score": "score",
    "p_log_wald": "logarithm of the ratio",
    "p_etest_pooled_variance_ptools_form": "E-test, pooled variance",
}


@pytest.fixture(scope="module")
def vectors():
    return kept.vectors("change_two_counts.json")


def every_test(*counts):
    return {one.test: one.p for one in count_tests.every_tested(*counts)}


def near(wanted):
    return None if wanted is None else pytest.approx(wanted, rel=1e-8, abs=1e-24)


def test_every_test_gives_the_reference_figure(vectors):
    for case in vectors["cases"]:
        x1, x2 = case["x1"], case["x2"]
        found = every_test(x1, x2, case["n1"], case["n2"])
        for key, name in KEYS.items():
            if case[key] is not None or name == "logarithm of the ratio":
                assert found[name] == near(case[key]), (x1, x2, name)
        assert count_tests.z_against_known_mean(x1, x2) == near(
            case["z_sqrt_before_is_a_known_mean"]
        )
        assert count_tests.z_of_two_counts(x1, x2) == near(case["z_sqrt_two_counts"])


def test_rate_ratio_gives_the_reference_limits(vectors):
    for case in vectors["cases"]:
        found = count_tests.rate_ratio(case["x2"], case["x1"], case["n2"], case["n1"])
        if case["rate_ratio_1_to_2"] is None:
            assert found is None
        else:
            assert found.value == near(case["rate_ratio_1_to_2"])
            assert [found.low, found.high] == near(case["rate_ratio_log_wald_95"])


def test_e_test_by_own_variances_is_not_the_pooled_one_over_unequal_exposure():
    # Krishnamoorthy and Thomson divide by the two counts' own variances; statsmodels
    # and ptools pool. 78 in 1 against 122 in 1.5: 0.7731, not 0.7747.
    assert count_tests.e_test(78, 122, 1, 1.5) == pytest.approx(0.77314, abs=5e-6)
    pooled = count_tests.e_test(78, 122, 1, 1.5, pooled=True)
    assert pooled == pytest.approx(0.77471, abs=5e-6)


def test_wounding_is_not_a_clear_rise_though_the_known_mean_test_says_so():
    assert count_tests.z_against_known_mean(633, 690) > 1.96
    assert count_tests.z_of_two_counts(633, 690) < 1.96
    assert count_tests.chosen(633, 690).p == pytest.approx(0.117153, abs=1e-6)


def slow_e_test(x1, x2, n1, n2, *, pooled):
    """Sum over every pair of counts, as the definition reads."""
    rate = (x1 + x2) / (n1 + n2)
    most = int(rate * max(n1, n2) + 14 * math.sqrt(rate * max(n1, n2)) + 60)
    k = np.arange(most)

    def statistic(a, b):
        variance = (
            (a + b) / (n1 + n2) * (1 / n1 + 1 / n2) if pooled else a / n1**2 + b / n2**2
        )
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.nan_to_num(np.abs(a / n1 - b / n2) / np.sqrt(variance))

    seen = statistic(np.float64(x1), np.float64(x2))
    table = statistic(k[:, None].astype(float), k[None, :].astype(float))
    chance = stats.poisson.pmf(k, rate * n1)[:, None] * stats.poisson.pmf(k, rate * n2)
    return min(1.0, float(chance[table >= seen * (1 - 1e-9)].sum()))


@settings(deadline=None, max_examples=40)
@given(COUNTS, COUNTS, SIZES, SIZES, st.booleans())
def test_e_test_agrees_with_the_table_of_every_pair(x1, x2, n1, n2, pooled):
    if x1 + x2 == 0:
        assert count_tests.e_test(x1, x2, n1, n2, pooled=pooled) == 1
        return
    wanted = slow_e_test(x1, x2, n1, n2, pooled=pooled)
    found = count_tests.e_test(x1, x2, n1, n2, pooled=pooled)
    assert found == pytest.approx(wanted, abs=1e-9)


@settings(deadline=None, max_examples=40)
@given(COUNTS, COUNTS, SIZES, SIZES)
def test_exact_test_is_that_of_scipy(x1, x2, n1, n2):
    wanted = stats.binomtest(x2, x1 + x2, n2 / (n1 + n2)).pvalue if x1 + x2 else 1.0
    assert count_tests.exact(x1, x2, n1, n2) == pytest.approx(wanted, abs=1e-9)


@settings(deadline=None, max_examples=40)
@given(COUNTS, COUNTS, SIZES, SIZES)
def test_every_test_gives_a_chance_and_does_not_mind_the_order(x1, x2, n1, n2):
    one = every_test(x1, x2, n1, n2)
    other = every_test(x2, x1, n2, n1)
    for name, p in one.items():
        assert p is None or 0 <= p <= 1 + 1e-12
        if "known mean" not in name:
            assert p == near(other[name])


def test_the_house_tests_exactly_under_ten_and_by_the_e_test_from_ten():
    assert count_tests.chosen(9, 30).test == "exact"
    assert count_tests.chosen(10, 30).test == "E-test"
    assert count_tests.chosen(30, 9).test == "exact"


def test_nothing_both_times_is_no_change():
    assert every_test(0, 0) == {
        "E-test, own variances": 1.0,
        "E-test, pooled variance": 1.0,
        "exact conditional": 1.0,
        MID_P: 1.0,
        "score": 1.0,
        "logarithm of the ratio": None,
        "square roots of two counts": 1.0,
        "square roots, first a known mean": 1.0,
    }
    assert count_tests.rate_ratio(0, 0) is None


def test_square_roots_are_left_out_over_unequal_exposure():
    assert "square roots of two counts" not in every_test(5, 9, 1, 2)


def test_counts_of_millions_are_tested_at_once():
    assert count_tests.e_test(1e6, 1.002e6) == pytest.approx(0.1574, abs=1e-3)


def test_beyond_millions_the_large_sample_test_stands_in():
    assert count_tests.exact(9, 3e6) == count_tests.score(9, 3e6) == 0
    assert every_test(3e6, 3.001e6)[MID_P] == count_tests.score(3e6, 3.001e6)
    pair = (2e8, 2.0003e8)
    assert count_tests.e_test(*pair) == count_tests.score(*pair)


@pytest.mark.parametrize("bad", [(-1, 2, 1, 1), (1, math.nan, 1, 1), (1, 2, 0, 1)])
def test_impossible_counts_are_refused(bad):
    with pytest.raises(ValueError, match="A"):
        count_tests.e_test(*bad)


def test_of_millions_the_exact_chance_is_the_large_sample_one():
    millions = 2_000_000, 2_004_000
    assert count_tests.exact(*millions) == count_tests.score(*millions)
    assert every_test(*millions)[MID_P] == count_tests.score(*millions)


def test_very_unequal_exposures_are_tested_exactly():
    tested = count_tests.chosen(24, 14, 12, 1)
    assert (tested.test, tested.p < 1e-6) == ("exact", True)
    assert count_tests.chosen(24, 14, 2, 1).test == "E-test"
