"""Direction-only targets by the test that was agreed."""

import math

import numpy as np
import pytest

from frankpledge.analysis.statistics.verdicts import WORDS, Way, judge


BASE = [40.0, 42, 38, 41, 39, 40, 43, 37, 40, 41, 39, 40]
FALLING = [value - n for n, value in enumerate(BASE * 2)]
RISING = [value + 3 * n for n, value in enumerate(BASE * 2)]


@pytest.mark.parametrize("way", list(Way))
def test_a_fall_holds_and_a_steep_rise_does_not_by_every_test(way):
    assert judge(FALLING, BASE, way).holds
    assert judge(FALLING, BASE, way).is_improving
    assert not judge(RISING, BASE, way).holds
    assert way in WORDS


@pytest.mark.parametrize("way", list(Way))
def test_where_more_is_better_it_is_the_other_way_about(way):
    assert judge(RISING, BASE, way, less_is_better=False).holds
    steep = [max(0.0, value - 3 * n) for n, value in enumerate(BASE * 2)]
    assert not judge(steep, BASE, way, less_is_better=False).holds


def test_a_little_worse_is_maintained_by_chance_but_not_by_the_run_rule():
    little = [value + 1 for value in BASE]
    assert judge(little, BASE, Way.INTERVAL).holds
    assert not judge(little, BASE, Way.RUN).holds
    assert judge(little, BASE, Way.INTERVAL).p > 0.5


def test_dispersion_makes_the_interval_kinder():
    worse = [value * 1.2 for value in BASE]
    assert not judge(worse, BASE, Way.INTERVAL).holds
    assert judge(worse, BASE, Way.INTERVAL, dispersion=9).holds


@pytest.mark.parametrize(
    ("counts", "base", "why"),
    [
        (BASE, BASE[:11], "baseline"),
        (BASE, [math.nan, *BASE[1:]], "baseline"),
        (BASE[:11], BASE, "last twelve"),
        ([*BASE[:11], math.nan], BASE, "last twelve"),
    ],
)
def test_what_cannot_be_judged_is_refused(counts, base, why):
    with pytest.raises(ValueError, match=why):
        judge(counts, base, Way.ROLLING)


def test_figures_are_those_it_rests_on():
    found = judge(FALLING, BASE, Way.ROLLING)
    assert (found.latest, found.baseline) == (sum(FALLING[-12:]), sum(BASE))
    assert found.p is None
    assert np.isfinite(judge(FALLING, BASE, Way.TREND).p)
