"""Chains and who is near, against a slow walk from event to event."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.analysis.patterns.near_repeat.chains import chains
from frankpledge.analysis.patterns.near_repeat.nearby import nearby
from frankpledge.analysis.patterns.near_repeat.pairs import Metric, TooManyPairs
from tests.analysis.patterns.near_repeat.events import events, made_up


EVENTS = st.lists(
    st.tuples(st.integers(0, 20), st.integers(0, 20), st.integers(0, 30)), max_size=15
)


def arrays(rows):
    table = np.array(rows, float).reshape(len(rows), 3)
    return 100 * table[:, :2], table[:, 2]


def are_near(places, days, one, other):
    gap = math.hypot(*(places[one] - places[other]))
    return gap <= 300 and abs(days[one] - days[other]) <= 4


@settings(max_examples=60, deadline=None)
@given(EVENTS)
def test_chains_agree_with_walking_from_event_to_event(rows):
    places, days = arrays(rows)
    found = chains(places, days, metres=300, days=4)
    order = sorted(range(len(rows)), key=lambda row: (days[row], row))
    number, slow = 0, [0] * len(rows)
    for start in order:
        reached, todo = {start}, [start]
        while todo:
            here = todo.pop()
            near = {n for n in order if are_near(places, days, here, n)} - reached
            reached |= near
            todo += near
        if len(reached) > 1 and not slow[start]:
            number += 1
            for member in reached:
                slow[member] = number
    assert found.chain.tolist() == slow
    assert found.count == number
    assert found.sizes.tolist() == [slow.count(n) for n in range(1, number + 1)]
    for place, row in enumerate(order):
        earlier = [e for e in order[:place] if are_near(places, days, row, e)]
        assert found.after[row] == (earlier[-1] if earlier else -1)
        assert bool(np.isnan(found.days[row])) is not bool(earlier)
        if earlier:
            assert found.days[row] == days[row] - days[earlier[-1]]
            assert found.metres[row] == pytest.approx(
                math.hypot(*(places[row] - places[earlier[-1]]))
            )


def test_a_chain_begins_with_its_first_event():
    places = np.array([[0.0, 0], [9000, 0], [100, 0], [200, 0]])
    found = chains(places, np.array([1, 2, 3, 9]), metres=100, days=6)
    assert found.chain.tolist() == [1, 0, 1, 1]
    assert found.after.tolist() == [-1, -1, 0, 2]
    assert found.days.tolist()[2:] == [2, 6]
    assert found.metres.tolist()[2:] == [100, 100]


def test_chicago_chains_hold_the_pairs_that_knox_counts():
    places, days = events("knox_chicago_arson")
    found = chains(places, days, metres=200, days=14)
    linked = found.chain > 0
    assert 0 < linked.sum() < len(days)
    assert found.sizes.sum() == linked.sum()
    assert found.sizes.min() == 2
    assert (found.metres[found.after >= 0] <= 200).all()
    assert (found.days[found.after >= 0] <= 14).all()


@settings(max_examples=60, deadline=None)
@given(EVENTS, EVENTS, st.booleans(), st.sampled_from(Metric))
def test_who_is_near_agrees_with_looking_at_every_event(some, others, before, metric):
    cases, case_days = arrays(some)
    places, days = arrays(others)
    found = nearby(
        cases,
        case_days,
        places,
        days,
        metres=500,
        days=10,
        metric=metric,
        only_before=before,
    )
    slow = {}
    for case in range(len(some)):
        for event in range(len(others)):
            step = np.abs(cases[case] - places[event])
            gap = step.sum() if metric is Metric.MANHATTAN else math.hypot(*step)
            since = case_days[case] - days[event]
            if gap <= 500 and abs(since) <= 10 and not (before and since < 0):
                slow[case, event] = (gap, since)
    rows = list(zip(found.case.tolist(), found.event.tolist(), strict=True))
    assert set(rows) == set(slow)
    assert len(rows) == len(slow)
    for row, gap, since in zip(rows, found.metres, found.days, strict=True):
        assert slow[row] == pytest.approx((gap, since))
    keys = [
        (case, abs(since)) for (case, _), since in zip(rows, found.days, strict=True)
    ]
    assert keys == sorted(keys)


def test_too_many_near_events_are_refused():
    places, days = np.zeros((40, 2)), np.zeros(40)
    with pytest.raises(TooManyPairs, match=r"1,600 events"):
        nearby(places, days, places, days, metres=1, days=1, most_pairs=100)
    with pytest.raises(TooManyPairs):
        chains(places, days, metres=1, days=1, most_pairs=100)


def test_a_thousand_events_make_the_same_chains_in_any_order():
    places, days = made_up(1000)
    found = chains(places, days, metres=20, days=3)
    order = np.random.default_rng(3).permutation(1000)
    again = chains(places[order], days[order], metres=20, days=3)
    assert sorted(found.sizes) == sorted(again.sizes)
    assert (found.chain[order] > 0).tolist() == (again.chain > 0).tolist()
