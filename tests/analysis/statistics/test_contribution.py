"""What a total's change is made of."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.analysis.statistics.contribution import contribution


PARTS = st.lists(
    st.tuples(st.integers(0, 999), st.integers(0, 999)), min_size=1, max_size=9
)


@given(PARTS)
def test_parts_add_up_to_the_total(parts):
    before, after = zip(*parts, strict=True)
    made = contribution(before, after)
    assert made.difference.sum() == sum(after) - sum(before)
    if sum(before):
        change = 100 * (sum(after) / sum(before) - 1)
        assert made.points.sum() == pytest.approx(change, abs=1e-9)
        assert made.like_the_rest.sum() == pytest.approx(made.difference.sum())
    if sum(before) != sum(after):
        assert made.share.sum() == pytest.approx(100)


def test_from_nothing_there_are_no_points():
    made = contribution([0, 0], [0, 3])
    assert np.isnan(made.points).all()
    assert made.share.tolist() == [0, 100]


def test_no_change_has_no_shares():
    assert np.isnan(contribution([1, 2], [2, 1]).share).all()


@pytest.mark.parametrize("parts", [([1], [1, 2]), ([1, math.nan], [1, 2])])
def test_unknown_parts_are_refused(parts):
    with pytest.raises(ValueError, match="Every part"):
        contribution(*parts)
