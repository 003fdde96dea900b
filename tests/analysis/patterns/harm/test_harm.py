"""Harm and cost: the shipped table, files of one's own, sums, and what is left out."""

from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.analysis.patterns.harm.totals import gamma_limits, total
from frankpledge.analysis.patterns.harm.weights import (
    UNIT_COSTS,
    read_weights,
    unit_costs,
    weight_table,
)
from frankpledge.analysis.statistics.intervals import exact_poisson


TODAY = date(2026, 6, 1)


def rows(weights, unit="points", valid_from="2016-01-01"):
    return [
        {
            "code": code,
            "weight": weight,
            "unit": unit,
            "valid_from": valid_from,
            "source": "made up",
        }
        for code, weight in weights.items()
    ]


def summed(counts, weights, **more):
    table = weight_table(rows(weights))
    return total(list(counts), list(counts.values()), table, TODAY, **more)


def test_the_severity_score_of_the_toy():
    found = summed({"homicide": 2, "cannabis": 900}, {"homicide": 7979, "cannabis": 3})
    assert found.value / 177136 == pytest.approx(0.1053314967031, rel=1e-10)
    assert found.heaviest == ("homicide", pytest.approx(15958 / 18658))


def test_the_harm_index_of_the_toy():
    days = {"homicide": 5475, "rape": 1825, "robbery": 365, "burglary": 20, "theft": 2}
    counts = {"homicide": 1, "rape": 10, "robbery": 50, "burglary": 400, "theft": 1500}
    assert summed(counts, days).value == 52975


def test_unit_costs_are_those_that_were_published():
    counts = {
        "robbery": 10,
        "theft from vehicle": 1167,
        "criminal damage - other": 2167,
    }
    found = total(list(counts), list(counts.values()), unit_costs(), TODAY)
    assert found.value == 4053940
    assert unit_costs().of("Homicide", TODAY).weight == 3217740
    assert len(unit_costs().weights) == 10
    assert unit_costs().unit == "GBP in 2015/16 prices"
    assert unit_costs().sources[0].startswith("Home Office Research Report 99")


def test_a_code_without_a_weight_is_left_out_and_counted():
    found = summed({"theft": 5, "piracy": 7}, {"theft": 2})
    assert (found.value, found.counted, found.left_out) == (10, 5, 7)
    assert found.without_weight == ("piracy",)
    assert [line.harm for line in found.lines] == [10, None]


def test_the_latest_weight_in_force_counts():
    table = weight_table(
        [*rows({"theft": 2}), *rows({"theft": 3}, valid_from=date(2020, 4, 1))]
    )
    assert table.of("theft", date(2020, 3, 31)).weight == 2
    assert table.of("THEFT", date(2020, 4, 1)).weight == 3
    assert table.of("theft", date(2015, 1, 1)) is None


def test_multipliers_bring_recorded_to_all():
    found = summed({"theft": 5}, {"theft": 2}, multipliers=[4])
    assert found.value == 40


def test_equal_weights_give_the_exact_poisson_limits():
    for count in (0, 1, 7, 60):
        low, high = gamma_limits(3.0 * count, 9.0 * count, 3.0)
        exact = exact_poisson([count])
        assert low == pytest.approx(3 * exact.low[0], abs=1e-9)
        assert high == pytest.approx(3 * exact.high[0])


def test_limits_hold_at_least_as_often_as_they_say():
    random = np.random.default_rng(41)
    weights, means = np.array([365.0, 20, 2]), np.array([3.0, 40, 150])
    truth = float(weights @ means)
    held = 0
    for draw in random.poisson(means, (600, 3)):
        value, variance = float(weights @ draw), float(weights**2 @ draw)
        low, high = gamma_limits(value, variance, 365)
        held += low <= truth <= high
    assert held / 600 >= 0.94


@given(st.lists(st.integers(0, 300), min_size=3, max_size=3), st.floats(0.1, 50))
def test_scaling_the_weights_scales_everything(counts, factor):
    names = ["a", "b", "c"]
    one = summed(dict(zip(names, counts, strict=True)), {"a": 1, "b": 5, "c": 90})
    other = summed(
        dict(zip(names, counts, strict=True)),
        {"a": factor, "b": 5 * factor, "c": 90 * factor},
    )
    for name in ("value", "low", "high"):
        assert getattr(other, name) == pytest.approx(factor * getattr(one, name))


def test_nothing_known_weighs_nothing():
    found = summed({"piracy": 3}, {"theft": 1})
    assert (found.value, found.low, found.high) == (0, 0, 0)
    assert found.heaviest == ("piracy", 0)


def test_csv_and_parquet_hold_the_same(tmp_path):
    table = pa.Table.from_pylist(rows({"008": 2, "028A": 3}))
    pq.write_table(table, tmp_path / "w.parquet")
    text = "code,weight,unit,valid_from,source\n008,2,points,2016-01-01,made up\n"
    (tmp_path / "w.csv").write_text(text + "028A,3,points,2016-01-01,made up\n")
    assert read_weights(tmp_path / "w.csv") == read_weights(tmp_path / "w.parquet")
    assert read_weights(tmp_path / "w.csv").of("008", TODAY).weight == 2


def test_a_table_may_bring_times_as_dates():
    stamp = pa.scalar(0, pa.timestamp("s")).as_py()
    table = weight_table(rows({"theft": 2}, valid_from=stamp))
    assert table.weights[0].valid_from == date(1970, 1, 1)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("weight", "points", "lack weight"),
        ("3217740", "", "Row 1 of the weights has no weight"),
        ("3217740", "dear", "Row 1"),
        ("3217740", "-1", "0 or more"),
        ("3217740", "inf", "0 or more"),
        ("2015-04-01", "April", "Row 1"),
        ("violence with injury", "homicide", "Two weights from one day: homicide"),
        ("550,GBP in 2015/16 prices", "550,days", "more than one unit"),
    ],
)
def test_weights_that_cannot_be_are_refused(tmp_path, old, new, says):
    file = tmp_path / "own.csv"
    file.write_text(UNIT_COSTS.read_text().replace(old, new, 1))
    with pytest.raises(ValueError, match=says):
        read_weights(file)


def test_an_empty_or_absent_table_is_refused(tmp_path):
    with pytest.raises(ValueError, match="at least one row"):
        weight_table([])
    with pytest.raises(ValueError, match="cannot be read"):
        read_weights(tmp_path / "none.csv")
