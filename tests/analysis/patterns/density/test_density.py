import os

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.analysis.patterns.density import (
    BadDensity,
    Edges,
    Gaussian,
    Quartic,
    density,
    ratio,
    rules_of_thumb,
    share_inside,
)
from frankpledge.analysis.patterns.density.exact_quartic import quartic_heights
from frankpledge.analysis.patterns.grid import Squares
from tests.analysis.patterns.reference import reference


FRAME = Squares(0, 0, 50, 24, 20)


def points(seed, number=200, wide=1200.0, high=1000.0):
    random = np.random.default_rng(seed)
    return random.uniform(-100, wide + 100, number), random.uniform(-100, high, number)


def obviously(x, y, frame, kernel, weights=None):
    """Return the sum of heights cell by cell, record by record."""
    gx, gy = np.meshgrid(frame.centres_x, frame.centres_y)
    w = np.ones(x.size) if weights is None else weights
    return sum(
        w[i] * kernel.height((gx - x[i]) ** 2 + (gy - y[i]) ** 2) for i in range(x.size)
    )


def test_direct_sums_of_another_program():
    vector = reference("kde_direct.json")
    x, y = np.array(vector["points"]).T
    frame = Squares(0, 0, 100, 10, 10)
    quartic = density(x, y, frame, Quartic(300))
    gaussian = density(x, y, frame, Gaussian(120))
    assert quartic.heights.ravel() == pytest.approx(
        vector["quartic_300_unscaled"], rel=1e-8
    )
    assert quartic.per_km2.ravel() / 1e6 == pytest.approx(
        vector["quartic_300_density_per_m2"], rel=1e-8
    )
    assert gaussian.per_km2.ravel() / 1e6 == pytest.approx(
        vector["gaussian_sd_120_per_m2"], rel=1e-8
    )


def test_rules_of_thumb_average_both_directions():
    vector = reference("kde_direct.json")
    x, y = np.array(vector["points"]).T
    both = (vector["bw_nrd_x"] + vector["bw_nrd_y"]) / 2
    assert rules_of_thumb.quartic(x, y).radius == pytest.approx(both, rel=1e-8)
    assert rules_of_thumb.gaussian(x, x).standard_deviation == pytest.approx(
        vector["bw_nrd0_x"], rel=1e-8
    )


def test_a_long_thin_pattern_is_not_judged_by_its_width_alone():
    """A peer looks at x only: 347 m for points 1 km wide and 100 km tall."""
    random = np.random.default_rng(8)
    x, y = random.uniform(0, 1_000, 3000), random.uniform(0, 100_000, 3000)
    across, up = (
        rules_of_thumb.quartic(x, x).radius,
        rules_of_thumb.quartic(y, y).radius,
    )
    found = rules_of_thumb.quartic(x, y).radius
    assert found == pytest.approx((across + up) / 2)
    assert found > 40 * across


@pytest.mark.parametrize("values", [[5.0, 5, 5], [5.0], []])
def test_records_at_one_point_have_no_rule_of_thumb(values):
    with pytest.raises(BadDensity, match="one point or on one line"):
        rules_of_thumb.gaussian(np.array(values), np.array(values))


def test_snapped_records_still_have_a_rule_of_thumb():
    x = np.r_[np.zeros(90), np.arange(10.0) * 100]
    assert rules_of_thumb.gaussian(x, x).standard_deviation == pytest.approx(
        0.9 * x.std(ddof=1) * 100**-0.2
    )


@given(
    seed=st.integers(0, 50),
    size=st.sampled_from([20.0, 49.9, 50, 120, 333.3]),
    is_weighted=st.booleans(),
    few=st.sampled_from([0, 10**9]),
)
@settings(max_examples=40, deadline=None)
def test_exact_quartic_agrees_with_the_plain_sum(seed, size, is_weighted, few):
    x, y = points(seed)
    weights = np.random.default_rng(seed).uniform(0, 3, x.size) if is_weighted else None
    found = quartic_heights(x, y, FRAME, size, weights, few=few)
    right = obviously(x, y, FRAME, Quartic(size), weights)
    assert found == pytest.approx(right, rel=1e-9, abs=1e-11)
    assert ((found > 0) == (right > 0)).mean() > 0.999


@given(seed=st.integers(0, 50), size=st.sampled_from([20.0, 50, 133.3]))
@settings(max_examples=20, deadline=None)
def test_exact_gaussian_agrees_with_the_plain_sum(seed, size):
    x, y = points(seed)
    weights = np.random.default_rng(seed).uniform(0, 3, x.size)
    found = density(x, y, FRAME, Gaussian(size), weights=weights).heights
    right = obviously(x, y, FRAME, Gaussian(size), weights)
    assert found == pytest.approx(right, rel=1e-9, abs=1e-14)


@pytest.mark.parametrize("kernel", [Quartic(300), Gaussian(120)])
def test_binned_agrees_where_records_are_in_the_middle_of_their_cells(kernel):
    frame = Squares(0, 0, 20, 60, 50)
    x, y = points(3)
    cx, cy = (np.floor(x / 20) + 0.5) * 20, (np.floor(y / 20) + 0.5) * 20
    binned = density(x, y, frame, kernel, is_binned=True)
    exact = density(cx, cy, frame, kernel)
    assert binned.heights == pytest.approx(exact.heights, rel=1e-3, abs=1e-3)
    assert "middle of their cell" in binned.words
    near = density(x, y, frame, kernel)
    assert np.abs(binned.heights - near.heights).max() < 0.06 * near.heights.max()


@pytest.mark.parametrize("kernel", [Quartic(300), Gaussian(100)])
@pytest.mark.parametrize("is_binned", [True, False])
def test_a_surface_holds_as_many_events_as_were_put_in(kernel, is_binned):
    """A peer's "scaled" quartic sums to 7.25 for each event."""
    random = np.random.default_rng(4)
    x, y = random.uniform(2000, 3000, (2, 50))
    frame = Squares(0, 0, 20, 250, 250)
    found = density(x, y, frame, kernel, is_binned=is_binned)
    assert found.total == pytest.approx(50, rel=2e-3)


def test_a_weight_is_as_many_records():
    x, y = points(5, 30)
    twice = density(x, y, FRAME, Quartic(200), weights=np.full(30, 2.0)).heights
    assert twice == pytest.approx(
        density(np.r_[x, x], np.r_[y, y], FRAME, Quartic(200)).heights
    )


def test_moving_everything_moves_the_surface():
    x, y = points(6)
    moved = Squares(350_000, 390_000, 50, 24, 20)
    assert density(x + 350_000, y + 390_000, moved, Quartic(200)).heights == (
        pytest.approx(density(x, y, FRAME, Quartic(200)).heights, rel=1e-6, abs=1e-9)
    )


def test_nothing_beyond_the_radius_and_records_outside_the_frame_count():
    found = density(np.array([-100.0]), np.array([25.0]), FRAME, Quartic(200))
    assert found.heights[0, 0] == pytest.approx((1 - (125 / 200) ** 2) ** 2)
    assert found.heights[0, 2:].tolist() == [0.0] * 22


def test_no_records_make_an_empty_surface():
    none = np.array([])
    for kernel in (Quartic(200), Gaussian(100)):
        for is_binned in (True, False):
            found = density(none, none, FRAME, kernel, is_binned=is_binned)
            assert found.per_km2.tolist() == np.zeros((20, 24)).tolist()


def test_the_sums_do_not_depend_on_the_number_of_cores(monkeypatch):
    x, y = points(7, 5000)
    first = quartic_heights(x, y, FRAME, 300, few=0)
    for cores in (1, 3, None):
        monkeypatch.setattr(os, "cpu_count", lambda cores=cores: cores)
        assert quartic_heights(x, y, FRAME, 300, few=0).tolist() == first.tolist()


@pytest.mark.parametrize("kernel", [Quartic(200), Gaussian(60)])
def test_corrected_edges_keep_an_even_spread_even(kernel):
    gx, gy = np.meshgrid(FRAME.centres_x, FRAME.centres_y)
    x, y = gx.ravel(), gy.ravel()
    plain = density(x, y, FRAME, kernel)
    assert plain.per_km2[0, 0] < 0.5 * plain.per_km2[10, 12]
    even = density(x, y, FRAME, kernel, edges=Edges.CORRECTED)
    assert even.per_km2 == pytest.approx(np.full((20, 24), even.per_km2[10, 12]))
    assert "share of the kernel inside" in even.words


def test_an_area_has_edges_of_its_own():
    inside = np.zeros((20, 24), bool)
    inside[5:12, 6:15] = True
    gx, gy = np.meshgrid(FRAME.centres_x, FRAME.centres_y)
    found = density(
        gx.ravel(),
        gy.ravel(),
        FRAME,
        Quartic(130),
        weights=np.ones(gx.size),
        edges=Edges.CORRECTED,
        inside=inside,
    )
    assert np.isnan(found.per_km2[~inside]).all()
    assert found.per_km2[inside] == pytest.approx(np.full(63, found.per_km2[8, 10]))
    # A record of the studied area counts; one beyond it must not.
    beyond = density(
        np.array([1175.0]),
        np.array([975.0]),
        FRAME,
        Quartic(130),
        edges=Edges.CORRECTED,
        inside=inside,
    )
    assert np.nansum(beyond.heights) == 0
    assert share_inside(FRAME, Quartic(130)).min() > 0.2


def test_one_density_over_another():
    x, y = points(9)
    events = density(x, y, FRAME, Quartic(200))
    people = density(x, y, FRAME, Quartic(200), weights=np.full(x.size, 50.0))
    found = ratio(events, people, least=1)
    thick = people.per_km2 >= 1
    assert found[thick] == pytest.approx(np.full(thick.sum(), 20.0))
    assert np.isnan(ratio(events, people, least=1e9)).all()


def test_only_like_surfaces_are_divided():
    x, y = points(9)
    one, other = (density(x, y, FRAME, Quartic(radius)) for radius in (200, 300))
    with pytest.raises(BadDensity, match="different cells or kernels"):
        ratio(one, other, least=1)
    with pytest.raises(BadDensity, match="more than 0"):
        ratio(one, one, least=0)


def test_a_kernel_of_hundreds_of_cells_is_refused_before_any_work():
    with pytest.raises(BadDensity, match=r"over 20,000 cells of 50 m; at most 300"):
        density(np.zeros(1), np.zeros(1), FRAME, Quartic(1_000_000))


def test_a_wide_kernel_agrees_with_the_plain_sum():
    x, y = points(2, 6)
    found = density(x, y, FRAME, Quartic(2500)).heights
    assert found == pytest.approx(obviously(x, y, FRAME, Quartic(2500)), rel=1e-9)


NAN = float("nan")


@pytest.mark.parametrize(
    ("kernel", "x", "weights", "words"),
    [
        (Quartic(0), [1.0], None, "more than 0"),
        (Gaussian(NAN), [1.0], None, "more than 0"),
        (Quartic(9), [1.0, 2.0], None, "as many x as y"),
        (Quartic(9), [1.0], [1.0, 2], "as many weights"),
        (Quartic(9), [NAN], None, "missing or infinite"),
        (Quartic(9), [1.0], [NAN], "missing or infinite"),
        (Quartic(9), [1.0], [-1.0], "below 0"),
    ],
)
def test_what_makes_no_density_is_refused(kernel, x, weights, words):
    held = None if weights is None else np.array(weights)
    with pytest.raises(BadDensity, match=words):
        density(np.array(x), np.array([1.0]), FRAME, kernel, weights=held)


@pytest.mark.parametrize("kernel", [Quartic(300), Gaussian(120)])
def test_exact_surfaces_tell_how_far_they_are_and_can_be_stopped(kernel):
    x, y = points(3, 9000)
    told = []
    found = density(x, y, FRAME, kernel, progress=lambda *done: told.append(done))
    assert len(told) >= 3
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]
    assert (found.heights == density(x, y, FRAME, kernel).heights).all()

    def stop(done, of):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        density(x, y, FRAME, kernel, progress=stop)
