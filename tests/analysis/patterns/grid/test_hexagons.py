import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.analysis.patterns.grid import BadGrid, Hexagons


def made(seed, number=300, across=120.0):
    random = np.random.default_rng(seed)
    x, y = (
        random.uniform(334_000, 336_000, number),
        random.uniform(389_000, 391_000, number),
    )
    return x, y, Hexagons.covering(x, y, across)


@given(seed=st.integers(0, 200), across=st.floats(60, 900))
@settings(max_examples=40, deadline=None)
def test_every_point_lies_in_the_hexagon_with_the_nearest_centre(seed, across):
    x, y, cells = made(seed, 40, across)
    number = cells.index(x, y)
    assert (number >= 0).all()
    cx, cy = cells.centres()
    apart = np.hypot(x[:, None] - cx, y[:, None] - cy)
    assert apart[np.arange(x.size), number] == pytest.approx(apart.min(axis=1))
    assert cells.counts(x, y).sum() == x.size


def test_outlines_hold_their_points_and_fill_the_plane():
    x, y, cells = made(1)
    shapes = [shapely.Polygon(cells.outline(i)) for i in range(cells.size)]
    assert shapes[0].area == pytest.approx(cells.square_metres)
    for i, number in enumerate(cells.index(x, y)):
        assert shapes[number].buffer(1e-6).contains(shapely.Point(x[i], y[i]))
    whole = shapely.union_all(shapely.buffer(shapes, 1e-6))
    assert whole.area == pytest.approx(cells.size * cells.square_metres, rel=1e-6)


def test_each_hexagon_has_up_to_six_neighbours_one_width_away():
    _, _, cells = made(2)
    around = cells.neighbours()
    assert around.counts.max() == 6
    assert (around.table != around.table.T).nnz == 0
    cx, cy = cells.centres()
    here, there = around.table.nonzero()
    assert np.hypot(cx[here] - cx[there], cy[here] - cy[there]) == pytest.approx(
        np.full(here.size, 120)
    )
    apart = np.hypot(cx[:, None] - cx, cy[:, None] - cy)
    assert around.counts.tolist() == (
        ((apart > 1) & (apart < 125)).sum(axis=1).tolist()
    )


def test_the_same_place_has_the_same_hexagon_whatever_the_data():
    x, y, cells = made(3)
    fewer = Hexagons.covering(x[:5], y[:5], 120)
    assert fewer.names(fewer.index(x[:5], y[:5])) == cells.names(
        cells.index(x[:5], y[:5])
    )
    assert cells.names(np.array([0]))[0].startswith("120m hex E33")


def test_points_outside_the_frame_are_nowhere_and_weights_are_summed():
    x, y, cells = made(4, 50)
    assert cells.index(np.array([0.0]), np.array([0.0])).tolist() == [-1]
    assert cells.counts(np.r_[x, 0], np.r_[y, 0], np.full(51, 0.5)).sum() == 25


def test_one_point_is_covered():
    cells = Hexagons.covering(np.array([5.0]), np.array([5.0]), 100)
    assert cells.index(np.array([5.0]), np.array([5.0]))[0] >= 0


@pytest.mark.parametrize("across", [0, -5, float("nan"), float("inf")])
def test_a_hexagon_needs_a_width(across):
    with pytest.raises(BadGrid, match="more than 0"):
        Hexagons.covering(np.zeros(1), np.zeros(1), across)


def test_no_points_and_too_many_cells_are_refused():
    with pytest.raises(BadGrid, match="no points"):
        Hexagons.covering(np.array([]), np.array([]), 100)
    with pytest.raises(BadGrid, match="number 2, at 900000, 900000"):
        Hexagons.covering(np.array([0.0, 900_000, 1]), np.array([0.0, 900_000, 1]), 100)
