"""The scan statistic: Naus's formula, what programs print, and what is right."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.analysis.statistics import scan


# London's six cyclists in a fortnight, and the reference folder's other cases.
PRINTED = [
    (208, 2, 0.6, 6, 0.03902237548863),
    (260, 1, 1, 6, 0.4868140039733),
    (365, 2, 0.5, 5, 0.2282928166927),
]


@pytest.mark.parametrize(("windows", "k", "mean", "most", "p"), PRINTED)
def test_what_programs_print_can_be_found_again(windows, k, mean, most, p):
    found = scan.as_programs_print(windows, mean, most, k)
    assert found == pytest.approx(p, rel=1e-10)


@pytest.mark.parametrize(("windows", "k", "mean", "most", "p"), PRINTED)
def test_naus_differs_only_in_the_later_decimals(windows, k, mean, most, p):
    if k == 2:
        assert scan.naus(windows, mean, most) == pytest.approx(p, abs=2e-5)


def simulated(windows, mean, most, records, seed=1):
    """Return the share of simulated records with so many in some stretch of one."""
    draw = np.random.default_rng(seed)
    numbers = draw.poisson(mean * windows, records)
    hits = 0
    for number in np.unique(numbers[numbers >= most]):
        times = np.sort(
            draw.random(((numbers == number).sum(), number)) * windows, axis=1
        )
        gaps = times[:, most - 1 :] - times[:, : number - most + 1]
        hits += (gaps <= 1).any(axis=1).sum()
    return hits / records


def test_simulation_sides_with_naus_and_not_with_the_programs():
    # Three windows, mean 2.5 a window: is there a stretch of one with 4 or more?
    p = simulated(3, 2.5, 4, 200_000)
    error = 4 * math.sqrt(p * (1 - p) / 200_000)
    assert scan.naus(3, 2.5, 4) == pytest.approx(p, abs=error)
    assert abs(scan.as_programs_print(3, 2.5, 4) - p) > error


def test_the_mean_is_per_window_and_the_exponent_windows_less_two():
    p = simulated(30, 0.6, 4, 40_000)
    error = 4 * math.sqrt(p * (1 - p) / 40_000) + 0.005
    assert scan.naus(30, 0.6, 4) == pytest.approx(p, abs=error)


@given(st.floats(2, 500), st.floats(0.01, 5), st.integers(0, 30))
def test_more_is_never_likelier(windows, mean, most):
    p = scan.naus(windows, mean, most)
    assert 0 <= p <= 1
    assert scan.naus(windows, mean, most + 1) <= p + 1e-6


def test_what_is_all_but_impossible_is_not_called_certain():
    # 25 at a mean of 2.5: rounding makes one step of the formula 1 + 2e-16.
    assert scan.naus(2, 2.5, 26) == pytest.approx(0, abs=1e-12)
    assert scan.naus(52, 0.2, 14) == pytest.approx(0, abs=1e-9)


def test_one_event_is_that_anything_happened():
    assert scan.naus(10, 0.1, 1) == pytest.approx(1 - math.exp(-1))
    assert scan.naus(10, 0.1, 0) == 1
    assert scan.as_programs_print(10, 0.1, 2) == scan.naus(10, 0.1, 2)


def test_far_more_than_the_mean_allows_for_certain():
    assert scan.naus(100, 50, 10) == 1


@pytest.mark.parametrize("bad", [(1, 1, 3), (10, 0, 3), (10, 1, 171), (10, 171, 3)])
def test_what_the_formula_cannot_bear_is_refused(bad):
    with pytest.raises(ValueError, match="scan"):
        scan.naus(*bad)


def test_none_or_more_in_some_stretch_are_sure():
    assert scan.naus(10, 2.5, 0) == 1.0


def test_more_than_the_formula_holds_is_refused():
    with pytest.raises(ValueError, match="holds up to"):
        scan.naus(10, 1.0, scan.MOST + 1)
