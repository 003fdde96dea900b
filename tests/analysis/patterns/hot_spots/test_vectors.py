"""Columbus crime, 49 areas: figures of another program, reproduced to 8 digits."""

import numpy as np
import pytest

from frankpledge.analysis.patterns.hot_spots import (
    Listed,
    geary,
    gi,
    gi_star,
    local_moran,
    moran,
)
from tests.analysis.patterns.reference import reference


@pytest.fixture(scope="module")
def columbus():
    return reference("columbus_moran_geary_gi.json")


@pytest.fixture(scope="module")
def crime(columbus):
    return np.array(columbus["crime"])


@pytest.fixture(scope="module")
def queen(columbus):
    lists = columbus["neighbours_1based"]
    return Listed.from_lists([[j - 1 for j in each] for each in lists])


def test_moran_and_its_variances(columbus, crime, queen):
    found = moran(crime, queen)
    assert [
        found.value,
        found.expected,
        found.variance,
        found.z,
        found.variance_normal,
        found.z_normal,
    ] == pytest.approx(
        [
            columbus["moran_I_rowstd"],
            columbus["expected_I"],
            columbus["var_randomisation"],
            columbus["z_randomisation"],
            columbus["var_normality"],
            columbus["z_normality"],
        ],
        rel=1e-8,
    )


def test_geary(columbus, crime, queen):
    found = geary(crime, queen)
    assert [found.value, found.variance, found.z] == pytest.approx(
        [columbus["geary_C"], columbus["geary_var"], columbus["geary_z"]], rel=1e-8
    )


def test_local_moran(columbus, crime, queen):
    found = local_moran(crime, queen)
    assert found.value == pytest.approx(columbus["local_moran_Ii"], rel=1e-8)
    assert found.z == pytest.approx(columbus["local_moran_z_conditional"], rel=1e-8)
    assert found.z_total == pytest.approx(columbus["local_moran_z_total"], rel=1e-8)


def test_gi_and_gi_star(columbus, crime, queen):
    assert gi(crime, queen).z == pytest.approx(columbus["gi_binary"], rel=1e-8)
    assert gi_star(crime, queen).z == pytest.approx(
        columbus["gi_star_binary"], rel=1e-8
    )
