"""STL and Holt-Winters, against the reference figures."""

import math
from types import SimpleNamespace

import numpy as np
import pytest

from frankpledge.analysis.statistics import decompose
from frankpledge.analysis.statistics.decompose import holt_winters, stl
from frankpledge.analysis.statistics.modelling import NoModel
from tests.analysis.statistics.vectors import vectors


WAVE = 50 + 10 * np.sin(2 * np.pi * np.arange(60) / 12)


def test_stl_of_logarithms_is_the_reference_one():
    data = vectors("trend_seasonality.json")
    wanted = data["stl_log"]
    found = stl(data["counts"], 12, wanted["seasonal"], logarithms=True)
    assert np.log(found.level[0]) == pytest.approx(wanted["trend_first"], rel=1e-8)
    assert np.log(found.level[-1]) == pytest.approx(wanted["trend_last"], rel=1e-8)
    assert np.allclose(np.log(found.shape[-12:]), wanted["seasonal_last_12"], rtol=1e-8)


def test_parts_make_up_the_whole():
    plain, factors = stl(WAVE), stl(WAVE, logarithms=True)
    assert np.allclose(sum(plain.parts.values()), WAVE)
    assert np.allclose(factors.level * factors.shape * factors.rest, WAVE)
    assert plain.strength > 0.99


def test_a_flat_series_has_no_season():
    assert stl(np.full(40, 7.0)).strength == 0


def test_holt_winters_is_the_reference_one_within_two_percent():
    data = vectors("trend_seasonality.json")
    wanted = data["holt_winters_first_60"]
    found = holt_winters(data["counts"][:60], 12)
    assert np.allclose(found.forecast, wanted["forecast_61_72"], rtol=0.02)
    assert found.sse == pytest.approx(wanted["sse"], rel=0.02)


def test_forecast_is_never_below_nought_for_counts():
    found = holt_winters(np.maximum(0, 20 - np.arange(36) / 1.5), 24)
    assert (found.forecast >= 0).all()
    assert (found.low >= 0).all()
    assert (np.diff(found.high - found.forecast) >= 0).all()


def test_variance_grows_as_one_miss_echoes_in_the_steps_after_it():
    # One miss of 1, drawn through the recursions of level, trend and shape.
    weights, cycle = (0.4, 0.2, 0.3), 4
    level, trend, shape = weights[0], weights[0] * weights[1], [0.0] * cycle
    shape[0] = weights[2]
    echoes = [level + ahead * trend + shape[ahead % cycle] for ahead in range(1, 12)]
    wanted = [1 + sum(echo**2 for echo in echoes[:n]) for n in range(12)]
    assert decompose._growth(weights, 12, cycle).tolist() == pytest.approx(wanted)


def test_limits_hold_as_often_as_they_say():
    # ± z of the in-sample misses held in 68% of first steps after 26 months.
    draw = np.random.default_rng(8)
    held = []
    for _ in range(25):
        series = 100 + np.tile([20.0, 0, -15, -5], 8) + draw.normal(0, 10, 32)
        found = holt_winters(series[:24], 8, cycle=4)
        held.append((series[24:] >= found.low) & (series[24:] <= found.high))
    assert np.mean(held) > 0.9
    assert np.mean([first[0] for first in held]) > 0.85


@pytest.mark.parametrize(
    ("values", "why"), [([math.nan] * 40, "hole"), ([1.0] * 10, "it needs")]
)
def test_holes_and_short_series_are_refused(values, why):
    for method in (stl, lambda numbers: holt_winters(numbers, 3)):
        with pytest.raises(NoModel, match=why):
            method(values)


def test_figures_too_large_to_be_meant_are_refused():
    with pytest.raises(NoModel, match="too large"):
        holt_winters([math.inf] * 30, 3)


def test_a_forecast_that_is_no_number_is_not_given(monkeypatch):
    class Wild:
        def __init__(self, *given, **more):
            self.fittedvalues, self.sse = given[0], 1.0

        def fit(self, **more):
            return self

        def forecast(self, ahead):
            return [math.nan] * ahead

    wild = SimpleNamespace(ExponentialSmoothing=Wild)
    monkeypatch.setattr(decompose, "part_of_statsmodels", lambda name: wild)
    with pytest.raises(NoModel, match="No forecast"):
        holt_winters([1.0] * 30, 3)


def test_logarithms_of_nothing_are_refused():
    with pytest.raises(NoModel, match="above 0"):
        stl([0.0] * 40, logarithms=True)
