"""Percentage trends of counts, by statsmodels and against its published figures."""

import math
import sys
from types import SimpleNamespace

import numpy as np
import pytest

from frankpledge.analysis.statistics import regression
from frankpledge.analysis.statistics.modelling import (
    ModellingIsAbsent,
    NoModel,
    part_of_statsmodels,
)
from tests.analysis.statistics.vectors import vectors


def test_gives_the_reference_fit():
    data = vectors("trend_seasonality.json")
    wanted = data["poisson_glm"]
    found = regression.count_trend(data["counts"])
    assert np.allclose(found.coefficients, wanted["coef"], rtol=1e-8)
    assert np.allclose(found.errors, wanted["se"], rtol=1e-8)
    assert found.deviance == pytest.approx(wanted["deviance"])
    assert found.per_step[0] == pytest.approx(wanted["monthly_change_pct"])
    assert found.per_cycle[0] == pytest.approx(wanted["annual_change_pct"])


def falling(spread=None, seed=1):
    draw = np.random.default_rng(seed)
    at = np.arange(72)
    mean = np.exp(4.5 - 0.01 * at + 0.1 * np.cos(2 * np.pi * at / 12))
    if spread:
        mean = draw.gamma(spread, mean / spread)
    return draw.poisson(mean)


def test_finds_a_fall_it_was_given():
    found = regression.count_trend(falling())
    low, high = found.per_cycle[1:]
    assert low < 100 * math.expm1(-0.12) < high
    assert found.p < 1e-6


def test_negative_binomial_is_wider_where_counts_vary_more_than_chance():
    counts = falling(spread=5)
    poisson = regression.count_trend(counts)
    wide = regression.count_trend(counts, family=regression.NEGATIVE_BINOMIAL)
    assert poisson.dispersion > 3
    assert wide.family == regression.NEGATIVE_BINOMIAL
    assert wide.errors[1] > 1.5 * poisson.errors[1]


def test_negative_binomial_is_poisson_where_chance_explains_all():
    steady = np.full(36, 50.0) + np.arange(36) % 2
    found = regression.count_trend(steady, family=regression.NEGATIVE_BINOMIAL)
    assert found.family == regression.POISSON


def test_missing_months_keep_their_place():
    counts = falling().astype(float)
    counts[10:20] = np.nan
    found = regression.count_trend(counts)
    assert np.isnan(found.fitted[10:20]).all()
    assert found.per_cycle[1] < 100 * math.expm1(-0.12) < found.per_cycle[2]


def test_exposure_is_allowed_for():
    days = np.tile([31.0, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], 3)
    found = regression.count_trend(10 * days, exposure=days, cycle=1)
    assert found.per_step[0] == pytest.approx(0, abs=1e-9)
    assert len(found.coefficients) == 2


@pytest.mark.parametrize("counts", [[0] * 20, [1] * 7, [math.nan] * 20])
def test_nothing_to_fit_is_said(counts):
    with pytest.raises(NoModel, match="8 known counts"):
        regression.count_trend(counts)


def test_a_fit_that_is_no_number_is_not_given(monkeypatch):
    wild = SimpleNamespace(params=[math.nan] * 4, bse=[1.0] * 4)
    monkeypatch.setattr(regression, "_fitted", lambda *given: (wild, wild))
    with pytest.raises(NoModel, match="nothing in them"):
        regression.count_trend(falling())


def test_counts_that_cannot_be_fitted_are_refused():
    with pytest.raises(NoModel, match="No trend can be fitted"):
        regression.count_trend([1e300] * 20)


def test_a_lone_event_in_a_long_nothing_gives_no_wild_answer():
    counts = [5, *[0] * 40]
    try:
        found = regression.count_trend(counts, cycle=1)
    except NoModel:
        return
    assert np.isfinite(found.coefficients).all()


def test_without_statsmodels_the_way_to_install_it_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "statsmodels.nowhere", None)
    with pytest.raises(ModellingIsAbsent, match=r"frankpledge\[modelling\]"):
        part_of_statsmodels("nowhere")
