"""Lorenz, Gini and top shares against the vectors and slow, obvious versions."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.analysis.patterns.concentration import (
    BadCounts,
    by_chance,
    concentration,
)
from tests.analysis.patterns.reference import reference


COUNTS = st.lists(st.integers(0, 50), min_size=1, max_size=40)


def cases():
    return reference("concentration.json")["cases"]


@pytest.mark.parametrize("number", range(5))
def test_the_vectors(number):
    case = cases()[number]
    found = concentration(case["values"])
    assert found.places == case["places"]
    assert found.events == case["crimes"]
    assert found.gini == pytest.approx(case["gini"], rel=1e-8)
    assert found.generalised == pytest.approx(case["gini_generalised"], rel=1e-8)
    assert found.unbiased == pytest.approx(case["gini_unbiased"], rel=1e-8)
    assert found.simpson == pytest.approx(case["simpson"], rel=1e-8)
    assert found.hoover == pytest.approx(case["hoover"], rel=1e-8)
    _, share = found.top(0.2)
    assert share == pytest.approx(case["share_of_crime_in_top_20pct_places"])
    for percent in (25, 50, 80):
        wanted = case[f"share_of_places_for_{percent}pct"]
        fewest = found.fewest_for(percent / 100)
        assert fewest / found.places == pytest.approx(wanted)
    assert found.with_any / found.places == case["share_of_places_with_any"]
    assert found.curve() == pytest.approx(case["lorenz_cum_crime_by_worst_place"])


def test_published_figures_of_the_generalised_coefficient():
    # lorenzgini's manual: 0.80 and 0.75 for eight crimes at three of ten places.
    found = concentration([5, 2, 1, *[0] * 7])
    assert found.gini == pytest.approx(0.80)
    assert found.generalised == pytest.approx(0.75)
    assert concentration([10, *[0] * 99]).unbiased == pytest.approx(1)


@given(COUNTS)
def test_gini_is_half_the_mean_difference_over_the_mean(counts):
    found = concentration(counts)
    if not sum(counts):
        assert found.gini is None
        return
    apart = np.abs(np.subtract.outer(counts, counts)).mean()
    assert found.gini == pytest.approx(apart / (2 * np.mean(counts)), abs=1e-12)
    assert found.generalised <= found.gini + 1e-12


@given(COUNTS, st.integers(1, 9), st.floats(0.01, 1))
def test_fewest_places_are_found_by_counting_from_the_fullest(counts, times, share):
    found = concentration(counts)
    if not sum(counts):
        assert found.fewest_for(share) is None
        return
    full = sorted(counts, reverse=True)
    slow = next(
        k for k in range(1, len(full) + 1) if sum(full[:k]) >= share * sum(full) - 1e-7
    )
    assert found.fewest_for(share) == slow
    more = concentration([times * count for count in counts])
    assert more.gini == pytest.approx(found.gini, abs=1e-12)
    assert more.fewest_for(share) == slow


def test_places_not_listed_had_none_and_unknown_ones_are_not_noughts():
    listed = concentration([5, 2, 1], unlisted=7)
    assert listed.gini == concentration([5, 2, 1, *[0] * 7]).gini
    with_hole = concentration([5, math.nan, 2, 1])
    assert with_hole.gini == concentration([5, 2, 1]).gini
    assert (with_hole.places, with_hole.missing) == (3, 1)


@pytest.mark.parametrize("counts", [[], [0, 0], [math.nan]])
def test_without_events_nothing_is_defined(counts):
    found = concentration(counts)
    assert found.gini is found.generalised is found.unbiased is None
    assert found.simpson is found.hoover is found.top(0.1) is None
    assert found.curve().size == 0


def test_one_place_holds_everything():
    found = concentration([7])
    assert (found.gini, found.unbiased, found.top(0.01)) == (0, None, (1, 1))


@pytest.mark.parametrize(
    ("counts", "unlisted"), [([-1, 2], 0), ([math.inf], 0), ([1], -1)]
)
def test_counts_that_cannot_be_are_refused(counts, unlisted):
    with pytest.raises(BadCounts):
        concentration(counts, unlisted)


@pytest.mark.parametrize(("places", "events"), [(2000, 500), (500, 5000), (50, 40_000)])
def test_chance_agrees_with_throwing_events_at_places(places, events):
    random = np.random.default_rng(1)
    thrown = [
        concentration(np.bincount(random.integers(0, places, events), minlength=places))
        for _ in range(100)
    ]
    chance = by_chance(places, events)
    assert chance.gini == pytest.approx(np.mean([t.gini for t in thrown]), rel=0.02)
    some = np.mean([t.with_any for t in thrown])
    assert chance.with_any == pytest.approx(some, rel=0.02)
    half = np.mean([t.fewest_for(0.5) for t in thrown])
    assert chance.fewest_for(0.5) == pytest.approx(half, rel=0.03)
    assert 0 < chance.fewest_for(0.001) < chance.fewest_for(1) <= places


def test_there_is_no_chance_without_places_or_events():
    assert by_chance(0, 5) is by_chance(5, 0) is None
