import json
from datetime import date

import pytest
import shapely

from frankpledge.access.decisions import NotAllowed
from frankpledge.access.trail import OPERATOR
from frankpledge.analysis import codes
from frankpledge.analysis.codes.lines import BadLines
from frankpledge.analysis.codes.outlines import geometry
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.config.cli import frame, program
from frankpledge.partnership import selectors, services
from frankpledge.partnership.models import Area


pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership(db):
    return services.make_home(code="E08000013", by=OPERATOR, on=date(2020, 6, 16))


@pytest.fixture
def run(workspace, manager, monkeypatch, capsys):
    """Return a function that runs a command as the manager and gives its JSON."""
    (workspace / "frankpledge.toml").write_text(
        f'[command_line]\nacts_as = "{manager.user.email}"\n'
    )
    monkeypatch.setattr(frame, "set_up", lambda workspace: None)

    def command(*words):
        line = [*words, "--json", "--workspace", str(workspace)]
        program.main(["areas", *map(str, line)], standalone_mode=False)
        return json.loads(capsys.readouterr().out)

    return command


@pytest.fixture
def wards(tmp_path):
    shapes = codes.outlines("ward2025", "E08000013")
    features = [
        {
            "type": "Feature",
            "properties": {"WD25CD": code, "WD25NM": f"Ward {code}"},
            "geometry": json.loads(shapely.to_geojson(geometry(polygons))),
        }
        for code, polygons in sorted(shapes.items())
    ]
    path = tmp_path / "wards.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


COLUMNS = ("--kind", "ward", "--code-column", "WD25CD", "--name-column", "WD25NM")


def test_areas_are_listed_with_their_kind(run):
    found = run("list")["areas"]
    assert len(found) == 17
    assert len(run("list", "--kind", "lsoa")["areas"]) == 119


def test_an_area_is_shown_with_everything_a_script_wants(run):
    found = run("show", "E08000013")
    assert found["name"] == "St. Helens"
    assert len(found["lsoas"]) == 119
    assert found["lsoas_decided_by"] == "lookup"
    assert {
        "kind": "residents",
        "year": 2019,
        "value": 180_585,
        "vintage": "Mid-2019 estimate",
        "source": "ons-mid-year-lsoa",
    } in found["denominators"]
    assert found["status"] == 0
    ward = run("show", "E05000919")
    assert ward["part_of"] == "E08000013"
    assert ward["overlaps"][0]["code"] == "E08000013"


def test_any_partnership_of_the_nation_is_shown(run):
    found = run("show", "E07000130")
    assert found["police_force"] == "Leicestershire"
    assert len(found["lsoas"]) == 99
    assert len(found["denominators"]) == 5
    with pytest.raises(ExpectedFailure, match="has the code"):
        run("show", "X1")


def test_wards_are_loaded_and_loaded_again(run, wards):
    loaded = run("load", wards, *COLUMNS, "--boundary-year", "2025")
    assert len(loaded["added"]) == 18
    assert loaded["method"] == "centre-in-outline"
    again = run("load", wards, *COLUMNS, "--boundary-year", "2025")
    assert len(again["unchanged"]) == 18
    assert selectors.area("E05014120").boundary_year == 2025


def test_a_dry_run_says_what_would_come_and_keeps_nothing(run, wards):
    loaded = run("load", wards, *COLUMNS, "--dry-run")
    assert len(loaded["added"]) == 18
    assert not Area.objects.filter(code="E05014120").exists()


def test_a_lookup_and_a_population_are_taken_in(run, wards, tmp_path):
    lookup = tmp_path / "lookup.csv"
    lookup.write_text("LSOA11CD,WD25CD\nE01006802,E05014120\n")
    population = tmp_path / "residents.csv"
    population.write_text(
        "area_code,kind,year,value\nE08000013,residents,2019,170000\n"
        "E08000013,dwellings,2019,83000\n"
    )
    loaded = run(
        "load",
        wards,
        *COLUMNS,
        "--lookup",
        lookup,
        "--population",
        population,
        "--vintage",
        "Council 2019",
    )
    assert loaded["added"] == ["E05014120"]
    assert loaded["rebased"][0]["largest_change_per_cent"] == -5.86
    assert loaded["rebased"][0]["to"] == "Council 2019"


def test_bad_lines_are_named_and_nothing_is_taken(run, tmp_path):
    population = tmp_path / "residents.csv"
    population.write_text("area_code,kind,year,value\nE08000013,people,2019,1\n")
    with pytest.raises(BadLines, match=r"residents\.csv:2: kind"):
        run("load", "--population", population)


def test_loading_nothing_is_wrong_use(run):
    with pytest.raises(Exception, match="Name a file of areas"):
        run("load")


def test_a_neighbourhood_is_drawn(run):
    drawn = run(
        "draw", "east", "--name", "East", "--ward", "E05000923", "--lsoa", "E01006802"
    )
    assert len(drawn["lsoas"]) == 9
    assert selectors.area("east").name == "East"
    run("draw", "west", "--name", "West", "--ward", "E05000923", "--dry-run")
    assert not Area.objects.filter(code="west").exists()


def test_the_nation_is_searched_by_name_district_or_force(run):
    found = run("find", "suffolk", "coastal")["partnerships"]
    assert [one["code"] for one in found] == ["E22000274"]
    assert len(run("find", "merseyside")["partnerships"]) == 5
    with pytest.raises(ExpectedFailure, match="No partnership"):
        run("find", "atlantis")


def test_members_without_the_right_are_refused(run, outsider):
    with pytest.raises(NotAllowed):
        run("list", "--as", outsider.user.email)
    with pytest.raises(NotAllowed):
        run(
            "draw",
            "x",
            "--name",
            "X",
            "--ward",
            "E05000923",
            "--as",
            outsider.user.email,
        )


def test_people_read_words_not_json(run, wards, workspace, capsys):
    run("list")
    for line, expected in (
        (["show", "E05000919"], "Earlestown (E05000919), ward"),
        (["list"], "E08000013"),
        (["find", "charnwood"], "Charnwood (Leicestershire)"),
        (["load", str(wards), *COLUMNS], "18 areas added"),
    ):
        program.main(
            ["areas", *line, "--workspace", str(workspace)], standalone_mode=False
        )
        assert expected in capsys.readouterr().out
