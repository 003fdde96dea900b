"""Real towns: do the figures agree with other programs, and the maps with the land?"""

import gzip
import json

import numpy as np
import pyarrow.csv as csv
import pytest
import shapely

from frankpledge.analysis.methods import named
from frankpledge.analysis.patterns.hot_spots import (
    Listed,
    geary,
    gi_star,
    local_moran,
    moran,
    touching,
)
from frankpledge.analysis.patterns.streets import on_streets
from tests.open_data import open_data


pytestmark = pytest.mark.open_data
PATTERNS = "reference_patterns"


def shapes(name):
    raw = pytest.importorskip("pyogrio.raw")
    about, _, outlines, columns = raw.read(open_data(f"{PATTERNS}/libpysal/{name}"))
    return list(shapely.from_wkb(outlines)), dict(
        zip(about["fields"], columns, strict=True)
    )


@pytest.fixture(scope="module")
def columbus():
    return shapes("columbus/columbus.shp")


@pytest.fixture(scope="module")
def listed():
    file = open_data(f"{PATTERNS}/libpysal/columbus/columbus.gal")
    size, *rest = map(int, file.read_text().split())
    lists = [[] for _ in range(size)]
    while rest:
        place, many, *rest = rest
        lists[place - 1] = [each - 1 for each in rest[:many]]
        rest = rest[many:]
    return Listed.from_lists(lists)


def test_neighbours_from_outlines_are_those_of_the_published_list(columbus, listed):
    found = touching(columbus[0])
    assert (found.table != listed.table).nnz == 0


def test_columbus_agrees_with_another_program(columbus, listed):
    expected = json.loads(open_data(f"{PATTERNS}/expected_values.json").read_text())[
        "columbus"
    ]
    crime = columbus[1]["CRIME"]
    whole = moran(crime, listed)
    assert whole.value == pytest.approx(expected["moran_I"], rel=1e-8)
    assert whole.z == pytest.approx(expected["moran_z_rand"], rel=1e-8)
    assert whole.p == pytest.approx(expected["moran_p_rand"], rel=1e-8)
    assert whole.z_normal == pytest.approx(expected["moran_z_norm"], rel=1e-8)
    assert geary(crime, listed).value == pytest.approx(expected["geary_C"], rel=1e-8)
    # That program divides the mean square by n - 1; the paper, and we, by n.
    assert local_moran(crime, listed).value * 48 / 49 == pytest.approx(
        expected["local_moran_Is"], abs=1e-9
    )
    assert gi_star(crime, listed).z == pytest.approx(
        expected["gi_star_z_binary"], abs=1e-8
    )
    numbered = ["high among high", "low among high", "low among low", "high among low"]
    assert local_moran(crime, listed).quadrant.tolist() == [
        numbered[number - 1] for number in expected["local_moran_quadrant"]
    ]


def test_the_hottest_place_of_merseyside_is_the_middle_of_liverpool():
    file = open_data("police_street/merseyside/2019-06-merseyside-street.csv.gz")
    with gzip.open(file) as raw:
        rows = csv.read_csv(raw).select(["Longitude", "Latitude"])
    places = {"x": "Longitude", "y": "Latitude", "coordinates": "degrees"}
    hot = named("hot-spots")(rows, cell=500, leave_out_strays=True, **places)
    dense = named("density")(
        rows, cell=250, radius=900, leave_out_strays=True, **places
    )
    for found in (hot, dense):
        east, north = found.table["x"][0].as_py(), found.table["y"][0].as_py()
        # Lime Street station stands at 335100, 390500.
        assert np.hypot(east - 335_100, north - 390_500) < 1000
    assert "street or address precision is not there" in " ".join(hot.warnings)
    assert dense.figures["events_on_the_map"] == pytest.approx(
        dense.figures["records"], rel=1e-3
    )


def test_robberies_of_memphis_need_another_plane_than_britains():
    file = open_data(f"{PATTERNS}/us/memphis_robberies_2019.csv.gz")
    with gzip.open(file) as raw:
        rows = csv.read_csv(raw)
    places = {"x": "longitude", "y": "latitude"}
    with pytest.raises(Exception, match="lies outside Great Britain"):
        named("hot-spots")(rows, coordinates="degrees", **places)
    found = named("hot-spots")(
        rows, coordinates="degrees-elsewhere", cell=500, **places
    )
    assert found.figures["records"] == 2245
    assert 0.3 < found.figures["records_in_hot_cells"] / 2245 < 0.7


def test_crimes_on_streets_lie_on_them():
    lines, _ = shapes("geodanet/streets.shp")
    points, _ = shapes("geodanet/crimes.shp")
    x, y = shapely.get_x(points), shapely.get_y(points)
    found = on_streets(x, y, lines, farthest=1000)
    assert found.off_street == 0
    assert found.counts.sum() == 287
    assert found.holding(0.5) < 0.35 * len(lines)
