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


def test_group_factor_is_the_mean_square():
    assert dispersion.group_factor([1, -2, 3]) == pytest.approx(14 / 3)
    with pytest.raises(ValueError, match="at least one area"):
        dispersion.group_factor([])
