"""Paths to targets, near and far, straight and in equal percentages; limits; directions."""

from datetime import date

import pytest

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan.rules.answering import why_vacant
from frankpledge.plan.rules.direction import follow_on, in_direction
from frankpledge.plan.rules.limits import held, within_limits
from frankpledge.plan.rules.path import (
    expected_on,
    far_path_on,
    on_path,
    path_steps,
)
from frankpledge.plan.rules.promise import Promise
from frankpledge.plan.rules.rebasing import rebased_aim, vintage_has_changed
from frankpledge.plan.rules.verdict import Reading
from frankpledge.plan.states import Path, TargetKind, TargetStatus


def roads(baseline, value):
    """Return a casualty target of West Lancashire: 2012 as a step to 65% less by 2020."""
    return Promise(
        kind=TargetKind.INTERIM,
        baseline=baseline,
        baseline_ends_on=date(2009, 1, 1),
        value=value,
        due_on=date(2013, 1, 1),
        far_value=0.35 * baseline,
        far_due_on=date(2021, 1, 1),
    )


@pytest.mark.parametrize(
    ("baseline", "printed", "straight"),
    [(63, 53, "49.4"), (11, 9, "8.6"), (180, 144, "141.0"), (33, 26, "25.9")],
)
def test_a_printed_step_stands_beside_the_straight_path(baseline, printed, straight):
    promise = roads(float(baseline), printed)
    assert str(half_up(far_path_on(promise, promise.due_on), 1)) == straight
    assert promise.aim == printed


@pytest.mark.parametrize(
    "missing", ["baseline", "baseline_ends_on", "far_value", "far_due_on"]
)
def test_without_all_its_parts_there_is_no_far_path(missing):
    promise = Promise(**{**vars(roads(63.0, 53)), missing: None})
    assert far_path_on(promise, date(2012, 1, 1)) is None


def theft(path):
    return Promise(
        kind=TargetKind.TO_VALUE,
        baseline=1598.0,
        baseline_ends_on=date(2004, 4, 1),
        value=1167.0,
        due_on=date(2008, 4, 1),
        path=path,
    )


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (Path.LINEAR, [1598, 1490.25, 1382.5, 1274.75, 1167]),
        (Path.COMPOUND, [1598, 1477.2, 1365.6, 1262.4, 1167]),
    ],
)
def test_the_path_is_printed_year_by_year(path, expected):
    steps = path_steps(theft(path))
    assert [day for day, _ in steps] == [date(y, 4, 1) for y in range(2004, 2009)]
    assert [value for _, value in steps] == pytest.approx(expected, abs=0.3)


def test_a_path_that_starts_on_a_leap_day_steps_on_the_first_of_march():
    promise = Promise(
        kind=TargetKind.TO_VALUE,
        baseline=10.0,
        baseline_ends_on=date(2020, 2, 29),
        value=5.0,
        due_on=date(2022, 2, 28),
    )
    days = [day for day, _ in path_steps(promise)]
    assert days == [date(2020, 2, 29), date(2021, 3, 1), date(2022, 2, 28)]


def test_a_promise_without_dates_has_no_steps_and_no_path():
    undated = Promise(kind=TargetKind.TO_VALUE, value=5.0, due_on=date(2020, 4, 1))
    assert path_steps(undated) == []
    assert expected_on(undated, date(2019, 4, 1)) is None


def test_a_path_without_length_is_at_its_end():
    promise = Promise(**{**vars(theft(Path.LINEAR)), "due_on": date(2004, 4, 1)})
    assert expected_on(promise, date(2004, 4, 1)) == 1167


def year(value, starts=2006):
    return Reading(value, value, value, date(starts, 4, 1), date(starts + 1, 4, 1))


def test_a_value_without_a_path_is_on_course_only_once_it_is_reached():
    undated = Promise(kind=TargetKind.TO_VALUE, value=100.0, due_on=date(2010, 4, 1))
    reached, short = on_path(undated, year(90)), on_path(undated, year(150))
    assert reached.status is TargetStatus.ON_COURSE
    assert (short.status, short.needed) == (
        TargetStatus.CANNOT_TELL,
        pytest.approx(-50 / (1096 / 365)),
    )


def test_a_target_without_a_value_cannot_be_judged():
    empty = Promise(kind=TargetKind.TO_VALUE)
    assert on_path(empty, year(1)).because == "The target has no value yet."


def test_a_value_without_a_date_asks_for_no_pace():
    undated = Promise(kind=TargetKind.TO_VALUE, value=100.0)
    assert on_path(undated, year(150)).needed is None


def test_exactly_so_many_is_missed_on_both_sides():
    exact = Promise(kind=TargetKind.THRESHOLD, low=25.0, high=25.0)
    found = [within_limits(exact, [year(value)]).status for value in (24, 25, 26)]
    assert found == [
        TargetStatus.OFF_COURSE,
        TargetStatus.ON_COURSE,
        TargetStatus.OFF_COURSE,
    ]


def test_at_most_names_its_only_limit():
    verdict = within_limits(Promise(kind=TargetKind.THRESHOLD, high=9.0), [year(5)])
    assert verdict.expected == 9.0


def test_holding_without_a_baseline_has_none():
    verdict = held(Promise(kind=TargetKind.MAINTAIN), year(5))
    assert verdict.status is TargetStatus.NO_BASELINE


def month(value, number):
    ends = date(2010 + number // 12, number % 12 + 1, 1)
    return Reading(value, value, value, date(2009, 1, 1), ends)


def test_a_slope_over_a_gap_is_no_slope():
    down = Promise(kind=TargetKind.DIRECTION, baseline=100.0)
    even = [month(200 - n, n) for n in range(12)]
    gapped = [month(200 - n, n if n < 6 else n + 7) for n in range(12)]
    assert follow_on(even)
    assert not follow_on(gapped)
    assert in_direction(down, even).status is TargetStatus.ON_COURSE
    assert in_direction(down, gapped).status is TargetStatus.OFF_COURSE


def test_one_figure_follows_nothing():
    assert not follow_on([month(1, 1)])


def test_a_new_base_keeps_the_change_that_was_promised():
    knowsley = Promise(kind=TargetKind.BY_PERCENT, baseline=16.8, percent=-30)
    hold = Promise(kind=TargetKind.MAINTAIN, baseline=75.0)
    none = Promise(kind=TargetKind.DIRECTION)
    assert rebased_aim(knowsley, 16.5) == pytest.approx(11.55)
    assert rebased_aim(hold, 74.0) == 74.0
    assert rebased_aim(none, 74.0) is None


def test_the_estimate_a_rate_is_per_is_compared_by_its_name():
    assert vintage_has_changed("Residents, mid-2017 estimate", "Mid-2019 estimate")
    assert not vintage_has_changed("Residents, Mid-2019 estimate", "mid-2019 estimate")
    assert not vintage_has_changed("Residents, mid-2017 estimate", "")


@pytest.mark.parametrize(
    ("terms", "reasons"),
    [
        ({"owner": "Police"}, ()),
        ({"owner": ""}, ("No agency answers for it.",)),
        (
            {"owner": "The old trust", "owner_ended": True},
            ("The old trust is no longer part of the partnership.",),
        ),
        (
            {"owner": "Police", "people": [("Ada", False), ("Ben", True)]},
            ("Ada has left.",),
        ),
        (
            {"owner": "Police", "people": [("Ada", False), ("Ben", False)]},
            ("Ada and Ben have left, and nobody else is named.",),
        ),
    ],
)
def test_who_no_longer_answers_is_said(terms, reasons):
    assert why_vacant(**{"owner_ended": False, "people": []} | terms) == reasons
