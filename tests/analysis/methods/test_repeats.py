"""Repeats at the analyst's door: counts, windows, time course, cohorts."""

from datetime import date

import pytest

from frankpledge.analysis.methods import BadTable, named
from frankpledge.analysis.patterns.repeats.prevalence import BadTargets


repeats = named("repeats")
window = named("repeats-in-window")
course = named("time-to-repeat")
cohorts = named("return-by-cohort")


def test_repeats_are_counted_beside_what_chance_gives():
    found = repeats({"who": ["a", "b", "a", "c", "a", None]}, targets=10)
    assert found.table.select(["times", "targets", "events"]).to_pylist() == [
        {"times": 0, "targets": 7, "events": 0},
        {"times": 1, "targets": 2, "events": 2},
        {"times": 3, "targets": 1, "events": 3},
    ]
    assert found.figures["repeat_victim_percent"] == pytest.approx(100 / 3)
    assert found.figures["prevalence_per_1000"] == 300
    assert "chance alone" in found.sentence
    assert found.warnings[0].startswith("Rows that do not say who, left out: 1 of 6.")


def test_without_knowing_the_targets_those_with_none_are_not_counted():
    found = repeats({"who": ["a", "a"]})
    assert found.table.to_pylist()[0]["targets"] is None
    assert found.figures["prevalence_per_1000"] is None
    assert found.sentence == (
        "1 of 1 (100.0%) came up more than once and had 100.0% of the 2 events."
    )
    once = repeats({"who": ["a", "b"]})
    assert once.sentence == "None of the 2 came up more than once."
    with pytest.raises(BadTargets, match="1 targets, but 2"):
        repeats({"who": ["a", "b"]}, targets=1)


def test_nobody_named_is_said():
    found = repeats({"who": ["", None]})
    assert found.sentence == "No event says whom it happened to."
    assert found.spec is None


def test_a_repeat_is_one_within_its_own_window():
    found = window.worked()
    assert found.figures["repeat_events"] == 3
    assert found.figures["looks_back_far_enough"] is True
    assert found.warnings == ()
    months = {row["period"]: row for row in found.table.to_pylist()}
    assert len(months) == 12
    assert months["2019-01"]["repeat_events"] == 1
    assert months["2019-02"]["repeat_percent"] is None


def test_data_that_begin_too_late_hide_repeats():
    options = dict(window.example.options) | {"data_from": None, "by": "financial-year"}
    found = window(window.example.table, **options)
    assert "do not reach 12 months back" in found.warnings[0]
    assert [row["period"] for row in found.table.to_pylist()] == ["2018/19", "2019/20"]


def test_callers_may_need_three_reports():
    options = dict(window.example.options) | {"at_least": 3}
    found = window(window.example.table, **options)
    assert (found.figures["repeat_events"], found.figures["repeat_people"]) == (1, 1)
    assert "at least 3 within the window" in found.sentence


def test_windows_that_make_no_sense_are_refused_and_no_events_said():
    options = dict(window.example.options)
    with pytest.raises(BadTable, match="ends before"):
        window(window.example.table, **options | {"before": date(2018, 1, 1)})
    with pytest.raises(BadTable, match="window"):
        window(window.example.table, **options | {"months": 0})
    later = {"first": date(2030, 1, 1), "before": date(2030, 2, 1)}
    found = window(window.example.table, **options | later)
    assert found.sentence == "No event lies in the period."
    assert found.figures["low"] is found.figures["repeat_people_percent"] is None


def test_the_time_to_the_next_is_corrected_for_the_end_of_the_data():
    found = course.worked()
    first = found.table.to_pylist()[0]
    assert first["days_after"] == "0 to 29"
    assert first["repeats"] == 1
    assert first["days_watched"] == 123
    assert "3.2 times" in found.sentence
    assert found.warnings == ()


def test_an_end_that_nobody_gave_is_said():
    rows = {"who": ["a", "a", "b"], "when": ["2019-01-01", "2019-01-05", "2019-01-09"]}
    found = course(rows)
    assert "before 2019-01-10" in found.warnings[-1]
    assert "1 within 30 days" in found.sentence
    nobody = course({"who": ["a"], "when": ["2019-01-01"]}, bands=1)
    assert nobody.sentence == "None of the 1 event was followed by another."
    with pytest.raises(BadTable, match="both who and when"):
        course({"who": ["a", ""], "when": [None, "2019-01-01"]})


def test_a_cohort_still_open_has_no_rate():
    found = cohorts.worked()
    states = {row["cohort"]: row for row in found.table.to_pylist()}
    assert states["2018/19-Q1"]["rate"] == 0.5
    last = states["2019/20-Q2"]
    assert (last["state"], last["so_far"], last["rate"]) == ("cannot tell yet", 1, None)
    assert found.sentence == (
        "1 of 3 people followed for 12 months came again (33.3%)."
        " Later cohorts of which one cannot tell yet: 1."
    )
    assert any("not a first" in warning for warning in found.warnings)


def test_coming_back_may_be_to_another_service():
    entered = {"who": ["a", "b"], "when": ["2018-01-01", "2018-01-01"]}
    referred = {
        "who": ["b", "c", ""],
        "when": ["2018-06-01", "2018-02-01", "2018-03-01"],
    }
    found = cohorts(
        entered,
        returns=referred,
        ends_before=date(2020, 1, 1),
        by="month",
        entry="new-spell",
    )
    assert found.table.to_pylist()[0]["returned"] == 1
    assert "Of the returns, left out that do not say who: 1." in found.warnings


def test_nobody_followed_yet_is_said():
    rows = {"who": ["a"], "when": ["2019-01-01"]}
    found = cohorts(rows, ends_before=date(2019, 2, 1))
    assert found.sentence.startswith("Nobody has been followed for 12 months yet.")
    assert found.figures["rate"] is None
    early = cohorts(rows, ends_before=date(2018, 1, 1))
    assert early.table.num_rows == 0
    empty = cohorts({"who": [""], "when": ["2019-01-01"]}, ends_before=date(2019, 2, 1))
    assert empty.figures["entered"] == 0


def test_months_written_as_dates_are_warned_of():
    rows = {"who": ["a", "a"], "when": ["2019-01-01", "2019-03-01"]}
    found = course(rows, ends_before=date(2020, 1, 1))
    assert any("first of a month" in warning for warning in found.warnings)
