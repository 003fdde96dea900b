"""Ranks with their uncertainty, and boxes."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.analysis.statistics.ranking import box, rank_uncertainty, shared_ranks
from tests.analysis.statistics.vectors import vectors


def test_ranks_of_the_reference_group():
    data = vectors("similar_group.json")
    found = rank_uncertainty(data["count"], data["population"])
    assert (16 - found.rank).tolist() == data["rank_high_is_1"]
    # The made-up areas differ by less than chance: their ranks mean little.
    assert (found.high - found.low).min() >= 8


def test_the_same_seed_gives_the_same_ranks_and_another_nearly():
    given = ([90, 100, 110], [10, 10, 10])
    one, again = rank_uncertainty(*given), rank_uncertainty(*given)
    assert all(
        (a == b).all()
        for a, b in zip(vars(one).values(), vars(again).values(), strict=True)
    )
    other = rank_uncertainty(*given, seed=2)
    assert np.allclose(one.chance_highest, other.chance_highest, atol=0.03)


def test_far_apart_areas_keep_their_ranks():
    found = rank_uncertainty([10, 1000, 100_000, 500], [100] * 4)
    assert (
        found.rank.tolist() == found.low.tolist() == found.high.tolist() == [1, 3, 4, 2]
    )
    assert found.columns()["chance_lowest_quarter"].tolist() == [1, 0, 0, 0]


@pytest.mark.parametrize("bad", [([1, math.nan], [1, 1]), ([1, 2], [1, 0]), ([1], [1])])
def test_what_cannot_be_ranked_is_refused(bad):
    with pytest.raises(ValueError, match="two areas"):
        rank_uncertainty(*bad)


def test_ties_share_the_better_rank_and_unknown_has_none():
    found = shared_ranks([3, 1, 3, math.nan, 5])
    assert found[:3].tolist() == [2, 1, 2]
    assert math.isnan(found[3])
    assert found[4] == 4


def test_box_of_the_reference_group():
    data = vectors("similar_group.json")
    assert np.allclose(box(data["rate_per_1000"]).quartiles, data["quartiles_linear"])


def test_positions_by_hand():
    found = box([1, 2, 3, 4, 5, 100, -90, math.nan])
    assert found.position == [
        "first quarter",
        "second quarter",
        "second quarter",
        "third quarter",
        "fourth quarter",
        "high outlier",
        "low outlier",
        "not known",
    ]
    assert found.whiskers == (1, 5)


@given(st.lists(st.integers(-50, 50), min_size=1, max_size=30))
def test_whiskers_hold_the_box(values):
    found = box(values)
    assert found.whiskers[0] <= found.quartiles[1] <= found.whiskers[1]
    assert len(found.position) == len(values)


def test_a_box_of_nothing_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        box([math.nan])
