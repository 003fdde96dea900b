"""How many times likelier, what a total is made of, worry beside the record, travel."""

import math

import pytest

from frankpledge.analysis.methods import BadTable, named


def rows(found):
    return found.table.to_pylist()


def risk(hits, out_of, **options):
    groups = ["A", "B", "C"][: len(hits)]
    table = {"group": groups, "hits": hits, "out_of": out_of}
    return named("relative-risk")(table, **({"against": "A"} | options))


def test_ratio_of_two_shares_and_its_interval():
    # Aspirin and heart attacks (Physicians' Health Study, N Engl J Med 1989): 189 of
    # 11,034 on placebo and 104 of 11,037 on aspirin; ratio 1.82 (1.43 to 2.31).
    found = risk([104, 189], [11_037, 11_034])
    (one,) = rows(found)
    assert [round(one[name], 2) for name in ("ratio", "low", "high")] == [
        1.82,
        1.43,
        2.31,
    ]
    assert found.sentence == "B: 1.8 times as likely as “A” (from 1.4 to 2.3)."
    assert found.spec is not None


def test_a_ratio_chance_explains_is_no_finding():
    found = risk([10, 12], [100, 100])
    assert found.sentence.startswith("B: no clear difference from “A” (1.2 times as")


def test_where_nobody_has_it_there_is_no_ratio():
    none = risk([0, 12], [100, 100])
    assert (rows(none)[0]["ratio"], none.spec) == (None, None)
    assert none.sentence == "B: nobody in “A” has it, so there is no ratio."
    zero = risk([12, 0], [100, 100])
    assert (rows(zero)[0]["ratio"], rows(zero)[0]["low"]) == (0.0, None)
    assert zero.sentence.startswith("B: nobody has it (p = 0.0")


def test_everybody_has_it_in_both():
    (one,) = rows(risk([5, 9], [5, 9]))
    assert (one["ratio"], one["low"], one["high"], one["p"]) == (1, 1, 1, 1)


@pytest.mark.parametrize(
    ("hits", "out_of", "options", "why"),
    [
        ([5, 6], [5, 5], {}, "B has 6 of 5"),
        ([0, 0], [0, 5], {}, "A has 0 of 0"),
        ([1, 2], [5, 5], {"against": "Z"}, "no group of the table"),
        ([1], [5], {}, "at least 2"),
    ],
)
def test_risks_that_cannot_be(hits, out_of, options, why):
    with pytest.raises(BadTable, match=why):
        risk(hits, out_of, **options)


def test_a_group_stands_once():
    table = {"group": ["A", "A"], "hits": [1, 2], "out_of": [5, 5]}
    with pytest.raises(BadTable, match="two rows"):
        named("relative-risk")(table, against="A")


def made_of(names, events, **options):
    return named("composition")({"name": names, "events": events}, **options)


def test_shares_say_what_they_are_of():
    found = made_of(["A", "B", "C"], [20, 5, 75], called="crime", whole=200)
    assert found.sentence == "C and A are 47.5% of crime (95 of 200)."
    assert found.warnings == ("100 of 200 are in none of the parts.",)
    assert [row["percent"] for row in rows(found)] == [37.5, 10.0, 2.5]


def test_a_part_not_supplied_leaves_the_sum_unknown():
    with pytest.raises(BadTable, match="B was not supplied"):
        made_of(["A", "B"], [20, None])
    found = made_of(["A", "B"], [20, None], whole=50)
    assert found.warnings[0] == "Not supplied, so in no part: B."
    with pytest.raises(BadTable, match="two rows"):
        made_of(["A", "A"], [20, 1])


def test_a_whole_of_nothing_has_no_shares():
    found = made_of(["A", "B"], [0, 0])
    assert found.sentence == "Of the total there is nothing to divide."
    assert found.table.num_rows == 0


def gap(worried, events, asked=100, residents=10_000):
    many = len(worried)
    return named("perception-gap")(
        {
            "area": [f"A{at}" for at in range(many)],
            "worried": worried,
            "asked": [asked] * many,
            "events": events,
            "residents": [residents] * many,
        }
    )


def test_worry_without_record_and_record_without_worry():
    found = gap([70, 30, 30, 30], [100, 100, 300, 100])
    assert found.sentence == (
        "More worry than record in A0; less worry than record in A2."
    )
    assert [row["finding"] for row in rows(found)] == [
        "more worry than record",
        "in line",
        "less worry than record",
        "in line",
    ]
    assert [row["gap_in_ranks"] for row in rows(found)] == [3, 0, -3, 0]
    assert rows(found)[0]["worried_percent"] == 70
    assert rows(found)[2]["rate_per_1000"] == 30


def test_one_busy_area_does_not_make_the_others_look_quiet():
    # Against the total of the others A0 to A3 would all have a record "below".
    found = gap([30, 30, 30, 30, 30], [100, 102, 98, 101, 900])
    assert [row["record"] for row in rows(found)] == [
        *["no clear difference"] * 4,
        "above",
    ]
    assert rows(found)[4]["record_index"] == pytest.approx(100 * 900 / 101)
    assert rows(found)[4]["talking_point"] == (
        "A4: 30.0% are worried (middle area 30.0%), 90.0 recorded per 1,000 (middle "
        "area 10.1). Ask who bears it, and whether visitors or premises do."
    )


def test_where_hardly_anybody_worries_or_offends_there_is_still_a_middle():
    found = gap([0, 0, 60], [0, 0, 300])
    assert [row["finding"] for row in rows(found)] == ["in line"] * 3
    assert [row["worry"] for row in rows(found)][2] == "above"
    assert rows(found)[2]["worry_index"] is None


def test_nothing_stands_out_where_all_are_alike():
    found = gap([30, 31, 30], [100, 101, 99])
    assert found.sentence == (
        "In no area does worry differ clearly from what the record suggests."
    )


def test_perception_needs_people_asked_and_living_there():
    with pytest.raises(BadTable, match="worried of"):
        gap([101, 1, 1], [1, 1, 1])
    with pytest.raises(BadTable, match="Nobody lives"):
        gap([1, 1, 1], [1, 1, 1], residents=0)


def flows(homes, places, **options):
    return named("travel")({"home": homes, "place": places}, **options)


def test_small_flows_are_put_together_until_none_can_be_found():
    found = named("travel").worked()
    assert {(row["home"], row["place"]): row["records"] for row in rows(found)} == {
        ("Town", "Town"): 14,
        # Docks 6 joins Park 2, which alone could be had by taking away.
        ("other homes", "Town"): 8,
        ("Hill", "Docks"): 5,
    }
    assert found.sentence.startswith("At least 14 of 27 (51.9%) happened")


def test_travel_names_the_largest_flow_and_what_is_left_out():
    homes, places = ["A"] * 10 + ["B"] * 6 + [None], ["A"] * 16 + ["A"]
    found = flows(homes, places)
    assert found.sentence == (
        "10 of 16 (62.5%) happened in the area where the person lives; the largest"
        " other flow is from B to A (6)."
    )
    assert found.warnings == ("1 record lacks an area and is left out.",)


def test_travel_of_hardly_anybody_shows_nothing():
    found = flows(["A", "B"], ["A", "A"])
    assert found.sentence == "No area holds enough records to be shown."
    assert found.warnings == ("1 area holds fewer than 5 records and is not shown.",)
    assert flows(["A"] * 9, ["A"] * 9).sentence.startswith("9 of 9 (100.0%)")
    with pytest.raises(BadTable, match="both its areas"):
        flows([None], ["A"])


def test_hexagons_find_the_corner_that_squares_find():
    found = named("hot-hexagons").worked()
    hot = [row for row in rows(found) if row["kind"] == "hot"]
    assert hot
    assert all(math.hypot(r["x"] - 344_330, r["y"] - 393_420) < 200 for r in hot)
    assert hot == sorted(hot, key=lambda row: -row["z"])
    kinds = {
        each["properties"]["kind"] for each in found.spec["layer"][0]["data"]["values"]
    }
    assert kinds == {"hot", "neither"}


def test_hexagons_by_shuffling_repeat():
    example = named("hot-hexagons").example.table
    first, again = (
        named("hot-hexagons")(example, across=100, proof="shuffled", seed=4)
        for _ in range(2)
    )
    assert first.seed == 4
    assert first.table.equals(again.table)


def test_too_few_hexagons_and_none_that_are_hot():
    example = named("hot-hexagons").example.table
    with pytest.raises(BadTable, match="make only"):
        named("hot-hexagons")(example, across=1000)
    even = {
        "easting": [344_000 + 100 * (i % 8) for i in range(64)],
        "northing": [393_000 + 100 * (i // 8) for i in range(64)],
    }
    assert named("hot-hexagons")(even, across=100).sentence.startswith("None of ")
