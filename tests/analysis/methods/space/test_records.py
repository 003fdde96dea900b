"""What all methods of space share: places, strays, words for options, outlines."""

import numpy as np
import pytest
import shapely

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.methods import BadTable, named
from frankpledge.analysis.methods.space.outlines import drawn


CENTRE = {"easting": [334_700] * 3, "northing": [390_300] * 3}
SPACE = [
    "cell-counts",
    "density",
    "clusters",
    "centre",
    "snap-points",
    "hot-spots",
]
REFUSE_ONE_PLACE = {
    "density": "no size can be worked out",
    "hot-spots": "at least 30",
}


@pytest.mark.parametrize("name", SPACE)
@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ({"easting": [], "northing": []}, "0 rows"),
        ({"easting": [None, 0], "northing": [5.0, 0]}, "No record has coordinates"),
        (
            {"easting": ["a", "b"], "northing": [5, 6]},
            "holds “a” in row 1, which is no number",
        ),
        ({"easting": [334_700, 3.9e6], "northing": [390_300] * 2}, "Row 2"),
        ({"easting": [334_700, -2.98], "northing": [390_300, 53.4]}, "degrees"),
        ({"easting": [float("inf"), 1], "northing": [390_300] * 2}, "infinite"),
        ({"east": [1], "northing": [1]}, "no column “easting”"),
    ],
)
def test_bad_places_are_refused_in_a_sentence(name, rows, words):
    with pytest.raises(ExpectedFailure, match=words):
        named(name)(rows)


@pytest.mark.parametrize("name", ["cell-counts", "density", "hot-spots"])
def test_a_stray_point_never_makes_a_giant_grid(name):
    rows = {"easting": [334_700, 5_000], "northing": [390_300, 5_000]}
    with pytest.raises(ExpectedFailure, match=r"would have .* the most is 1,000,000"):
        named(name)(rows, cell=100, coordinates="metres")


@pytest.mark.parametrize("name", SPACE)
def test_one_record_and_records_at_one_place_are_answered_or_refused(name):
    for rows in (CENTRE, {key: values[:1] for key, values in CENTRE.items()}):
        if name in REFUSE_ONE_PLACE:
            with pytest.raises(ExpectedFailure, match=REFUSE_ONE_PLACE[name]):
                named(name)(rows)
        else:
            assert named(name)(rows).sentence.endswith(".")


def test_what_was_left_out_is_said():
    rows = {
        "easting": [334_700, 0, None, 9e6],
        "northing": [390_300, 0, 390_300, 9e6],
    }
    found = named("cell-counts")(rows, leave_out_strays=True)
    assert found.figures["records"] == 1
    assert found.warnings == (
        "2 records have no coordinates (blank, or 0 and 0), so left out.",
        "1 record lies where none can be, so left out.",
    )


def test_words_stand_for_choices_and_others_are_refused():
    rows = {"lon": [-2.98, -2.97], "lat": [53.4, 53.41]}
    found = named("cell-counts")(rows, x="lon", y="lat", coordinates="degrees")
    assert "seven-number shift" in found.figures["plane"]
    with pytest.raises(BadTable, match="“hexes” is no shape of cells"):
        named("cell-counts")(CENTRE, cells="hexes")
    with pytest.raises(BadTable, match="is no kind of coordinates"):
        named("centre")(CENTRE, coordinates="lonlat")


@pytest.mark.parametrize("write", [shapely.to_wkt, shapely.to_geojson, shapely.to_wkb])
def test_outlines_may_be_written_in_three_ways(write):
    box = shapely.box(334_000, 390_000, 335_000, 391_000)
    found = named("area-counts")(CENTRE, areas={"outline": [write(box)]})
    assert found.table["count"].to_pylist() == [3]


def test_outlines_in_degrees_lie_on_the_plane_of_the_records():
    box = shapely.box(-3.1, 53.3, -2.9, 53.5)
    rows = {"lon": [-2.98, -2.5], "lat": [53.4, 53.4]}
    found = named("area-counts")(
        rows,
        areas={"outline": [shapely.to_wkt(box)]},
        x="lon",
        y="lat",
        coordinates="degrees",
    )
    assert found.table["count"].to_pylist() == [1]


@pytest.mark.parametrize("value", ["POLYGON ((", "{}", "", None])
def test_what_is_no_outline_is_named_by_its_row(value):
    with pytest.raises(BadTable, match="Row 1 holds no outline"):
        named("area-counts")(CENTRE, areas={"outline": [value]})


def test_many_corners_are_thinned_for_a_picture():
    round_one = shapely.Point(0, 0).buffer(1000, quad_segs=200)
    assert drawn([round_one]) == [round_one]
    thin = drawn([round_one], most_corners=100)
    assert shapely.get_num_coordinates(thin[0]) < 200
    assert thin[0].area == pytest.approx(round_one.area, rel=0.01)


def test_weights_are_what_records_count():
    rows = {**CENTRE, "harm": [1.5, 2, 0]}
    assert named("cell-counts")(rows, weight="harm").figures["most_in_a_cell"] == 3.5
    with pytest.raises(BadTable, match="below 0"):
        named("cell-counts")({**CENTRE, "harm": [-1, 2, 0]}, weight="harm")
    assert np.isclose(
        named("density")(rows, weight="harm", radius=300, cell=50).figures[
            "events_on_the_map"
        ],
        3.5,
        rtol=0.02,
    )
