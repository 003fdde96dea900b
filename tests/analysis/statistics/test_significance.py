import math

import pytest

from frankpledge.analysis.statistics.significance import direction, is_clearly_worse


@pytest.mark.parametrize(
    ("now", "less_is_better", "worse"),
    [(120, True, False), (150, True, True), (60, True, False), (60, False, True)],
)
def test_worse_is_the_wrong_way_by_more_than_chance(now, less_is_better, worse):
    assert is_clearly_worse(100, now, less_is_better=less_is_better) is worse


def test_longer_exposure_is_allowed_for():
    assert not is_clearly_worse(100, 200, less_is_better=True, exposure_now=2)


def test_total_at_or_under_the_baseline_holds():
    found = direction([90, 95, 100], 100)
    assert (found.latest, found.holds, found.is_clearly_worse) == (100, True, False)


def test_falling_totals_hold_above_the_baseline():
    falling = [math.nan, *range(150, 130, -1)]
    found = direction(falling, 100)
    assert (found.holds, found.slope) == (True, pytest.approx(-1))
    assert found.is_clearly_worse


def test_few_points_show_no_direction():
    assert not direction([112, 111, 110], 100).holds


def test_rising_totals_do_not_hold_where_less_is_better():
    rising = list(range(100, 113))
    assert not direction(rising, 99).holds
    assert direction(rising, 120, less_is_better=False).holds


def test_no_whole_year_cannot_be_judged():
    with pytest.raises(ValueError, match="no whole twelve months"):
        direction([math.nan], 10)
