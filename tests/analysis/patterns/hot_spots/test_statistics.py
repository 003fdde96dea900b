from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.analysis.patterns.hot_spots import (
    BadNeighbours,
    Lattice,
    Listed,
    Quadrant,
    adjusted,
    geary,
    gi,
    gi_star,
    local_moran,
    moran,
    shuffled,
    smallest_useful,
)


CHAIN = Listed.from_lists([[1], [0, 2], [1, 3], [2, 4], [3]])
ISLAND = Listed.from_lists([[1], [0], [], [4], [3]])

values_of_a_grid = st.lists(st.integers(0, 30), min_size=20, max_size=20).filter(
    lambda each: len(set(each)) > 1
)


def by_hand(x, lists, i, *, is_star):
    """Gi or Gi* from its definition: mean, spread and sum of one place."""
    members = [*lists[i], i] if is_star else lists[i]
    others = x if is_star else np.delete(x, i)
    n, k = len(others), len(members)
    spread = others.std() * np.sqrt(k * (n - k) / (n - 1))
    return (x[members].sum() - k * others.mean()) / spread


@given(values=values_of_a_grid)
@settings(max_examples=40, deadline=None)
def test_gi_and_gi_star_are_what_their_definition_says(values):
    x = np.array(values, float)
    grid = Lattice(4, 5)
    around = [
        [
            j
            for j in range(20)
            if j != i and abs(j // 5 - i // 5) <= 1 and abs(j % 5 - i % 5) <= 1
        ]
        for i in range(20)
    ]
    star = [by_hand(x, around, i, is_star=True) for i in range(20)]
    assert gi_star(x, grid).z == pytest.approx(star, abs=1e-9)
    plain = gi(x, grid).z
    for i in range(20):
        if np.ptp(np.delete(x, i)) > 0:
            assert plain[i] == pytest.approx(by_hand(x, around, i, is_star=False))


@given(values=values_of_a_grid, times=st.integers(1, 50), more=st.integers(-50, 50))
@settings(max_examples=40, deadline=None)
def test_units_do_not_matter(values, times, more):
    x, grid = np.array(values, float), Lattice(4, 5)
    other = x * times + more
    for statistic in (gi, gi_star, local_moran):
        assert statistic(other, grid).z == pytest.approx(
            statistic(x, grid).z, abs=1e-6, nan_ok=True
        )
    for whole in (moran, geary):
        assert whole(other, grid).value == pytest.approx(whole(x, grid).value)


def test_turning_the_map_turns_the_answer():
    x = np.random.default_rng(3).poisson(2, (6, 8)).astype(float)
    turned = gi_star(x[::-1].T.copy(), Lattice(8, 6)).z.reshape(8, 6)
    assert turned == pytest.approx(gi_star(x, Lattice(6, 8)).z.reshape(6, 8)[::-1].T)


def test_equal_values_have_no_score_and_no_pattern():
    x = np.full(9, 0.1)
    for found in (gi(x, Lattice(3, 3)), gi_star(x, Lattice(3, 3))):
        assert np.isnan(found.z).all()
        assert np.isnan(found.p).all()
    flat = local_moran(x, Lattice(3, 3))
    assert np.isnan(flat.z).all()
    assert set(flat.quadrant) == {Quadrant.NONE}
    with pytest.raises(BadNeighbours, match="Every value is the same"):
        moran(x, Lattice(3, 3))
    assert shuffled(x, Lattice(3, 3)).p.tolist() == [1.0] * 9


def test_a_place_without_neighbours_has_no_score():
    x = np.array([1.0, 5, 3, 2, 8])
    for z in (
        gi(x, ISLAND).z,
        gi_star(x, ISLAND).z,
        local_moran(x, ISLAND).z,
        shuffled(x, ISLAND).p,
    ):
        assert np.isnan(z).tolist() == [False, False, True, False, False]
    with pytest.raises(BadNeighbours, match="1 of 5 places have no neighbours"):
        moran(x, ISLAND)


def test_nobody_has_neighbours():
    nobody = Listed.from_lists([[], [], []])
    assert np.isnan(shuffled(np.array([1.0, 2, 3]), nobody).p).all()


def test_quadrants_name_the_place_first():
    x = np.array([9.0, 8, 0, 0, 9])
    assert local_moran(x, CHAIN).quadrant.tolist() == [
        "high among high",
        "high among low",
        "low among low",
        "low among low",
        "high among low",
    ]


@pytest.mark.parametrize("whole", [moran, geary])
def test_whole_map_moments_are_those_of_every_possible_shuffle(whole):
    x = np.array([1.0, 2, 2, 7, 11])
    every = [whole(np.array(each), CHAIN).value for each in permutations(x)]
    found = whole(x, CHAIN)
    assert found.expected == pytest.approx(np.mean(every))
    assert found.variance == pytest.approx(np.var(every))


@pytest.mark.parametrize("whole", [moran, geary])
def test_binary_weights_on_neighbours_that_do_not_go_both_ways(whole):
    neighbours = Listed.from_lists([[1, 2], [2], [0, 3], [4], [0]])
    x = np.array([3.0, 1, 4, 1, 9])
    found = whole(x, neighbours, averaged=False)
    every = [
        whole(np.array(each), neighbours, averaged=False).value
        for each in permutations(x)
    ]
    assert found.variance == pytest.approx(np.var(every))


def test_shuffled_p_of_the_whole_map_agrees_with_every_possible_shuffle():
    x = np.array([1.0, 2, 2, 7, 11, 12])
    ring = Listed.from_lists([[5, 1], [0, 2], [1, 3], [2, 4], [3, 5], [4, 0]])
    every = np.array([moran(np.array(each), ring).value for each in permutations(x)])
    found = moran(x, ring, times=4999, seed=4)
    exact = 2 * min(
        np.mean(every >= found.value - 1e-12), np.mean(every <= found.value + 1e-12)
    )
    assert found.shuffled_p == pytest.approx(exact, abs=4 * np.sqrt(exact / 4999) * 2)
    assert found.seed == 4


def test_three_places_are_no_map_and_a_whole_map_may_have_no_spread():
    with pytest.raises(BadNeighbours, match="at least four"):
        moran(np.arange(3.0), Lattice(1, 3))
    everyone = Listed.from_lists([[j for j in range(4) if j != i] for i in range(4)])
    found = moran(np.array([1.0, 2, 3, 9]), everyone)
    assert found.value == pytest.approx(-1 / 3)
    assert found.shuffled_p is None


def test_false_discovery_as_worked_by_hand():
    p = np.array([0.01, np.nan, 0.04, 0.03, 0.5])
    assert adjusted(p) == pytest.approx(
        [0.04, np.nan, 0.16 / 3, 0.16 / 3, 0.5], nan_ok=True
    )
    assert adjusted(np.array([np.nan])).tolist() == pytest.approx([np.nan], nan_ok=True)
    assert smallest_useful(1000, 0.05, 999) == 40


@given(st.lists(st.floats(1e-6, 1), min_size=1, max_size=30))
def test_corrected_p_is_never_smaller_and_keeps_the_order(values):
    p = np.array(values)
    q = adjusted(p)
    assert (q >= p - 1e-15).all()
    assert (np.diff(q[np.argsort(p)]) >= 0).all()
