"""An area among fourteen similar ones; made-up counts from the reference vectors."""

import math

import numpy as np
import pytest

from frankpledge.analysis.statistics import comparison
from frankpledge.analysis.statistics.comparison import Position, ranks, standing
from tests.analysis.statistics.vectors import vectors


RATES = {"Home": 5.0, "North": 2.0, "South": 4.0, "East": 4.0, "West": 10.0}


def test_ranks_start_at_the_lowest_and_ties_share():
    assert ranks(RATES) == {"North": 1, "South": 2, "East": 2, "Home": 4, "West": 5}


def test_standing_by_hand():
    found = standing("Home", RATES)
    assert (found.rank, found.size, found.quarter) == (4, 5, 3)
    assert (found.mean.with_own, found.mean.without_own) == (5, 5)
    assert (found.median.with_own, found.median.without_own) == (4, 4)
    assert found.quartiles == (4, 4, 5)
    assert (found.lowest, found.highest) == (2, 10)
    assert found.band == pytest.approx((5 - 3, 5 + 3))
    assert (found.position, found.distance_percent) == (Position.IN_LINE, 0)
    assert (found.pooled, found.interval, found.differs_from_group) == (
        None,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("own", "position"),
    [("West", Position.ABOVE), ("North", Position.IN_LINE), ("Low", Position.BELOW)],
)
def test_position_against_the_band(own, position):
    assert standing(own, RATES | {"Low": 0.0}).position is position


def test_area_without_a_value_is_not_comparable():
    found = standing("Home", RATES | {"Gone": math.nan})
    assert (found.size, found.not_comparable) == (5, ("Gone",))


@pytest.mark.parametrize(
    "values", [{}, {"Home": 1.0}, {"Home": math.nan, "North": 1.0}, {"North": 1.0}]
)
def test_comparison_needs_the_area_and_another(values):
    with pytest.raises(ValueError, match="another one"):
        standing("Home", values)


def test_no_distance_from_an_average_of_nought():
    assert standing("Home", {"Home": 0.0, "North": 0.0}).distance_percent is None


@pytest.mark.parametrize(("count", "differs"), [(300, True), (51, False)])
def test_counts_tell_whether_the_difference_is_chance(count, differs):
    counts = {"Home": count, "North": 50, "South": 50}
    residents = dict.fromkeys(counts, 10_000)
    values = {area: n / 10 for area, n in counts.items()}
    found = standing("Home", values, counts=counts, populations=residents)
    assert found.differs_from_group is differs
    assert found.pooled.without_own == pytest.approx(5)


def test_pooled_rate_of_nobody_is_not_known():
    counts = dict.fromkeys(("Home", "North"), 1)
    nobody = dict.fromkeys(counts, 0)
    found = standing(
        "Home", {"Home": 1.0, "North": 2.0}, counts=counts, populations=nobody
    )
    assert math.isnan(found.pooled.with_own)


@pytest.mark.open_data
def test_similar_group_vector():
    data = vectors("similar_group.json")
    keyed = {
        name: dict(zip(data["area"], data[name], strict=True))
        for name in ("rate_per_1000", "count", "population")
    }
    found = standing(
        "Home",
        keyed["rate_per_1000"],
        counts=keyed["count"],
        populations=keyed["population"],
    )
    assert found.mean.without_own == pytest.approx(data["group_mean_of_rates"])
    assert found.pooled.without_own == pytest.approx(data["pooled_peer_rate"])
    assert found.median.with_own == pytest.approx(data["group_median"])
    assert list(ranks(keyed["rate_per_1000"]).values()) == [
        16 - rank for rank in data["rank_high_is_1"]
    ]
    size = np.array(data["population"])
    expected = size * data["pooled_peer_rate"] / 1000
    z = comparison.z_against(np.array(data["count"]), expected)
    assert z.tolist() == pytest.approx(data["z_sqrt_vs_pooled"])
    assert (z**2).mean() == pytest.approx(data["overdispersion_phi"])
    low, high = comparison.funnel(size, data["pooled_peer_rate"])
    assert low.tolist() == pytest.approx(data["funnel95_lower"])
    assert high.tolist() == pytest.approx(data["funnel95_upper"])
