"""Offenders from tables to sentences: every line shown, nobody foretold, nobody lost."""

import json
from datetime import date

import pyarrow as pa
import pytest

from frankpledge.analysis.methods import BadTable, named
from frankpledge.analysis.methods.offenders.cohort import cohort_before_after
from frankpledge.analysis.methods.offenders.cycles import (
    cohort_programme_years,
    needs_profile,
)
from frankpledge.analysis.methods.offenders.exit import (
    offending_around_entry,
    outcome_at_exit,
)
from frankpledge.analysis.methods.offenders.fairness import (
    score_back_test,
    selection_fairness,
)
from frankpledge.analysis.methods.offenders.reoffending import (
    reoffending_against_prediction,
)
from frankpledge.analysis.methods.offenders.scores import offender_score
from frankpledge.analysis.patterns.offenders.matrix import STANDARD


MINE = (
    "cohort-before-after",
    "cohort-programme-years",
    "needs-profile",
    "offender-score",
    "offending-around-entry",
    "outcome-at-exit",
    "reoffending-against-prediction",
    "score-back-test",
    "selection-fairness",
)
SETTLED = date(2026, 1, 31)
NOW = date(2026, 6, 15)
NO_OFFENCES = {"person": [], "on": []}


def example(name):
    method = named(name)
    return dict(method.example.table), dict(method.example.options)


@pytest.mark.parametrize("name", MINE)
def test_every_example_gives_a_sentence_and_plain_figures(name):
    result = named(name).worked()
    assert result.sentence.endswith(".")
    assert "nan" not in result.sentence
    json.dumps(result.record(), allow_nan=False)
    assert result.table.num_rows


def test_every_point_of_a_score_is_on_a_line_with_its_source():
    found = named("offender-score").worked()
    rows = found.table.to_pylist()
    for person in ("P1", "P2"):
        lines = [row for row in rows if row["person"] == person]
        assert sum(row["points"] for row in lines) == lines[0]["total"]
        assert all(row["source"] for row in lines)
    assert rows[0]["rank"] == 1
    assert (rows[0]["total"], rows[0]["band"]) == (22, "below the line")
    assert "foretells nothing about a person" in found.warnings[0]
    assert "version 1" in found.definition
    assert any("block D: 2 people" in one for one in found.warnings)


def test_scores_name_ties_strange_facts_and_facts_of_later():
    table = {
        "person": ["A", "B", "C", "C"],
        "kind": ["offence"] * 4,
        "what": ["robbery", "robbery", "piracy", "robbery"],
        "on": ["2026-05-01", "2026-05-02", "2026-05-03", "2026-07-01"],
        "value": [None] * 4,
        "source": [None] * 4,
    }
    found = offender_score(table, as_of=NOW)
    assert found.table["rank"].to_pylist() == [1, 1, 3]
    assert "1 share a rank" in found.sentence
    assert found.figures["facts_after_the_day"] == 1
    assert any("1 fact is of a kind" in one for one in found.warnings)
    early = offender_score(table, as_of=date(2020, 1, 1))
    assert early.table["why"].to_pylist() == ["nothing by that day"] * 3


def test_a_person_with_something_in_every_block_has_no_gap():
    table = {
        "person": ["A"] * 5,
        "kind": ["offence", "arrest", "risk", "intelligence", "need"],
        "what": ["robbery", "charged", "OGRS", "graded", "alcohol"],
        "on": ["2026-05-01"] * 5,
        "value": [None, None, 60, None, None],
        "source": ["police"] * 5,
    }
    found = offender_score(table, as_of=NOW)
    assert len(found.warnings) == 1
    assert found.table["total"][0].as_py() == 22


def test_a_matrix_of_ones_own_and_custody(tmp_path):
    table, options = example("offender-score")
    file = tmp_path / "own.toml"
    file.write_text(STANDARD.read_text().replace('version = "1"', 'version = "2b"'))
    custody = {"person": ["P2"], "starts_on": ["2025-11-10"], "ends_before": [None]}
    found = offender_score(table, **options, matrix=str(file), custody=custody)
    assert found.figures["matrix_version"] == "2b"
    points = {row["what"]: row["points"] for row in found.table.to_pylist()}
    assert points["shop theft"] == 3
    with pytest.raises(BadTable, match="cannot be read"):
        offender_score(table, **options, matrix=str(tmp_path / "none.toml"))
    with pytest.raises(BadTable, match="no kind of fact called rumour"):
        offender_score({**table, "kind": ["rumour"] * 5}, **options)
    with pytest.raises(BadTable, match="ends before"):
        offender_score(
            table, **options, custody={**custody, "ends_before": ["2024-01-01"]}
        )


def test_fairness_says_which_group_is_picked_more():
    table = {
        "group": ["A"] * 30 + ["B"] * 30 + [None] * 3,
        "picked": [True] * 20 + [False] * 10 + [True] * 3 + [False] * 30,
    }
    found = selection_fairness(table)
    assert "A: 20 of 30, 7.3 times the share of the rest" in found.sentence
    assert any("not known" in one for one in found.warnings)
    only = selection_fairness({"group": table["group"], "picked": [1] * 20 + [0] * 43})
    assert "nobody else was picked" in only.sentence
    assert "no group's share differs" in named("selection-fairness").worked().sentence


@pytest.mark.parametrize(
    ("picked", "says"),
    [
        ([2, 0], "other than 0 and 1"),
        ([True, None], "empty cell"),
        ([None, 1], "missing"),
    ],
)
def test_fairness_needs_a_yes_or_no(picked, says):
    with pytest.raises(BadTable, match=says):
        selection_fairness({"group": ["A", "B"], "picked": picked})


def test_a_back_test_tells_counts_and_who_was_not_followed():
    found = score_back_test({"band": ["priority"] * 3, "offences": [2, 0, None]})
    assert found.sentence == (
        "In the time after, of 2 in “priority” 1 were proven to have offended again "
        "(2 offences)."
    )
    assert found.figures["not_followed"] == 1
    with pytest.raises(BadTable, match="Nobody was followed"):
        score_back_test({"band": ["priority"], "offences": [None]})
    with pytest.raises(BadTable, match="missing in row 1"):
        score_back_test({"band": [None], "offences": [1]})


def test_a_cohort_before_and_after():
    found = named("cohort-before-after").worked()
    assert found.figures["people"] == 12
    assert found.figures["offences_before"] == 36
    assert found.figures["offences_after"] == 12
    assert found.figures["ratio"] == pytest.approx(1 / 3, rel=0.01)
    assert any("peak by itself" in one for one in found.warnings)


def test_a_cohort_beside_its_comparison():
    table, options = example("cohort-before-after")
    table["group"] = ["cohort", "comparison"] * 6
    table["why"] = ["panel of 5 January"] * 12
    found = cohort_before_after(table, **options, group="group", reason="why")
    assert "Fewer than 10 people" in found.warnings[0]
    twice = pa.concat_tables(
        [
            pa.table({**table, "person": [f"{mark}{at}" for at in range(12)]})
            for mark in "XYZ"
        ]
    )
    offences = {
        "person": [
            f"{mark}{at}" for mark in "XYZ" for at in range(12) for _ in range(4)
        ],
        "on": ["2023-12-20", "2023-12-21", "2023-12-22", "2025-01-05"] * 36,
    }
    found = cohort_before_after(
        twice, offences=offences, settled_on=SETTLED, group="group", followed=500
    )
    assert found.figures["not_followed_yet"] > 0
    assert "Against the comparison" in found.sentence
    assert found.table["reason"].to_pylist()[0] == ""
    assert not any("peak by itself" in one for one in found.warnings)


@pytest.mark.parametrize(
    ("change", "more", "says"),
    [
        ({"person": ["P01"] * 12}, {}, "on the list twice"),
        ({"group": ["other"] * 12}, {"group": "group"}, "either cohort or comparison"),
        ({"group": ["comparison"] * 12}, {"group": "group"}, "Nobody of the cohort"),
        ({}, {"followed": 5}, "days followed"),
        ({"entered_on": ["soon"] * 12}, {}, "holds “soon” in row 1, which is no date"),
    ],
)
def test_a_cohort_that_cannot_be_is_refused(change, more, says):
    table, options = example("cohort-before-after")
    with pytest.raises(BadTable, match=says):
        cohort_before_after({**table, **change}, **{**options, **more})


def test_nobody_offended_at_all():
    table, _ = example("cohort-before-after")
    found = cohort_before_after(table, offences=NO_OFFENCES, settled_on=SETTLED)
    assert found.figures["ratio"] is None
    assert found.spec["layer"]
    inside = {
        "person": table["person"],
        "starts_on": ["2020-01-01"] * 12,
        "ends_before": [None] * 12,
    }
    found = cohort_before_after(
        table, offences=NO_OFFENCES, settled_on=SETTLED, custody=inside
    )
    assert "from no to no offences" in found.sentence
    nobody = {"person": [], "starts_on": [], "ends_before": []}
    cohort_before_after(table, offences=NO_OFFENCES, settled_on=SETTLED, custody=nobody)


def test_offending_around_entry_says_where_people_run_out():
    table, options = example("offending-around-entry")
    options["settled_on"] = date(2024, 12, 1)
    found = offending_around_entry(table, **options)
    assert any("Later steps rest on fewer people" in one for one in found.warnings)
    assert found.table["step"].to_pylist() == list(range(-6, 6))
    assert len(named("offending-around-entry").worked().warnings) == 2


def test_outcome_at_exit_before_during_and_after():
    found = named("outcome-at-exit").worked()
    assert found.table["spell"].to_pylist() == ["before", "during", "after"]
    assert found.figures == {"listed": 12, "left": 6}
    table, options = example("outcome-at-exit")
    table["group"] = ["cohort", "comparison"] * 6
    both = outcome_at_exit(table, **options, group="group")
    assert both.table.num_rows == 6
    assert len(both.warnings) == 2
    with pytest.raises(BadTable, match="Nobody who left"):
        outcome_at_exit({**table, "left_on": [None] * 12}, **options)
    with pytest.raises(BadTable, match="left before joining"):
        outcome_at_exit({**table, "left_on": ["2020-01-01"] * 12}, **options)


def test_programme_years_begin_in_october():
    found = named("cohort-programme-years").worked()
    rows = {
        (row["programme_year"], row["kind"]): row["offences"]
        for row in found.table.to_pylist()
    }
    assert rows["October 2023 to September 2024", "all"] == 26
    assert rows["October 2024 to September 2025", "drugs"] == 2
    assert found.figures["people"] == 3


def test_programme_years_give_the_delivery_plans_convictions():
    offences = {
        "person": ["P"] * 680,
        "on": ["2011-11-01"] * 390 + ["2012-11-01"] * 290,
    }
    found = cohort_programme_years(
        {"person": ["P"]}, offences=offences, first=2011, last=2012
    )
    assert found.figures["percent"] == pytest.approx(-25.6, abs=0.05)
    assert found.figures["p"] < 0.001
    assert "fell from 390 to 290" in found.sentence
    january = cohort_programme_years(
        {"person": ["P"]}, offences=offences, first=2011, last=2012, month=1
    )
    assert january.table["programme_year"][0].as_py() == "January 2011 to December 2011"
    with pytest.raises(BadTable, match="first year"):
        cohort_programme_years(
            {"person": ["P"]}, offences=offences, first=2012, last=2012
        )


def test_needs_are_shares_of_those_assessed():
    found = named("needs-profile").worked()
    assert found.table.to_pylist()[0] == {
        "need": "attitudes",
        "people": 2,
        "percent": pytest.approx(200 / 3),
        "low": pytest.approx(20.8, abs=0.1),
        "high": pytest.approx(93.9, abs=0.1),
        "base": 3,
    }
    assert "1 person was not assessed." in found.warnings
    none = needs_profile({"person": ["P"], "needs": ["none"]})
    assert none.sentence == "Of 1 person assessed: none has a need."
    with pytest.raises(BadTable, match="no base"):
        needs_profile({"person": ["P"], "needs": [" "]})
    with pytest.raises(BadTable, match="twice"):
        needs_profile({"person": ["P", "P"], "needs": ["a", "b"]})


def test_reoffending_beside_the_prediction():
    found = named("reoffending-against-prediction").worked()
    assert "Town: 8.03% against 8.64% predicted (−7.1%), no clear difference." in (
        found.sentence
    )
    assert "Force: 7.97% against 8.45% predicted (−5.7%), more than" in found.sentence
    assert "No whole number of people" in found.warnings[1]
    counted = reoffending_against_prediction(
        {"area": ["A", "B"], "people": [900, 100], "reoffenders": [80, 50]}
        | {"predicted_percent": [10, 40]},
        reoffenders="reoffenders",
        parts_of_one=True,
    )
    assert counted.table["area"].to_pylist() == ["A", "B", "together"]
    assert counted.table["predicted_percent"].to_pylist()[2] == pytest.approx(13)
    assert len(counted.warnings) == 1
    with pytest.raises(BadTable, match="Name either"):
        reoffending_against_prediction(example("reoffending-against-prediction")[0])


def test_spells_have_limits_and_a_chart_and_no_rate_without_a_day_at_liberty():
    one = named("outcome-at-exit")
    found = one.worked()
    rows = {row["spell"]: row for row in found.table.to_pylist()}
    assert rows["before"]["low"] == 0
    assert rows["during"]["low"] < rows["during"]["rate"] < rows["during"]["high"]
    assert len(found.spec["layer"][1]["encoding"]) > 2
    custody = {
        "person": ["P01"],
        "starts_on": ["2023-01-01"],
        "ends_before": ["2024-01-10"],
    }
    listed = {name: column[:1] for name, column in one.example.table.items()}
    held = one(listed, **one.example.options, custody=custody)
    before = held.table.to_pylist()[0]
    assert (before["days_at_liberty"], before["rate"], before["low"]) == (0, None, None)
