"""Intervals where one victim counts many times."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.analysis.statistics import intervals, standardise
from frankpledge.analysis.statistics.recurrent import repeat_adjusted


@given(st.integers(0, 300))
def test_one_event_each_gives_the_plain_interval(victims):
    found = repeat_adjusted([1], [victims])
    limits = intervals.poisson(victims)
    assert found.low == pytest.approx(limits.low[0], rel=1e-12)
    assert found.high == pytest.approx(limits.high[0], rel=1e-12)
    assert found.widening == 1


@given(st.lists(st.integers(0, 9), min_size=1, max_size=50))
def test_frequencies_and_single_rows_agree_and_never_narrow(events):
    single = repeat_adjusted(events)
    often, many = np.unique(events, return_counts=True)
    assert repeat_adjusted(often, many) == single
    assert single.widening >= 1
    assert 0 <= single.low <= single.plain_low + 1e-12
    assert single.high >= single.plain_high - 1e-12


def test_everybody_seven_times_is_root_seven_times_as_wide():
    found = repeat_adjusted([7], [5])
    assert found.widening == pytest.approx(math.sqrt(7))
    assert (found.events, found.victims) == (35, 5)
    assert found.high - 35 == pytest.approx(math.sqrt(7) * (found.plain_high - 35))


def test_interval_holds_the_truth_as_often_as_it_says():
    # 20 of 1,000 people are victims of 4 crimes each, the rest of none: the plain
    # interval holds the true number in far fewer than 95 of 100 years.
    draw = np.random.default_rng(3)
    held = plain = 0
    for victims in draw.poisson(20, 2000):
        found = repeat_adjusted([4], [victims])
        held += found.low <= 80 <= found.high
        plain += found.plain_low <= 80 <= found.plain_high
    assert held / 2000 > 0.93
    assert plain / 2000 < 0.75


def test_directly_standardised_rate_is_widened_alike():
    columns = ([30, 12], [4000, 6000], [5500, 4500])
    plain = standardise.direct(*columns)
    same = standardise.direct(*columns, squares=[30, 12])
    wide = standardise.direct(*columns, squares=[120, 48])
    assert plain == same
    assert wide.value == plain.value
    assert wide.high - wide.value == pytest.approx(2 * (plain.high - plain.value))


@pytest.mark.parametrize(
    "bad", [([math.nan], None), ([-1], None), ([1, 2], [3]), ([1], [-3])]
)
def test_impossible_frequencies_are_refused(bad):
    with pytest.raises(ValueError, match="Every"):
        repeat_adjusted(*bad)
