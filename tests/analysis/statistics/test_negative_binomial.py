"""Negative-binomial regression against SciPy, statsmodels and simulation."""

import warnings

import numpy as np
import pytest
from scipy import stats
from statsmodels.discrete.discrete_model import NegativeBinomial

from frankpledge.analysis.statistics import negative_binomial, regression


def months(mean, more_than_chance, seed=3, length=48):
    """Draw months with a wave and no trend that vary so much more than chance."""
    wave = mean * np.exp(0.2 * np.cos(2 * np.pi * np.arange(length) / 12))
    draw = np.random.default_rng(seed)
    return wave, draw.negative_binomial(
        wave / (more_than_chance - 1), 1 / more_than_chance
    ).astype(float)


@pytest.mark.parametrize(("mean", "more"), [(2, 3), (60, 3), (1e5, 4), (1e7, 50)])
def test_likelihood_is_that_of_scipy_but_for_a_constant(mean, more):
    means, counts = months(mean, more)
    apart = [
        stats.nbinom.logpmf(counts, 1 / spread, 1 / (1 + spread * means)).sum()
        - negative_binomial.log_likelihood(counts, means, spread)
        for spread in ((more - 1) / mean, 0.015, 0.5, 3.0)
    ]
    assert np.ptp(apart) < 1e-6


@pytest.mark.parametrize(("mean", "more"), [(3, 2), (60, 3), (60, 1.5), (3000, 5)])
def test_the_fit_is_that_of_statsmodels_where_that_converges(mean, more):
    counts = months(mean, more)[1]
    found = regression.count_trend(counts, family=regression.NEGATIVE_BINOMIAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = NegativeBinomial(counts, regression._design(48, 12)).fit(
            start_params=[*found.coefficients, more / mean], disp=0, maxiter=500
        )
    assert theirs.mle_retvals["converged"]
    assert found.coefficients == pytest.approx(theirs.params[:4], abs=1e-4)
    # Theirs are from the observed information, ours from the expected one (glm.nb).
    assert found.errors == pytest.approx(theirs.bse[:4], rel=0.02)


@pytest.mark.parametrize("mean", [3, 60, 3000, 1e5])
def test_steady_series_seldom_seem_to_change(mean):
    # The general optimiser gave up on most series of large counts, and the Poisson
    # errors that then stood in found a change in 24% of steady ones.
    clear = [
        regression.count_trend(
            months(mean, 3, seed, 36)[1], family=regression.NEGATIVE_BINOMIAL
        )
        for seed in range(120)
    ]
    assert {one.family for one in clear if one.dispersion > 1} == {
        regression.NEGATIVE_BINOMIAL
    }
    assert np.mean([one.p < 0.05 for one in clear]) < 0.13
