"""Trend beneath a season: only like months are compared."""

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.analysis.statistics.seasonal_trend import seasonal_kendall
from frankpledge.analysis.statistics.trend import mann_kendall


SEASON = [5, 9, 2, 30]


def test_a_season_alone_is_no_trend():
    found = seasonal_kendall(SEASON * 5, 4)
    assert (found.s, found.z, found.slope) == (0, 0.0, 0.0)
    assert found.p == 1


def test_a_rise_beneath_a_season_is_found_with_its_pace():
    values = [season + 2 * year for year in range(5) for season in SEASON]
    found = seasonal_kendall(values, 4)
    assert found.s == 4 * 10
    assert found.slope == 2
    # Var(S) of five figures without ties is 5 x 4 x 15 / 18, for each of four seasons.
    assert found.variance == pytest.approx(4 * 300 / 18)
    assert found.z == pytest.approx(39 / math.sqrt(4 * 300 / 18))


def test_one_season_is_the_plain_test():
    values = [3.0, 1.0, 4.0, 1.5, 5.0, 9.0]
    found, plain = seasonal_kendall(values, 1), mann_kendall(values)
    assert (found.s, found.variance, found.p) == (plain.s, plain.variance, plain.p)
    assert found.slope == plain.slope


def test_holes_keep_their_place():
    values = [math.nan if at == 5 else at // 2 for at in range(12)]
    assert seasonal_kendall(values, 2).slope == 1


@pytest.mark.parametrize("values", [[], [1.0] * 7, [1.0, math.nan] * 4])
def test_two_years_are_too_few(values):
    with pytest.raises(ValueError, match="three of its cycles"):
        seasonal_kendall(values, 4)


@given(st.lists(st.integers(0, 9) | st.none(), min_size=12, max_size=24))
def test_the_sum_is_that_of_all_like_pairs(values):
    numbers = [math.nan if value is None else float(value) for value in values]
    pairs = [
        (a, b)
        for a, b in combinations(range(len(values)), 2)
        if (b - a) % 3 == 0 and values[a] is not None and values[b] is not None
    ]
    try:
        found = seasonal_kendall(numbers, 3)
    except ValueError:
        return
    assert found.s == sum(np.sign(values[b] - values[a]) for a, b in pairs)
    steps = [3 * (values[b] - values[a]) / (b - a) for a, b in pairs]
    assert found.slope == pytest.approx(float(np.median(steps)))
