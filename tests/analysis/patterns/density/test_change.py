import numpy as np
import pytest

from frankpledge.analysis.patterns.density import (
    BadDensity,
    Gaussian,
    Quartic,
    density,
    density_change,
)
from frankpledge.analysis.patterns.grid import Squares


FRAME = Squares(0, 0, 100, 40, 40)
KERNELS = [Quartic(600), Gaussian(250)]


def around(random, centres, number):
    """Return points around some centres, those of a clustered town."""
    own = random.integers(0, len(centres), number)
    return tuple((centres[own] + random.normal(0, 300, (number, 2))).T)


@pytest.mark.parametrize(
    "kernel", [Quartic(900), Gaussian(250)], ids=["quartic", "gaussian"]
)
def test_mean_and_spread_are_those_of_labels_dealt_out_again_and_again(kernel):
    random = np.random.default_rng(3)
    x, y = random.uniform(500, 3500, (2, 70))
    found = density_change((x[:30], y[:30]), (x[30:], y[30:]), FRAME, kernel)
    cx, cy = (
        FRAME.west + (np.floor(each / 100) + 0.5) * 100 for each in (x, y)
    )  # records stand at the middle of their cell
    at = np.unravel_index(np.nanargmax(np.abs(found.z)), found.z.shape)
    heights = kernel.height(
        (cx - FRAME.centres_x[at[1]]) ** 2 + (cy - FRAME.centres_y[at[0]]) ** 2
    )
    dealt = np.array(
        [heights[random.permutation(70)[:40]].sum() for _ in range(20_000)]
    )
    z = (heights[30:].sum() - dealt.mean()) / dealt.std()
    assert found.z[at] == pytest.approx(z, abs=0.05)


@pytest.mark.parametrize("kernel", KERNELS, ids=["quartic", "gaussian"])
def test_densities_are_those_of_each_period_by_itself(kernel):
    random = np.random.default_rng(4)
    first, second = random.uniform(500, 3500, (2, 2, 50))
    found = density_change(tuple(first), tuple(second), FRAME, kernel)
    for ours, points in ((found.before, first), (found.after, second)):
        alone = density(*points, FRAME, kernel, is_binned=True)
        assert ours == pytest.approx(alone.per_km2, abs=1e-9)


@pytest.mark.parametrize("kernel", KERNELS, ids=["quartic", "gaussian"])
@pytest.mark.parametrize("sizes", [(300, 300), (60, 60), (1000, 200), (800, 50)])
def test_a_whole_that_only_grew_or_shrank_has_no_place_that_changed(kernel, sizes):
    """At most one map in twenty may have any find: six of forty come once in 70."""
    random = np.random.default_rng(8)
    centres = random.uniform(500, 3500, (8, 2))
    finds = sum(
        bool(
            (
                np.nan_to_num(
                    density_change(
                        *(around(random, centres, size) for size in sizes),
                        FRAME,
                        kernel,
                    ).corrected,
                    nan=1,
                )
                <= 0.05
            ).any()
        )
        for _ in range(40)
    )
    assert finds <= 6


def test_where_the_records_moved_to_it_rose_and_where_from_it_fell():
    random = np.random.default_rng(5)
    west, east = np.array([[1000.0, 2000.0]]), np.array([[3000.0, 2000.0]])
    both = np.vstack([west, east])
    first = around(random, both, 200)
    second = around(random, east, 200)
    found = density_change(first, second, FRAME, Quartic(500))
    assert (found.z[20, 10], found.z[20, 30]) == (
        pytest.approx(-8, abs=3),
        pytest.approx(7, abs=3),
    )
    assert found.ratio[20, 10] < 0.1
    assert found.ratio[20, 30] == pytest.approx(2, abs=0.4)
    assert np.isnan(found.z[0, 0])
    assert np.isnan(found.ratio[0, 0])
    assert (found.before[0, 0], found.after[0, 0]) == (0, 0)


def test_the_whole_twice_over_is_no_change():
    random = np.random.default_rng(6)
    x, y = random.uniform(500, 3500, (2, 200))
    found = density_change((x, y), (np.tile(x, 3), np.tile(y, 3)), FRAME, Gaussian(300))
    judged = ~np.isnan(found.z)
    assert judged.any()
    assert np.abs(found.z[judged]).max() < 1e-6
    assert found.ratio[judged] == pytest.approx(1)


def test_all_at_one_place_cannot_be_judged():
    """Every record has the same hill everywhere: no deal differs from another."""
    x = np.full(40, 1050.0)
    found = density_change((x, x), (x, x), FRAME, Quartic(500))
    assert np.isnan(found.z).all()
    assert found.before.max() > 0


def test_a_period_without_records_and_a_kernel_without_a_size_are_refused():
    x, none = np.array([100.0]), np.array([])
    with pytest.raises(BadDensity, match="no records"):
        density_change((x, x), (none, none), FRAME, Quartic(500))
    with pytest.raises(BadDensity, match="needs a size"):
        density_change((x, x), (x, x), FRAME, Quartic(0))
