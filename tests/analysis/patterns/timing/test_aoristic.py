"""Spans shared out over the week against the vector and a minute-by-minute count."""

import math
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.analysis.patterns.timing import aoristic
from frankpledge.analysis.patterns.timing.aoristic import week_hours
from frankpledge.analysis.patterns.timing.clock import TooFarApart
from tests.analysis.patterns.reference import reference


SUNDAY = 6 * 24


def moments(*texts):
    return np.array([text or "NaT" for text in texts], "datetime64[s]")


def given_weights(starts, ends, **options):
    """Return the hours of the week that got a weight."""
    weights = week_hours(moments(*starts), moments(*ends), **options).weights
    return {
        int(hour): round(float(weights[hour]), 9) for hour in np.flatnonzero(weights)
    }


def vector():
    return reference("aoristic.json")


def test_the_vector_record_by_record_and_together():
    case = vector()
    for record, weights in zip(case["records"], case["each"], strict=True):
        found = given_weights(record[:1], record[1:])
        assert found == pytest.approx({int(hour): w for hour, w in weights.items()})
    starts, ends = zip(*case["records"], strict=True)
    found = week_hours(moments(*starts), moments(*ends))
    assert found.weights == pytest.approx(np.array(case["total"]), abs=1e-11)
    assert (found.weights[np.array(case["total"]) == 0] == 0).all()
    assert (found.used, found.points, found.missing) == (9, 2, 1)
    assert (found.reversed, found.long, found.left_out) == (1, 0, 0)
    assert found.table.shape == (7, 24)


def by_the_minute(starts, ends):
    """Share out every record one minute at a time."""
    weights = np.zeros(168)
    for start, end in zip(starts, ends, strict=True):
        low, high = sorted([int(start), int(end)])
        covered = range(low, high) or [low]
        for minute in covered:
            weights[(minute // 60 - 96) % 168] += 1 / len(covered)
    return weights


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(28_400_000, 28_420_000), st.integers(-3000, 15_000)),
        max_size=6,
    )
)
def test_sharing_out_agrees_with_the_slow_way(spans):
    starts = np.array([start for start, _ in spans], np.int64)
    ends = starts + np.array([length for _, length in spans], np.int64)
    found = week_hours(
        starts.astype("datetime64[m]"), ends.astype("datetime64[m]"), zone=None
    )
    assert found.weights == pytest.approx(by_the_minute(starts, ends), abs=1e-9)
    assert math.isclose(found.weights.sum(), len(spans), abs_tol=1e-9)


def test_many_records_are_worked_off_in_parts(monkeypatch):
    random = np.random.default_rng(1)
    starts = moments("2024-01-01") + random.integers(0, 10**7, 1000)
    ends = starts + random.integers(0, 10**6, 1000)
    whole = week_hours(starts, ends, zone=None)
    monkeypatch.setattr(aoristic, "CHUNK", 64)
    parts = week_hours(starts, ends, zone=None)
    assert parts.weights == pytest.approx(whole.weights)
    assert math.isclose(whole.weights.sum(), 1000)
    assert whole.long == int(((ends - starts).astype(int) >= 7 * 86_400).sum())


def test_the_hour_the_clocks_skip_gets_nothing():
    span = (["2024-03-31T00:00"], ["2024-03-31T03:00"])
    assert given_weights(*span) == {SUNDAY: 0.5, SUNDAY + 2: 0.5}
    assert set(given_weights(*span, zone=None)) == {SUNDAY, SUNDAY + 1, SUNDAY + 2}


def test_the_hour_that_comes_twice_weighs_double():
    span = (["2024-10-27T00:00"], ["2024-10-27T03:00"])
    assert given_weights(*span) == {SUNDAY: 0.25, SUNDAY + 1: 0.5, SUNDAY + 2: 0.25}


def test_a_span_of_weeks_is_nearly_flat_and_can_be_left_out():
    span = (["2024-01-01"], ["2024-01-22"])
    flat = given_weights(*span)
    assert len(flat) == 168
    assert set(flat.values()) == {round(1 / 168, 9)}
    found = week_hours(moments(*span[0]), moments(*span[1]), longest_hours=24)
    assert (found.used, found.left_out, found.weights.sum()) == (0, 1, 0)


def test_a_record_without_a_start_is_left_out_and_counted():
    found = week_hours(
        moments("", "2024-01-01T05:00"), moments("2024-01-01T09:00", "2024-01-01T05:30")
    )
    assert (found.used, found.left_out) == (1, 1)
    assert found.weights[5] == 1


def test_no_records_give_no_weights():
    assert week_hours(moments(), moments()).weights.sum() == 0


def test_a_date_of_another_age_is_refused():
    with pytest.raises(TooFarApart):
        week_hours(
            moments("2024-01-01", "2024-01-01"), moments("9999-12-31", ""), zone=None
        )


def walked(start, end):
    """Return the hours of the week by walking minute by minute on a real clock."""
    clock = ZoneInfo("Europe/London")
    first, last = (
        np.datetime64(each, "s").astype(datetime).replace(tzinfo=clock).astimezone(UTC)
        for each in (start, end)
    )
    minutes = int((last - first).total_seconds()) // 60
    weights = np.zeros(168)
    for minute in range(max(minutes, 1)):
        shown = (first + timedelta(minutes=minute)).astimezone(clock)
        weights[24 * shown.weekday() + shown.hour] += 1 / max(minutes, 1)
    return weights


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2019-03-30T22:00", "2019-03-31T05:00"),
        ("2019-03-31T00:30", "2019-03-31T02:30"),
        ("2019-10-26T22:00", "2019-10-27T05:00"),
        ("2019-10-27T00:30", "2019-10-27T03:30"),
        ("2019-03-20T10:00", "2019-04-10T10:00"),
        ("2019-07-07T23:00", "2019-07-08T01:00"),
        ("2019-12-31T22:15", "2020-01-01T03:45"),
        ("2019-07-01T00:00", "2019-07-08T00:00"),
        ("2019-07-01T10:15", "2019-07-01T10:15"),
        ("2019-11-01T00:00", "2021-01-05T07:10"),
    ],
)
def test_weeks_clock_changes_and_years_agree_with_walking_on_a_real_clock(start, end):
    found = week_hours(moments(start), moments(end))
    assert found.weights == pytest.approx(walked(start, end), abs=1e-9)
    assert found.weights.sum() == pytest.approx(1)
