"""Many tests at once, corrected."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from frankpledge.analysis.statistics.discovery import benjamini_hochberg


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_agrees_with_scipy(chances):
    found = benjamini_hochberg(chances)
    assert np.allclose(found, stats.false_discovery_control(chances))


def test_tests_that_could_not_be_made_do_not_count():
    found = benjamini_hochberg([0.01, math.nan, 0.02])
    assert np.allclose(found[[0, 2]], [0.02, 0.02])
    assert math.isnan(found[1])


def test_nothing_tested_is_nothing_found():
    assert np.isnan(benjamini_hochberg([math.nan])).all()
    assert benjamini_hochberg([]).tolist() == []
