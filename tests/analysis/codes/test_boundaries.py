import json

import pytest
import shapely

from frankpledge.analysis import codes
from frankpledge.analysis.codes.boundaries import BadBoundaries, read_features
from frankpledge.analysis.codes.outlines import geometry
from tests.open_data import open_data


def write_wards(path, names=("E05014120", "E05014121"), properties=None):
    shapes = codes.outlines("ward2025", "E08000013")
    features = [
        {
            "type": "Feature",
            "properties": properties or {"code": code, "name": f"Ward {code}"},
            "geometry": json.loads(shapely.to_geojson(geometry(shapes[code]))),
        }
        for code in names
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


@pytest.mark.open_data
def test_geopackage_in_british_grid_lands_in_lancashire():
    path = open_data("geography/boundaries/lancashire_wards_2022_bng.gpkg")
    found = read_features(path, code_column="ward_code", name_column="ward_name")
    assert len(found) == 271
    west, south, east, north = geometry(found[0].polygons).bounds
    assert -3.3 < west < east < -1.9
    assert 53.4 < south < north < 54.3


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("not json", "not a GeoJSON file"),
        ('{"features": []}', "holds no areas"),
        ("[]", "not a GeoJSON file"),
        (
            '{"features": [{"properties": {"code": "a", "name": "A"}}]}',
            "has no outline",
        ),
        (
            '{"features": [{"properties": {"code": "", "name": "A"},'
            ' "geometry": null}]}',
            "column code is empty",
        ),
        (
            '{"features": [{"properties": {"code": "a", "name": "A"}, "geometry":'
            ' {"type": "Point", "coordinates": [0, 0]}}]}',
            "not a polygon",
        ),
        (
            '{"features": [{"properties": {"code": "a", "name": "A"}, "geometry":'
            ' {"type": "Polygon", "coordinates": "x"}}]}',
            "outline cannot be read",
        ),
        (
            '{"features": [{"properties": {"code": "a", "name": "A"}, "geometry":'
            ' {"type": "Polygon", "coordinates":'
            " [[[350000, 400000], [350001, 400000], [350001, 400001],"
            " [350000, 400000]]]}}]}",
            "not degrees",
        ),
    ],
)
def test_a_bad_file_of_outlines_is_refused_in_words(tmp_path, text, message):
    path = tmp_path / "areas.geojson"
    path.write_text(text)
    with pytest.raises(BadBoundaries, match=message):
        read_features(path, code_column="code", name_column="name")


def test_a_code_that_stands_there_twice_is_refused(tmp_path):
    path = write_wards(tmp_path / "w.geojson", properties={"code": "a", "name": "A"})
    with pytest.raises(BadBoundaries, match="area 2: the code a was there before"):
        read_features(path, code_column="code", name_column="name")


def test_missing_files_columns_and_broken_packages_are_named(tmp_path):
    with pytest.raises(BadBoundaries, match="There is no file"):
        read_features(tmp_path / "no.geojson", code_column="a", name_column="b")
    path = write_wards(tmp_path / "wards.geojson")
    with pytest.raises(BadBoundaries, match="no column WD25CD") as failure:
        read_features(path, code_column="WD25CD", name_column="name")
    assert failure.value.fix == "Its columns are: code, name."
    broken = tmp_path / "broken.gpkg"
    broken.write_bytes(b"not a package")
    with pytest.raises(BadBoundaries, match="cannot be read as a GeoPackage"):
        read_features(broken, code_column="a", name_column="b")


def test_a_file_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("frankpledge.analysis.codes.boundaries.LIMIT_BYTES", 10)
    path = write_wards(tmp_path / "wards.geojson")
    with pytest.raises(BadBoundaries, match="larger than"):
        read_features(path, code_column="code", name_column="name")


def test_without_the_extra_the_sentence_says_what_to_install(tmp_path, monkeypatch):
    for name in ("pyogrio", "pyogrio.raw", "pyproj"):
        monkeypatch.setitem(__import__("sys").modules, name, None)
    package = tmp_path / "wards.gpkg"
    package.write_bytes(b"x")
    with pytest.raises(BadBoundaries) as failure:
        read_features(package, code_column="code", name_column="name")
    assert "frankpledge[places]" in failure.value.fix
    path = write_wards(tmp_path / "wards.geojson")
    held = json.loads(path.read_text())
    held["crs"] = {"properties": {"name": "urn:ogc:def:crs:EPSG::27700"}}
    path.write_text(json.dumps(held))
    with pytest.raises(BadBoundaries, match="EPSG:27700") as failure:
        read_features(path, code_column="code", name_column="name")
    assert "EPSG:4326" in failure.value.fix
