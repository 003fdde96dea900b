"""The time to the next event against a plain life table and simulated hazards."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.analysis.patterns.repeats.course import course


END = np.datetime64("2020-01-01")


def slow(keys, days, end, width, bands):
    """Return repeats, watched days and chance, one event and one day at a time."""
    repeats, watched = np.zeros(bands, int), np.zeros(bands, int)
    order = sorted(range(len(keys)), key=lambda row: (keys[row], days[row], row))
    left, chance = 1.0, []
    stories = []
    for place, row in enumerate(order):
        follows = place + 1 < len(order) and keys[order[place + 1]] == keys[row]
        gap = days[order[place + 1]] - days[row] if follows else None
        stories.append((gap, end - days[row] - 1 if gap is None else gap))
    for day in range(width * bands):
        at_risk = sum(seen >= day for _, seen in stories)
        came = sum(gap == day for gap, _ in stories)
        repeats[day // width] += came
        watched[day // width] += at_risk
        left *= 1 - came / max(at_risk, 1)
        chance.append(1 - left)
    return repeats, watched, chance[width - 1 :: width]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 80)), max_size=15),
    st.integers(1, 9),
    st.integers(1, 6),
)
def test_the_life_table_agrees_with_the_slow_one(events, width, bands):
    keys = np.array([key for key, _ in events], np.int64)
    days = np.array([day for _, day in events], np.int64)
    found = course(
        keys,
        days.astype("datetime64[D]"),
        ends_before=np.datetime64(81, "D"),
        width=width,
        bands=bands,
    )
    repeats, watched, chance = slow(keys.tolist(), days.tolist(), 81, width, bands)
    assert found.repeats.tolist() == repeats.tolist()
    assert found.watched.tolist() == watched.tolist()
    known = ~np.isnan(found.chance)
    assert found.chance[known] == pytest.approx(np.array(chance)[known])
    assert found.repeats.sum() + found.beyond == len(events) - len(set(keys.tolist()))


def test_a_steady_risk_looks_steady_only_when_corrected():
    random = np.random.default_rng(2)
    keys = np.repeat(np.arange(4000), 14)
    gaps = random.exponential(150, (4000, 14)).cumsum(axis=1).ravel()
    moments = (np.datetime64("2019-01-01") + gaps.astype(np.int64)).astype(
        "datetime64[D]"
    )
    found = course(keys, moments, ends_before=END, width=30, bands=9)
    assert found.rate == pytest.approx(found.rate.mean(), rel=0.12)
    raw = found.uncorrected()
    assert raw[0] > 4 * raw[6]
    assert found.chance[-1] == pytest.approx(1 - np.exp(-270 / 150), abs=0.03)


def test_what_nobody_could_have_seen_yet_is_unknown_and_not_nought():
    found = course(
        np.array([1, 1]),
        np.array(["2019-12-01", "2019-12-11"], "datetime64[D]"),
        ends_before=END,
        width=10,
        bands=4,
    )
    assert found.repeats.tolist() == [0, 1, 0, 0]
    assert found.watched.tolist() == [20, 11, 1, 0]
    assert np.isnan(found.rate[3])
    assert np.isnan(found.chance[2:]).all()
    assert found.starts.tolist() == [0, 10, 20, 30]
    assert found.ends.tolist() == [9, 19, 29, 39]


def test_without_events_nothing_is_known():
    found = course(
        np.array([], np.int64), np.array([], "datetime64[D]"), ends_before=END
    )
    assert found.events == 0
    assert np.isnan(found.chance).all()
    assert np.isnan(found.uncorrected()).all()


def test_events_after_the_end_of_the_data_are_left_out():
    late = np.array(["2019-12-31", "2020-01-01"], "datetime64[D]")
    assert course(np.array([1, 1]), late, ends_before=END).events == 1
