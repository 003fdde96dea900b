import pytest

from frankpledge.analysis.methods import named


def test_clusters_are_numbered_and_described():
    one = named("clusters")
    found = one.worked()
    assert found.table["cluster"].to_pylist() == [1, 1, 1, None, 1, None]
    assert found.figures["cluster_1"] == "4 records within 49 m of 344148, 393135"
    assert found.sentence == (
        "4 of 6 records lie in 1 cluster of at least 3 within 100 m."
    )
    none = one(one.example.table, metres=5)
    assert none.figures["clusters"] == 0
    assert none.table["cluster"].null_count == 6


def test_streets_hold_what_lies_near_them():
    one = named("street-segments")
    found = one.worked()
    assert found.table["count"].to_pylist() == [2, 1]
    assert found.table["per_km"].to_pylist() == [4, 2.5]
    assert found.warnings == ("1 record lies farther than 50 m from any street.",)
    assert found.figures["segments_for_half"] == 1
    far = one(one.example.table, **one.example.options, farthest=1)
    assert far.sentence == "No record lies near any of these streets."
    assert far.figures["segments_for_half"] is None


def test_records_moved_to_map_points_are_no_evidence_on_streets():
    rows = {"easting": [344_110] * 60, "northing": [393_120] * 60}
    found = named("street-segments")(rows, **named("street-segments").example.options)
    assert "street or address precision is not there" in found.warnings[0]
    assert found.warnings[-1].startswith("Moved to map points")


def test_the_middle_and_the_spread():
    found = named("centre").worked()
    assert found.table["centre"].to_pylist() == ["mean", "median"]
    assert found.figures["ellipse_bearing"] == pytest.approx(46.5, abs=0.1)
    two = named("centre")({"easting": [344_000, 344_010], "northing": [393_000] * 2})
    assert two.figures["ellipse_long"] is None
    assert two.figures["standard_distance"] is None


def test_places_that_hold_many_records_come_first():
    found = named("snap-points").worked()
    assert found.table["records"].to_pylist() == [30, 25, 1, 1]
    assert "they seem moved to map points" in found.sentence
    real = named("snap-points")({"easting": [344_000], "northing": [393_000]})
    assert real.sentence.endswith("no sign of snapping.")


def test_the_nearest_neighbours_need_the_area_that_was_studied():
    one = named("centre")
    assert "nearest_neighbour_index" not in one.worked().figures
    found = one(one.example.table, square_km=4)
    assert found.figures["nearest_neighbour_by_chance"] == pytest.approx(408.2, abs=0.1)
    assert found.figures["nearest_neighbour_index"] == pytest.approx(
        found.figures["nearest_neighbour_mean"] / 408.248, rel=1e-5
    )


def kinds_drawn(result):
    shapes = result.spec["layer"][0]["data"]["values"]
    return [each["properties"]["kind"] for each in shapes]


def test_centres_lie_over_the_records_on_the_map():
    found = named("centre").worked()
    assert kinds_drawn(found) == ["record"] * 6 + ["mean centre", "median centre"]
    two = named("centre")({"easting": [344_000, 344_010], "northing": [393_000] * 2})
    assert len(two.spec["layer"]) == 1


def test_the_largest_clusters_have_a_colour_each():
    rows = {
        "easting": [344_000 + 1_000 * (i // 4) + i % 4 for i in range(28)] + [359_000],
        "northing": [393_000] * 29,
    }
    found = named("clusters")(rows, metres=10, least=2)
    assert found.figures["clusters"] == 7
    drawn = kinds_drawn(found)
    assert drawn.count("cluster 1") == 4
    assert drawn.count("a smaller cluster") == 8
    assert drawn.count("in no cluster") == 1


def test_of_very_many_places_the_telling_ones_are_drawn():
    rows = {
        "easting": [340_000 + 10 * (i % 200) for i in range(6_000)] + [349_000] * 20,
        "northing": [390_000 + 10 * (i // 200) for i in range(6_000)] + [399_000] * 20,
    }
    found = named("clusters")(rows, metres=1, least=3)
    assert kinds_drawn(found).count("cluster 1") == 1
    assert "shapes are not drawn" in " ".join(found.spec["title"]["subtitle"])


def test_streets_are_drawn_by_how_many_lie_on_them():
    found = named("street-segments").worked()
    assert kinds_drawn(found) == ["2", "1"]
