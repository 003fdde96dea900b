import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.analysis.patterns.hot_spots import (
    BadNeighbours,
    Lattice,
    Listed,
    gi_star,
    listed,
    nearest,
    touching,
    within,
)


def spelt_out(lattice, shape=None):
    """Return a grid's neighbours as lists, by looking at every pair of cells."""
    inside = lattice.inside
    if inside is None:
        inside = np.ones((lattice.rows, lattice.columns), bool)
    cells = [tuple(each) for each in np.argwhere(inside)]
    reach = lattice.reach
    return Listed.from_lists(
        [
            [
                j
                for j, (r, c) in enumerate(cells)
                if (r, c) != (row, col)
                and abs(r - row) < len(reach)
                and abs(c - col) <= reach[abs(r - row)]
            ]
            for row, col in cells
        ]
    )


@given(
    rows=st.integers(1, 7),
    columns=st.integers(1, 7),
    reach=st.sampled_from([(1, 1), (1, 0), (2, 1, 0), (3, 3, 3, 3), (0, 0)]),
    seed=st.integers(0, 99),
    is_masked=st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_sliding_sums_agree_with_lists(rows, columns, reach, seed, is_masked):
    random = np.random.default_rng(seed)
    mask = random.random((rows, columns)) < 0.7 if is_masked else None
    lattice = Lattice(rows, columns, reach, mask)
    lists = spelt_out(lattice)
    values = random.integers(0, 9, lattice.size).astype(float)
    assert lattice.size == lists.size
    assert lattice.counts.tolist() == lists.counts.tolist()
    for ours, theirs in (
        (lattice.sums, lists.sums),
        (lattice.sums_back, lists.sums_back),
        (lattice.mutual_sums, lists.mutual_sums),
    ):
        assert ours(values).tolist() == theirs(values).tolist()


def test_a_disc_reaches_every_centre_within_its_radius_that_included():
    assert Lattice.disc(9, 9, 1).reach == (1, 0)
    assert Lattice.disc(9, 9, 2**0.5).reach == (1, 1)
    assert Lattice.disc(9, 9, 5).reach == (5, 4, 4, 4, 3, 0)


def test_a_disc_wider_than_the_grid_is_the_whole_grid():
    for radius in (20, 400_000):
        lattice = Lattice.disc(5, 7, radius)
        assert set(lattice.counts) == {34}
        assert len(lattice.reach) == 5


@pytest.mark.parametrize("radius", [0, 0.5, float("nan"), float("inf"), -2])
def test_a_disc_needs_a_radius_of_a_cell_or_more(radius):
    with pytest.raises(BadNeighbours, match="one cell"):
        Lattice.disc(9, 9, radius)


def test_a_grid_without_cells_or_with_another_mask_is_refused():
    with pytest.raises(BadNeighbours, match="needs a row"):
        Lattice(0, 3)
    with pytest.raises(BadNeighbours, match="another shape"):
        Lattice(2, 3, inside=np.ones((3, 2), bool))


def test_areas_touch_at_a_side_or_a_corner():
    boxes = [shapely.box(x, y, x + 1, y + 1) for y in range(3) for x in range(3)]
    assert touching(boxes).counts.tolist() == [3, 5, 3, 5, 8, 5, 3, 5, 3]


def test_the_nearest_are_counted_and_ties_go_to_the_first_in_the_table():
    x = np.array([0.0, 10.0, -10.0, 100.0])
    found = nearest(x, np.zeros(4), 1)
    assert found.table.toarray().nonzero()[1].tolist() == [1, 0, 0, 1]
    assert found.counts.tolist() == [1, 1, 1, 1]


def test_the_nearest_of_places_at_one_point_are_each_other():
    found = nearest(np.array([5.0, 5, 5, 90]), np.array([5.0, 5, 5, 90]), 2)
    assert found.table.toarray().tolist() == [
        [0, 1, 1, 0],
        [1, 0, 1, 0],
        [1, 1, 0, 0],
        [1, 1, 0, 0],
    ]


@pytest.mark.parametrize("number", [0, 4])
def test_more_nearest_than_there_are_others_are_refused(number):
    with pytest.raises(BadNeighbours, match="cannot each have"):
        nearest(np.arange(4.0), np.arange(4.0), number)


def test_within_a_distance_holds_the_distance_itself():
    found = within(np.array([0.0, 100, 201]), np.zeros(3), 100)
    assert found.counts.tolist() == [1, 1, 0]


def test_a_distance_needs_metres_and_places_need_coordinates(monkeypatch):
    with pytest.raises(BadNeighbours, match="more than 0"):
        within(np.arange(3.0), np.arange(3.0), 0)
    with pytest.raises(BadNeighbours, match="no coordinates"):
        within(np.array([0, np.nan]), np.zeros(2), 5)
    monkeypatch.setattr(listed, "MOST_PAIRS", 3)
    with pytest.raises(BadNeighbours, match="pairs of places"):
        within(np.arange(3.0), np.arange(3.0), 5)


def test_neighbours_that_are_no_places_are_refused():
    for lists in ([[1], [2]], [[0], [0]], [[-1], [0]]):
        with pytest.raises(BadNeighbours, match="not among the places"):
            Listed.from_lists(lists)


def test_a_neighbour_named_twice_counts_once():
    assert Listed.from_lists([[1, 1], [0]]).counts.tolist() == [1, 1]


def test_places_left_out_are_nobodys_neighbours():
    queen = spelt_out(Lattice(3, 3))
    kept = queen.kept(np.arange(9) != 4)
    assert kept.size == 8
    assert kept.counts.tolist() == [2, 4, 2, 4, 4, 2, 4, 2]


def test_neighbours_need_not_go_both_ways():
    found = Listed.from_lists([[1], [2], [1]])
    ones = np.ones(3)
    assert found.sums(ones).tolist() == [1, 1, 1]
    assert found.sums_back(ones).tolist() == [0, 2, 1]
    assert found.mutual_sums(ones).tolist() == [0, 1, 1]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (np.ones(5), "5 values for 9 places"),
        (np.full(9, np.nan), "missing or infinite"),
        (np.full(9, np.inf), "missing or infinite"),
    ],
)
def test_values_must_fit_the_places(values, words):
    with pytest.raises(BadNeighbours, match=words):
        gi_star(values, Lattice(3, 3))


def test_two_places_are_too_few():
    with pytest.raises(BadNeighbours, match="at least three"):
        gi_star(np.ones(2), Lattice(1, 2))
