"""Evaluation from a table to a sentence: whole answers, cautions and refusals."""

import json

import numpy as np
import pytest

from frankpledge.analysis.methods import BadTable, named
from frankpledge.analysis.methods.evaluation.before_after import before_after
from frankpledge.analysis.methods.evaluation.costs import cost
from frankpledge.analysis.methods.evaluation.doses import dose, regression
from frankpledge.analysis.methods.evaluation.harm import harm_weighted
from frankpledge.analysis.methods.evaluation.panels import differences
from frankpledge.analysis.methods.evaluation.synthetic import synthetic
from frankpledge.analysis.methods.evaluation.words import made_up


MINE = (
    "before-after",
    "cost-per-crime-prevented",
    "difference-in-differences",
    "dose-response",
    "harm-weighted-difference",
    "regression-to-the-mean",
    "synthetic-control",
)
FOUR = {
    "zone": ["target", "comparison", "around", "comparison-around"],
    "before": [207, 308, 178, 150],
    "after": [110, 318, 157, 140],
}
TWO = {"zone": FOUR["zone"][:2], "before": [207, 308], "after": [110, 318]}


@pytest.mark.parametrize("name", MINE)
def test_every_example_gives_a_sentence_and_plain_figures(name):
    result = named(name).worked()
    assert result.sentence.endswith(".")
    assert "nan" not in result.sentence
    json.dumps(result.record(), allow_nan=False)
    assert result.table.num_rows


def test_before_after_gives_the_published_difference_and_the_quotient():
    found = before_after(FOUR)
    assert found.figures["difference"] == -118
    assert found.figures["z"] == pytest.approx(-2.979950006429)
    assert found.figures["displacement_quotient"] == pytest.approx(0.258185688349)
    assert found.figures["total_net_effect"] == pytest.approx(130.5)
    assert found.sentence == (
        "It probably helped: 110 happened where 214 were to be expected "
        "(−49%, from −61% to −32%)."
    )
    assert "It is not known whether the area was chosen at a peak." in found.warnings


def test_without_streets_around_nothing_is_said_of_them():
    found = before_after(TWO)
    assert "displacement quotient" not in found.table["measure"].to_pylist()
    assert found.spec["layer"]
    assert any("Nobody looked at the streets" in one for one in found.warnings)


def test_a_quotient_that_means_nothing_is_null_and_said():
    found = before_after({**FOUR, "after": [260, 318, 157, 140]})
    assert found.figures["displacement_quotient"] is None
    assert any("meaningless" in one for one in found.warnings)
    assert found.figures["verdict"] == "There is no sign that it helped"


def test_few_and_no_events_are_said():
    found = before_after({**TWO, "before": [9, 30], "after": [0, 25]})
    assert any("half was added" in one for one in found.warnings)
    assert any("under 5" in one for one in found.warnings)
    assert found.figures["verdict"] == "We cannot tell yet"


def test_unequal_times_give_no_gross_effect():
    found = before_after({**TWO, "weight": [2, 3]}, weight="weight", time_before=2)
    assert "gross effect" not in found.table["measure"].to_pylist()
    assert found.figures["difference"] == pytest.approx(
        (110 - 207 / 2) / 2 - (318 - 308 / 2) / 3
    )


@pytest.mark.parametrize(
    ("table", "options", "says"),
    [
        ({}, {}, "0 rows"),
        ({**TWO, "zone": ["target", "target"]}, {}, "twice"),
        ({**TWO, "zone": ["target", "around"]}, {}, "no row for the comparison"),
        ({**TWO, "zone": ["target", "somewhere"]}, {}, "is no zone"),
        (
            {
                "zone": ["target", "comparison", "comparison-around"],
                "before": [1, 2, 3],
                "after": [1, 2, 3],
            },
            {},
            "no such zone",
        ),
        ({**TWO, "before": [-1, 2]}, {}, "below 0"),
        ({**TWO, "before": [1.5, 2]}, {}, "whole number"),
        ({**TWO, "before": [None, 2]}, {}, "missing"),
        (TWO, {"dispersion": 0.5}, "dispersion"),
        (TWO, {"time_after": 0}, "above 0"),
        (TWO, {"confidence": 1.5}, "confidence"),
        (TWO, {"chosen_at_peak": "perhaps"}, "yes, no, unknown"),
    ],
)
def test_before_after_refuses_in_words(table, options, says):
    with pytest.raises(BadTable, match=says):
        before_after(table, **options)


def test_kinds_without_a_weight_are_left_out_and_counted():
    table = dict(named("harm-weighted-difference").example.table)
    table["weight"] = [3, 2, 5, 7, None]
    found = harm_weighted(table, dispersion=2)
    assert found.figures["difference"] == -1121
    assert found.figures["kinds_left_out"] == 1
    assert "1 kind has no weight and is left out: Robbery." in found.warnings
    assert named("harm-weighted-difference").worked().figures["difference"] == -1721
    with pytest.raises(BadTable, match="weight"):
        harm_weighted({**table, "weight": [None] * 5})


def test_differences_keeps_areas_around_apart_and_judges_them():
    found = differences(
        made_up(), treated=("A",), start="2019-01", around=("B",), chosen_at_peak="no"
    )
    kinds = found.table["what"].to_pylist()
    assert kinds[:2] == ["operation", "around"]
    assert kinds.count("placebo area") == 5
    assert "B" not in found.table["name"].to_pylist()[2:]
    assert found.figures["around_percent"] == pytest.approx(0, abs=6)
    assert found.figures["effect_percent"] < -40
    assert found.figures["placebo_dates_as_large"] == 0


def test_differences_names_months_that_were_not_supplied():
    table = made_up()
    table["events"][3] = None
    found = differences(table, treated=("A",), start="2019-01")
    assert any("2018-04" in one for one in found.warnings)
    assert found.period == "2018-01 to 2019-08"


def test_differences_with_one_comparison_says_what_its_interval_rests_on():
    table = made_up()
    kept = [at for at, name in enumerate(table["area"]) if name in "AB"]
    two = {name: [values[at] for at in kept] for name, values in table.items()}
    found = differences(two, treated=("A",), start="2019-01")
    assert any("One area is all there is" in one for one in found.warnings)
    three = [at for at, name in enumerate(table["area"]) if name in "ABC"]
    few = {name: [values[at] for at in three] for name, values in table.items()}
    several = differences(few, treated=("A",), start="2019-01")
    assert any("Fewer than 5 areas" in one for one in several.warnings)
    assert several.figures["confidence"] == 0.95
    few = [at for at in kept if table["period"][at] >= "2018-10"]
    short = {name: [values[at] for at in few] for name, values in table.items()}
    found = differences(short, treated=("A",), start="2019-01")
    assert found.figures["drift_before_percent_a_period"] is None


@pytest.mark.parametrize(
    ("change", "options", "says"),
    [
        ({}, {"treated": ("Z",)}, "no area called Z"),
        ({}, {"start": "2030-01"}, "periods before the start"),
        ({"area": None}, {}, "needs the name"),
        ({"events": -1}, {}, "below 0"),
    ],
)
def test_differences_refuses_in_words(change, options, says):
    table = made_up()
    for name, value in change.items():
        table[name][0] = value
    with pytest.raises(BadTable, match=says):
        differences(table, **{"treated": ("A",), "start": "2019-01", **options})


def test_a_double_row_is_refused():
    table = {name: [*values, values[0]] for name, values in made_up().items()}
    with pytest.raises(BadTable, match="two counts"):
        differences(table, treated=("A",), start="2019-01")


def test_synthetic_control_finds_what_was_put_in():
    found = synthetic(made_up(), treated="A", start="2019-01")
    assert -14 < found.figures["gap"] < -9
    assert found.table["is_after"].to_pylist() == [False] * 12 + [True] * 8
    quiet = synthetic(made_up(), treated="C", start="2019-01", around=("A",))
    assert "cannot tell yet" in quiet.sentence
    assert sum(
        part for name, part in quiet.figures.items() if name.startswith("weight")
    ) == pytest.approx(1, abs=0.02)


def test_synthetic_control_of_nothing_has_no_percentage():
    table = made_up()
    table["events"] = [
        0 if period >= "2019-01" else count
        for period, count in zip(table["period"], table["events"], strict=True)
    ]
    found = synthetic(table, treated="A", start="2019-01")
    assert found.figures["effect_percent"] is None


def test_dose_says_how_much_went_with_how_much():
    found = named("dose-response").worked()
    assert found.figures["percent_each"] == pytest.approx(-6.257, abs=0.001)
    table = dict(named("dose-response").example.table)
    table["activity"] = [*table["activity"][:-1], None]
    assert any("2019-06" in one for one in dose(table).warnings)
    random = np.random.default_rng(4)
    table["activity"] = random.poisson(2, 24).tolist()
    table["events"] = random.poisson(30, 24).tolist()
    assert dose(table).sentence.endswith("Chance alone explains that.")


def test_cost_without_an_end_and_without_any_price():
    table = {
        "operation": ["A", "B"],
        "spent": [100, 100],
        "prevented": [4, -1],
        "low": [-2, -5],
        "high": [10, 3],
    }
    found = cost(table)
    assert found.sentence == (
        "A: £25 for each crime prevented (£10 to any price). "
        "B: the best estimate is that no crime was prevented."
    )
    assert found.table["most"].to_pylist() == [None, None]
    assert found.table["back_a_pound"].to_pylist() == [None, None]
    with pytest.raises(BadTable, match="money"):
        cost({**table, "spent": [-1, 2]})


def test_regression_names_a_place_chosen_at_its_peak():
    found = named("regression-to-the-mean").worked()
    assert found.figures["places"] == 12
    assert "no proof that anything worked" in found.warnings[0]
    table = dict(named("regression-to-the-mean").example.table)
    assert regression(table, chosen=("Place 2",)).warnings == ()
    for chosen in ((), ("Nowhere",)):
        with pytest.raises(BadTable, match="no place"):
            regression(table, chosen=chosen)
    with pytest.raises(BadTable, match="ten places"):
        regression({"place": ["A"], "events": [3]}, chosen=("A",))


def test_one_area_to_compare_with_gives_no_interval_and_no_verdict():
    whole = made_up()
    rows = [at for at, area in enumerate(whole["area"]) if area in "ABC"]
    table = {name: [column[at] for at in rows] for name, column in whole.items()}
    given = {"treated": ["A"], "start": "2019-01", "chosen_at_peak": "no"}
    found = differences(table, **given, around=("C",))
    for name in ("low_percent", "high_percent", "p", "prevented_low", "prevented_high"):
        assert found.figures[name] is None
    assert found.figures["low_percent_by_chance_alone"] < -50
    assert found.figures["p_by_chance_alone"] < 0.001
    assert found.sentence.startswith("We cannot tell yet: 104 events came")
    assert "chance in the counts alone" in found.sentence
    assert found.warnings[0].startswith("One area is all there is to compare with")
    assert {row["low"] for row in found.table.to_pylist()} == {None}
    two = differences(table, **given)
    assert two.figures["low_percent"] < two.figures["effect_percent"]
    assert "low_percent_by_chance_alone" not in two.figures
