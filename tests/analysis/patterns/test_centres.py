from math import hypot

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.analysis.patterns import centres as module
from frankpledge.analysis.patterns.centres import (
    BadPattern,
    centres,
    ellipse_corners,
    median_centre,
    nearest_neighbours,
)
from tests.analysis.patterns.reference import reference


patterns = st.lists(
    st.tuples(st.integers(0, 1000), st.integers(0, 1000)), min_size=3, max_size=25
)


def total(x, y, at):
    return float(np.hypot(x - at[0], y - at[1]).sum())


def test_six_points_of_another_program():
    vector = reference("centrography_six_points.json")
    x, y = np.array(vector["points"]).T
    found = centres(x, y)
    assert found.points == 6
    assert found.mean == pytest.approx(vector["mean_centre"])
    assert found.standard_distance_n == pytest.approx(
        vector["standard_distance_div_n"], rel=1e-8
    )
    assert found.standard_distance == pytest.approx(
        vector["standard_distance_div_n_minus_2"], rel=1e-8
    )
    assert found.ellipse.bearing == vector["long_axis_clockwise_from_north_deg"]
    assert [found.ellipse.short, found.ellipse.long] == pytest.approx(
        [vector["sde_axis_1"], vector["sde_axis_2"]], rel=1e-8
    )
    near = nearest_neighbours(x, y, vector["nearest_neighbour_index"]["area"])
    assert [near.observed, near.expected, near.index, near.z] == pytest.approx(
        [
            vector["nearest_neighbour_index"][key]
            for key in ("observed", "expected", "nni", "z")
        ],
        rel=1e-8,
    )
    # The other program stops a millimetre short of the true median centre, (5, 5).
    theirs = vector["median_centre_min_distance"]
    assert found.median == pytest.approx(theirs, abs=1e-3)
    assert total(x, y, found.median) <= total(x, y, theirs)


@given(patterns)
@settings(max_examples=50, deadline=None)
def test_no_place_near_the_median_centre_is_closer_to_all(points):
    x, y = np.array(points, float).T
    at = median_centre(x, y)
    best = total(x, y, at)
    for step in (1e-3, 0.1, 5, 100):
        for east, north in ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1)):
            beside = (at[0] + step * east, at[1] + step * north)
            assert best <= total(x, y, beside) + 1e-6


@given(patterns)
@settings(max_examples=40, deadline=None)
def test_moving_and_turning_the_points_moves_and_turns_the_ellipse(points):
    x, y = np.array(points, float).T
    here, there = centres(x, y), centres(y + 335_000, 390_000 - x)
    assert there.mean == pytest.approx((here.mean[1] + 335_000, 390_000 - here.mean[0]))
    for axis in ("long", "short"):
        assert getattr(there.ellipse, axis) == pytest.approx(
            getattr(here.ellipse, axis), abs=1e-3
        )
    if here.ellipse.bearing is not None and there.ellipse.bearing is not None:
        turned = (there.ellipse.bearing - here.ellipse.bearing) % 180
        assert turned == pytest.approx(90, abs=1e-3)


@pytest.mark.parametrize(
    ("x", "y", "bearing"),
    [
        ([0, 1, 2], [0, 1, 2], 45),
        ([0, 1, 2], [0, -1, -2], 135),
        ([0, 0, 0], [0, 1, 2], 0),
        ([0, 1, 2], [0, 0, 0], 90),
        ([0, 1, 0, -1], [1, 0, -1, 0], None),
        ([5, 5, 5], [5, 5, 5], None),
    ],
)
def test_the_bearing_runs_clockwise_from_north(x, y, bearing):
    found = centres(np.array(x, float), np.array(y, float))
    if bearing is None:
        assert found.ellipse.bearing is None
    else:
        assert found.ellipse.bearing == pytest.approx(bearing)


def test_the_drawn_ellipse_has_its_axes_and_its_lean():
    x = np.array([0.0, 10, 20, 30, 15])
    found = centres(x, x + np.array([0.0, 1, -1, 0, 2]))
    corners = ellipse_corners(found, 4)
    apart = [hypot(cx - found.mean[0], cy - found.mean[1]) for cx, cy in corners]
    long, short = found.ellipse.long, found.ellipse.short
    assert apart == pytest.approx([long, short, long, short])
    east, north = (
        corners[0][0] - found.mean[0],
        corners[0][1] - found.mean[1],
    )
    assert np.degrees(np.arctan2(east, north)) % 180 == pytest.approx(
        found.ellipse.bearing
    )


def test_few_points_have_a_centre_and_no_spread():
    found = centres(np.array([3.0, 5]), np.array([4.0, 4]))
    assert found.mean == (4, 4)
    assert (found.standard_distance, found.ellipse) == (None, None)
    assert ellipse_corners(found) == []
    assert centres(np.array([3.0]), np.array([4.0])).median == (3, 4)


def test_no_points_have_no_centre():
    with pytest.raises(BadPattern, match="no points"):
        centres(np.array([]), np.array([]))
    with pytest.raises(BadPattern, match="two points"):
        nearest_neighbours(np.array([1.0]), np.array([1.0]), 5)
    with pytest.raises(BadPattern, match="area"):
        nearest_neighbours(np.arange(3.0), np.arange(3.0), 0)


def test_the_search_for_the_median_centre_ends(monkeypatch):
    monkeypatch.setattr(module, "MOST_STEPS", 1)
    at = median_centre(np.array([0.0, 1, 50]), np.array([0.0, 9, 3]))
    assert np.isfinite(at).all()
