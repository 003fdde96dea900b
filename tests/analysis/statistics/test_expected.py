"""Ranges of what to expect, against SciPy and against how often they hold."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from frankpledge.analysis.statistics import expected


@settings(deadline=None, max_examples=40)
@given(st.floats(0.01, 2000), st.floats(1.001, 30), st.floats(0.001, 0.999))
def test_quantiles_are_those_of_scipy(mean, dispersion, share):
    means, spread = np.array([mean, mean]), np.array([1.0, dispersion])
    found = expected.quantile(share, means, spread)
    assert found[0] == stats.poisson.ppf(share, mean)
    size = mean / (dispersion - 1)
    wanted = stats.nbinom.ppf(share, size, 1 / dispersion)
    assert abs(found[1] - wanted) <= 1


def test_nothing_expected_is_nothing_and_unknown_is_unknown():
    found = expected.quantile(
        0.9, np.array([0.0, 0.0, math.nan]), np.array([1.0, 3, 1])
    )
    assert found[:2].tolist() == [0, 0]
    assert math.isnan(found[2])


def test_a_month_is_expected_from_those_before_it_alone():
    year = np.array([10.0, 20, 30, 40] * 3)
    found = expected.monthly(np.tile(year, 3))
    assert np.isnan(found.expected[:24]).all()
    assert np.allclose(found.expected[24:36], year)
    assert found.expected[36] == 10
    later = np.tile(year, 3)
    later[30] = 999
    assert expected.monthly(later).expected[24:31] == pytest.approx(year[:7])


def counted(draw, mean, more_than_chance):
    """Draw counts round the means that vary so many times more than chance."""
    if more_than_chance == 1:
        return draw.poisson(mean)
    return draw.negative_binomial(mean / (more_than_chance - 1), 1 / more_than_chance)


@pytest.mark.parametrize(
    ("mean", "more_than_chance", "months"),
    [(60, 1, 24), (60, 3, 24), (60, 3, 60), (3, 1, 26), (3, 3, 48), (1, 1, 36)],
)
def test_monthly_ranges_hold_as_often_as_they_say(mean, more_than_chance, months):
    # The first ranges once took all variation for chance: 66% held at (60, 3, 26).
    draw = np.random.default_rng(months)
    usual = mean * (1 + 0.25 * np.sin(np.arange(months + 1) * np.pi / 6))
    outside = []
    for _ in range(250):
        counts = counted(draw, usual, more_than_chance)
        found = expected.monthly(counts[:months])
        outside.append(not found.low[-1] <= counts[-1] <= found.high[-1])
    assert np.mean(outside) < 0.10


def test_one_event_where_there_never_was_any_is_not_above_the_range():
    found = expected.monthly(np.tile([0.0, *[2.0] * 11], 3))
    assert (found.expected[-1], found.low[-1], found.high[-1]) == (0, 0, 2)
    days = expected.daily(np.zeros(70))
    assert (days.expected[-1], days.high[-1]) == (0, 1)


def test_a_year_with_a_hole_tells_no_month():
    counts = np.tile(np.arange(1.0, 13), 3)
    counts[20] = math.nan
    found = expected.monthly(counts)
    assert math.isnan(found.expected[24])
    assert found.expected[36] == pytest.approx(1)


@pytest.mark.parametrize(
    ("mean", "more_than_chance"), [(10, 1), (10, 2.5), (0.5, 1), (60, 2.5)]
)
def test_daily_false_alarms_are_as_rare_as_stated(mean, more_than_chance):
    draw = np.random.default_rng(4)
    usual = mean * (1 + 0.4 * np.isin(np.arange(1500) % 7, [4, 5]))
    counts = counted(draw, usual, more_than_chance)
    found = expected.daily(counts)
    high = found.high[:-1]
    judged = ~np.isnan(high)
    assert (counts[judged] > high[judged]).mean() < 0.012


def test_a_spike_is_above_and_does_not_raise_its_own_bar():
    counts = np.array([8.0, 9, 7, 8, 14, 15, 9] * 12)
    counts[-1] = 40
    found = expected.daily(counts, weeks=8)
    assert counts[-1] > found.high[-2]
    assert found.high[-1] == pytest.approx(found.high[-8], abs=2)


def test_too_few_known_days_give_no_range():
    counts = np.array([8.0, math.nan, math.nan] * 30)
    assert np.isnan(expected.daily(counts).expected).all()


def test_moving_mean_by_hand():
    assert expected.moving_mean([1, 2, 6], 2).tolist()[1:] == [1.5, 4]
    with_hole = expected.moving_mean([1, math.nan, 6], 2, least=1)
    assert with_hole.tolist()[1:] == [1, 6]
    assert np.isnan(expected.moving_mean([1, math.nan, 6], 2)).all()
    assert np.isnan(expected.moving_mean([1], 2)).all()


def test_a_mean_of_no_steps_is_refused():
    with pytest.raises(ValueError, match="one step or more"):
        expected.moving_mean([1], 0)
