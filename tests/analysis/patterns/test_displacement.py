"""Displacement: the published worked example, the quotient's condition, invariances."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.analysis.patterns.displacement import (
    Displaced,
    Pair,
    displacement_quotient,
    harm_weighted_difference,
    relative_effect,
    weighted_difference,
)


TREATED, COMPARISON = Pair(207, 110), Pair(308, 318)
AROUND, AROUND_COMPARISON = Pair(178, 157), Pair(150, 140)
# Control and treated, before and after, of five kinds; weights 3, 2, 5, 7, 10.
FIVE_KINDS = [
    (Pair(130, 74), Pair(133, 91)),
    (Pair(327, 202), Pair(388, 305)),
    (Pair(398, 190), Pair(148, 97)),
    (Pair(144, 92), Pair(86, 64)),
    (Pair(183, 96), Pair(94, 67)),
]
counts = st.integers(0, 5000)
pairs = st.builds(Pair, counts, counts)
positive = st.builds(Pair, st.integers(1, 5000), st.integers(1, 5000))


def test_weighted_difference_gives_the_published_example():
    found = weighted_difference(TREATED, COMPARISON, AROUND, AROUND_COMPARISON)
    assert found.local.value == -107
    assert found.displaced.value == -11
    assert found.total.value == -118
    assert found.total.error**2 == pytest.approx(1568, rel=1e-12)
    assert found.total.z == pytest.approx(-2.979950006429, rel=1e-8)
    assert found.total.low == pytest.approx(-195.6106141636, rel=1e-8)
    assert found.total.high == pytest.approx(-40.38938583642, rel=1e-8)
    assert found.local.error == pytest.approx(30.70830506557, rel=1e-8)
    assert found.has_enough


def test_weights_divide_the_counts_of_their_place():
    found = weighted_difference(
        Pair(207, 110, 1.2),
        Pair(308, 318, 0.9),
        Pair(178, 157, 1.5),
        Pair(150, 140, 1.6),
    )
    assert found.total.value == pytest.approx(-99.69444444444, rel=1e-8)
    assert found.total.error == pytest.approx(35.42807550447, rel=1e-8)
    assert found.local.value == pytest.approx(-91.94444444444, rel=1e-8)
    assert found.displaced.error == pytest.approx(16.19166881112, rel=1e-8)


def test_time_weights_divide_before_and_after():
    found = weighted_difference(Pair(80, 20), Pair(100, 50), time_before=2)
    assert found.total.value == -20
    assert found.total.error == pytest.approx(10.72380529476, rel=1e-8)
    assert found.total.high == pytest.approx(1.018272154957, rel=1e-8)


def test_another_confidence_widens_by_its_own_z():
    found = weighted_difference(Pair(20, 10), Pair(20, 20), confidence=0.9)
    assert found.total.low == pytest.approx(-23.7618327917, rel=1e-8)
    assert found.total.z == pytest.approx(-1.195228609334, rel=1e-8)


def test_harm_weighted_difference_gives_the_published_sum():
    found = harm_weighted_difference(FIVE_KINDS, [3, 2, 5, 7, 10])
    assert found.value == -1721
    assert found.error == pytest.approx(304.10360077, rel=1e-8)
    assert found.z == pytest.approx(-5.65925558, rel=1e-8)
    assert found.low == pytest.approx(-2317.03210507, rel=1e-8)
    assert found.high == pytest.approx(-1124.96789493, rel=1e-8)


def test_over_dispersion_widens_and_leaves_the_middle():
    plain = weighted_difference(TREATED, COMPARISON).total
    wide = weighted_difference(TREATED, COMPARISON, dispersion=4).total
    assert wide.value == plain.value
    assert wide.error == pytest.approx(2 * plain.error)


def test_few_events_are_said():
    assert not weighted_difference(Pair(4, 9), COMPARISON).has_enough
    assert not weighted_difference(Pair(9, 9), COMPARISON, Pair(9, 2)).has_enough


def test_nothing_at_all_is_no_difference():
    found = weighted_difference(Pair(0, 0), Pair(0, 0)).total
    assert (found.value, found.z, found.p, found.low, found.high) == (0, 0, 1, 0, 0)


@given(pairs, pairs, pairs, pairs)
def test_swapping_treated_and_comparison_turns_the_sign(a, b, c, d):
    one, other = weighted_difference(a, b, c, d), weighted_difference(b, a, d, c)
    assert one.total.value == -other.total.value
    assert one.total.error == pytest.approx(other.total.error)


@pytest.mark.parametrize(
    ("treated", "options"),
    [
        (Pair(-1, 2), {}),
        (Pair(math.nan, 2), {}),
        (Pair(1, math.inf), {}),
        (Pair(1, 2, 0), {}),
        (Pair(1, 2), {"time_after": 0}),
        (Pair(1, 2), {"dispersion": 0.5}),
    ],
)
def test_impossible_figures_are_refused(treated, options):
    with pytest.raises(ValueError, match=r"0|1"):
        weighted_difference(treated, COMPARISON, **options)


@pytest.mark.parametrize("weights", [[1, 2], [-1], [math.inf]])
def test_each_kind_needs_a_weight_of_its_own(weights):
    with pytest.raises(ValueError, match="weight"):
        harm_weighted_difference([(TREATED, COMPARISON)], weights)


def test_the_interval_holds_the_truth_as_often_as_it_says():
    random = np.random.default_rng(20260101)
    draws = random.poisson([60, 45, 200, 190], (1500, 4))
    held = 0
    for t0, t1, c0, c1 in draws.tolist():
        total = weighted_difference(Pair(t0, t1), Pair(c0, c1)).total
        held += total.low <= -5 <= total.high
    assert 0.935 <= held / 1500 <= 0.965


def test_over_dispersed_counts_need_the_wider_interval():
    random = np.random.default_rng(7)
    shape = 20
    means = random.gamma(shape, np.array([60, 60, 200, 200]) / shape, (800, 4))
    draws = random.poisson(means).tolist()
    held = {1.0: 0, 8.0: 0}
    for t0, t1, c0, c1 in draws:
        for factor in held:
            total = weighted_difference(
                Pair(t0, t1), Pair(c0, c1), dispersion=factor
            ).total
            held[factor] += total.low <= 0 <= total.high
    assert held[1.0] / 800 < 0.75
    assert held[8.0] / 800 > 0.93


# Columns Rb, Ra, Db, Da, Cb, Ca; then net effect, success, buffer, quotient, total.
@pytest.mark.parametrize(
    ("cells", "net", "buffer", "quotient", "total"),
    [
        ((100, 50, 100, 150, 100, 100), 0.5, 0.5, -1, 0),
        (
            (207, 110, 178, 157, 308, 318),
            0.326165972392,
            -0.0842113860982,
            0.258185688349,
            130.5,
        ),
        (
            (200, 120, 150, 140, 400, 390),
            0.192307692308,
            -0.0160256410256,
            0.0833333333333,
            81.25,
        ),
        (
            (80, 60, 50, 40, 300, 330),
            0.0848484848485,
            -0.0454545454545,
            0.535714285714,
            43,
        ),
    ],
)
def test_quotient_gives_the_worked_figures(cells, net, buffer, quotient, total):
    rb, ra, db, da, cb, ca = cells
    found = displacement_quotient(Pair(rb, ra), Pair(db, da), Pair(cb, ca))
    assert found.gross_effect == rb - ra
    assert found.net_effect == pytest.approx(net, rel=1e-8)
    assert found.success == pytest.approx(-net, rel=1e-8)
    assert found.buffer == pytest.approx(buffer, rel=1e-8)
    assert found.quotient == pytest.approx(quotient, rel=1e-8)
    assert found.total_net_effect == pytest.approx(total, rel=1e-8, abs=1e-9)


def test_a_quotient_without_success_is_meaningless_where_peers_print_one():
    # Peers print (0.1 / 0.2) = 0.5 here: "some diffusion" from an area that got worse.
    found = displacement_quotient(Pair(100, 120), Pair(100, 110), Pair(100, 100))
    assert found.success == pytest.approx(0.2)
    assert found.quotient is None
    assert found.meaning is Displaced.MEANINGLESS


def test_a_comparison_of_nothing_leaves_the_quotient_undefined():
    found = displacement_quotient(Pair(9, 4), Pair(3, 3), Pair(0, 5))
    assert found.meaning is Displaced.UNDEFINED
    assert found.quotient is found.success is found.total_net_effect is None
    assert found.gross_effect == 5


@pytest.mark.parametrize(
    ("after_around", "meaning"),
    [
        (40, Displaced.DIFFUSION_BEYOND),
        (80, Displaced.DIFFUSION),
        (100, Displaced.NONE),
        (120, Displaced.PARTLY),
        (150, Displaced.EQUAL),
        (170, Displaced.ALL_LOST),
    ],
)
def test_the_quotient_in_words(after_around, meaning):
    found = displacement_quotient(
        Pair(100, 50), Pair(100, after_around), Pair(100, 100)
    )
    assert found.meaning is meaning


@given(positive, positive, positive)
def test_quotient_is_there_exactly_where_the_area_did_better(treated, around, rest):
    found = displacement_quotient(treated, around, rest)
    did_better = treated.after / rest.after < treated.before / rest.before
    assert (found.quotient is not None) == did_better


@pytest.mark.parametrize(
    ("treated", "comparison", "odds", "variance"),
    [
        (Pair(100, 50), Pair(100, 100), 2, 0.05),
        (Pair(207, 110), Pair(308, 318), 1.94291617473, 0.0203132343001),
        (Pair(80, 60), Pair(300, 330), 1.46666666667, 0.0355303030303),
    ],
)
def test_relative_effect_is_one_over_the_odds_ratio(
    treated, comparison, odds, variance
):
    found = relative_effect(treated, comparison)
    assert 1 / found.ratio == pytest.approx(odds, rel=1e-8)
    assert found.log_variance == pytest.approx(variance, rel=1e-8)
    assert found.percent == pytest.approx(100 * (1 / odds - 1), rel=1e-8)
    assert found.prevented == pytest.approx(
        treated.before * comparison.change / comparison.before - treated.change
    )
    assert found.prevented_low < found.prevented < found.prevented_high
    assert not found.is_corrected


def test_a_count_of_nought_gets_halves_and_says_so():
    found = relative_effect(Pair(12, 0), Pair(100, 90))
    assert found.is_corrected
    assert found.ratio == pytest.approx((0.5 / 12.5) / (90.5 / 100.5))
