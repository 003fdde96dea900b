"""Clock changes: days of 23 and 25 hours, skipped and doubled times."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.analysis.patterns.timing import clock


LONDON = ZoneInfo("Europe/London")


def at(*texts):
    return clock.seconds(np.array(texts, "datetime64[s]"))


def words(moments):
    return [str(one)[:16] for one in moments.astype("datetime64[s]")]


def test_hours_of_the_week_begin_on_monday():
    days = at("2024-01-01T00:59", "2024-01-07T23:00", "1960-01-04T01:00")
    assert clock.hour_of_week(days).tolist() == [0, 167, 1]


def test_a_time_the_clocks_skip_is_an_hour_later():
    spring = clock.to_elapsed(
        at("2024-03-31T00:59", "2024-03-31T01:30", "2024-03-31T02:00")
    )
    assert words(spring) == ["2024-03-31T00:59", "2024-03-31T01:30", "2024-03-31T01:00"]
    assert words(clock.to_local(spring)) == [
        "2024-03-31T00:59",
        "2024-03-31T02:30",
        "2024-03-31T02:00",
    ]


def test_a_time_that_comes_twice_is_the_first_of_the_two():
    autumn = clock.to_elapsed(
        at("2024-10-27T00:59", "2024-10-27T01:30", "2024-10-27T02:00")
    )
    assert words(autumn) == ["2024-10-26T23:59", "2024-10-27T00:30", "2024-10-27T02:00"]


@given(st.integers(-631_152_000, 2_524_608_000))
def test_the_clock_agrees_with_pythons_own(wall):
    moment = datetime.fromtimestamp(wall, UTC).replace(tzinfo=None)
    local = np.array([wall])
    elapsed = int(moment.replace(tzinfo=LONDON).timestamp())
    assert clock.to_elapsed(local).item() == elapsed
    shown = datetime.fromtimestamp(elapsed, UTC).astimezone(LONDON).replace(tzinfo=None)
    assert words(clock.to_local(np.array([elapsed]))) == [shown.isoformat()[:16]]


def test_a_year_lacks_one_sunday_hour_and_has_another_twice():
    there = clock.hours_between(*at("2024-01-01", "2025-01-01"))
    assert there.sum() == 366 * 24
    sundays = there[6 * 24 :].tolist()
    assert sundays[0] == 52
    assert sundays[1] == 52  # one skipped in March, one doubled in October
    spring = clock.hours_between(*at("2024-03-31", "2024-04-01"))
    assert spring.sum() == 23
    assert spring[6 * 24 + 1] == 0
    autumn = clock.hours_between(*at("2024-10-27", "2024-10-28"))
    assert autumn.sum() == 25
    assert autumn[6 * 24 + 1] == 2
    plain = clock.hours_between(*at("2024-03-31", "2024-04-01"), zone=None)
    assert plain.sum() == 24


def test_nothing_gives_nothing():
    nothing = np.array([], np.int64)
    assert clock.to_local(nothing).size == clock.to_elapsed(nothing).size == 0


@pytest.mark.parametrize("zone", ["Europe/Atlantis", "Asia/Kolkata", "../etc"])
def test_a_zone_without_whole_hours_is_refused(zone):
    with pytest.raises(clock.NotAClock, match="Europe/London"):
        clock.to_local(at("2024-01-01"), zone)


def test_dates_that_cannot_belong_together_are_refused():
    with pytest.raises(clock.TooFarApart, match="0001-01-01 to 2024-01-01"):
        clock.to_local(at("0001-01-01", "2024-01-01"))


def test_one_date_of_any_year_can_be_read():
    assert words(clock.to_local(at("0001-02-03T04:00")))[0].startswith("0001-02-03")
    assert words(clock.to_local(at("9999-02-03T04:00")))[0].startswith("9999-02-03")
