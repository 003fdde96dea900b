"""Similar areas, ranks, boxes, funnels; paths and the year's end."""

import json

import pytest
from scipy import special

from frankpledge.analysis.methods import BadTable, named
from tests.analysis.statistics.vectors import vectors


def one(name, table, **options):
    return named(name)(table, **options)


def group(**more):
    data = vectors("similar_group.json")
    columns = {"area": "area", "events": "count", "residents": "population"}
    return {key: list(data[column]) for key, column in columns.items()} | more, data


def test_similar_areas_give_the_reference_averages():
    table, data = group()
    found = one("similar-areas", table, own="Home")
    assert found.figures["mean of rates, own out"] == pytest.approx(
        data["group_mean_of_rates"]
    ) or found.figures["mean of rates, own in"] == pytest.approx(
        data["group_mean_of_rates"]
    )
    assert found.figures["pooled rate, own out"] == pytest.approx(
        data["pooled_peer_rate"]
    )
    assert found.figures["rank"] == 16 - data["rank_high_is_1"][0]
    z = found.table.column("z_against_pooled").to_pylist()
    assert z == pytest.approx(data["z_sqrt_vs_pooled"])


def test_an_area_without_a_figure_is_named_and_not_ranked():
    table = {"area": ["A", "B", "C"], "events": [5, None, 9], "residents": [10, 10, 10]}
    found = one("similar-areas", table, own="A")
    assert found.warnings == ("No figure, so not compared: B.",)
    assert found.table.column("rank").to_pylist() == [1, None, 2]
    with pytest.raises(BadTable, match="own area"):
        one("similar-areas", table, own="B")
    with pytest.raises(BadTable, match="one row"):
        one("similar-areas", table, own="Z")


def test_ranks_refuse_an_unknown_own_area():
    table, _ = group()
    with pytest.raises(BadTable, match="own area"):
        one("rank-uncertainty", table, own="Nowhere")


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("far", "far is a high outlier."),
        ("none", "none has no figure."),
        ("b", "b lies in the first quarter."),
    ],
)
def test_place_in_the_box_is_said_as_people_say_it(own, said):
    table = {"area": [*"abcdefgh", "far", "none"], "rate": [*range(8), 40, None]}
    assert one("box-positions", table, own=own).sentence.startswith(said)


def test_boxes_name_outliers_and_the_own_place():
    table = {"area": list("ABCDEF"), "rate": [1.0, 2, 3, 4, 90, None]}
    found = one("box-positions", table, own="B")
    assert found.sentence == (
        "B lies in the first quarter. The median is 3.00; far out: E."
    )
    assert found.warnings == ("1 area has no figure and is left out.",)
    calm = one("box-positions", {"area": ["A"], "rate": [1.0]})
    assert calm.sentence == ("Half of the areas or more have the same figure, 1.00.")
    with pytest.raises(BadTable, match="No area"):
        one("box-positions", {"area": ["A"], "rate": [None]})


AREAS = {"area": list("ABCDE"), "events": [50, 90, 100, 105, 190], "base": [100.0] * 5}


def test_funnel_flags_by_chance_and_kinder_by_over_dispersion():
    plain = one("funnel", AREAS, kind="ratio", multiplier=100)
    assert "E (high, beyond the 99.8% limit)" in plain.sentence
    assert "judge by the wider ones" in plain.warnings[0]
    kind = one("funnel", AREAS, kind="ratio", multiplier=100, over_dispersed=True)
    assert kind.warnings == ()
    assert "E (high, beyond the 95% limit)" in kind.sentence


def test_funnel_of_shares_and_of_a_given_common_figure():
    table = {"area": list("ABC"), "events": [10, 50, 90], "base": [100.0] * 3}
    found = one("funnel", table, kind="proportion", multiplier=100)
    assert found.figures["common figure"] == 50
    assert "A (low, beyond the 99.8% limit)" in found.sentence
    assert (
        one("funnel", table, kind="proportion", multiplier=100, over_dispersed=True)
        .table.column("verdict")
        .to_pylist()
        == ["within chance"] * 3
    )
    given = one("funnel", table, multiplier=100, baseline=90)
    assert given.figures["common figure"] == pytest.approx(90)
    low = {**AREAS, "events": [500, 90, 100, 105, 20]}
    wide = one("funnel", low, kind="ratio", over_dispersed=True)
    json.dumps(wide.record(), allow_nan=False)


@pytest.mark.parametrize(
    ("table", "options", "why"),
    [
        ({**AREAS, "events": [0] * 5}, {}, "events among them"),
        ({**AREAS, "events": [101] * 5}, {"kind": "proportion"}, "More have it"),
        (AREAS, {"kind": "odd"}, "no kind of funnel"),
    ],
)
def test_what_has_no_funnel_is_refused(table, options, why):
    with pytest.raises(BadTable, match=why):
        one("funnel", table, **options)


def test_paths_are_the_reference_ones():
    for case in vectors("target_paths.json")["cases"]:
        table = {
            "name": ["M"],
            "baseline": [case["baseline"]],
            "target": [case["target"]],
        }
        for kind, key in (("linear", "linear"), ("compound", "geometric")):
            found = one("target-path", table, steps=4, kind=kind)
            assert found.table.column("value").to_pylist() == pytest.approx(case[key])


def test_seasonal_path_adds_to_the_target():
    table = {"name": ["M"], "baseline": [0], "target": [795]}
    shares = {"share": [3, *[1] * 11]}
    found = one("target-path", table, kind="seasonal", shares=shares)
    assert sum(found.table.column("value").to_pylist()) == pytest.approx(795)
    for bad, why in ((None, "needs a table"), ({"share": [0] * 12}, "add to nothing")):
        with pytest.raises(BadTable, match=why):
            one("target-path", table, kind="seasonal", shares=bad)
    with pytest.raises(BadTable, match="above 0"):
        one("target-path", table, kind="compound")


def year(values, start=4):
    at = [(start - 1 + n) for n in range(len(values))]
    return {
        "month": [f"{2017 + n // 12}-{n % 12 + 1:02d}" for n in at],
        "value": values,
    }


def test_year_end_gives_the_reference_figures():
    case = vectors("target_paths.json")["cases"][0]
    shape = [1000 * share for share in case["month_share"]]
    table = year([*shape, *[float(v) for v in (70, 70, 70, 70, 60)]])
    found = one("target-forecast", table, target=case["target"]).figures
    assert found["to date"] == case["year_to_date"]
    assert found["straight projection"] == case["straight_projection"]
    assert found["needed for the rest"] == case["needed_for_rest_to_hit_target"]
    assert found["needed a month"] == case["needed_a_month"]
    assert found["expected"] == pytest.approx(case["seasonal_projection"])
    assert found["chance at the pace so far"] == pytest.approx(
        case["p_meets_target_at_present_pace_poisson"]
    )


def test_year_end_without_a_past_or_at_its_end():
    found = one("target-forecast", year([10.0] * 12), target=130)
    assert found.figures["needed a month"] is None
    assert found.sentence.endswith("100% chance of meeting it.")
    passed = one("target-forecast", year([10.0] * 5), target=40)
    assert passed.sentence.endswith("It has been passed already.")
    more = one("target-forecast", year([10.0] * 5), target=40, less_is_better=False)
    assert more.figures["chance"] == 1


@pytest.mark.parametrize(
    ("table", "why"),
    [
        (year([5.0, 5.0], start=1), "before a year begins"),
        (year([5.0, None, 5.0]), "month of this year is missing"),
        (year([5.0, -1.0, 5.0]), "below 0"),
    ],
)
def test_year_end_refuses_what_it_cannot_use(table, why):
    with pytest.raises(BadTable, match=why):
        one("target-forecast", table, target=10)


def test_tests_that_disagree_are_owned_to():
    base = [40.0, 42, 38, 41, 39, 40, 43, 37, 40, 41, 39, 40]
    found = one(
        "target-direction", year([*base, *[v + 1 for v in base]], 1), test="run"
    )
    assert "does not hold" in found.sentence
    assert "disagree" in found.warnings[0]
    with pytest.raises(BadTable, match="last twelve"):
        one("target-direction", year([*base, *base[:11], None, 3.0], 1), test="run")


def test_a_funnel_gives_the_limits_for_every_areas_size():
    found = named("funnel").worked().table.to_pylist()
    for row in found:
        expected = row["base"] * 7972 / 779_000
        scale = row["base"] / 1000
        # So few, and so many, have the chance of the tail at what is expected.
        low, high = scale * row["low_95"], scale * row["high_95"]
        assert special.gammaincc(low + 1, expected) == pytest.approx(0.025)
        assert special.gammaincc(high, expected) == pytest.approx(0.975)
        assert row["low_99_8"] < row["low_95"] < row["high_95"] < row["high_99_8"]
    tiny = named("funnel")(
        {"area": ["a", "b", "c"], "events": [0, 2, 1], "base": [0, 2000, 900]},
        baseline=1,
    )
    assert tiny.table["low_95"].to_pylist() == [None, 0, 0]


def test_similar_areas_give_ranks_from_both_ends_and_the_spread():
    found = named("similar-areas").worked()
    ranks = (
        found.table["rank"].to_pylist(),
        found.table["rank_from_highest"].to_pylist(),
    )
    assert [a + b for a, b in zip(*ranks, strict=True)] == [6] * 5
    z = found.table["z_against_pooled"].to_pylist()
    assert found.figures["over-dispersion"] == pytest.approx(
        sum(one**2 for one in z) / 5
    )
    low, high = (
        found.table["funnel_low"][0].as_py(),
        found.table["funnel_high"][0].as_py(),
    )
    expected = 122 * found.figures["pooled rate, own out"]
    assert special.gammaincc(122 * high + 1, expected) > 0.9
    assert 122 * low == pytest.approx(special.gammaincinv(expected, 0.025))


def test_a_year_may_be_projected_by_shares_that_are_given():
    """The year so far of a plan, and how a normal year falls on its months."""
    shares = [0.095, 0.09, 0.085, 0.08, 0.075, 0.075, 0.08, 0.085, 0.085, 0.085, 0.08]
    table = {"month": [f"2005-{m:02d}" for m in range(4, 9)], "value": [68] * 5}
    given = {"share": [*shares, 0.085]}
    found = one("target-forecast", table, target=795, shares=given)
    assert found.figures["expected"] == pytest.approx(800)
    assert found.table["path_to_date"].to_pylist()[-1] == pytest.approx(337.875)
    assert "taken as known" in found.warnings[-1]
    for wrong, why in (
        ({"share": shares}, "twelve months; 11 shares"),
        ({"share": [0] * 11 + [1]}, "some of it by now"),
    ):
        with pytest.raises(BadTable, match=why):
            one("target-forecast", table, target=795, shares=wrong)


def test_a_path_tells_its_change_in_all_and_at_each_step():
    table = {"name": ["Burglary"], "baseline": [969], "target": [795]}
    straight = one("target-path", table, steps=4).figures
    assert straight["change a step"] == -43.5
    assert straight["change in all, %"] == pytest.approx(-17.95665634675)
    compound = one("target-path", table, steps=4, kind="compound").figures
    assert compound["change a step, %"] == pytest.approx(-4.827640173993)
