"""Who came again within the window, and cohorts of which one cannot tell yet."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.analysis.patterns.repeats.cohorts import (
    By,
    EntryRule,
    entries,
    labelled,
)
from frankpledge.analysis.patterns.repeats.windows import plus_months


END = np.datetime64("2020-07-01")


def dates(*texts):
    return np.array(texts, "datetime64[D]")


def test_a_quarter_of_those_tested_present_again():
    # Drug tests on arrest of one county: 440 people, 111 of them again in 12 months.
    people = np.concatenate([np.arange(440), np.arange(111)])
    tested = np.concatenate(
        [np.full(440, "2018-05-01"), np.full(111, "2019-01-10")]
    ).astype("datetime64[D]")
    whole = entries(people, tested, ends_before=END).followed()
    assert (whole.entered, whole.returned) == (440, 111)
    assert round(100 * whole.rate, 1) == 25.2


def test_a_cohort_whose_windows_are_open_has_no_rate_yet():
    keys = np.array([1, 1, 2, 3, 4, 4])
    on = dates(
        "2019-04-02",
        "2019-12-01",
        "2019-06-30",
        "2019-07-01",
        "2019-08-01",
        "2019-09-01",
    )
    spring, summer = entries(keys, on, ends_before=END).cohorts(By.QUARTER)
    assert (spring.label, spring.entered, spring.followed) == ("2019/20-Q1", 2, 2)
    assert spring.is_whole
    assert spring.rate == 0.5
    assert (summer.entered, summer.followed, summer.so_far) == (2, 0, 1)
    assert not summer.is_whole
    assert summer.rate is None


def test_the_window_has_ended_only_when_its_last_day_has_passed():
    one = entries(np.array([1]), dates("2019-06-30"), ends_before=END).cohorts()[0]
    assert one.is_whole
    later = entries(np.array([1]), dates("2019-07-01"), ends_before=END).cohorts()[0]
    assert not later.is_whole


def test_the_same_day_is_no_return_and_the_anniversary_is():
    same = entries(np.array([1, 1]), dates("2018-01-01", "2018-01-01"), ends_before=END)
    assert same.has_returned.tolist() == [False]
    year = entries(np.array([1, 1]), dates("2018-01-01", "2019-01-01"), ends_before=END)
    assert year.has_returned.tolist() == [True]
    over = entries(np.array([1, 1]), dates("2018-01-01", "2019-01-02"), ends_before=END)
    assert over.has_returned.tolist() == [False]


def test_a_new_spell_enters_again_after_the_window():
    on = dates("2017-01-01", "2017-06-01", "2018-07-01", "2018-08-01")
    found = entries(
        np.array([1, 1, 1, 1]), on, ends_before=END, rule=EntryRule.NEW_SPELL
    )
    assert found.entered_on.astype(str).tolist() == ["2017-01-01", "2018-07-01"]
    assert found.has_returned.tolist() == [True, True]


def test_returns_may_be_of_another_kind_than_entries():
    found = entries(
        np.array([1, 2]),
        dates("2019-01-01", "2019-01-01"),
        ends_before=END,
        returns=(np.array([2, 1, 3]), dates("2019-03-01", "2018-12-01", "2019-02-01")),
    )
    assert found.has_returned.tolist() == [False, True]


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(17_000, 18_440)), max_size=20),
    st.integers(1, 15),
)
def test_returns_agree_with_the_slow_way(events, months):
    keys = np.array([key for key, _ in events], np.int64)
    on = np.array([day for _, day in events], np.int64).astype("datetime64[D]")
    found = entries(keys, on, ends_before=END, months=months)
    slow = []
    for key in sorted(set(keys.tolist())):
        own = np.sort(on[keys == key])
        until = plus_months(own[:1], months)[0]
        slow.append(bool(((own > own[0]) & (own <= until)).any()))
    assert found.has_returned.tolist() == slow
    assert sum(one.entered for one in found.cohorts()) == len(slow)


def test_periods_are_written_as_the_field_writes_them():
    days = dates("2019-07-31", "2019-03-31", "2019-04-01", "1999-12-31")
    assert labelled(days, By.MONTH).tolist()[0] == "2019-07"
    assert labelled(days, By.CALENDAR_YEAR).tolist()[1] == "2019"
    assert labelled(days, By.FINANCIAL_YEAR).tolist() == [
        "2019/20",
        "2018/19",
        "2019/20",
        "1999/00",
    ]
    assert labelled(days, By.QUARTER).tolist() == [
        "2019/20-Q2",
        "2018/19-Q4",
        "2019/20-Q1",
        "1999/00-Q3",
    ]


@pytest.mark.parametrize("rule", EntryRule)
def test_nobody_gives_no_cohorts(rule):
    none = entries(np.array([], np.int64), dates(), ends_before=END, rule=rule)
    assert none.cohorts() == ()
    assert none.followed().rate is None
