"""Rates, shares and means of tables: public health figures and stated gaps."""

import pytest

from frankpledge.analysis.methods import BadTable, named
from tests.analysis.statistics.vectors import figures, vectors


def one(name, table, **options):
    return named(name)(table, **options)


@pytest.mark.parametrize(("confidence", "end"), [(0.95, "95_0"), (0.998, "99_8")])
def test_rates_and_shares_are_public_healths(confidence, end):
    for name, file, columns in (
        ("rate", "phe_rate.csv", ("events", "residents")),
        ("proportion", "phe_proportion.csv", ("hits", "out_of")),
    ):
        rows = vectors(file)
        for multiplier in {float(row["multiplier"]) for row in rows}:
            mine = [row for row in rows if float(row["multiplier"]) == multiplier]
            table = {
                "area": [row["Area"] for row in mine],
                columns[0]: figures(mine, "Numerator"),
                columns[1]: figures(mine, "Denominator"),
            }
            found = one(name, table, multiplier=multiplier, confidence=confidence).table
            for ours, theirs in (("low", f"lower{end}cl"), ("high", f"upper{end}cl")):
                wanted = figures(mine, theirs)
                got = found.column(ours).to_pylist()
                assert [x is None for x in got] == [y != y for y in wanted]
                assert [x for x in got if x is not None] == pytest.approx(
                    [y for y in wanted if y == y], rel=1e-8
                )


def test_standardised_rates_and_ratios_are_public_healths():
    rows = [row for row in vectors("phe_isr_input.csv") if row["pop"].isdigit()]
    table = {
        "area": [row["area"] for row in rows],
        "events": figures(rows, "count"),
        "residents": figures(rows, "pop"),
        "reference_events": figures(rows, "refcount"),
        "reference_residents": figures(rows, "refpop"),
    }
    found = {
        row["area"]: row for row in one("standardised-ratio", table).table.to_pylist()
    }
    for row in vectors("phe_isr_expected.csv"):
        if row["statistic"].endswith("ratio x 100") and row["area"] in found:
            mine = found[row["area"]]
            assert mine["value"] == pytest.approx(float(row["value"]))
            assert mine["low"] == pytest.approx(float(row["lower95_0cl"]))
            assert mine["high"] == pytest.approx(float(row["upper95_0cl"]))


def test_few_events_have_no_standardised_rate():
    table = {"area": ["A"], "events": [9], "residents": [100], "standard": [10]}
    found = one("standardised-rate", table)
    assert found.sentence == "No area has enough events for a figure."
    assert found.warnings == ("No figure (too few events, or one missing): A.",)
    with pytest.raises(BadTable, match="band of nobody"):
        one("standardised-rate", {**table, "residents": [0]})
    gap = one("standardised-rate", {**table, "events": [None]})
    assert gap.table.to_pylist()[0]["events"] is None


def test_recurrent_events_widen_a_standardised_rate():
    table = {"area": ["A"], "events": [40], "residents": [1000], "standard": [10]}
    plain = one("standardised-rate", table).table.to_pylist()[0]
    wide = one(
        "standardised-rate", {**table, "squares": [160]}, squares="squares"
    ).table.to_pylist()[0]
    assert wide["high"] - 4000 == pytest.approx(2 * (plain["high"] - 4000))


def test_nothing_expected_has_no_ratio():
    table = {
        "area": ["A"],
        "events": [3],
        "residents": [100],
        "reference_events": [0],
        "reference_residents": [100],
    }
    assert one("standardised-ratio", table).table.to_pylist()[0]["value"] is None


def test_shares_of_nobody_and_more_than_all():
    assert one("proportion", {"hits": [None, 0], "out_of": [5, 0]}).sentence.startswith(
        "Nobody was counted"
    )
    with pytest.raises(BadTable, match="more than all"):
        one("proportion", {"hits": [6], "out_of": [5]})
    found = one("proportion", {"hits": [1], "out_of": [4]}, multiplier=1000)
    assert found.sentence == "1 of 4: 250.0 per 1,000 (chance allows 45.6 to 699.4)."


def test_mean_of_one_value_has_no_interval_and_gaps_are_counted():
    found = one("mean", {"value": [4.0, None]})
    assert found.table.to_pylist() == [
        {
            "group": "all",
            "values": 1,
            "missing": 1,
            "mean": 4.0,
            "standard_deviation": None,
            "low": None,
            "high": None,
        }
    ]
    assert found.warnings == ("1 value is missing and left out.",)
    assert one("mean", {"value": [None, float("nan")]}).sentence == "No value is known."


def test_rate_without_anybody_says_so():
    found = one("rate", {"events": [3], "residents": [0]})
    assert found.sentence.startswith("There is nobody")
    assert found.warnings == ("1 row has no count or no base and is left out.",)


def test_repeat_adjusted_rate_takes_rows_of_single_victims():
    table = {"area": ["A"] * 3, "events_each": [1, 1, 4], "residents": [100] * 3}
    found = one("repeat-adjusted-rate", table, victims="")
    assert one("repeat-adjusted-rate", table).figures == found.figures
    assert found.figures["rate"] == 60
    assert found.figures["widening"] == pytest.approx(3**0.5)
    for people in ([100, 100, 90], [0, 0, 0]):
        with pytest.raises(BadTable, match="one number of people"):
            one("repeat-adjusted-rate", {**table, "residents": people}, victims="")


def test_the_interval_of_another_program_can_be_asked_for():
    table = {"area": ["a", "b"], "events": [1, 65], "residents": [1, 1]}
    byar, exact, house = (
        one("rate", table, multiplier=1, interval=kind).table
        for kind in ("byar", "exact", "house")
    )
    assert byar["low"].to_pylist() == pytest.approx([0.013072132901, 50.163187710459])
    assert house["low"].to_pylist() == [exact["low"][0].as_py(), byar["low"][1].as_py()]
    assert exact["high"].to_pylist() == pytest.approx(
        [5.571643390939, 82.848], abs=1e-3
    )
    with pytest.raises(BadTable, match="is no kind of interval"):
        one("rate", table, interval="wald")


def test_a_standardised_ratio_has_its_rate_beside_it():
    found = named("standardised-ratio").worked().table.to_pylist()[0]
    assert found["reference_rate"] == pytest.approx(1000 * 800 / 240_000)
    assert found["rate"] == pytest.approx(
        found["value"] / 100 * found["reference_rate"]
    )
    assert found["rate_low"] / found["rate"] == pytest.approx(
        found["low"] / found["value"]
    )


def test_a_reference_with_a_hole_gives_its_area_no_ratio_and_no_rate():
    table = {name: list(column) for name, column in RATIO.items()}
    table["area"] = ["North", "South"]
    table["reference_events"] = [500, None]
    found = one("standardised-ratio", table)
    whole, holed = found.table.to_pylist()
    assert whole["value"] is not None
    for name in ("expected", "value", "low", "rate", "reference_rate"):
        assert holed[name] is None
    assert "South" in found.warnings[0]


RATIO = named("standardised-ratio").example.table
