"""Harm and cost from tables to sentences, with what is left out said."""

import json
from datetime import date

import pytest

from frankpledge.analysis.methods import BadTable, named
from frankpledge.analysis.methods.harm.cost import crime_cost
from frankpledge.analysis.methods.harm.weighted import harm_index, severity_score


DAY = date(2020, 4, 1)


def example(name):
    method = named(name)
    return dict(method.example.table), dict(method.example.options)


@pytest.mark.parametrize("name", ["crime-cost", "harm-index", "severity-score"])
def test_every_example_gives_a_sentence_and_plain_figures(name):
    result = named(name).worked()
    assert result.sentence.endswith(".")
    json.dumps(result.record(), allow_nan=False)
    assert all(result.table["source"].to_pylist())


def test_severity_is_for_each_resident():
    found = named("severity-score").worked()
    assert found.figures["score"] == pytest.approx(0.1053314967031)
    assert found.figures["low"] < found.figures["score"] < found.figures["high"]
    assert "86% of it is homicide" in found.warnings[0]
    table, options = example("severity-score")
    with pytest.raises(BadTable, match="residents"):
        severity_score(table, **{**options, "residents": 0})


def test_the_index_counts_what_the_public_reported_and_shows_the_rest_apart():
    found = named("harm-index").worked()
    assert found.figures["harm"] == 52975
    assert found.figures["harm_found_otherwise"] == 600
    assert "apart: 600." in found.sentence
    table, options = example("harm-index")
    whole = harm_index(table, weights=options["weights"], on=DAY)
    assert whole.figures["harm"] == 53575
    assert "Nothing says who reported" in whole.warnings[-1]
    public = {**table, "found_by": ["public"] * 6}
    assert harm_index(public, **options).figures["harm_found_otherwise"] == 0
    with pytest.raises(BadTable, match="None of the crimes"):
        harm_index({**table, "found_by": [None] * 6}, **options)


def test_cost_by_the_shipped_table_says_what_it_leaves_out():
    table, _ = example("crime-cost")
    found = crime_cost(
        {
            "code": [*table["code"], "piracy", "homicide", None],
            "events": [*table["events"], 4, None, 1],
        },
        on=DAY,
    )
    assert found.figures["cost"] == 4053940
    assert found.figures["events_left_out"] == 5
    assert found.warnings[0] == (
        "5 crimes of 2 kinds have no weight and are left out: piracy, no code."
    )
    assert found.warnings[1] == "1 row has no count: missing, not 0."
    assert "too low" in found.warnings[-1]
    early = crime_cost(table, on=date(2010, 1, 1))
    assert early.figures["codes_without_weight"] == 3


def test_cost_by_a_table_and_multipliers_of_ones_own():
    weights = {
        "code": ["theft"],
        "weight": [100],
        "unit": ["GBP"],
        "valid_from": [DAY],
        "source": ["our finance team"],
    }
    table = {"code": ["theft"], "events": [3], "times": [2.5]}
    found = crime_cost(table, on=DAY, weights=weights, multiplier="times")
    assert found.figures["cost"] == 750
    assert found.warnings[-1] == "Weights: our finance team."
    with pytest.raises(BadTable, match="no source"):
        crime_cost(table, on=DAY, weights={**weights, "source": [None]})
    with pytest.raises(BadTable, match="No row has a count"):
        crime_cost({"code": ["theft"], "events": [None]}, on=DAY)
    with pytest.raises(BadTable, match="confidence"):
        crime_cost(table, on=DAY, confidence=2)
