"""Shuffled p against every possible draw, and the ties that peers leave out."""

import subprocess
import sys
from itertools import combinations

import numpy as np
import pytest

from frankpledge.analysis.patterns.hot_spots import (
    BadNeighbours,
    Lattice,
    Listed,
    nearest,
    shuffled,
    shuffles,
)


def exact(x, neighbours):
    """Return the share of all possible draws as high, and as low, as what is seen."""
    sums = neighbours.sums(x)
    high, low = [], []
    for i, number in enumerate(neighbours.counts):
        draws = np.array(
            [sum(each) for each in combinations(np.delete(x, i), int(number))]
        )
        high.append(np.mean(draws >= sums[i] - 1e-9))
        low.append(np.mean(draws <= sums[i] + 1e-9))
    return np.array(high), np.array(low)


@pytest.mark.parametrize(
    "neighbours",
    [
        Lattice(3, 4),
        nearest(np.arange(12.0) ** 1.5, np.zeros(12), 3),
        Listed.from_lists([[j for j in range(12) if j != i] for i in range(12)]),
        Listed.from_lists([[(i + 1) % 12] if i else [1, 5, 7, 9] for i in range(12)]),
    ],
    ids=["grid", "nearest", "everyone", "few and many"],
)
def test_shares_are_those_of_every_possible_draw_from_the_others(neighbours):
    x = np.array([0, 0, 1, 0, 3, 0, 0, 2, 0.1, 0.2, 0.3, 40])
    found = shuffled(x, neighbours, times=20_000, seed=7)
    high, low = exact(x, neighbours)
    for ours, right in ((found.high, high), (found.low, low)):
        allowed = 4.5 * np.sqrt(right * (1 - right) / 20_000) + 1 / 20_000
        assert (np.abs(ours - right) <= allowed).all()


def test_many_draws_from_few_are_dealt_without_repeats():
    random = np.random.default_rng(1)
    for size, number in ((5, 5), (40, 9), (5000, 9)):
        rows = shuffles._draws(size, number, 200, random)
        assert all(len(set(row)) == number for row in rows.tolist())
        assert rows.min() >= 0
        assert rows.max() < size


def test_a_quiet_corner_of_a_sparse_map_is_no_cold_spot():
    """
    Most cells hold nothing, so most draws hold nothing either: a tie.

    Taking the smaller of "as high" and "the rest", as a peer does, leaves the ties
    out on the low side and calls every empty neighbourhood cold at p = 0.001.
    """
    x = np.zeros(2500)
    x[::25] = 1.0
    found = shuffled(x, Lattice(50, 50))
    empty = Lattice(50, 50).sums(x) == 0
    assert empty.sum() > 500
    assert found.low[empty].min() > 0.5
    assert (found.p[empty] == 1).all()
    as_high = found.high * 1000 - 1
    peer = (np.minimum(as_high, 999 - as_high) + 1) / 1000
    assert (peer[empty] == 0.001).all()


def test_two_sided_p_is_twice_the_smaller_share_and_at_most_one():
    x = np.random.default_rng(5).poisson(1, 100).astype(float)
    found = shuffled(x, Lattice(10, 10))
    assert found.p == pytest.approx(
        np.minimum(1, 2 * np.minimum(found.high, found.low))
    )
    assert found.p.min() >= 0.002


def test_rates_that_tie_but_for_rounding_still_tie():
    x = np.tile([0.1, 0.2, 0.3], 12)
    same = np.tile([1.0, 2, 3], 12)
    assert (
        shuffled(x, Lattice(6, 6)).p.tolist()
        == shuffled(same, Lattice(6, 6)).p.tolist()
    )


PROGRAM = """
import numpy as np
from frankpledge.analysis.patterns.hot_spots import Lattice, shuffled
x = np.random.default_rng(2).poisson(1, (30, 30)).astype(float)
print(shuffled(x, Lattice(30, 30), seed=3).p.tobytes().hex()[:4000])
"""


def test_the_same_p_in_another_process_and_on_any_number_of_cores():
    x = np.random.default_rng(2).poisson(1, (30, 30)).astype(float)
    here = shuffled(x, Lattice(30, 30), seed=3).p
    again = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", PROGRAM],
        env={"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert again.stdout.strip() == here.tobytes().hex()[:4000]
    assert (shuffled(x, Lattice(30, 30), seed=4).p != here).any()


def test_whole_numbers_may_be_given_as_such():
    x = np.arange(9)
    assert (
        shuffled(x, Lattice(3, 3)).p.tolist()
        == shuffled(x.astype(float), Lattice(3, 3)).p.tolist()
    )


def test_too_few_shuffles_and_too_many_neighbours_are_refused(monkeypatch):
    x = np.arange(9.0)
    with pytest.raises(BadNeighbours, match="too few"):
        shuffled(x, Lattice(3, 3), times=10)
    monkeypatch.setattr(shuffles, "MOST_DRAWN", 1000)
    with pytest.raises(BadNeighbours, match="would take too long"):
        shuffled(x, Lattice(3, 3))


def test_many_shuffles_are_drawn_in_lots_that_fit_into_memory(monkeypatch):
    x = np.random.default_rng(3).poisson(1.0, 400).astype(float)
    monkeypatch.setattr(shuffles, "AT_ONCE", 9 * 100)
    told = []
    found = shuffled(
        x, Lattice(20, 20), times=950, progress=lambda *done: told.append(done)
    )
    assert told == [(100 * n, 950) for n in range(1, 10)] + [(950, 950)]
    whole = shuffled(x, Lattice(20, 20), times=950)
    assert np.abs(found.high - whole.high).max() < 0.09
    again = shuffled(x, Lattice(20, 20), times=950)
    assert (again.p == whole.p).all()


def test_what_progress_raises_stops_the_shuffles():
    def stop(done, of):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        shuffled(np.arange(9.0), Lattice(3, 3), progress=stop)


def test_neighbourhoods_of_very_many_sizes_are_refused_and_not_waited_for():
    """At every edge of a wide disc the number of neighbours differs: hours of sorting."""
    x = np.zeros(40_000)
    with pytest.raises(BadNeighbours, match="would take too long"):
        shuffled(x, Lattice.disc(200, 200, 60))
