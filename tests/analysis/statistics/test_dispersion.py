import math

import numpy as np
import pytest

from frankpledge.analysis.statistics import dispersion


def test_season_and_trend_are_not_taken_for_noise():
    shape = np.array([20, *[10] * 10, 20], float)
    counts = np.concatenate([shape, 2 * shape, 3 * shape])
    assert dispersion.factor(counts.tolist()) == 1.0


def test_series_of_clusters_varies_more_than_chance():
    random = np.random.default_rng(3)
    plain = random.poisson(40, 60).astype(float)
    clustered = 5 * random.poisson(8, 60).astype(float)
    assert dispersion.factor(plain.tolist()) == pytest.approx(1, abs=0.6)
    assert dispersion.factor(clustered.tolist()) == pytest.approx(5, abs=2)


@pytest.mark.parametrize(
    "counts", [[], [5.0] * 23, [0.0] * 24, [math.nan, *[5.0] * 23]]
)
def test_too_little_to_tell_counts_as_chance(counts):
    assert dispersion.factor(counts) == 1.0


def test_month_that_never_came_leaves_the_others_beside_their_own():
    shape = np.array([20, *[10] * 10, 30], float)
    counts = np.tile(shape, 3)
    counts[18] = math.nan
    assert dispersion.factor(counts.tolist()) == 1.0
    noisy = np.tile(shape, 2) + np.tile([6, -6], 12)
    noisy[3] = math.nan
    whole = noisy[[at for at in range(24) if at % 12 != 3]]
    expected = dispersion.factor(whole.tolist(), 11)
    assert dispersion.factor(noisy.tolist()) == pytest.approx(expected)


def yearly_changes(counts):
    return (counts[12:] - counts[:-12]).tolist()


def test_changes_on_a_year_before_show_how_months_vary():
    random = np.random.default_rng(8)
    season = np.tile(1 + 0.3 * np.sin(np.arange(12)), 20)
    plain = random.poisson(40 * season).astype(float)
    clustered = 4 * random.poisson(10 * season).astype(float)
    found = [
        dispersion.factor_of_changes(yearly_changes(counts), counts.mean())
        for counts in (plain, clustered)
    ]
    assert found == pytest.approx([1, 4], rel=0.35)


def test_level_that_moves_is_not_taken_for_noise():
    stepped = np.array([300.0] * 30 + [200.0] * 30)
    # By hand: of 47 steps two are of 100, so 20,000/47 over four times 250 is under 1.
    assert dispersion.factor_of_changes(yearly_changes(stepped), 250) == 1.0
    falling = np.arange(300, 200, -1.0)
    assert dispersion.factor_of_changes(yearly_changes(falling), 250) == 1.0


@pytest.mark.parametrize(
    ("changes", "mean"), [([], 5), ([9.0, -9.0] * 5, 5), ([9.0, -9.0] * 30, 0)]
)
def test_too_few_changes_count_as_chance(changes, mean):
    assert dispersion.factor_of_changes(changes, mean) == 1.0


def test_shapes_that_differ_by_hand():
    # Halves of 30 and 10, then 10 and 30: 20 expected of each, 4 × 10² / 20 = 20.
    halves = [[30.0, 10.0], [10.0, 30.0]]
    assert dispersion.of_table(np.array(halves)) == pytest.approx(20)
    empty = np.array([[30.0, 0.0, 10.0], [0.0, 0.0, 0.0], [10.0, 0.0, 30.0]])
    assert dispersion.of_table(empty) == pytest.approx(20)
    assert dispersion.of_table(np.array(halves[:1])) == 1
