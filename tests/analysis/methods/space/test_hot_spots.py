import numpy as np
import pytest

from frankpledge.analysis.methods import BadTable, named
from frankpledge.analysis.methods.space.land import WARDS


ONE = named("hot-spots")
BOX = (
    "POLYGON ((344000 393000, 345000 393000, 345000 394000, 344000 394000,"
    " 344000 393000))"
)


def test_the_corner_is_hot_and_nothing_else_is():
    found = ONE.worked()
    hot = [row for row in found.table.to_pylist() if row["kind"] == "hot"]
    assert len(hot) == found.figures["hot"] == 9
    assert all(abs(row["x"] - 344_350) <= 100 for row in hot)
    assert all(abs(row["y"] - 393_450) <= 100 for row in hot)
    assert found.seed is None
    kinds = {
        each["properties"]["kind"] for each in found.spec["layer"][0]["data"]["values"]
    }
    assert kinds == {"hot", "neither"}


def test_shuffles_repeat_and_say_their_seed():
    first, again, other = (
        ONE(ONE.example.table, cell=100, proof="shuffled", seed=seed)
        for seed in (3, 3, 4)
    )
    assert first.seed == 3
    assert first.table["p"].to_pylist() == again.table["p"].to_pylist()
    assert first.table["p"].to_pylist() != other.table["p"].to_pylist()


def test_too_few_shuffles_for_so_many_places_are_said():
    random = np.random.default_rng(3)
    rows = {
        "easting": random.uniform(340_000, 350_000, 400).tolist(),
        "northing": random.uniform(390_000, 400_000, 400).tolist(),
    }
    found = ONE(rows, proof="shuffled")
    assert found.figures["hot"] == 0
    assert "ask for more shuffles, or judge exactly" in found.warnings[-1]
    assert found.sentence == (
        "So few shuffles cannot tell which of 1,600 cells are hot."
    )
    more = ONE(rows, proof="shuffled", shuffles=99_999)
    assert more.warnings == found.warnings[:1]
    assert more.sentence.startswith("None of 1,600 cells holds more")


def test_blind_scatter_has_no_hot_spots_however_thin():
    """
    The normal curve alone calls dozens of cells of such a map hot, corrected or not.

    One of some twenty maps may have a find by chance; here none of ten does.
    """
    for seed in range(10):
        random = np.random.default_rng(seed)
        rows = {
            "easting": random.uniform(340_000, 365_000, 250).tolist(),
            "northing": random.uniform(390_000, 415_000, 250).tolist(),
        }
        found = ONE(rows)
        curve = np.array(found.table["corrected"].to_pylist(), float) <= 0.05
        assert curve.sum() > 25
        assert (found.figures["hot"], found.figures["cold"]) == (0, 0)
        assert found.warnings[-1].startswith("By the normal curve alone ")


def test_a_single_heavy_record_is_no_hot_spot():
    rows = {
        "easting": [344_050 + 150.0 * (i % 7) for i in range(40)],
        "northing": [393_050 + 160.0 * (i % 6) for i in range(40)],
        "harm": [1.0] * 39 + [5000],
    }
    found = ONE(rows, cell=100, weight="harm")
    assert found.figures["hot"] == 0
    curve = np.array(found.table["corrected"].to_pylist(), float) <= 0.05
    assert curve.sum() == 4


def test_exact_proof_needs_whole_counts_and_no_seed():
    found = ONE(ONE.example.table, cell=100, proof="exact")
    assert found.seed is None
    weighted = {**ONE.example.table, "harm": [0.5] * 26}
    with pytest.raises(BadTable, match="whole numbers only"):
        ONE(weighted, cell=100, weight="harm", proof="exact")
    with pytest.raises(BadTable, match="number of shuffles must lie from 99"):
        ONE(ONE.example.table, cell=100, proof="shuffled", shuffles=9)


@pytest.mark.parametrize("name", ["hot-spots", "hot-hexagons", "hot-areas"])
def test_shuffles_tell_how_far_they_are_and_can_be_stopped(name):
    method, told = named(name), []
    options = {**method.example.options, "proof": "shuffled"}

    def progress(done, of):
        told.append((done, of))

    method(method.example.table, progress, **options)
    assert told == [(999, 999)]

    def stop(done, of):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        method(method.example.table, stop, **options)


def test_hexagons_take_an_area_studied():
    method = named("hot-hexagons")
    rows = method.example.table
    found = method(rows, across=100, within={"outline": [BOX]})
    whole = method(rows, across=100)
    assert found.warnings == ()
    assert "No area studied was given" in whole.warnings[0]
    assert 100 < found.figures["cells"] < 160
    border = found.spec["layer"][1]["data"]["values"][0]["geometry"]["coordinates"]
    assert [345_000, 394_000] in border
    small = BOX.replace("345000", "344600")
    fewer = method(rows, across=50, within={"outline": [small]})
    assert fewer.warnings == ("6 records lie outside the area studied.",)
    assert fewer.figures["records"] == 20
    west = [row["x"] for row in fewer.table.to_pylist()]
    assert max(west) < 344_630
    with pytest.raises(BadTable, match="Hexagons of 1000 m make only"):
        method(rows, across=1000)


def test_a_stray_record_beyond_the_area_studied_makes_no_large_grid():
    rows = {
        "easting": [*ONE.example.table["easting"], 530_000],
        "northing": [*ONE.example.table["northing"], 180_000],
    }
    for name, size in (("hot-spots", "cell"), ("hot-hexagons", "across")):
        found = named(name)(rows, **{size: 100}, within={"outline": [BOX]})
        assert found.warnings == ("1 record lies outside the area studied.",)


def test_too_few_shuffles_of_areas_cannot_tell():
    found = named("hot-areas")(WARDS, proof="shuffled", false_discovery=0.001)
    assert found.sentence == "So few shuffles cannot tell which of 12 areas stand out."


def test_an_area_studied_leaves_out_what_lies_beyond():
    found = ONE(ONE.example.table, cell=100, within={"outline": [BOX]}, around=150)
    assert found.figures["cells"] == 100
    border = found.spec["layer"][1]["data"]["values"][0]["geometry"]["coordinates"]
    assert [345_000, 394_000] in border
    assert found.warnings == ()
    small = BOX.replace("345000", "344600")
    fewer = ONE(ONE.example.table, cell=50, within={"outline": [small]})
    assert fewer.warnings == ("6 records lie outside the area studied.",)
    assert fewer.figures["records"] == 20


def test_a_map_of_few_cells_and_a_rate_that_is_none_are_refused():
    with pytest.raises(BadTable, match="hot spots need at least 30"):
        ONE(ONE.example.table, cell=1000)
    with pytest.raises(BadTable, match="between 0 and 1"):
        ONE(ONE.example.table, cell=100, false_discovery=0)


def test_records_spread_evenly_have_no_hot_spots():
    east, north = np.meshgrid(np.arange(12), np.arange(12))
    rows = {
        "easting": (344_050 + 100 * east.ravel()).tolist(),
        "northing": (393_050 + 100 * north.ravel()).tolist(),
    }
    for proof in ("normal", "shuffled"):
        found = ONE(rows, cell=100, proof=proof)
        assert found.figures["hot"] == found.figures["cold"] == 0
        assert found.table["z"].to_pylist() == [None] * 144


def test_areas_hot_and_cold_with_all_their_columns():
    found = named("hot-areas").worked()
    assert found.table["kind"].to_pylist() == (
        ["hot", "hot", "neither", "neither", "cold", "cold"] * 2
    )
    assert found.table.column_names[:3] == ["area", "rate", "outline"]
    assert found.sentence == "Of 12 areas 4 are hot spots and 4 cold."
    assert found.seed is None


@pytest.mark.parametrize(
    "options",
    [
        {"near": "nearest", "nearest_areas": 3},
        {"near": "within", "metres": 1500},
        {"proof": "shuffled", "seed": 5},
    ],
)
def test_neighbours_and_proof_may_be_chosen(options):
    found = named("hot-areas")(WARDS, **options)
    z = found.table["z"].to_pylist()
    assert z[0] > 1.5
    assert z[5] < -1.5
    assert found.seed == options.get("seed")


def test_an_area_without_a_value_is_left_out_also_as_a_neighbour():
    rows = {**WARDS, "rate": [9.0, None, *WARDS["rate"][2:]]}
    found = named("hot-areas")(rows)
    assert found.warnings[0] == "1 area has no value, so left out."
    assert found.table["z"].to_pylist()[1] is None
    assert found.table["kind"].to_pylist()[1] is None
    kinds = [
        each["properties"]["kind"] for each in found.spec["layer"][0]["data"]["values"]
    ]
    assert kinds[1] == "no value"


def test_an_area_alone_has_no_score():
    far = "POLYGON ((0 0, 1 0, 1 1, 0 0))"
    rows = {
        "rate": [*WARDS["rate"], 5.0],
        "outline": [*WARDS["outline"], far],
    }
    found = named("hot-areas")(rows, coordinates="metres")
    assert found.warnings[0] == "1 area has no neighbours, so no score."
    assert found.table["z"].to_pylist()[-1] is None
    assert found.table["like_its_neighbours"].to_pylist()[-1] == "none"


def test_few_areas_are_refused():
    with pytest.raises(BadTable, match="Only 1 area has a value"):
        named("hot-areas")({"rate": [1.0], "outline": WARDS["outline"][:1]})


@pytest.mark.parametrize(
    ("rates", "words"),
    [
        ([9, 8, 7, 3, 2, 3, 8, 9, 6, 2, 2, 1], "Areas sit beside areas like them"),
        ([9, 1, 9, 1, 9, 1, 1, 9, 1, 9, 1, 9], "unlike them"),
        ([1, 1, 9, 9, 2, 2, 9, 9, 1, 1, 8, 8], "no clear pattern"),
    ],
)
def test_the_whole_map_in_words(rates, words):
    rows = {**WARDS, "rate": [float(rate) for rate in rates]}
    found = named("map-pattern")(rows, near="within", metres=1000)
    assert words in found.sentence
    assert found.table["statistic"].to_pylist() == ["Moran's I", "Geary's C"]
    assert found.seed == 1


def test_few_areas_are_said_to_be_too_few_for_the_curve():
    found = named("hot-areas").worked()
    assert found.warnings[-1].startswith("The normal curve holds for 30 areas or more")
    drawn = named("hot-areas")(WARDS, proof="shuffled", shuffles=9_999)
    assert drawn.warnings == ()


def test_neighbours_may_come_as_a_column_instead_of_outlines():
    areas = named("hot-areas")
    beside = [
        "2 7 8",
        "1,3,7,8,9",
        "2;4;8;9;10",
        "3 5 9 10 11",
        "4 6 10 11 12",
        "5 11 12",
    ]
    beside += [
        "1 2 8",
        "1 2 3 7 9",
        "2 3 4 8 10",
        "3 4 5 9 11",
        "4 5 6 10 12",
        "5 6 11",
    ]
    bare = {"rate": WARDS["rate"], "near": beside}
    found, drawn = areas(bare, neighbours="near"), areas.worked()
    for name in ("z", "z_without_itself", "local_moran", "local_moran_p"):
        assert found.table[name].to_pylist() == drawn.table[name].to_pylist()
    assert found.spec is None
    assert areas(WARDS | {"near": beside}, neighbours="near").spec is not None
    pattern = named("map-pattern")
    lists = [
        [int(one) for one in each.replace(";", " ").replace(",", " ").split()]
        for each in beside
    ]
    assert (
        pattern(bare | {"near": lists}, neighbours="near").figures
        == pattern.worked().figures
    )


@pytest.mark.parametrize("cell", ["1", "x", "2 99", "0"])
def test_a_neighbour_that_is_none_is_refused(cell):
    rows = {"rate": [1.0, 2, 3, 4], "near": [cell, "1", "1", "1"]}
    with pytest.raises(BadTable, match=f"Row 1 lists “{cell}” as its neighbours"):
        named("map-pattern")(rows, neighbours="near")
