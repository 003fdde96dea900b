"""Year ends and the chance of meeting a target, against the reference vectors."""

import math

import numpy as np
import pytest

from frankpledge.analysis.statistics import forecast


FLAT = [10.0] * 12


@pytest.mark.parametrize(
    ("to_date", "target", "projection", "needed", "chance"),
    [
        # Made-up counts on Charnwood's targets, five months into the year.
        (340, 795, 816.0, 65.0, 0.1739199713373),
        (480, 1167, 1152.0, 98.14285714286, 0.7264311232614),
    ],
)
def test_straight_projection_pace_and_chance(
    to_date, target, projection, needed, chance
):
    found = forecast.year_end(to_date, 5)
    assert found.expected == pytest.approx(projection)
    assert found.low < projection < found.high
    assert "straight" in found.method
    pace = forecast.pace(to_date, 5, target)
    assert pace.needed_a_month == pytest.approx(needed)
    assert (pace.left, pace.months_left) == (target - to_date, 7)
    assert forecast.chance_at_pace(to_date, 5, target) == pytest.approx(chance)


def test_seasonal_projection_from_a_share():
    assert forecast.projection(340, 0.425) == pytest.approx(800)
    with pytest.raises(ValueError, match="lies between"):
        forecast.projection(340, 0)


def test_past_years_give_the_shape():
    late = [5.0] * 6 + [15.0] * 6
    found = forecast.year_end(30, 6, [late, [2 * n for n in late]])
    assert found.expected == pytest.approx(120)
    assert found.rests == (90, 90)
    assert "2 past years" in found.method


def test_spread_of_past_shapes_widens_the_range():
    early, late = [15.0] * 6 + [5.0] * 6, [5.0] * 6 + [15.0] * 6
    alike = forecast.year_end(60, 6, [FLAT, FLAT])
    unlike = forecast.year_end(60, 6, [early, late])
    assert unlike.high - unlike.low > alike.high - alike.low


def test_chances_of_at_most_and_at_least_meet():
    found = forecast.year_end(60, 6, [FLAT])
    for target in (100, 119.5, 120, 140):
        below = found.chance_at_most(math.ceil(target) - 1)
        assert below + found.chance_at_least(target) == pytest.approx(1)


def test_target_already_passed():
    found = forecast.year_end(60, 6)
    assert found.chance_at_most(59) == 0
    assert found.chance_at_least(60) == 1


def test_whole_year_is_known():
    found = forecast.year_end(130, 12, [FLAT])
    assert (found.expected, found.low, found.high) == (130, 130, 130)
    assert forecast.pace(130, 12, 120).needed_a_month is None


def test_nothing_so_far_forecasts_nothing():
    assert forecast.year_end(0, 3).expected == 0


def test_past_years_with_gaps_or_nothing_are_left_out():
    gap = [math.nan, *FLAT[1:]]
    empty_start = [0.0] * 3 + [10.0] * 9
    found = forecast.year_end(30, 3, [gap, empty_start, FLAT])
    assert found.expected == pytest.approx(120)
    assert np.isclose(found.rests, 90).all()


@pytest.mark.parametrize(("to_date", "months"), [(10, 0), (10, 13), (-1, 5)])
def test_years_so_far_make_sense(to_date, months):
    with pytest.raises(ValueError, match="1 to 12 months"):
        forecast.year_end(to_date, months)


@pytest.mark.parametrize("months", [0, 13])
def test_pace_has_a_month_to_go_by(months):
    with pytest.raises(ValueError, match="1 to 12 months"):
        forecast.pace(10, months, 20)


def test_a_year_of_millions_has_an_interval():
    few, many = (forecast.year_end(to_date, 6) for to_date in (1.9e6, 2.1e6))
    reach = [(one.high - one.low) / one.to_date**0.5 for one in (few, many)]
    assert reach == pytest.approx([2 * 1.96] * 2, rel=1e-3)
    assert forecast.year_end(1e15, 6).low < 2e15
