import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from frankpledge.analysis.patterns.hot_spots import (
    BadNeighbours,
    Lattice,
    surface_change,
)


counts = st.lists(st.integers(0, 20), min_size=6, max_size=6).filter(any)


@given(before=counts, after=counts)
@settings(max_examples=60, deadline=None)
def test_p_is_that_of_the_exact_conditional_test(before, after):
    one, two = np.array(before, float), np.array(after, float)
    found = surface_change(one, two)
    share = two.sum() / (one.sum() + two.sum())
    for i in range(6):
        n = int(one[i] + two[i])
        if not n:
            assert np.isnan(found.p[i])
            continue
        low = binom.cdf(two[i], n, share)
        high = binom.sf(two[i] - 1, n, share)
        assert found.p[i] == pytest.approx(min(1, 2 * min(low, high)))
    assert (found.corrected[~np.isnan(found.p)] >= found.p[~np.isnan(found.p)]).all()


def test_sharing_in_the_whole_is_no_change_of_its_own():
    found = surface_change(np.array([10.0, 20, 30, 0]), np.array([5.0, 10, 15, 0]))
    assert found.ratio[:3].tolist() == [1, 1, 1]
    assert np.isnan(found.ratio[3])
    assert found.p[:3].min() > 0.9


def test_neighbours_are_taken_together():
    before, after = np.zeros((3, 3)), np.zeros((3, 3))
    before[0, 0], after[2, 2], before[2, 0], after[2, 0] = 9, 9, 50, 50
    found = surface_change(before, after, Lattice(3, 3))
    assert found.before.reshape(3, 3)[1, 1] == 59
    assert found.after.reshape(3, 3)[1, 1] == 59
    assert found.before.reshape(3, 3)[0].tolist() == [9, 9, 0]
    assert found.p.reshape(3, 3)[1, 1] == 1


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ([1.5, 2], [1.0, 2], "whole numbers"),
        ([-1.0, 2], [1.0, 2], "whole numbers"),
        ([float("nan"), 2], [1.0, 2], "whole numbers"),
        ([1.0, 2], [1.0, 2, 3], "as many counts"),
        ([0.0, 0], [1.0, 2], "no events"),
    ],
)
def test_what_cannot_be_compared_is_refused(before, after, words):
    with pytest.raises(BadNeighbours, match=words):
        surface_change(np.array(before), np.array(after))
