"""The audit of everything at once agrees with each figure worked out alone."""

import math

import numpy as np
import pytest

from frankpledge.analysis.statistics import control, count_tests, intervals
from frankpledge.analysis.statistics.audit import audit


DRAW = np.random.default_rng(1)
CUBE = DRAW.poisson(12, (3, 4, 26)).astype(float)
PEOPLE = [1000.0, 2000, 500, 4000]


def test_each_figure_is_what_it_is_alone():
    found = audit(CUBE, PEOPLE)
    limits = control.xmr(CUBE[1, 2], floor=0.0)
    assert found.centre[1, 2, 0] == pytest.approx(limits.centre[0])
    assert found.lower[1, 2, 0] == pytest.approx(limits.low[0])
    assert found.upper[1, 2, 0] == pytest.approx(limits.high[0])
    alone = intervals.rate(CUBE[1, 2], [500.0] * 26)
    assert np.allclose(found.low[1, 2], alone.low)
    assert np.allclose(found.high[1, 2], alone.high)
    assert np.allclose(found.rate[1, 2], CUBE[1, 2] * 2)
    chance = count_tests.chosen(CUBE[0, 0, 8], CUBE[0, 0, 20]).p
    assert found.p[0, 0, 20] == pytest.approx(chance)
    assert found.before[0, 0, 20] == CUBE[0, 0, 8]
    assert np.isnan(found.p[:, :, :12]).all()
    assert sorted(found.rank[0, :, 0]) == pytest.approx(
        sorted(1 + (found.rate[0, :, 0, None] > found.rate[0, None, :, 0]).sum(axis=1))
    )


def test_holes_stay_holes():
    cube = CUBE.copy()
    cube[0, 0, 10] = math.nan
    found = audit(cube, [0, *PEOPLE[1:]])
    assert np.isnan(found.rate[:, 0]).all()
    assert np.isnan(found.p[0, 0, [10, 22]]).all()
    assert found.centre[0, 0, 0] == pytest.approx(np.nanmean(cube[0, 0]))
    limits = control.xmr(cube[0, 0], floor=0.0)
    assert found.upper[0, 0, 0] == pytest.approx(limits.high[0])


def test_short_and_empty_series_have_no_limits():
    found = audit(np.full((1, 1, 13), math.nan), [10])
    assert np.isnan(found.upper).all()
    assert np.isnan(audit(CUBE[:, :, :5], PEOPLE).upper).all()
    assert np.isnan(audit(CUBE[:, :, :5], PEOPLE).p).all()


def test_other_shapes_are_refused():
    with pytest.raises(ValueError, match="type × area × month"):
        audit(CUBE, PEOPLE[:2])
