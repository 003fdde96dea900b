import math

import numpy as np
import pytest

from frankpledge.analysis.statistics import season


FLAT = [10.0] * 12
WINTER = [20.0, *[10.0] * 10, 20.0]


def test_shares_of_a_year_are_averaged_over_years():
    shares = season.month_shares([FLAT, [2 * n for n in WINTER]])
    assert shares.sum() == pytest.approx(1)
    assert shares[0] == pytest.approx((1 / 12 + 20 / 140) / 2)


def test_years_with_a_gap_or_of_nothing_tell_no_shape():
    broken = [math.nan, *FLAT[1:]]
    shares = season.month_shares([broken, [0.0] * 12, FLAT])
    assert shares.tolist() == pytest.approx([1 / 12] * 12)


def test_no_whole_year_is_refused():
    with pytest.raises(ValueError, match="No whole year"):
        season.month_shares([])


def test_taking_the_season_out_leaves_a_level_series():
    indices = season.month_indices([*WINTER, *WINTER, 99.0])
    level = np.array(WINTER) / indices
    assert level.tolist() == pytest.approx([140 / 12] * 12)


def test_moving_annual_total_needs_twelve_whole_months():
    assert season.moving_annual_total(FLAT[:11]).tolist() == []
    found = season.moving_annual_total([*FLAT, 22.0, math.nan])
    assert found[:2].tolist() == [120, 132]
    assert math.isnan(found[2])
