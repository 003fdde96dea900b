"""Figures that no reference gives, against other programs and against simulation."""

import numpy as np
import pytest
from scipy import special, stats
from statsmodels.stats.meta_analysis import combine_effects

from frankpledge.analysis.statistics import change_points, count_tests, funnels
from frankpledge.analysis.statistics.ranking import rank_uncertainty
from frankpledge.analysis.statistics.trend import mann_kendall


EXPECTED = np.array([30, 50, 80, 120, 200, 300, 400, 60, 90, 150, 33, 500.0])


@pytest.mark.parametrize("seed", range(6))
def test_mann_kendall_counts_ties_as_kendalls_tau_does(seed):
    draw = np.random.default_rng(seed)
    values = draw.poisson((0.3, 2, 40)[seed % 3], 24).astype(float)
    found = mann_kendall(values.tolist())
    theirs = stats.kendalltau(np.arange(24), values, method="asymptotic")
    # Theirs has no step for continuity: z = S/√Var, ours (|S| - 1)/√Var.
    assert stats.norm.sf(abs(found.s) / found.variance**0.5) * 2 == pytest.approx(
        theirs.pvalue
    )


@pytest.mark.parametrize("length", [6, 8, 10])
def test_mann_kendall_is_near_the_exact_chance_and_not_below_it(length):
    draw = np.random.default_rng(length)
    for _ in range(40):
        values = draw.normal(size=length)
        exact = stats.kendalltau(np.arange(length), values, method="exact").pvalue
        assert mann_kendall(values.tolist()).p == pytest.approx(exact, abs=0.02)


@pytest.mark.parametrize("seed", range(4))
def test_variance_between_areas_is_dersimonian_and_lairds(seed):
    draw = np.random.default_rng(seed)
    counts = draw.poisson(EXPECTED * draw.gamma(30, 1 / 30, len(EXPECTED)))
    roots = np.sqrt(counts / EXPECTED)
    middle = (EXPECTED * roots).sum() / EXPECTED.sum()
    # Theirs is about the weighted mean; ours about the common figure, made the same.
    base = EXPECTED * middle**2
    theirs = combine_effects(np.sqrt(counts / base), 1 / (4 * base), method_re="chi2")
    found = funnels.over_dispersion(counts, base, trimmed=0)
    assert found.tau_squared == pytest.approx(max(0.0, theirs.tau2))


def test_wide_funnels_flag_somewhat_more_than_they_say():
    # Pulling in the outer tenth lowers the variance found: 8 to 11% lie beyond
    # limits of 95% where areas differ, and the definition as published is kept.
    draw = np.random.default_rng(1)
    beyond = []
    for _ in range(300):
        rates = np.exp(draw.normal(0, 0.2, len(EXPECTED)))
        counts = draw.poisson(EXPECTED * rates)
        spread = funnels.over_dispersion(counts, EXPECTED)
        low, high = funnels.widened_ratio_lines(EXPECTED, spread)
        ratio = counts / EXPECTED
        beyond.append(((ratio < low) | (ratio > high)).mean())
    assert 0.05 < np.mean(beyond) < 0.13


@pytest.mark.parametrize(("one", "other"), [(12, 20), (0, 3), (150, 155)])
def test_two_areas_change_places_as_often_as_the_beta_distribution_says(one, other):
    bases = np.array([100.0, 140.0])
    found = rank_uncertainty([one, other], bases, draws=40_000)
    # G1/b1 < G2/b2 where G1/(G1 + G2) is beta: below b1/(b1 + b2).
    first = special.betainc(one + 0.5, other + 0.5, bases[0] / bases.sum())
    drawn = rank_uncertainty([one, other, 10**6], [*bases, 1.0], draws=40_000)
    assert found.rank.tolist() == ([1, 2] if one / 100 < other / 140 else [2, 1])
    likely_first = (drawn.low[0] == 1, drawn.high[0] == 1)
    assert likely_first == (first > 0.025, first > 0.975)


@pytest.mark.parametrize(("mean", "longer"), [(4, 1.0), (12, 1.0), (30, 2.5), (200, 1)])
def test_the_houses_test_keeps_its_level(mean, longer):
    draw = np.random.default_rng(mean)
    pairs = zip(
        draw.poisson(mean, 1500).tolist(),
        draw.poisson(mean * longer, 1500).tolist(),
        strict=True,
    )
    clear = [count_tests.chosen(a, b, 1.0, longer).p < 0.05 for a, b in pairs]
    assert np.mean(clear) < 0.065


@pytest.mark.parametrize("mean", [0.3, 2, 50])
def test_change_points_of_thin_tied_counts_are_not_found_too_often(mean):
    draw = np.random.default_rng(9)
    found = [
        bool(change_points.change_points(draw.poisson(mean, 36), shuffles=199, seed=n))
        for n in range(150)
    ]
    assert np.mean(found) < 0.09
