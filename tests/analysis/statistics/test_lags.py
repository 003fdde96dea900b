"""Two series with a lag: what is found, and what is not found in noise."""

import math

import numpy as np
import pytest

from frankpledge.analysis.statistics.lags import lagged


def pair(lag=2, steps=84, seed=1):
    draw = np.random.default_rng(seed)
    context = draw.normal(size=steps + lag)
    values = context[: len(context) - lag] + 0.2 * draw.normal(size=steps)
    return values, context[lag:]


def test_a_lag_is_found_where_it_is():
    found = lagged(*pair())
    assert int(np.nanargmax(found.correlation)) == 2
    assert found.q[2] < 1e-6
    assert found.pairs.tolist() == [72, 71, 70, 69, 68, 67, 66]


def test_two_trends_do_not_go_together_for_that_alone():
    at = np.arange(84.0)
    draw = np.random.default_rng(3)
    found = lagged(at + draw.normal(size=84), 5 * at + draw.normal(size=84))
    assert np.nanmin(found.q) > 0.05


def test_wanderers_are_seldom_called_companions():
    draw = np.random.default_rng(5)
    finds = [
        np.nanmin(lagged(*np.cumsum(draw.normal(size=(2, 72)), axis=1)).q) < 0.05
        for _ in range(200)
    ]
    assert np.mean(finds) < 0.08


def test_holes_are_left_out_pair_by_pair():
    values, context = pair()
    values[30] = math.nan
    assert lagged(values, context).pairs[0] == 70


def test_what_never_changes_has_no_correlation():
    found = lagged(np.ones(40), np.arange(40.0), 2)
    assert np.isnan(found.correlation).all()
    assert np.isnan(found.q).all()


def test_differences_may_be_left_out():
    assert lagged(*pair(0), 0, difference=0).correlation[0] > 0.9


def test_series_of_different_length_are_refused():
    with pytest.raises(ValueError, match="same steps"):
        lagged(np.ones(40), np.ones(41))


@pytest.mark.parametrize("memory", [0.0, 0.5])
def test_series_with_little_memory_are_seldom_called_companions(memory):
    """A yearly change and that of a year later share a month: 16% were called so."""
    draw = np.random.default_rng(8)
    finds = []
    for _ in range(250):
        noise = draw.normal(size=(2, 72))
        for at in range(1, 72):
            noise[:, at] += memory * noise[:, at - 1]
        finds.append(np.nanmin(lagged(*noise).q) < 0.05)
    assert np.mean(finds) < 0.08
