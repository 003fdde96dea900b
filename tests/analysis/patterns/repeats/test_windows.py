"""Windows anchored to each event, against a slow look through all of them."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.analysis.patterns.repeats.windows import (
    codes,
    in_period,
    look_back,
    plus_months,
)


def dates(*texts):
    return np.array(texts, "datetime64[D]")


def on(text):
    return np.datetime64(text)


def test_a_month_on_is_the_same_day_or_the_last_there_is():
    found = plus_months(
        dates("2024-02-29", "2024-01-31", "2023-02-28", "2019-05-14"), 12
    )
    assert found.astype(str).tolist() == [
        "2025-02-28",
        "2025-01-31",
        "2024-02-28",
        "2020-05-14",
    ]
    assert plus_months(dates("2024-01-31"), 1).astype(str).tolist() == ["2024-02-29"]


def test_a_window_does_not_stop_at_the_end_of_the_year():
    keys = codes(["a", "a", "a", "b"])
    looked = look_back(
        keys, dates("2018-12-30", "2019-01-02", "2020-01-03", "2019-01-02")
    )
    assert looked.before.tolist() == [0, 1, 0, 0]
    assert looked.since[1:3].tolist() == [3, 366]
    assert np.isnan(looked.since[[0, 3]]).all()


def test_the_anniversary_itself_counts_and_the_day_after_does_not():
    keys = codes(["a", "a", "b", "b"])
    moments = dates("2018-05-14", "2019-05-14", "2018-05-14", "2019-05-15")
    assert look_back(keys, moments).before.tolist() == [0, 1, 0, 0]


def test_of_two_on_one_day_the_later_row_is_the_repeat():
    looked = look_back(codes(["a", "a"]), dates("2019-01-01", "2019-01-01"))
    assert looked.before.tolist() == [0, 1]
    assert looked.since[1] == 0


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(17_000, 18_500)), max_size=25),
    st.integers(1, 14),
)
def test_looking_back_agrees_with_the_slow_way(events, months):
    keys = np.array([key for key, _ in events], np.int64)
    days = np.array([day for _, day in events], np.int64).astype("datetime64[D]")
    looked = look_back(keys, days, months)
    until = plus_months(days, months)
    for later, (key, day) in enumerate(zip(keys, days, strict=True)):
        slow = sum(
            keys[earlier] == key
            and (days[earlier], earlier) < (day, later)
            and until[earlier] >= day
            for earlier in range(len(keys))
        )
        assert looked.before[later] == slow


def test_repeats_of_a_year_look_back_before_it():
    keys = codes(["a", "a", "b", "c", "c", "c"])
    moments = dates(
        "2018-11-01",
        "2019-02-01",
        "2019-03-01",
        "2019-06-01",
        "2019-07-01",
        "2019-08-01",
    )
    year = {"first": on("2019-01-01"), "before": on("2020-01-01")}
    found = in_period(keys, moments, **year, data_from=on("2018-01-01"))
    assert (found.events, found.repeat_events) == (5, 3)
    assert (found.people, found.repeat_people) == (3, 2)
    assert found.is_whole
    callers = in_period(keys, moments, **year, at_least=3)
    assert (callers.repeat_events, callers.repeat_people) == (1, 1)
    assert not callers.is_whole


def test_no_events_give_none():
    year = {"first": on("2019-01-01"), "before": on("2020-01-01")}
    found = in_period(codes([]), dates(), **year)
    assert (found.events, found.people, found.is_whole) == (0, 0, False)


@pytest.mark.parametrize(
    "keys", [["x", "y", "x"], [3, 1, 3], np.array(["x", "y", "x"])]
)
def test_equal_keys_have_equal_numbers(keys):
    found = codes(keys)
    assert found[0] == found[2] != found[1]


def test_leap_days_agree_with_the_calendar():
    assert plus_months(np.array([date(2020, 2, 29)], "datetime64[D]"), 48) == dates(
        "2024-02-29"
    )
