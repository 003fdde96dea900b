import pytest
import shapely

from frankpledge.analysis import codes
from frankpledge.analysis.codes.outlines import geometry, pack, unpack


def test_a_shape_with_a_hole_and_an_island_comes_back_as_it_was():
    holed = shapely.Polygon(
        [(0, 0), (0, 4), (4, 4), (4, 0)], [[(1, 1), (2, 1), (2, 2), (1, 2)]]
    )
    island = shapely.box(10, 10, 11, 11)
    packed = pack(shapely.MultiPolygon([holed, island]), 10)
    assert packed["polygons"] == [0, 0, 1]
    back = geometry(unpack(packed["rings"], packed["polygons"], 10))
    assert back.equals(shapely.union(holed, island))


def test_specks_and_stray_lines_are_left_out():
    speck = shapely.box(0, 0, 0.001, 0.001)
    line = shapely.LineString([(0, 0), (1, 1)])
    assert pack(shapely.GeometryCollection([speck, line]), 10) == {
        "rings": [],
        "polygons": [],
    }


def test_every_partnership_has_an_outline():
    assert set(codes.outlines("partnership")) == set(codes.partnerships())
    assert len(codes.outlines("partnership", "E23000004")) == 5


@pytest.mark.parametrize("district", ["E08000013", "E07000127", "E07000130"])
def test_detailed_districts_have_every_small_area_and_no_gap(district):
    shapes = codes.outlines("lsoa11", district)
    assert set(shapes) == set(codes.members("district", 2019, district))
    parts = [geometry(polygons) for polygons in shapes.values()]
    whole = shapely.union_all(parts)
    assert whole.area == pytest.approx(sum(part.area for part in parts), rel=0.002)


def test_a_small_areas_centre_lies_in_its_own_outline():
    centres = codes.centres()
    shapes = codes.outlines("lsoa11", "E08000013")
    inside = sum(
        geometry(polygons).buffer(0.001).contains(shapely.Point(centres[code]))
        for code, polygons in shapes.items()
    )
    assert inside >= 115


def test_places_without_a_shipped_outline_have_no_entry():
    assert codes.outlines("lsoa11", "E07000008") == {}
