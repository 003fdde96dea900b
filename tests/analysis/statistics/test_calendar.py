"""Lengths of months, weekend nights and named events."""

import math
from datetime import date

import numpy as np
import pytest

from frankpledge.analysis.statistics import calendar


def test_february_is_short_and_not_low():
    months = np.array(["2019-01", "2019-02", "2020-02"], "datetime64[M]")
    found = calendar.months(months, [310, 280, math.nan])
    assert found.days.tolist() == [31, 28, 29]
    assert found.a_day.tolist()[:2] == [10, 10]
    assert found.adjusted[0] == found.adjusted[1] == pytest.approx(304.375)
    # March 2019 had five Fridays and five Saturdays, February four and four.
    assert found.weekend_nights.tolist() == [8, 8, 9]


def test_events_must_lie_within_the_record():
    found = calendar.occurrences(
        "New Year's Day", 1, 1, date(2018, 1, 1), date(2020, 1, 1), 1, 0
    )
    assert [begin.isoformat() for _, begin, _ in found] == ["2018-12-31", "2019-12-31"]


def autumn(on_event=40.0):
    counts = np.full(61, 10.0)
    counts[29:31] = on_event
    return counts


EVENT = [("Mischief Night and Halloween", date(2019, 10, 30), date(2019, 10, 31))]


def test_an_event_is_set_beside_the_same_weekdays():
    (found,) = calendar.event_effects(date(2019, 10, 1), autumn(), EVENT)
    assert (found.seen, found.expected, found.missing) == (80, 20, 0)
    assert found.ratio[0] == 4
    assert found.ratio[1] < 4 < found.ratio[2]
    assert found.p < 1e-9


def test_other_events_are_no_ordinary_days():
    counts = autumn()
    counts[35] = 500  # Bonfire Night, the same weekday as none of the two
    counts[36] = 500  # 6 November: a Wednesday like 30 October
    events = [*EVENT, ("Fire", date(2019, 11, 5), date(2019, 11, 6))]
    found = calendar.event_effects(date(2019, 10, 1), counts, events)
    assert found[0].expected == 20


def test_missing_days_count_on_neither_side():
    counts = autumn()
    counts[29] = math.nan
    (found,) = calendar.event_effects(date(2019, 10, 1), counts, EVENT)
    assert (found.seen, found.expected, found.missing) == (40, 10, 1)
    counts[30] = math.nan
    (nothing,) = calendar.event_effects(date(2019, 10, 1), counts, EVENT)
    assert math.isnan(nothing.ratio[0])
    assert nothing.missing == 2


def test_nothing_on_ordinary_days_has_no_ratio():
    counts = np.zeros(61)
    counts[29] = 3
    (found,) = calendar.event_effects(date(2019, 10, 1), counts, EVENT)
    assert math.isnan(found.ratio[0])
    assert found.p < 0.05
