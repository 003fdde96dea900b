"""Shares of spans in chosen hours agree with the spans shared out over the week."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.analysis.patterns.timing.aoristic import week_hours
from frankpledge.analysis.patterns.timing.chosen_hours import (
    hours_chosen,
    share_in_hours,
)
from frankpledge.analysis.patterns.timing.clock import TooFarApart


EVERY_DAY = np.ones(7, bool)
NIGHT = hours_chosen(22, 6, EVERY_DAY)


def moments(*texts):
    return np.array([text or "NaT" for text in texts], "datetime64[s]")


def test_hours_may_go_past_midnight():
    assert NIGHT.reshape(7, 24)[0].nonzero()[0].tolist() == [0, 1, 2, 3, 4, 5, 22, 23]
    day = hours_chosen(9, 17, np.array([True, *[False] * 6]))
    assert day.nonzero()[0].tolist() == list(range(9, 17))
    assert hours_chosen(0, 24, EVERY_DAY).all()


def test_a_span_counts_by_the_part_of_it_in_the_hours():
    found = share_in_hours(
        moments("2024-01-01T18:00", "2024-01-01T23:00", "2024-01-01T12:00", ""),
        moments("2024-01-02T02:00", "", "2024-01-01T10:00", "2024-01-01T23:00"),
        NIGHT,
    )
    assert found[:3].tolist() == [0.5, 1, 0]
    assert np.isnan(found[3])
    assert np.isnan(share_in_hours(moments(""), moments(""), NIGHT)).all()


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(28_500_000, 28_530_000), st.integers(-3000, 15_000)),
        min_size=1,
        max_size=6,
    ),
    st.integers(0, 23),
    st.integers(1, 24),
    st.sampled_from([None, "Europe/London"]),
)
def test_shares_add_up_to_the_weights_of_those_hours(spans, first, before, zone):
    starts = np.array([start for start, _ in spans]).astype("datetime64[m]")
    ends = starts + np.array([length for _, length in spans])
    chosen = hours_chosen(first, before, EVERY_DAY)
    shares = share_in_hours(starts, ends, chosen, zone)
    whole = week_hours(starts, ends, zone=zone).weights[chosen].sum()
    assert shares.sum() == pytest.approx(whole, abs=1e-9)
    assert ((shares >= 0) & (shares <= 1)).all()


def test_a_date_of_another_age_is_refused():
    with pytest.raises(TooFarApart):
        share_in_hours(moments("2024-01-01"), moments("9999-12-31"), NIGHT)
