import pytest

from frankpledge.analysis.methods import BadTable, named


def test_cells_come_fullest_first_with_their_middles():
    found = named("cell-counts").worked()
    assert found.table.to_pydict() == {
        "cell": [
            "250m E344000 N393000",
            "250m E344250 N393250",
            "250m E345750 N394750",
        ],
        "x": [344_125, 344_375, 345_875],
        "y": [393_125, 393_375, 394_875],
        "count": [4, 1, 1],
    }
    assert found.sentence == (
        "6 records fall in 3 cells; the fullest, 250m E344000 N393000, holds 4 (66.7%)."
    )
    assert len(found.spec["layer"][0]["data"]["values"]) == 3


def test_hexagons_and_empty_cells_may_be_asked_for():
    one = named("cell-counts")
    hexagons = one(one.example.table, cell=250, cells="hexagons")
    assert hexagons.table["count"].to_pylist() == [3, 1, 1, 1]
    ring = hexagons.spec["layer"][0]["data"]["values"][0]["geometry"]["coordinates"][0]
    assert len(ring) == 7
    every = one(one.example.table, cell=250, empty=True)
    assert every.table.num_rows == every.figures["cells"] == 64
    assert sum(every.table["count"].to_pylist()) == 6


def test_records_that_count_nothing_make_an_empty_map():
    rows = {"easting": [344_000], "northing": [393_000], "w": [0]}
    found = named("cell-counts")(rows, weight="w")
    assert found.table.num_rows == 0
    assert found.spec is None
    assert "none, holds 0" in found.sentence


def test_own_areas_keep_their_columns():
    one = named("area-counts")
    found = one(one.example.table, **one.example.options, name="ward")
    assert found.table.column_names == ["ward", "outline", "count"]
    assert found.table["count"].to_pylist() == [2, 2]
    assert found.sentence == (
        "4 of 5 records lie in the 2 areas; the most, 2, in North."
    )
    assert found.warnings == (
        "1 record lies in no area.",
        "1 record lies on a border or where outlines overlap: counted once, in the"
        " area that comes first.",
    )
    inside = {key: values[:2] for key, values in one.example.table.items()}
    assert one(inside, **one.example.options).warnings == ()
    areas = {**one.example.options["areas"], "count": [1, 2]}
    with pytest.raises(BadTable, match="already has a column “count”"):
        one(one.example.table, areas=areas)


def test_the_densest_cell_comes_first_and_the_map_holds_every_event():
    found = named("density").worked()
    rows = found.table.to_pydict()
    assert rows["per_km2"] == sorted(rows["per_km2"], reverse=True)
    assert found.figures["events_on_the_map"] == pytest.approx(6, rel=0.01)
    assert "quartic kernel, 400 m radius; exact" in found.figures["surface"]
    assert "coarse" in found.warnings[0]


@pytest.mark.parametrize(
    "options",
    [
        {"radius": 400, "binned": True},
        {"kernel": "gaussian", "standard_deviation": 130, "cell": 50},
        {"kernel": "gaussian", "standard_deviation": 130, "edges": "corrected"},
        {"radius": 400, "edges": "corrected", "cell": 50},
    ],
)
def test_every_way_to_a_density_finds_the_same_peak(options):
    one = named("density")
    found = one(one.example.table, **{"cell": 100, **options})
    east, north = found.table["x"][0].as_py(), found.table["y"][0].as_py()
    assert abs(east - 344_150) <= 150
    assert abs(north - 393_150) <= 150


def test_a_rule_of_thumb_says_that_it_is_one():
    one = named("density")
    for kernel in ("quartic", "gaussian"):
        found = one(one.example.table, kernel=kernel)
        assert any("rule of thumb" in warning for warning in found.warnings)


@pytest.mark.parametrize(
    "options",
    [
        {"kernel": "gaussian", "radius": 300},
        {"kernel": "quartic", "standard_deviation": 300},
    ],
)
def test_a_size_must_go_with_its_kernel(options):
    one = named("density")
    with pytest.raises(BadTable, match="has a radius, a Gaussian one a standard"):
        one(one.example.table, **options)


def test_records_that_weigh_nothing_have_no_density():
    rows = {"easting": [344_000], "northing": [393_000], "w": [0]}
    with pytest.raises(BadTable, match="Nowhere on the map"):
        named("density")(rows, weight="w", radius=300)


def test_a_rate_needs_enough_of_the_base():
    one = named("density-ratio")
    found = one.worked()
    assert found.figures["highest_rate"] > 0
    assert found.table.num_rows + found.figures["cells_too_thin"] > 100
    with pytest.raises(BadTable, match="Nowhere does the base reach"):
        one(one.example.table, **{**one.example.options, "least": 1e9})
