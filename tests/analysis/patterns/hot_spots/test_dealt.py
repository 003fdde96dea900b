"""Chances that are counted out and not drawn, against every deal written down."""

from itertools import combinations
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, hypergeom

from frankpledge.analysis.patterns.hot_spots import (
    BadNeighbours,
    Lattice,
    Listed,
    adjusted,
    can_be_dealt,
    dealt,
    gi_star,
    scattered,
    shuffled,
)


ALONE = Listed.from_lists([[1], [0], [], [1, 0]])


def slow(x, neighbours):
    """Return the two-sided share of all deals, each written down."""
    found = []
    for own, number in enumerate(neighbours.counts):
        seen = neighbours.sums(x)[own] + x[own]
        sums = np.array([sum(each) for each in combinations(x, int(number) + 1)])
        found.append(min(1, 2 * min(np.mean(sums >= seen), np.mean(sums <= seen))))
    return np.array(found)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 6), min_size=12, max_size=12))
def test_it_is_the_share_of_every_deal(values):
    x = np.array(values, float)
    assert dealt(x, Lattice(3, 4)) == pytest.approx(slow(x, Lattice(3, 4)), rel=1e-12)


def test_marks_of_yes_and_no_follow_the_hypergeometric():
    x = np.zeros(2500)
    x[:300:7] = 1
    grid = Lattice(50, 50)
    marked = int(x.sum())
    seen, members = grid.sums(x) + x, grid.counts + 1
    high = hypergeom.sf(seen - 1, 2500, marked, members)
    low = hypergeom.cdf(seen, 2500, marked, members)
    right = np.minimum(1, 2 * np.minimum(high, low))
    assert dealt(x, grid) == pytest.approx(right, rel=1e-9)
    assert seen.max() == 3


def test_far_tails_keep_their_digits():
    """The nine fullest of 10,000 places lie together: one deal in C(10,000, 9)."""
    x = np.zeros(10_000)
    middle = [j for i in (5049, 5149, 5249) for j in (i, i + 1, i + 2)]
    x[middle] = 1
    p = dealt(x, Lattice(100, 100))
    assert p[5150] == pytest.approx(2 / comb(10_000, 9), rel=1e-9)


def test_shuffles_of_the_neighbours_alone_mostly_say_the_same():
    random = np.random.default_rng(5)
    x = random.poisson(3, 2500).astype(float)
    exact, drawn = dealt(x, Lattice(50, 50)), shuffled(x, Lattice(50, 50), times=9999).p
    assert np.abs(np.median(exact) - np.median(drawn)) < 0.05
    assert np.corrcoef(exact, drawn)[0, 1] > 0.8


def test_a_place_without_neighbours_has_no_chance():
    x = np.array([3.0, 1, 0, 2])
    assert np.isnan(dealt(x, ALONE)).tolist() == [False, False, True, False]
    found = scattered(x, ALONE, np.ones(4, bool))
    assert np.isnan(found).tolist() == [False, False, True, False]


@pytest.mark.parametrize(
    ("x", "can"),
    [
        ([3.0, 1, 0, 2], True),
        ([3.5, 1, 0, 2], False),
        ([-1.0, 1, 0, 2], False),
        ([1e15, 1, 0, 2], False),
    ],
)
def test_only_whole_numbers_of_moderate_size_can_be_dealt(x, can):
    assert can_be_dealt(np.array(x), ALONE) is can


def test_wide_neighbourhoods_of_many_different_counts_are_too_many_deals():
    x = np.arange(10_000.0)
    assert not can_be_dealt(x, Lattice.disc(100, 100, 12))
    with pytest.raises(BadNeighbours, match="missing"):
        dealt(np.array([np.nan, 1, 2, 3]), ALONE)


def test_scatter_is_the_binomial_chance_in_the_direction_asked():
    random = np.random.default_rng(2)
    x = random.poisson(0.4, 900).astype(float)
    grid = Lattice(30, 30)
    seen, share, total = grid.sums(x) + x, (grid.counts + 1) / 900, x.sum()
    for is_high in (True, False):
        tail = (
            binom.sf(seen - 1, total, share)
            if is_high
            else binom.cdf(seen, total, share)
        )
        found = scattered(x, grid, np.full(900, is_high))
        assert found == pytest.approx(np.minimum(1, 2 * tail), rel=1e-9)


def test_all_records_around_one_place_and_none_anywhere():
    x = np.zeros(400)
    x[210] = 7.0
    found = scattered(x, Lattice(20, 20), np.ones(400, bool))
    assert found[210] == pytest.approx(2 * (9 / 400) ** 7, rel=1e-9)
    assert found[0] == 1
    assert (scattered(np.zeros(400), Lattice(20, 20), np.zeros(400, bool)) == 1).all()
    assert scattered(x, Lattice(20, 20), np.zeros(400, bool))[210] == 1


@pytest.mark.parametrize("mean", [0.002, 0.02, 0.1, 0.5, 2, 10])
def test_blind_scatter_is_called_hot_no_more_often_than_stated(mean):
    """
    Finds on maps without a pattern: at most one map in twenty may have any.

    Forty maps each: 7 or more would come by chance once in 300 tries. The normal
    curve alone finds hundreds of places on each of the thin maps.
    """
    random = np.random.default_rng(11)
    grid = Lattice(80, 80)
    maps = with_a_find = alone = 0
    for _ in range(40):
        x = random.poisson(mean, 6400).astype(float)
        if not x.any():
            continue
        maps += 1
        scores = gi_star(x, grid)
        curve = adjusted(scores.p) <= 0.05
        chance = adjusted(scattered(x, grid, scores.z > 0)) <= 0.05
        with_a_find += bool((curve & chance).any())
        alone += int(curve.sum())
    assert with_a_find <= 6
    assert mean > 0.1 or alone > 10 * maps
