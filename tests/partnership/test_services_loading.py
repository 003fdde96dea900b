import json
from datetime import date

import pytest
import shapely

from frankpledge.access.decisions import NotAllowed
from frankpledge.analysis import codes
from frankpledge.analysis.codes.boundaries import BadBoundaries, read_features
from frankpledge.analysis.codes.lines import BadLines, read_lookup, read_population
from frankpledge.analysis.codes.outlines import geometry
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.partnership import selectors, services
from frankpledge.partnership.services import Figure
from frankpledge.partnership.services.areas import CannotDraw
from frankpledge.partnership.states import AreaKind, DenominatorKind
from tests.open_data import open_data


TODAY = date(2025, 6, 16)
pytestmark = pytest.mark.django_db


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


def load(partnership, by, features, **more):
    return services.load_areas(
        partnership=partnership,
        features=features,
        kind=AreaKind.WARD,
        boundary_year=more.pop("boundary_year", 2025),
        by=by,
        on=TODAY,
        **more,
    )


@pytest.fixture
def features(tmp_path):
    path = write_wards(tmp_path / "wards.geojson")
    return read_features(path, code_column="code", name_column="name")


def test_areas_are_loaded_with_the_small_areas_whose_centre_they_hold(
    partnership, manager, features
):
    loaded = load(partnership, manager, features)
    assert loaded.added == ["E05014120", "E05014121"]
    assert loaded.method == "centre-in-outline"
    ward = selectors.area("E05014120")
    inside = selectors.lsoa_codes(ward)
    assert inside
    assert selectors.denominators([ward.code], "residents")[ward.code][2019].value > 0
    outline = geometry(selectors.outline_of(ward))
    centres = codes.centres()
    for lsoa in codes.members("district", 2019, "E08000013"):
        is_inside = outline.contains(shapely.Point(centres[lsoa]))
        assert is_inside == (lsoa in inside)


def test_the_same_file_again_changes_nothing(partnership, manager, features):
    load(partnership, manager, features)
    again = load(partnership, manager, features)
    assert (again.added, again.unchanged) == ([], ["E05014120", "E05014121"])


def test_a_lookup_decides_where_one_is_given(partnership, manager, features):
    where = {"E01006802": "E05014120", "E01006803": "E05014121"}
    loaded = load(partnership, manager, features, lookup=where)
    assert loaded.method == "lookup"
    assert selectors.lsoa_codes(selectors.area("E05014120")) == ["E01006802"]


def test_another_membership_for_the_same_year_is_refused(
    partnership, manager, features
):
    load(partnership, manager, features)
    with pytest.raises(CannotDraw, match="other LSOAs"):
        load(partnership, manager, features, lookup={"E01006802": "E05014120"})


def test_a_later_drawing_ends_the_earlier(partnership, manager, features):
    load(partnership, manager, features)
    where = {"E01006802": "E05014120"}
    loaded = load(partnership, manager, features, lookup=where, boundary_year=2026)
    assert loaded.redrawn == ["E05014120"]
    assert loaded.outside == ["E05014121"]
    first, second = selectors.versions("E05014120")
    assert first.ends_before == date(2026, 1, 1)
    assert second.ends_before is None


def test_areas_without_a_small_area_are_named(partnership, manager, tmp_path):
    dots = {"in": (-2.73, 53.45), "out": (1.0, 52.0)}
    rows = [
        {
            "type": "Feature",
            "properties": {"code": code, "name": code},
            "geometry": json.loads(
                shapely.to_geojson(shapely.box(x, y, x + 0.0002, y + 0.0002))
            ),
        }
        for code, (x, y) in dots.items()
    ]
    path = tmp_path / "dots.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": rows}))
    features = read_features(path, code_column="code", name_column="name")
    loaded = load(partnership, manager, features)
    assert (loaded.without_parts, loaded.outside) == (["in"], ["out"])
    assert loaded.as_dict()["without_lsoas"] == ["in"]


def test_loading_needs_the_right_to_keep_areas(partnership, lead_officer, features):
    with pytest.raises(NotAllowed):
        load(partnership, lead_officer, features)
    with pytest.raises(NotAllowed):
        services.load_population(
            partnership=partnership,
            figures=[],
            vintage="",
            source="",
            by=lead_officer,
            on=TODAY,
        )


def test_population_of_small_areas_adds_up_and_given_areas_win(partnership, manager):
    ward = selectors.area("E05000919")
    inside = selectors.lsoa_codes(ward)
    kind = DenominatorKind.DWELLINGS
    figures = [Figure(code, kind, 2020, 500) for code in inside]
    figures.append(Figure("E08000013", kind, 2020, 90_000))
    figures.append(Figure("E01999999", kind, 2020, 1))
    services.load_population(
        partnership=partnership,
        figures=figures,
        vintage="Council tax stock 2020",
        source="the council",
        by=manager,
        on=TODAY,
    )
    found = selectors.denominators(["E05000919", "E08000013"], "dwellings")
    assert found["E05000919"][2020].value == 500 * len(inside)
    assert found["E08000013"][2020].value == 90_000
    assert "E05000920" not in selectors.denominators(["E05000920"], "dwellings")


@pytest.mark.open_data
def test_real_wards_load_from_geojson_and_from_a_geopackage_in_metres(
    partnership, manager
):
    wards = open_data("geography/boundaries/ward_latest/E08000013.geojson.gz")
    features = read_features(wards, code_column="WD25CD", name_column="WD25NM")
    loaded = load(partnership, manager, features)
    assert len(loaded.added) == 18
    placed = selectors.memberships(
        selectors.areas_of(partnership, "ward").filter(boundary_year=2025)
    )
    assert len(placed) == 119


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


def test_lookup_names_every_bad_line(tmp_path):
    path = tmp_path / "lookup.csv"
    path.write_text(
        "LSOA11CD,forum\nE01006802,a\n\nE01006803,\nE0,b\nE01006802,b\nE01006804\n"
    )
    known = codes.small_area_names()
    with pytest.raises(BadLines) as failure:
        read_lookup(path, code_column="forum", is_known=known.__contains__)
    assert [(fault.line, fault.reason) for fault in failure.value.faults] == [
        (4, "the area's code is missing"),
        (5, "no LSOA of 2011 has this code"),
        (6, "E01006802 lies in a already"),
        (7, "the line is too short"),
    ]
    assert failure.value.as_list()[0]["column"] == "area"
    assert "lookup.csv:4" in str(failure.value)
    path.write_text("\ufefflsoa_code,area_code\nE01006802,a\n")
    found = read_lookup(path, code_column="forum", is_known=known.__contains__)
    assert found == {"E01006802": "a"}


def test_population_names_every_bad_line(tmp_path):
    path = tmp_path / "pop.csv"
    path.write_text(
        "area_code,kind,year,value\n"
        'a,residents,2019,"1,234"\n'
        "a,residents,2019,5\n"
        ",people,19,-4\n"
        "b,dwellings,2019,1.5\n"
    )
    with pytest.raises(BadLines, match="There are 6 faults") as failure:
        read_population(path)
    assert [(fault.line, fault.column) for fault in failure.value.faults] == [
        (3, "code"),
        (4, "code"),
        (4, "kind"),
        (4, "year"),
        (4, "value"),
        (5, "value"),
    ]
    path.write_text('area_code,kind,year,value\na,residents,2019,"1,234"\n')
    line = read_population(path)[0]
    assert (line.code, line.kind, line.year, line.value) == (
        "a",
        "residents",
        2019,
        1234,
    )


def test_csv_files_that_are_none_are_named(tmp_path):
    with pytest.raises(ExpectedFailure, match="no file"):
        read_population(tmp_path / "no.csv")
    path = tmp_path / "pop.csv"
    path.write_bytes(b"\xff\xfe\x00a")
    with pytest.raises(ExpectedFailure, match="UTF-8"):
        read_population(path)
    path.write_text("")
    with pytest.raises(ExpectedFailure, match="no column area_code") as failure:
        read_population(path)
    assert "none" in failure.value.fix


def test_endless_faults_stop_the_reading(tmp_path):
    path = tmp_path / "pop.csv"
    path.write_text("area_code,kind,year,value\n" + "a,people,2019,1\n" * 5000)
    with pytest.raises(BadLines, match="There are 200 faults"):
        read_population(path)
