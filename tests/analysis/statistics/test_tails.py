import math

import numpy as np
import pytest
from scipy import stats

from frankpledge.analysis.statistics import tails


@pytest.mark.parametrize(
    ("k", "n", "share"),
    [(3, 3, 0.5), (2, 8, 0.5), (12, 35, 0.5), (7, 10, 0.3), (0, 0, 0.4)],
)
def test_binomial_chance_agrees_with_scipy(k, n, share):
    expected = stats.binomtest(k, n, share).pvalue if n else 1.0
    assert tails.binomial_two_sided(k, n, share) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("share", [0, 1, -0.5])
def test_binomial_share_lies_inside_nought_and_one(share):
    with pytest.raises(ValueError, match="between 0 and 1"):
        tails.log_binomial(10, share)


def test_too_many_trials_are_refused_rather_than_exhausting_memory():
    with pytest.raises(ValueError, match="Too many trials"):
        tails.log_binomial(10**9, 0.5)


@pytest.mark.parametrize(
    ("k1", "n1", "k2", "n2"), [(1, 10, 8, 12), (0, 5, 5, 5), (2, 7, 2, 7), (0, 4, 0, 9)]
)
def test_fisher_agrees_with_scipy(k1, n1, k2, n2):
    expected = stats.fisher_exact([[k1, n1 - k1], [k2, n2 - k2]]).pvalue
    assert tails.fisher_two_sided(k1, n1, k2, n2) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize(
    ("most", "mean"), [(0, 0.0), (5, 0.0), (5, 4.2), (455, 476.0), (-1, 3.0)]
)
def test_poisson_chance_agrees_with_scipy(most, mean):
    expected = stats.poisson.cdf(most, mean)
    assert tails.poisson_at_most(most, mean) == pytest.approx(expected, rel=1e-9)


def test_normal_chance_of_the_familiar_point():
    assert tails.normal_two_sided(1.959963984540054) == pytest.approx(0.05)
    assert tails.normal_two_sided(0) == 1
    assert math.isclose(tails.normal_two_sided(-3), tails.normal_two_sided(3))


def test_two_shares_of_millions_are_tested_at_once():
    # Written-out factorials of ten million would never end; near enough the
    # binomial chance of 0 of 10 where 30% do.
    found = tails.fisher_two_sided(0, 10, 3_000_000, 10_000_000)
    assert found == pytest.approx(0.7**10 + 0.3**7 * 0.7**3 * 120, abs=0.03)


@pytest.mark.parametrize(
    ("most", "mean"), [(3_000_000, 3_000_000.0), (2_995_000, 2_998_000.0)]
)
def test_many_events_follow_the_normal_curve(most, mean):
    from scipy.special import pdtr

    assert tails.poisson_at_most(most, mean) == pytest.approx(
        pdtr(most, mean), abs=1e-3
    )


@pytest.mark.parametrize(
    ("seen", "mean"), [(0, 3.2), (3, 3.2), (14, 5.5), (500, 431.0), (0, 0.1)]
)
def test_both_tails_of_a_count_about_a_known_mean(seen, mean):
    below, above = stats.poisson.cdf(seen, mean), stats.poisson.sf(seen - 1, mean)
    found = tails.poisson_two_sided(np.array([seen]), np.array([mean]))
    assert found.tolist() == [pytest.approx(min(1, 2 * min(below, above)))]
