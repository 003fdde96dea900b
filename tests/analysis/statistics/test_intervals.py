"""Intervals against printed figures; the vectors' sources are named beside them."""

import math

import numpy as np
import pytest

from frankpledge.analysis.statistics import intervals
from tests.analysis.statistics.vectors import vectors


def limits(found):
    return pytest.approx((found.low[0], found.high[0]), rel=1e-8)


@pytest.mark.parametrize(
    ("count", "confidence", "low", "high"),
    [
        # PHEindicatormethods' own test sheet, as restated in the reference vectors.
        (65, 0.95, 50.163187710459454, 82.84913854593984),
        (1, 0.95, 0.01307213290150435, 5.5637555824752605),
        (65, 0.998, 42.8802614714802, 94.00029084431802),
        (10, 0.998, 2.916318374695686, 24.193724927880535),
    ],
)
def test_byar(count, confidence, low, high):
    assert limits(intervals.byar(count, confidence)) == (low, high)


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [(12, 6.2, 21.0), (23, 14.6, 34.5), (37, 26.0, 51.0), (9, 4.1, 17.1)],
)
def test_counts_of_the_source_documents(count, low, high):
    found = intervals.poisson(count)
    assert (round(found.low[0], 1), round(found.high[0], 1)) == (low, high)


@pytest.mark.parametrize(
    ("count", "confidence", "low", "high"),
    [
        (0, 0.95, 0.0, 3.688879454113936),
        (1, 0.95, 0.025317807984289897, 5.571643390938898),
        (5, 0.95, 1.62348639011842, 11.668332079322669),
        (5, 0.998, 0.739371731917839, 16.454745203680105),
    ],
)
def test_few_events_get_exact_limits(count, confidence, low, high):
    found = intervals.poisson(count, confidence)
    assert (found.low[0], found.high[0]) == pytest.approx((low, high), rel=1e-8)


def test_exact_limits_of_many_and_of_broken_counts_agree_with_the_gamma_curve():
    whole = intervals.exact_poisson([99, 100])
    broken = intervals.exact_poisson([99.0, 99.5, 100.0, 0.0])
    assert whole.low[0] == pytest.approx(broken.low[0], rel=1e-10)
    assert whole.high[1] == pytest.approx(broken.high[2], rel=1e-10)
    assert broken.low[0] < broken.low[1] < broken.low[2]
    assert broken.low[3] == 0


def test_from_ten_events_byar_takes_over():
    assert intervals.poisson(10).low[0] == intervals.byar(10).low[0]
    assert intervals.poisson(9).low[0] == intervals.exact_poisson(9).low[0]


def test_huge_counts_have_finite_limits():
    found = intervals.poisson(10**12)
    assert found.low[0] < 10**12 < found.high[0]


def test_missing_counts_have_missing_limits():
    found = intervals.poisson([math.nan, 4, math.nan])
    assert np.isnan(found.low).tolist() == [True, False, True]
    assert np.isnan(intervals.exact_poisson([math.nan]).high).all()
    assert np.isnan(intervals.wilson(math.nan, 10).low).all()


def test_no_counts_give_no_limits():
    assert intervals.poisson([]).low.tolist() == []


@pytest.mark.parametrize("confidence", [0, 1, 1.5])
def test_confidence_lies_between_nought_and_one(confidence):
    with pytest.raises(ValueError, match="between 0 and 1"):
        intervals.poisson(12, confidence)


def test_counts_are_not_negative():
    with pytest.raises(ValueError, match="negative"):
        intervals.poisson(-1)


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [
        # St Helens 2010-13: repeats of 266, 266 and 256 cases; tests; people; visits.
        (74, 266, 22.8, 33.5),
        (39, 266, 10.9, 19.4),
        (46, 256, 13.8, 23.1),
        (658, 1916, 32.2, 36.5),
        (111, 440, 21.4, 29.5),
        (14, 15, 70.2, 98.8),
        (0, 10, 0.0, 27.8),
        (10, 10, 72.2, 100.0),
    ],
)
def test_wilson_gives_the_printed_limits(k, n, low, high):
    found = intervals.wilson(k, n)
    assert (round(100 * found.low[0], 1), round(100 * found.high[0], 1)) == (low, high)


def test_no_share_of_nobody_and_none_above_the_whole():
    found = intervals.wilson([1, 5], [0, 4])
    assert np.isnan(found.low).all()
    assert np.isnan(found.high).all()


def test_design_effect_makes_a_survey_worth_fewer_answers():
    weighted = intervals.wilson(75, 100, design_effect=2)
    smaller = intervals.wilson(37.5, 50)
    assert (weighted.low[0], weighted.high[0]) == limits(smaller)


def test_rate_scales_its_count_and_needs_somebody():
    found = intervals.rate([328, 328], [177_100, 0])
    assert (round(found.low[0], 2), round(found.high[0], 2)) == (1.66, 2.06)
    assert math.isnan(found.low[1])


@pytest.mark.parametrize(
    ("file", "function"),
    [("phe_rate.csv", intervals.rate), ("phe_proportion.csv", intervals.wilson)],
)
@pytest.mark.open_data
def test_public_health_vectors(file, function):
    rows = [row for row in vectors(file) if row["value"]]
    for row in rows:
        scale = float(row["multiplier"])
        k, n = float(row["Numerator"]), float(row["Denominator"])
        for level, name in ((0.95, "95_0cl"), (0.998, "99_8cl")):
            if function is intervals.rate:
                found = function(k, n, scale, level)
                pair = found.low[0], found.high[0]
            else:
                found = function(k, n, level)
                pair = scale * found.low[0], scale * found.high[0]
            printed = float(row[f"lower{name}"]), float(row[f"upper{name}"])
            assert pair == pytest.approx(printed, rel=1e-8)
    assert len(rows) > 5
