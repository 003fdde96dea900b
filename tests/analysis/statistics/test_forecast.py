"""Year ends and the chance of meeting a target, against the reference vectors."""

import math

import numpy as np
import pytest
from scipy import stats

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


def test_past_years_give_the_shape():
    late = [5.0] * 6 + [15.0] * 6
    found = forecast.year_end(30, 6, [late, [2 * n for n in late]])
    assert found.expected == pytest.approx(120)
    assert found.rest == pytest.approx(30.5 * 3)
    assert "2 past years" in found.method
    assert "1 past year" in forecast.year_end(30, 6, [late]).method


def test_given_shares_of_a_normal_year_are_taken_as_known():
    shares = [5.0] * 6 + [15.0] * 6
    found = forecast.year_end(30, 6, [FLAT], shares=shares)
    assert found.expected == pytest.approx(120)
    assert found.rest == pytest.approx(30.5 * 3)
    assert "shares given" in found.method


@pytest.mark.parametrize(
    "shares", [[1.0] * 11, [0.0] * 6 + [1.0] * 6, [1.0] * 11 + [math.inf]]
)
def test_shares_that_are_no_normal_year_are_refused(shares):
    with pytest.raises(ValueError, match="twelve shares"):
        forecast.year_end(30, 6, shares=shares)


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


def test_nothing_so_far_is_not_taken_for_never():
    found = forecast.year_end(0, 3)
    assert (found.expected, found.low) == (0, 0)
    assert 4 <= found.high <= 12  # one a month leaves a quarter empty 1 time in 20


def without_an_interval(to_date, months, past=()):
    """Draw what the year may end on: the share and the pace as the data leave them."""
    draw = np.random.default_rng(11)
    reached = sum(sum(year[:months]) for year in past)
    rest = sum(sum(year[months:]) for year in past)
    share = draw.beta(reached + 0.5, rest + 0.5, 200_000) if past else months / 12
    return to_date + draw.poisson(
        draw.gamma(to_date + 0.5, 1, 200_000) * (1 - share) / share
    )


@pytest.mark.parametrize(
    ("to_date", "months", "past"),
    [(340, 5, ()), (4, 2, ()), (60, 6, [FLAT]), (900, 3, [[300.0] * 12] * 3)],
)
def test_chances_are_those_of_a_simulation(to_date, months, past):
    drawn = without_an_interval(to_date, months, past)
    found = forecast.year_end(to_date, months, past)
    for share in (0.1, 0.5, 0.9):
        target = float(np.quantile(drawn, share))
        wanted = float((drawn <= target).mean())
        assert found.chance_at_most(target) == pytest.approx(wanted, abs=0.025)
    assert (drawn < found.low).mean() == pytest.approx(0.025, abs=0.015)
    assert (drawn > found.high).mean() == pytest.approx(0.025, abs=0.015)


@pytest.mark.parametrize(("months", "years"), [(3, 1), (3, 3), (9, 2)])
def test_ranges_hold_as_often_as_they_say(months, years):
    # Taking the pace and the past shape for sure, as the plain Poisson rest does,
    # held in 54% of such years (3 months, 1 past year) and not in 95%.
    draw = np.random.default_rng(months)
    usual = 30 * (1 + 0.25 * np.sin(np.arange(12) * np.pi / 6))
    held = []
    for _ in range(400):
        *past, now = draw.poisson(np.tile(usual, (years + 1, 1)))
        found = forecast.year_end(now[:months].sum(), months, past)
        held.append(found.low <= now.sum() <= found.high)
    assert 0.92 < np.mean(held) <= 0.99


def test_years_that_vary_more_than_chance_widen_the_range():
    draw = np.random.default_rng(3)
    held = []
    for _ in range(300):
        *past, now = draw.negative_binomial(15, 1 / 3, (4, 12))
        found = forecast.year_end(now[:4].sum(), 4, past)
        held.append(found.low <= now.sum() <= found.high)
    assert 0.91 < np.mean(held) <= 0.99


def test_one_past_year_beside_this_one_shows_how_much_they_vary():
    # Without this year's months one past year shows no variation: 78% held.
    draw = np.random.default_rng(5)
    held = []
    for _ in range(300):
        past, now = draw.negative_binomial(15, 1 / 3, (2, 12))
        found = forecast.year_end(now[:6].sum(), 6, [past], now[:6])
        held.append(found.low <= now.sum() <= found.high)
    assert 0.88 < np.mean(held) <= 0.99
    few = forecast.year_end(30, 2, [FLAT], [29, 1])
    assert few == forecast.year_end(30, 2, [FLAT])


def test_chance_at_the_pace_so_far_from_either_side():
    below = forecast.chance_at_pace(60, 6, 119)
    above = forecast.chance_at_pace(60, 6, 120, less_is_better=False)
    assert below + above == pytest.approx(1)
    assert below == pytest.approx(stats.poisson.cdf(59, 60))


def test_past_years_that_ended_at_this_month_leave_nothing_to_come():
    found = forecast.year_end(60, 6, [[10.0] * 6 + [0.0] * 6])
    assert (found.expected, found.low, found.high) == (60, 60, 60)


def test_past_years_with_gaps_or_nothing_are_left_out():
    gap = [math.nan, *FLAT[1:]]
    empty_start = [0.0] * 3 + [10.0] * 9
    found = forecast.year_end(30, 3, [gap, empty_start, FLAT])
    assert found.expected == pytest.approx(120)
    assert found.rest == pytest.approx(30.5 * 3)


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
    # As much to come as was seen: the variance is that of both.
    assert reach == pytest.approx([2 * 1.96 * 2**0.5] * 2, rel=1e-3)
    assert forecast.year_end(1e15, 6).low < 2e15


def test_few_events_in_past_years_show_no_shape():
    past = [[1, 1, *[0] * 10], [1, 0, 1, *[0] * 9]]
    found = forecast.year_end(2, 6, past)
    assert found.expected == 4.0
    assert "too few events" in found.method
    plenty = [[10 * count for count in year] for year in past]
    assert "shape of 2 past years" in forecast.year_end(2, 6, plenty).method


def test_months_that_vary_widen_a_straight_projection():
    calm = forecast.year_end(60, 6, so_far=[10] * 6)
    lumpy = forecast.year_end(60, 6, so_far=[0, 30, 0, 0, 30, 0])
    assert calm.dispersion == forecast.year_end(60, 6).dispersion
    # Their variance is 240, twenty-four times their mean.
    assert lumpy.dispersion == pytest.approx(24 * calm.dispersion)
    assert (lumpy.expected, lumpy.high > calm.high) == (calm.expected, True)


def test_straight_ranges_hold_what_they_say_where_crimes_come_in_series():
    random = np.random.default_rng(6)
    held = 0
    for _ in range(300):
        year = 3.0 * random.poisson(5, 12)
        found = forecast.year_end(year[:6].sum(), 6, so_far=year[:6].tolist())
        held += found.low <= year.sum() <= found.high
    assert held / 300 > 0.85
