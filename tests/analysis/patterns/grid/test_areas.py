import numpy as np
import pytest
import shapely

from frankpledge.analysis.patterns.grid import (
    BadPlaces,
    in_areas,
    on_plane,
    snap_points,
)


WEST, EAST = shapely.box(0, 0, 10, 10), shapely.box(10, 0, 20, 10)


def test_a_point_on_a_border_counts_once_in_the_first_area():
    x, y = np.array([5.0, 10, 15, 15, 99]), np.array([5.0, 5, 5, 0, 5])
    found = in_areas(x, y, [WEST, EAST])
    assert found.area.tolist() == [0, 0, 1, 1, -1]
    assert found.counts.tolist() == [2, 2]
    assert (found.outside, found.in_several) == (1, 1)
    turned = in_areas(x, y, [EAST, WEST])
    assert turned.counts.tolist() == [3, 1]


def test_weights_are_summed_and_empty_areas_hold_nothing():
    found = in_areas(
        np.array([5.0, 6]), np.array([5.0, 6]), [EAST, WEST], np.array([2.5, 1])
    )
    assert found.counts.tolist() == [0, 3.5]


def test_holes_hold_nothing():
    ring = WEST.difference(shapely.box(4, 4, 6, 6))
    assert in_areas(np.array([5.0, 1]), np.array([5.0, 1]), [ring]).area.tolist() == [
        -1,
        0,
    ]


def test_agrees_with_asking_every_area():
    random = np.random.default_rng(3)
    shapes = [
        shapely.Point(random.uniform(0, 100, 2)).buffer(random.uniform(5, 20))
        for _ in range(25)
    ]
    x, y = random.uniform(0, 100, (2, 400))
    right = [
        next((i for i, s in enumerate(shapes) if s.intersects(shapely.Point(a, b))), -1)
        for a, b in zip(x, y, strict=True)
    ]
    assert in_areas(x, y, shapes).area.tolist() == right


@pytest.mark.parametrize(
    ("outlines", "words"),
    [
        ([], "no outlines"),
        ([WEST, None], "Outline 2 is not a polygon"),
        ([shapely.Point(1, 1)], "Outline 1 is not a polygon"),
        ([shapely.Polygon()], "Outline 1 is not a polygon"),
        ([shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])], "crosses itself"),
    ],
)
def test_what_is_no_area_is_refused(outlines, words):
    with pytest.raises(BadPlaces, match=words):
        in_areas(np.zeros(1), np.zeros(1), outlines)


def test_outlines_in_other_coordinates_are_noticed():
    x = np.array([335_000.0])
    with pytest.raises(BadPlaces, match="No point lies near the outlines"):
        on_plane([WEST], x, x, "British National Grid")
    on_plane([WEST], np.array([5.0]), np.array([5.0]), "metres as given")


def test_records_heaped_on_map_points_are_noticed():
    x = np.repeat([100.0, 200, 350], 40)
    found = snap_points(x, np.zeros(120))
    assert (found.records, found.places, found.busiest) == (120, 3, 40)
    assert (found.share_heaped, found.spacing) == (1, 100)
    assert found.looks_snapped
    assert "The 120 records stand at only 3 places, up to 40" in found.warning
    assert "typically 100 m" in found.warning


def test_records_of_one_heap_have_no_spacing():
    found = snap_points(np.zeros(60), np.zeros(60))
    assert found.spacing is None
    assert "typically" not in found.warning


@pytest.mark.parametrize(
    "x", [np.arange(200.0), np.repeat(np.arange(100.0), 2), np.zeros(20), np.array([])]
)
def test_addresses_with_few_records_are_not_called_snapped(x):
    found = snap_points(x, x)
    assert not found.looks_snapped
    assert found.warning == ""
