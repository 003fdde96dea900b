"""A handful of events over groups: published figures and an obvious slow version."""

import itertools
import math

import numpy as np
import pytest

from frankpledge.analysis.statistics.small_samples import spread_evenly


@pytest.mark.parametrize(
    ("counts", "g"),
    [((3, 0), 11.68), ((2, 1), 7.86), ((1, 1, 1), 5.08)],
)
def test_gives_the_published_ratio_over_a_week(counts, g):
    week = [*counts, *[0] * (7 - len(counts))]
    assert round(spread_evenly(week).g, 2) == g


def test_three_on_one_day_happen_once_in_49():
    found = spread_evenly([0, 0, 3, 0, 0, 0, 0])
    assert found.p == pytest.approx(1 / 49)
    assert found.is_exact
    assert found.outcomes == math.comb(9, 6)


def test_agrees_with_every_way_of_throwing_the_events():
    seen, shares = np.array([3, 1, 0]), np.array([0.2, 0.3, 0.5])
    found = spread_evenly(seen, shares)
    wanted = 0.0
    for throw in itertools.product(range(3), repeat=4):
        counts = np.bincount(throw, minlength=3)
        known = counts > 0
        g = 2 * (counts[known] * np.log(counts[known] / (4 * shares[known]))).sum()
        wanted += np.prod(shares[list(throw)]) * (g >= found.g - 1e-9)
    assert found.p == pytest.approx(wanted)


def test_too_many_ways_are_drawn_alike_each_time():
    counts = [40, 20, 20, 20, 20, 20, 20]
    one, again = spread_evenly(counts, seed=4), spread_evenly(counts, seed=4)
    assert one == again
    assert not one.is_exact
    assert one.p == pytest.approx(0.036, abs=0.015)


@pytest.mark.parametrize(
    "bad",
    [([5], None), ([0, 0], None), ([1, -1], None), ([1, 2], [1]), ([1, 2], [0, 1])],
)
def test_what_cannot_be_tested_is_refused(bad):
    with pytest.raises(ValueError, match=r"needs"):
        spread_evenly(*bad)
