"""What the next quarter may bring: held against simulated quarters and by hand."""

import math

import numpy as np
import pytest

from frankpledge.analysis.statistics.expected import monthly
from frankpledge.analysis.statistics.next_step import next_step


STEADY = [100.0, 110.0, 90.0, 100.0] * 3


def test_a_quarter_like_those_before_ends_like_them():
    found = next_step(STEADY, cycle=4)
    assert found.expected == pytest.approx(100)
    # One share of a quarter from three years: 1 + 0.25 + 0.75 / 3 of Poisson's.
    assert found.dispersion == pytest.approx(1.5)
    assert found.low == pytest.approx(100 - 1.96 * math.sqrt(150), abs=2)
    assert found.high == pytest.approx(100 + 1.96 * math.sqrt(150), abs=2)


def test_chances_below_and_above_make_one():
    found = next_step(STEADY, cycle=4)
    below = [found.chance_at_most(line - 1) for line in (80, 100, 120)]
    above = [found.chance_at_least(line) for line in (80, 100, 120)]
    assert [one + other for one, other in zip(below, above, strict=True)] == [
        pytest.approx(1)
    ] * 3
    assert below == sorted(below)


def test_it_expects_what_the_expected_range_does():
    counts = [31, 18, 22, 40, 25, 16, 20, 33, 29]
    assert next_step(counts, cycle=4).expected == pytest.approx(
        monthly(counts, cycle=4).expected[-1]
    )


@pytest.mark.parametrize("counts", [[10.0] * 7, [10.0] * 6 + [math.nan, 10.0]])
def test_less_than_two_whole_cycles_tells_nothing(counts):
    assert next_step(counts, cycle=4) is None


def test_a_cycle_with_nothing_is_no_shape():
    found = next_step([0.0] * 4 + [2.0, 1.0, 3.0, 2.0], cycle=4)
    assert found.expected == pytest.approx(2)
    assert found.dispersion == pytest.approx(1 + 0.25 + 0.75)


def test_a_year_of_nothing_leads_to_nothing():
    found = next_step([2.0, 1.0, 3.0, 2.0] + [0.0] * 4, cycle=4)
    assert (found.expected, found.low, found.high) == (0, 0, 0)


@pytest.mark.parametrize("quarters", [8, 12, 20])
def test_its_range_holds_95_of_100_quarters_of_chance(quarters):
    rng = np.random.default_rng(quarters)
    means = 60 * np.tile([1.0, 0.9, 1.2, 0.9], 6)[: quarters + 1]
    held = []
    for _ in range(250):
        counts = rng.poisson(means).astype(float)
        found = next_step(counts[:-1].tolist(), cycle=4)
        held.append(found.low <= counts[-1] <= found.high)
    assert 0.92 <= np.mean(held) <= 1
