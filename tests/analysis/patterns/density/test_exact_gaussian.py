"""Exact Gaussian sums of many records, beside the sum over every record and cell."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from frankpledge.analysis.patterns.density import exact_gaussian
from frankpledge.analysis.patterns.density.exact_gaussian import gaussian_heights
from frankpledge.analysis.patterns.grid import Squares


FRAME = Squares(350_000, 400_000, 100, 70, 50)


def many(records=6_000, seed=3):
    random = np.random.default_rng(seed)
    x = 353_000 + random.normal(0, 2_500, records)
    y = 402_500 + random.normal(0, 1_500, records)
    return x, y, random.uniform(0, 5, records)


def straight(x, y, deviation, weights):
    up = np.exp(-(((FRAME.centres_y - y[:, None]) / deviation) ** 2) / 2)
    across = np.exp(-(((FRAME.centres_x - x[:, None]) / deviation) ** 2) / 2)
    return up.T @ (weights[:, None] * across)


@pytest.mark.parametrize("deviation", [40, 250, 599, 601, 1_500, 12_000])
def test_tiles_and_points_that_stand_for_records_change_no_digit_that_counts(deviation):
    x, y, weights = many()
    found = gaussian_heights(x, y, FRAME, deviation, weights)
    expected = straight(x, y, deviation, weights)
    assert found == pytest.approx(expected, rel=1e-11, abs=1e-12)
    plain = gaussian_heights(x, y, FRAME, deviation)
    assert plain == pytest.approx(
        straight(x, y, deviation, np.ones(x.size)), rel=1e-11, abs=1e-12
    )


def test_far_from_every_record_a_wide_kernel_is_still_right():
    x, y, _ = many()
    near = (x < 351_000) & (y < 401_000)
    x, y = np.repeat(x[near], 40), np.repeat(y[near], 40)
    found = gaussian_heights(x, y, FRAME, 900)
    assert x.size > exact_gaussian.FEW
    assert (found >= 0).all()
    expected = straight(x, y, 900, np.ones(x.size))
    # 7 standard deviations off a record adds 2e-11 of its height.
    assert found == pytest.approx(expected, rel=1e-9, abs=1e-11)


@pytest.mark.parametrize("deviation", [250, 1_500])
def test_how_far_it_is_is_told_and_can_stop_it(deviation):
    x, y, _ = many()
    told = []
    gaussian_heights(x, y, FRAME, deviation, progress=lambda *done: told.append(done))
    reached, of = zip(*told, strict=True)
    assert list(reached) == sorted(reached)
    assert told[-1][0] == of[0]

    def stop(done, of):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        gaussian_heights(x, y, FRAME, deviation, progress=stop)


def test_more_points_than_fit_into_memory_are_taken_by_tiles(monkeypatch):
    x, y, weights = many()
    wanted = gaussian_heights(x, y, FRAME, 900, weights)
    monkeypatch.setattr(exact_gaussian, "MOST_NODES", 100)
    assert gaussian_heights(x, y, FRAME, 900, weights) == pytest.approx(
        wanted, rel=1e-11
    )


def test_records_that_no_cell_feels_add_nothing():
    x, y = np.full(5_000, 100.0), np.full(5_000, 100.0)
    assert not gaussian_heights(x, y, FRAME, 300).any()


SUMS = """
import hashlib
from tests.analysis.patterns.density.test_exact_gaussian import FRAME, many
from frankpledge.analysis.patterns.density.exact_gaussian import gaussian_heights
x, y, weights = many()
for deviation in (300, 1500):
    heights = gaussian_heights(x, y, FRAME, deviation, weights)
    print(hashlib.sha256(heights.tobytes()).hexdigest())
few = gaussian_heights(x[:3000], y[:3000], FRAME, 300)
print(hashlib.sha256(few.tobytes()).hexdigest())
"""


def test_every_digit_is_the_same_on_one_core_and_on_two():
    """Products of matrices, shared out among cores, differ in their last digits."""
    answers = {
        subprocess.run(  # noqa: S603 - this interpreter
            [sys.executable, "-c", SUMS],
            env={**os.environ, "OPENBLAS_NUM_THREADS": threads},
            cwd=Path(__file__).resolve().parents[4],
            capture_output=True,
            check=True,
        ).stdout
        for threads in ("1", "2")
    }
    assert len(answers) == 1
