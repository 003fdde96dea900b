import math

import pytest

from frankpledge.analysis.statistics import season, trend
from tests.analysis.statistics.vectors import vectors


def test_slope_keeps_the_place_of_missing_periods():
    assert trend.slope([1, math.nan, 3, 4]) == pytest.approx(1)
    assert math.isnan(trend.slope([math.nan, 3]))
    assert math.isnan(trend.slope([]))


def test_mann_kendall_of_a_rise_and_of_a_level():
    rise = trend.mann_kendall([1, 2, math.nan, 4, 5])
    assert (rise.s, rise.slope) == (6, 1)
    assert rise.variance == pytest.approx(4 * 3 * 13 / 18)
    level = trend.mann_kendall([3, 3, 3])
    assert (level.s, level.z, level.p) == (0, 0.0, 1.0)


def test_trend_needs_two_figures():
    with pytest.raises(ValueError, match="at least two"):
        trend.mann_kendall([1, math.nan])


@pytest.mark.open_data
def test_trend_and_season_vectors():
    data = vectors("trend_seasonality.json")
    found = trend.mann_kendall(data["counts"])
    expected = data["mann_kendall"]
    assert (found.s, found.slope) == (
        expected["S"],
        pytest.approx(expected["theil_sen_slope"]),
    )
    assert (found.z, found.p) == pytest.approx((expected["z"], expected["p"]))
    assert season.month_indices(data["counts"]).tolist() == pytest.approx(
        data["month_index_ratio_to_year_mean"]
    )
    totals = season.moving_annual_total(data["counts"]).tolist()
    assert totals == data["moving_annual_total"]
