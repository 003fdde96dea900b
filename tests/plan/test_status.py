"""How targets stand: every kind, on both sides of chance, before and at the end."""

from dataclasses import replace
from datetime import date

import pytest

from frankpledge.plan.rules.promise import Promise, wish_of
from frankpledge.plan.rules.status import judge
from frankpledge.plan.rules.verdict import Reading
from frankpledge.plan.states import BaselineState, Path, TargetKind, TargetStatus


NOW = date(2006, 4, 1)


def year(value, low=None, high=None, starts=2005):
    return Reading(value, low, high, date(starts, 4, 1), date(starts + 1, 4, 1))


def burglary(**changes):
    terms = {
        "kind": TargetKind.BY_PERCENT,
        "baseline": 969.0,
        "baseline_ends_on": date(2004, 4, 1),
        "percent": -18.0,
        "due_on": date(2008, 4, 1),
    }
    return Promise(**(terms | changes))


def test_a_percentage_promise_keeps_its_aim_exact():
    assert burglary().aim == pytest.approx(794.58)


def test_a_figure_at_its_path_is_on_course():
    verdict = judge(burglary(), [year(870, 813, 930)], judged_on=NOW)
    assert verdict.status is TargetStatus.ON_COURSE
    assert verdict.expected == pytest.approx(881.79, abs=0.2)


def test_a_figure_far_beyond_its_path_is_off_course_and_says_what_is_needed():
    verdict = judge(burglary(), [year(1000, 939, 1064)], judged_on=NOW)
    assert verdict.status is TargetStatus.OFF_COURSE
    assert verdict.needed == pytest.approx((794.58 - 1000) / 2, abs=0.5)


def test_a_figure_that_chance_could_explain_cannot_be_told_yet():
    small = burglary(baseline=20.0, percent=-20.0)
    verdict = judge(small, [year(22, 13.8, 33.3)], judged_on=NOW)
    assert verdict.status is TargetStatus.CANNOT_TELL
    assert "chance could explain" in verdict.because


def test_a_figure_close_to_its_path_cannot_be_told_yet():
    verdict = judge(burglary(), [year(900, 895, 905)], judged_on=NOW)
    assert verdict.status is TargetStatus.CANNOT_TELL
    assert "within 5%" in verdict.because


def test_at_the_due_date_a_target_is_met_or_missed():
    late = date(2009, 4, 1)
    met = judge(burglary(), [year(790, 736, 847, 2007)], judged_on=late)
    missed = judge(burglary(), [year(960, 900, 1023, 2007)], judged_on=late)
    assert [met.status, missed.status] == [TargetStatus.MET, TargetStatus.MISSED]


@pytest.mark.parametrize(
    ("value", "status"),
    [(790, TargetStatus.ON_COURSE), (960, TargetStatus.OFF_COURSE)],
)
def test_nothing_is_met_or_missed_by_a_provisional_figure(value, status):
    reading = replace(year(value, value - 60, value + 60, 2007), is_provisional=True)
    verdict = judge(burglary(), [reading], judged_on=date(2009, 4, 1))
    assert verdict.status is status
    assert verdict.because.startswith(
        "The date has come, but the figure is provisional."
    )


def test_a_figure_without_an_interval_is_not_said_to_be_beyond_chance():
    verdict = judge(burglary(), [year(1000)], judged_on=NOW)
    assert verdict.status is TargetStatus.OFF_COURSE
    assert verdict.because == (
        "The figure is above where it should be; it has no interval, so chance cannot"
        " be weighed."
    )


def test_figures_after_the_day_are_not_judged():
    readings = [year(870, 813, 930), year(2000, 1900, 2100, 2006)]
    assert judge(burglary(), readings, judged_on=NOW).reading.value == 870


def test_a_wish_for_more_is_taken_from_the_promise_itself():
    wish = wish_of(
        kind=TargetKind.BY_PERCENT, direction="neutral", baseline=1509, aim=1659.9
    )
    more = burglary(baseline=1509.0, percent=10.0, wish=wish)
    rising = judge(more, [year(1620, 1542, 1701)], judged_on=NOW)
    falling = judge(more, [year(1200, 1133, 1270)], judged_on=NOW)
    assert wish == 1
    assert rising.status is TargetStatus.ON_COURSE
    assert falling.status is TargetStatus.OFF_COURSE


def test_a_promise_without_its_baseline_is_never_judged():
    waiting = burglary(baseline=None, baseline_state=BaselineState.TO_BE_ESTABLISHED)
    verdict = judge(waiting, [year(5000, 4000, 6000)], judged_on=NOW)
    assert verdict.status is TargetStatus.NO_BASELINE


def test_no_target_on_purpose_gives_its_reason():
    promise = Promise(kind=TargetKind.NONE, reason="Reports should not be deterred.")
    verdict = judge(promise, [year(4354)], judged_on=NOW)
    assert verdict.status is TargetStatus.NO_TARGET
    assert verdict.because == "Reports should not be deterred."


def test_no_figures_cannot_be_told():
    assert judge(burglary(), [], judged_on=NOW).status is TargetStatus.CANNOT_TELL


@pytest.mark.parametrize(
    ("reading", "status"),
    [
        (year(75, 70, 80), TargetStatus.ON_COURSE),
        (year(50, 42, 59), TargetStatus.OFF_COURSE),
        (year(55, 48, 64), TargetStatus.CANNOT_TELL),
        (year(95, 92, 97), TargetStatus.OFF_COURSE),
        (year(92, 88, 95), TargetStatus.CANNOT_TELL),
    ],
)
def test_limits_are_kept_in_every_period(reading, status):
    promise = Promise(
        kind=TargetKind.THRESHOLD,
        low=60.0,
        high=90.0,
        baseline_state=BaselineState.NOT_APPLICABLE,
    )
    assert judge(promise, [reading], judged_on=NOW).status is status


def test_holding_level_allows_noise_and_tolerance():
    hold = Promise(kind=TargetKind.MAINTAIN, baseline=75.0, wish=1)
    noisy = judge(hold, [year(73, 69, 77)], judged_on=NOW)
    worse = judge(hold, [year(60, 56, 64)], judged_on=NOW)
    within = judge(hold, [year(74.5, 74.2, 74.8)], judged_on=NOW)
    assert noisy.status is TargetStatus.ON_COURSE
    assert worse.status is TargetStatus.OFF_COURSE
    assert within.status is TargetStatus.ON_COURSE


def test_a_direction_holds_by_level_or_by_slope():
    down = Promise(kind=TargetKind.DIRECTION, baseline=100.0)
    lower = judge(down, [year(95, 77, 116)], judged_on=NOW)
    falling = judge(down, [year(160 - step) for step in range(12)], judged_on=NOW)
    worse = judge(down, [year(160, 136, 187)], judged_on=NOW)
    unclear = judge(down, [year(105, 86, 127)], judged_on=NOW)
    assert lower.status is TargetStatus.ON_COURSE
    assert falling.status is TargetStatus.ON_COURSE
    assert worse.status is TargetStatus.OFF_COURSE
    assert unclear.status is TargetStatus.CANNOT_TELL


def test_beside_the_group():
    beat = Promise(
        kind=TargetKind.RELATIVE, baseline_state=BaselineState.NOT_APPLICABLE
    )
    better = judge(beat, [year(5.0, 4.5, 5.5)], group_value=6.0, judged_on=NOW)
    worse = judge(beat, [year(8.0, 7.5, 8.5)], group_value=6.0, judged_on=NOW)
    unknown = judge(beat, [year(8.0, 7.5, 8.5)], judged_on=NOW)
    assert better.status is TargetStatus.ON_COURSE
    assert worse.status is TargetStatus.OFF_COURSE
    assert unknown.status is TargetStatus.CANNOT_TELL


def test_a_compound_path_falls_faster_at_first():
    terms = {"baseline": 1598.0, "percent": None, "value": 1167.0}
    straight = burglary(kind=TargetKind.TO_VALUE, **terms)
    curved = burglary(kind=TargetKind.TO_VALUE, path=Path.COMPOUND, **terms)
    middle = date(2006, 4, 1)
    expected = [
        judge(promise, [year(1300, 1230, 1373)], judged_on=middle).expected
        for promise in (straight, curved)
    ]
    assert expected == [pytest.approx(1382.5, abs=0.5), pytest.approx(1365.6, abs=0.5)]


def test_crimes_that_come_in_series_need_a_larger_miss():
    # 1000 lies 118 above its path of 882; chance alone leaves 61 below it, and events
    # that vary four times as much twice that.
    alone = year(1000, 939, 1064)
    in_series = replace(alone, dispersion=4.0)
    verdict = judge(burglary(), [in_series], judged_on=NOW)
    assert verdict.status is TargetStatus.CANNOT_TELL
    assert "no more than chance could explain" in verdict.because
    nearly = replace(alone, dispersion=3.0)
    assert judge(burglary(), [nearly], judged_on=NOW).status is TargetStatus.OFF_COURSE


def test_limits_and_levels_allow_for_series_too():
    kept = {"baseline": 900.0, "due_on": date(2010, 4, 1)}
    for terms in (
        Promise(kind=TargetKind.MAINTAIN, **kept),
        Promise(kind=TargetKind.THRESHOLD, high=900.0),
    ):
        plain = year(1000, 939, 1064)
        wide = replace(plain, dispersion=4.0)
        found = [judge(terms, [one], judged_on=NOW).status for one in (plain, wide)]
        assert found[0] is TargetStatus.OFF_COURSE
        assert found[1] is not TargetStatus.OFF_COURSE
