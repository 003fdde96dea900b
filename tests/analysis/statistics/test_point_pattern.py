"""Areas' shares before and after, against a published program's figures."""

import numpy as np
import pytest

from frankpledge.analysis.statistics.point_pattern import area_by_area


# The reference case (a program of A. Wheeler's, Benjamini and Hochberg, no correction).
BEFORE, AFTER = [100, 50, 25, 10, 5], [80, 75, 25, 5, 12]
P = [
    0.01776491009584,
    0.01342651418468,
    0.8909651734666,
    0.1650016201821,
    0.09685146625603,
]
Q = [
    0.0444122752396,
    0.0444122752396,
    0.8909651734666,
    0.2062520252276,
    0.1614191104267,
]


def test_gives_the_reference_chances():
    found = area_by_area(BEFORE, AFTER)
    assert np.allclose(found.p, P, rtol=1e-8)
    assert np.allclose(found.q, Q, rtol=1e-8)
    assert found.similarity == 3 / 5


def test_a_rise_everywhere_alike_is_no_change_of_pattern():
    found = area_by_area(BEFORE, [2 * count for count in BEFORE])
    assert np.allclose(found.p, 1)
    assert found.similarity == 1


def test_an_area_with_nothing_is_not_tested():
    found = area_by_area([5, 0, 5], [1, 0, 9])
    assert np.isnan(found.p[1])


def test_one_area_alone_has_no_pattern_to_change():
    assert area_by_area([5], [9]).p.tolist() == [1]


@pytest.mark.parametrize("pair", [([0, 0], [1, 2]), ([1], [1, 2])])
def test_a_period_without_events_is_refused(pair):
    with pytest.raises(ValueError, match="Both periods"):
        area_by_area(*pair)
