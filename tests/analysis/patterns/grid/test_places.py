import numpy as np
import pytest

from frankpledge.analysis.patterns.grid import BadPlaces, System, placed, projection


LIVERPOOL = (-2.9916, 53.4084)


def test_the_grid_of_the_survey_itself():
    """OS guide, annex C: Caister water tower, on the datum of the National Grid."""
    lam, phi = (
        np.radians([1 + 43 / 60 + 4.5177 / 3600]),
        np.radians([52 + 39 / 60 + 27.2531 / 3600]),
    )
    east, north = projection.flat(projection.NATIONAL_GRID, lam, phi)
    assert east[0] == pytest.approx(651_409.903, abs=0.001)
    assert north[0] == pytest.approx(313_177.270, abs=0.001)


def test_degrees_fall_where_another_program_puts_them():
    transformer = pytest.importorskip("pyproj").Transformer
    random = np.random.default_rng(1)
    lon, lat = random.uniform(-6, 1.5, 300), random.uniform(50, 59, 300)
    theirs = transformer.from_pipeline(
        "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad"
        " +step +proj=cart +ellps=WGS84 +step +inv +proj=helmert +x=446.448"
        " +y=-125.157 +z=542.06 +rx=0.1502 +ry=0.247 +rz=0.8421 +s=-20.4894"
        " +convention=position_vector +step +inv +proj=cart +ellps=airy"
        " +step +proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000"
        " +y_0=-100000 +ellps=airy"
    ).transform(lon, lat)
    assert projection.national_grid(lon, lat)[0] == pytest.approx(theirs[0], abs=0.5)
    assert projection.national_grid(lon, lat)[1] == pytest.approx(theirs[1], abs=0.5)


def test_a_plane_of_its_own_elsewhere():
    found = placed(
        np.array([-90.0, -89.9]), np.array([35.1, 35.1]), System.DEGREES_ELSEWHERE
    )
    assert np.diff(found.x)[0] == pytest.approx(9_115, abs=10)
    assert "about longitude -90" in found.plane


def test_places_without_coordinates_are_counted_and_left_out():
    nan = float("nan")
    found = placed(
        np.array([335_000, 0, nan, 336_000]), np.array([390_000, 0, 391_000, nan])
    )
    assert found.rows.tolist() == [0]
    assert (found.unplaced, found.strays, len(found)) == (3, 0, 1)
    assert "27700" in found.plane


def test_metres_may_start_at_nothing():
    found = placed(np.array([0.0]), np.array([0.0]), System.METRES)
    assert (found.x.tolist(), found.plane) == ([0.0], "metres as given")


def test_degrees_of_britain_become_metres_of_the_national_grid():
    found = placed(*(np.array([each]) for each in LIVERPOOL), System.DEGREES)
    assert (found.x[0], found.y[0]) == pytest.approx((334_200, 390_550), abs=250)
    assert "seven-number shift" in found.plane


@pytest.mark.parametrize(
    ("x", "y", "system", "words"),
    [
        (53.4, -2.99, System.DEGREES, "coordinates look swapped"),
        (530_000, 180_000, System.DEGREES, "easting and northing, not degrees"),
        (-2.99, 53.4, System.NATIONAL_GRID, "longitude and latitude, not eastings"),
        (53.4, -2.99, System.NATIONAL_GRID, "outside Great Britain"),
        (390_000, 35_000, System.NATIONAL_GRID, None),
        (180_000, 530_000, System.NATIONAL_GRID, None),
        (1_140_000, 440_000, System.NATIONAL_GRID, "coordinates look swapped"),
        (3_350_000, 3_900_000, System.NATIONAL_GRID, "outside Great Britain"),
        (-74.0, 40.7, System.DEGREES, "outside Great Britain"),
        (335_000, 390_000, System.DEGREES_ELSEWHERE, "not longitude and latitude"),
        (float("inf"), 5, System.METRES, "is infinite"),
    ],
)
def test_places_that_cannot_be_right_are_named(x, y, system, words):
    good = {
        System.DEGREES: LIVERPOOL,
        System.DEGREES_ELSEWHERE: LIVERPOOL,
        System.NATIONAL_GRID: (335_000, 390_000),
        System.METRES: (1, 1),
    }[system]
    across, up = np.array([good[0], x, x]), np.array([good[1], y, y])
    if words is None:
        assert len(placed(across, up, system)) == 3
        return
    with pytest.raises(BadPlaces, match=r"Row 2 \(and 1 more\).*" + words):
        placed(across, up, system)
    kept = placed(across, up, system, leave_out_strays=True)
    assert (kept.rows.tolist(), kept.strays, kept.unplaced) == ([0], 2, 0)


def test_nothing_with_a_place_is_refused():
    nan = np.array([float("nan")])
    with pytest.raises(BadPlaces, match="No record has coordinates"):
        placed(nan, nan)
    with pytest.raises(BadPlaces, match="Row 1: 5000000"):
        placed(np.array([5e6]), np.array([5e6]), leave_out_strays=True)
