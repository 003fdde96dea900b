"""Changes of level, and how often one is found where there is none."""

import math

import numpy as np
import pytest

from frankpledge.analysis.statistics.change_points import change_points


STEP = [20, 24, 19, 22, 18, 25, 21, 23, 20, 22, 31, 29, 33, 28, 35, 30, 32, 34, 29, 31]


def test_a_step_is_found_where_it_is():
    (found,) = change_points(STEP)
    assert found.position == 10
    assert found.before == pytest.approx(np.mean(STEP[:10]))
    assert found.after == pytest.approx(np.mean(STEP[10:]))
    assert found.p == 1 / 1000


def test_two_steps_are_both_found_in_order():
    values = [*STEP, *[value - 11 for value in STEP[10:]]]
    assert [one.position for one in change_points(values)] == [10, 20]


def test_holes_keep_their_place():
    values = [*STEP[:5], math.nan, math.nan, *STEP[5:]]
    assert change_points(values)[0].position == 12


def test_the_same_seed_gives_the_same_answer():
    draw = np.random.default_rng(5).poisson(20, 40)
    assert change_points(draw, seed=2) == change_points(draw, seed=2)


def test_false_alarms_are_as_rare_as_stated():
    draw = np.random.default_rng(11)
    alarms = [
        bool(change_points(draw.poisson(20, 36), shuffles=199, seed=n))
        for n in range(300)
    ]
    assert np.mean(alarms) < 0.05 + 3 * math.sqrt(0.05 * 0.95 / 300)


@pytest.mark.parametrize("values", [[], [5] * 30, [1, 9] * 3, [math.nan] * 20])
def test_nothing_is_found_in_nothing(values):
    assert change_points(values) == []
