import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.analysis.patterns.grid import BadGrid, Squares
from tests.analysis.patterns.reference import reference


def test_half_open_cells_of_another_program():
    vector = reference("grid_counts.json")
    x, y = np.array(vector["points"]).T
    frame = Squares(0, 0, vector["cell"], 10, 10)
    assert frame.counts(x, y).tolist() == vector["counts"]
    assert int((frame.index(x, y) == -1).sum()) == vector["outside"]


@given(
    places=st.lists(
        st.tuples(st.integers(0, 700_000), st.integers(0, 1_200_000)), min_size=1
    ),
    cell=st.sampled_from([50.0, 100.0, 250.0]),
)
@settings(max_examples=60, deadline=None)
def test_every_point_lies_in_the_one_cell_that_holds_it(places, cell):
    x, y = np.array(places, float).T
    near = (abs(x - x[0]) < 5000) & (abs(y - y[0]) < 5000)
    x, y = x[near], y[near]
    frame = Squares.covering(x, y, cell)
    numbers = frame.index(x, y)
    west, south = frame.corners(numbers)
    assert ((west <= x) & (x < west + cell)).all()
    assert ((south <= y) & (y < south + cell)).all()
    assert ((west % cell == 0) & (south % cell == 0)).all()
    assert frame.counts(x, y).sum() == x.size
    assert (frame.counts(x, y)[[0, -1]].sum() > 0) or frame.rows > 1


def test_weights_are_summed_and_points_outside_are_not():
    frame = Squares(0, 0, 10, 2, 2)
    x, y = np.array([5.0, 5, 15, 20]), np.array([5.0, 5, 5, 5])
    assert frame.counts(x, y, np.array([1.5, 2, 4, 100])).tolist() == [[3.5, 4], [0, 0]]
    assert frame.index(np.array([-0.1, 0]), np.array([0, 19.9])).tolist() == [-1, 2]


def test_a_cell_is_named_by_its_size_and_corner():
    frame = Squares(335_000, 390_000, 250, 2, 2)
    assert frame.names(np.array([3])) == ["250m E335250 N390250"]
    assert frame.shape == (2, 2)
    assert frame.centres_y.tolist() == [390_125, 390_375]


def test_a_stray_point_stops_the_grid_before_it_is_made():
    x = np.r_[np.full(50, 335_000.0), 0.0]
    y = np.r_[np.full(50, 390_000.0), 0.0]
    with pytest.raises(
        BadGrid, match=r"cells; the most is 1,000,000.*number 51, at 0, 0"
    ):
        Squares.covering(x, y, 100)
    with pytest.raises(BadGrid, match="the most is 5"):
        Squares.covering(x[:50], y[:50], 100, margin=500, most_cells=5)


@pytest.mark.parametrize(
    ("cell", "margin", "number", "words"),
    [
        (0, 0, 1, "size of more than 0"),
        (float("inf"), 0, 1, "size of more than 0"),
        (100, -1, 1, "margin"),
        (100, 0, 0, "no points"),
    ],
)
def test_what_makes_no_grid_is_refused(cell, margin, number, words):
    with pytest.raises(BadGrid, match=words):
        Squares.covering(np.zeros(number), np.zeros(number), cell, margin=margin)
