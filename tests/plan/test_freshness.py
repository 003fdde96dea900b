"""Figures that have gone stale, and the figure of the period that was promised."""

from datetime import date

import pytest

from frankpledge.analysis.measures.periods import (
    Period,
    PeriodType,
    financial_year,
    quarter,
)
from frankpledge.plan.rules.freshness import final_reading, is_stale, staleness
from frankpledge.plan.rules.promise import Promise
from frankpledge.plan.rules.status import judge
from frankpledge.plan.rules.verdict import Reading
from frankpledge.plan.states import BaselineState, TargetKind, TargetStatus


def figure(period: Period, value: float = 100.0) -> Reading:
    return Reading(
        value, value, value, period.starts_on, period.ends_before, kind=period.type
    )


def to_june_2019() -> Reading:
    return Reading(
        900,
        850,
        950,
        date(2018, 7, 1),
        date(2019, 7, 1),
        kind=PeriodType.ROLLING_12,
    )


def promise(**changes):
    terms = {
        "kind": TargetKind.BY_PERCENT,
        "baseline": 969.0,
        "baseline_ends_on": date(2018, 4, 1),
        "percent": -18.0,
        "due_on": date(2021, 4, 1),
    }
    return Promise(**(terms | changes))


def test_a_missing_month_is_named_in_place_of_an_old_verdict():
    missing = Period(date(2018, 8, 1), date(2019, 8, 1), PeriodType.ROLLING_12)
    verdict = judge(
        promise(), [to_june_2019()], judged_on=date(2020, 4, 1), missing=missing
    )
    assert verdict.status is TargetStatus.CANNOT_TELL
    assert verdict.because == (
        "The latest complete twelve months end in June 2019:"
        " July 2019 was never supplied."
    )
    assert verdict.reading == to_june_2019()


@pytest.mark.parametrize(
    ("day", "expected"), [(date(2019, 10, 2), False), (date(2019, 10, 3), True)]
)
def test_twelve_months_are_stale_after_a_month_and_the_lag(day, expected):
    assert is_stale(to_june_2019(), day) is expected


@pytest.mark.parametrize(
    ("period", "day", "expected"),
    [
        (quarter(2019, 1), date(2019, 12, 2), False),
        (quarter(2019, 1), date(2019, 12, 3), True),
        (financial_year(2017), date(2019, 6, 3), False),
        (financial_year(2017), date(2019, 6, 4), True),
    ],
)
def test_each_kind_of_period_has_its_own_patience(period, day, expected):
    assert is_stale(figure(period), day) is expected


def test_what_stopped_the_figures_is_said():
    old = figure(financial_year(2012))
    assert staleness(old, None) == (
        "The latest figure is for 2012/13: nothing later has been supplied."
    )
    assert staleness(figure(quarter(2019, 1)), quarter(2019, 2)) == (
        "The latest figure is for 2019/20-Q1: 2019/20-Q2 was never supplied in full."
    )


def test_no_target_on_purpose_keeps_its_reason_and_its_old_figure():
    watched = Promise(kind=TargetKind.NONE, reason="Not to deter.")
    verdict = judge(watched, [figure(financial_year(2010))], judged_on=date(2020, 4, 1))
    assert (verdict.status, verdict.because) == (
        TargetStatus.NO_TARGET,
        "Not to deter.",
    )
    assert verdict.reading.value == 100


def test_an_old_figure_says_nothing_of_limits_either():
    limits = Promise(
        kind=TargetKind.THRESHOLD,
        high=50,
        baseline_state=BaselineState.NOT_APPLICABLE,
    )
    verdict = judge(limits, [figure(financial_year(2010))], judged_on=date(2020, 4, 1))
    assert verdict.status is TargetStatus.CANNOT_TELL


def test_a_target_is_met_or_missed_by_the_period_it_was_promised_for():
    met, later = figure(financial_year(2020), 790), figure(financial_year(2021), 990)
    verdict = judge(promise(), [met, later], judged_on=date(2022, 4, 1))
    assert (verdict.status, verdict.reading.value) == (TargetStatus.MET, 790)


def test_a_date_written_as_the_last_day_is_the_same_period():
    year = figure(financial_year(2020), 790)
    assert final_reading([year], date(2021, 3, 31)) == year


def test_rolling_months_before_the_date_do_not_decide_it():
    ends = date(2021, 2, 1)
    early = Reading(790, 760, 820, date(2020, 2, 1), ends, kind=PeriodType.ROLLING_12)
    verdict = judge(promise(), [early], judged_on=date(2021, 4, 1))
    assert verdict.status is TargetStatus.ON_COURSE


def test_a_later_figure_alone_does_not_say_how_the_promise_ended():
    later = figure(financial_year(2022), 100)
    verdict = judge(promise(), [later], judged_on=date(2023, 4, 1))
    assert verdict.status is TargetStatus.CANNOT_TELL
    assert "the period promised is not known" in verdict.because
