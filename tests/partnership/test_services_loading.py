import json
from datetime import date

import pytest
import shapely

from frankpledge.access.decisions import NotAllowed
from frankpledge.analysis import codes
from frankpledge.analysis.codes.boundaries import read_features
from frankpledge.analysis.codes.outlines import geometry
from frankpledge.partnership import selectors, services
from frankpledge.partnership.models import Area, Outline
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


def test_a_drawing_that_moves_nothing_stays_the_same(partnership, manager, features):
    where = {"E01006802": "E05014120", "E01006803": "E05014121"}
    load(partnership, manager, features, lookup=where)
    later = load(partnership, manager, features, lookup=where, boundary_year=2026)
    assert later.unchanged == ["E05014120", "E05014121"]
    assert selectors.versions("E05014120").count() == 1


def test_redrawn_wards_may_replace_those_they_came_after(
    partnership, manager, features
):
    loaded = load(partnership, manager, features, replaces=True)
    assert len(loaded.ended) == 16
    now = selectors.areas_of(partnership, "ward").values_list("code", flat=True)
    assert set(now) == {"E05014120", "E05014121"}
    before = selectors.areas_of(partnership, "ward", on=date(2024, 1, 1))
    assert before.filter(code="E05000919").exists()


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


def test_shipped_outlines_of_many_areas_ask_no_more_than_of_one(
    partnership, manager, features, django_assert_num_queries
):
    loaded = load(partnership, manager, features).added
    Outline.objects.all().delete()
    wards = Area.objects.filter(code__in=loaded)
    with django_assert_num_queries(3):
        assert set(selectors.outlines_of(wards)) == set(loaded)
    with django_assert_num_queries(3):
        assert selectors.are_drawn(wards.all())
