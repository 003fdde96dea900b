"""Did it change? St Helens' printed changes and published tests, worked again."""

import pytest

from frankpledge.analysis.statistics import change
from frankpledge.analysis.statistics.change import (
    Scale,
    Verdict,
    observed_against_expected,
    percent_change,
    percentage_against_expected,
    printable_percent,
    smallest_clear_change,
    two_counts,
    two_proportions,
)
from frankpledge.analysis.statistics.count_tests import chosen, e_test


@pytest.mark.parametrize(
    ("before", "after", "z", "percent", "verdict"),
    [
        # St Helens 2010-13 and its offender management table.
        (374, 328, -1.74, -12.3, Verdict.NO_CLEAR_CHANGE),
        (6270, 5838, -3.93, -6.9, Verdict.FELL),
        (5811, 5537, -2.57, -4.7, Verdict.FELL),
        (1661, 1557, -1.83, -6.3, Verdict.NO_CLEAR_CHANGE),
        (1393, 1333, -1.15, -4.3, Verdict.NO_CLEAR_CHANGE),
        (633, 690, 1.57, 9.0, Verdict.NO_CLEAR_CHANGE),
        (390, 290, -3.83, -25.6, Verdict.FELL),
        (290, 390, 3.83, 34.5, Verdict.ROSE),
        (20, 20, 0.0, 0.0, Verdict.NO_CLEAR_CHANGE),
    ],
)
def test_two_counts(before, after, z, percent, verdict):
    found = two_counts(before, after)
    assert (round(found.z, 2), round(found.percent, 1)) == (z, percent)
    assert (found.verdict, found.scale) == (verdict, Scale.COUNT)


@pytest.mark.parametrize(
    ("before", "after", "p"),
    [
        # Reference vectors, exact conditional test; twice the tail of a fair coin.
        (3, 0, 0.25),
        (6, 2, 0.2890625),
        (0, 0, 1.0),
        (0, 6, 0.03125),
        (0, 5, 0.0625),
    ],
)
def test_few_events_are_tested_exactly_and_print_no_percentage(before, after, p):
    found = two_counts(before, after)
    assert found.method == "exact"
    assert found.p == pytest.approx(p)
    assert found.percent is None


def test_unequal_exposure_compares_rates():
    found = two_counts(78, 122, exposure_before=1, exposure_after=1.5)
    assert found.scale is Scale.RATE
    assert (found.before, found.after) == (78, pytest.approx(81.3333, abs=1e-4))
    assert found.p == pytest.approx(0.773, abs=1e-3)
    assert found.percent == pytest.approx(4.2735, abs=1e-4)


def test_dispersion_makes_the_same_change_less_sure():
    assert two_counts(6270, 5838).is_significant
    spread = two_counts(6270, 5838, dispersion=5)
    assert spread.z == pytest.approx(-3.9259 / 5**0.5, abs=1e-3)
    assert not spread.is_significant
    assert spread.method == "z of counts in series"


@pytest.mark.parametrize("dispersion", [1.0, 1.01, 2.0])
def test_dispersion_never_makes_few_events_surer(dispersion):
    # z of 3 and 0 has p 0.083 before any widening; the exact test says 0.25.
    found = two_counts(3, 0, dispersion=dispersion)
    assert found.p == pytest.approx(0.25)
    assert found.method == "exact"


@pytest.mark.parametrize(
    ("before", "after"), [(3, 0), (9, 30), (10, 30), (43, 37), (633, 690), (969, 884)]
)
def test_a_change_has_one_test_wherever_it_is_shown(before, after):
    found, house = two_counts(before, after), chosen(before, after)
    assert (found.p, found.method) == (house.p, house.test)


@pytest.mark.parametrize(
    "kwargs",
    [{"exposure_before": 0}, {"exposure_after": -1}, {"dispersion": 0.5}],
)
def test_exposure_and_dispersion_make_sense(kwargs):
    with pytest.raises(ValueError, match="Exposures are positive"):
        two_counts(1, 2, **kwargs)


def test_counts_are_not_negative():
    with pytest.raises(ValueError, match="negative"):
        two_counts(-1, 2)


@pytest.mark.parametrize(
    ("before", "after", "base", "percent"),
    [(20, 25, 20, 25.0), (19, 25, 19, None), (8.64, 8.03, 2027, -7.0602)],
)
def test_percentage_is_printed_from_a_base_of_twenty(before, after, base, percent):
    found = printable_percent(before, after, base)
    assert found == (None if percent is None else pytest.approx(percent, abs=1e-4))


def test_no_percentage_from_nought():
    assert percent_change(0, 5) is None


@pytest.mark.parametrize(
    ("first", "second", "z", "verdict"),
    [
        ((39, 266), (46, 256), 1.02, Verdict.NO_CLEAR_CHANGE),
        ((74, 266), (39, 266), -3.71, Verdict.FELL),
        ((39, 266), (74, 266), 3.71, Verdict.ROSE),
    ],
)
def test_two_proportions(first, second, z, verdict):
    found = two_proportions(*first, *second)
    assert (round(found.z, 2), found.verdict) == (z, verdict)
    assert found.difference == pytest.approx(
        100 * (second[0] / second[1] - first[0] / first[1])
    )


def test_small_shares_are_tested_exactly():
    found = two_proportions(1, 10, 8, 12)
    assert found.method == "Fisher's exact test"
    assert found.p == pytest.approx(5720 / 497420)


@pytest.mark.parametrize(("k", "n"), [(0, 10), (10, 10)])
def test_shares_that_are_all_or_none_twice_have_not_changed(k, n):
    found = two_proportions(k, n, k, n)
    assert (found.z, found.p) == (0.0, 1.0)


@pytest.mark.parametrize(("k", "n"), [(3, 2), (-1, 2), (0, 0)])
def test_shares_are_of_somebody(k, n):
    with pytest.raises(ValueError, match="somebody counted"):
        two_proportions(1, 2, k, n)


def test_merseyside_reoffends_less_than_predicted():
    found = observed_against_expected(1625, 20395, 8.45)
    assert found.points == pytest.approx(-0.4823608727629)
    assert found.relative_percent == pytest.approx(-5.708412695419)
    assert found.z == pytest.approx(-2.476717075225)
    assert found.p == pytest.approx(0.01325969650379)
    assert found.p_exact == pytest.approx(0.01313789515528)
    assert (found.low, found.high) == pytest.approx((7.603866204853, 8.347242907835))
    assert found.is_significant
    assert found.ratio == pytest.approx((0.942916, 0.899866, 0.987839), abs=1e-6)


def test_st_helens_printed_rate_is_within_normal_variation():
    found = percentage_against_expected(8.03, 2027, 8.64)
    assert (round(found.z, 2), round(found.relative_percent, 2)) == (-0.98, -7.06)
    assert (found.p_exact, found.is_significant) == (None, False)


@pytest.mark.parametrize(("n", "expected"), [(0, 5.0), (10, 0.0), (10, 100.0)])
def test_expected_percentage_makes_sense(n, expected):
    with pytest.raises(ValueError, match="expected percentage"):
        percentage_against_expected(4.0, n, expected)


@pytest.mark.parametrize(
    ("x1", "x2", "n1", "n2", "p"),
    [
        # Krishnamoorthy and Thomson 2004 print 0.0884 and 0.1749.
        (3, 0, 1, 1, 0.08837900945484),
        (6, 2, 1, 1, 0.1748748209437),
        (633, 690, 1, 1, 0.1171529578854),
        (78, 122, 1, 1.5, 0.7731396392),
        (0, 0, 1, 1, 1.0),
    ],
)
def test_e_test(x1, x2, n1, n2, p):
    assert e_test(x1, x2, n1, n2) == pytest.approx(p, rel=1e-8)


@pytest.mark.parametrize(
    ("before", "after"),
    [(969, 884), (1598, 1489), (705, 633), (6, 0), (5, None), (0, None)],
)
def test_smallest_fall_that_means_something(before, after):
    assert smallest_clear_change(before) == after


@pytest.mark.parametrize("before", [0, 1, 7, 20, 969])
@pytest.mark.parametrize("way", [-1, 1])
def test_smallest_clear_change_is_the_first_that_is_clear(before, way):
    steps = range(1, before + 1 if way < 0 else before + 10)
    clear = (
        before + way * step
        for step in steps
        if change.two_counts(before, before + way * step).is_significant
    )
    assert smallest_clear_change(before, is_fall=way < 0) == next(clear, None)
