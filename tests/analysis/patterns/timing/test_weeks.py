"""Hour by weekday against the vector; days of the month; defaults."""

import numpy as np
import pytest

from frankpledge.analysis.patterns.timing.weeks import (
    days_of_month,
    defaults,
    hour_by_weekday,
)
from tests.analysis.patterns.reference import reference


def moments(*texts):
    return np.array([text or "NaT" for text in texts], "datetime64[s]")


def day(text):
    return np.datetime64(text)


def test_the_vector_over_a_clock_change():
    case = reference("hour_by_weekday.json")
    found = hour_by_weekday(
        moments(*case["times"]), day("2024-03-25"), day("2024-04-08")
    )
    assert found.counts.tolist() == case["table"]
    assert list(found.busiest) == case["busiest"]
    assert found.hours.sum() == 14 * 24 - 1
    assert found.hours[6].tolist() == [2, 1, *[2] * 22]


def test_the_week_begins_on_monday_and_the_period_is_half_open():
    times = moments("2023-12-31T23:59", "2024-01-01T00:00", "2024-01-07T23:59", "")
    found = hour_by_weekday(times, day("2024-01-01"), day("2024-01-08"))
    assert found.counts.sum() == 2
    assert found.counts[0, 0] == found.counts[6, 23] == 1
    assert (found.hours == 1).all()
    assert found.rate[0, 0] == 1


def test_an_hour_that_never_came_has_no_rate():
    found = hour_by_weekday(
        moments("2024-03-31T01:30"), day("2024-03-31"), day("2024-04-01")
    )
    assert np.isnan(found.rate[6, 1])
    assert np.isnan(found.rate[0]).all()
    assert found.rate[6, 2] == 0


def test_nothing_has_no_busiest_hour():
    found = hour_by_weekday(moments(), day("2024-01-01"), day("2024-01-08"))
    assert found.busiest is None
    assert found.counts.sum() == 0


def test_the_thirty_first_is_expected_less_often():
    times = moments("2023-01-31", "2023-01-31T12:00", "2023-02-28", "2024-01-01")
    found = days_of_month(times, day("2023-01-01"), day("2024-01-01"))
    assert found.counts[[0, 27, 30]].tolist() == [0, 1, 2]
    assert found.days[[0, 27, 28, 29, 30]].tolist() == [12, 12, 11, 11, 7]
    assert found.expected.sum() == pytest.approx(3)
    assert found.expected[30] == pytest.approx(3 * 7 / 365)
    nothing = days_of_month(moments(), day("2023-01-01"), day("2023-01-01"))
    assert nothing.expected.sum() == 0


def test_times_that_are_only_defaults_are_told_by_their_shares():
    found = defaults(
        moments("2024-01-01", "2024-02-01", "2024-03-05T10:00", "2024-03-05T10:07", "")
    )
    assert (found.midnight, found.on_the_hour, found.first_of_month) == (0.5, 0.75, 0.5)
    assert defaults(moments("")).midnight == 0
