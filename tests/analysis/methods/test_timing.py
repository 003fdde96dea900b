"""When it happens: what is counted, what is left out, what is refused."""

from datetime import date

import numpy as np
import pyarrow as pa
import pytest

from frankpledge.analysis.methods import BadTable, named


hours = named("hour-by-weekday")
days = named("days-of-month")
aoristic = named("aoristic")
WEEK = {"first": date(2024, 1, 1), "before": date(2024, 1, 8)}


def test_events_are_counted_by_the_clock_on_the_wall():
    found = hours({"when": ["2024-01-05T22:59", "2024-01-05T22:00", None]}, **WEEK)
    rows = found.table.to_pylist()
    assert len(rows) == 168
    assert rows[0]["weekday"] == "Monday"
    busy = rows[4 * 24 + 22]
    assert busy == {
        "weekday": "Friday",
        "hour": 22,
        "events": 2,
        "times_the_hour_came": 1,
        "rate": 2.0,
    }
    assert found.figures["busiest_hour"] == 22
    assert "Friday 22:00 to 22:59 with 2" in found.sentence
    assert found.period == "2024-01-01 to 2024-01-07"
    assert found.warnings == ("Rows without a time, left out: 1.",)


def test_times_with_a_zone_are_put_on_the_clock_of_london():
    utc = pa.array([1_719_870_600], pa.timestamp("s", "UTC"))  # 2024-07-01 21:50 UTC
    found = hours(pa.table({"when": utc}))
    assert found.figures["busiest_hour"] == 22


def test_dates_without_a_time_have_no_hour():
    with pytest.raises(BadTable, match="dates without a time of day"):
        hours({"when": ["2024-01-05", "2024-01-06"]})


def test_midnights_and_whole_hours_are_warned_of():
    many = ["2024-01-05T00:00"] * 3 + ["2024-01-05T10:17"] * 7
    assert "30% of times are exactly midnight" in hours({"when": many}).warnings[0]
    rounded = ["2024-01-05T10:00"] * 7 + ["2024-01-05T10:17"] * 3
    assert "70% of times are whole hours" in hours({"when": rounded}).warnings[0]


def test_events_outside_the_period_are_left_out_and_said():
    found = hours({"when": ["2023-12-31T23:59", "2024-01-08T00:01"]}, **WEEK)
    assert found.figures["events"] == 0
    assert found.figures["busiest_weekday"] is None
    assert found.sentence == "No event lies in the period."
    assert found.warnings == ("Rows outside the period, left out: 2.",)


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(BadTable, match="ends before it begins"):
        hours({"when": ["2024-01-05T10:17"]}, before=date(2020, 1, 1))
    with pytest.raises(BadTable, match="No row has a time"):
        hours({"when": [None, None]})


def test_the_fullest_day_of_the_month_is_judged_by_chance():
    year = {"first": date(2023, 1, 1), "before": date(2024, 1, 1)}
    pay_days = [f"2023-{month:02d}-28" for month in range(1, 13)] * 2
    found = days({"when": [*pay_days, "2023-03-05"]}, **year)
    assert found.table.to_pylist()[27]["events"] == 24
    assert "24 fell on day 28" in found.sentence
    assert found.sentence.endswith("more than chance explains.")
    one = days({"when": ["2023-03-05"]}, **year)
    assert one.sentence.endswith("which chance alone can give.")
    assert days({"when": ["2022-03-05"]}, **year).sentence.startswith("No event")
    short = days({"when": ["2023-03-05"]}, first=date(2023, 3, 1))
    assert short.table.to_pylist()[30]["rate"] is None


def test_months_written_as_dates_have_no_day():
    with pytest.raises(BadTable, match="first of a month"):
        days({"when": ["2022-01-01", "2022-02-01", "2022-02-01"]})
    firsts = ["2022-01-01"] * 5 + ["2022-01-17"] * 15
    assert "25% of dates are the first" in days({"when": firsts}).warnings[-1]


def test_spans_are_shared_out_and_every_oddity_is_said():
    rows = {
        "start": ["2024-01-01T10:00", "2024-01-01T12:00", None, "2024-01-01T09:00"],
        "end": ["2024-01-01T12:00", None, "2024-01-01T12:00", "2024-01-01T08:00"],
    }
    found = aoristic(rows)
    table = found.table.to_pylist()
    assert [row["weight"] for row in table[8:13]] == [1.0, 0.0, 0.5, 0.5, 1.0]
    assert [row["by_start"] for row in table[8:13]] == [0, 1, 1, 0, 1]
    assert found.figures == {
        "events": 3,
        "points": 1,
        "without_an_end": 1,
        "end_before_start": 1,
        "a_week_or_longer": 0,
        "left_out": 1,
    }
    assert len(found.warnings) == 3
    assert np.isclose(sum(row["share"] for row in table), 1)


def test_long_spans_are_warned_of_and_can_be_left_out():
    rows = {"start": ["2024-01-01", "2024-01-01"], "end": ["2024-01-03", "2024-01-20"]}
    found = aoristic(rows)
    assert "100% of spans are longer than a day" in found.warnings[-1]
    assert "a week or longer" in found.warnings[0]
    less = aoristic(rows, longest_hours=100)
    assert (less.figures["events"], less.figures["left_out"]) == (1, 1)
    none = aoristic(rows, longest_hours=1)
    assert none.sentence == "No event has a time, so nothing can be shared out."
    with pytest.raises(BadTable, match="longest span"):
        aoristic(rows, longest_hours=-1)


def test_each_event_has_its_weight_in_the_hours_chosen():
    in_hours = named("aoristic-hours")
    found = in_hours.worked()
    assert [row["weight"] for row in found.table.to_pylist()] == [0.5, 0, 1]
    assert found.sentence == (
        "Of 3 events 1.5 belong to the hours from 22:00 to 06:00: 1 surely, 1 surely not."
    )
    rows = {"start": ["2024-01-05T23:00", None], "end": [None, None]}
    fridays = in_hours(rows, weekdays=["Friday"])
    assert fridays.figures == {"events": 1, "in_the_hours": 1, "hours_a_week": 8}
    assert fridays.warnings == ("Rows without a start, given no weight: 1.",)
    with pytest.raises(BadTable, match="no weekday"):
        in_hours(rows, weekdays=["Freitag"])
