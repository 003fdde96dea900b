"""Standardised rates by hand, and against public health vectors where they lie."""

from collections import defaultdict

import pytest

from frankpledge.analysis.statistics import standardise
from tests.analysis.statistics.vectors import vectors


STANDARD = [5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500,
            6000, 5500, 5000, 4000, 2500, 1500, 1000]  # fmt: skip


def by_area(rows, *columns):
    found = defaultdict(list)
    for row in rows:
        found[row["area"]].append([float(row[column] or 0) for column in columns])
    return {area: list(zip(*bands, strict=True)) for area, bands in found.items()}


def test_direct_rate_weights_the_bands():
    found = standardise.direct([10, 30], [100, 100], [3, 1], multiplier=100)
    assert found.value == pytest.approx(0.75 * 10 + 0.25 * 30)
    assert found.low < found.value < found.high


def test_direct_rate_of_few_events_is_not_given():
    assert standardise.direct([4, 5], [100, 100], [1, 1]) is None


def test_indirect_ratio_by_hand():
    found = standardise.indirect_ratio(20, [100, 100], [10, 30], [100, 100])
    assert found.value == pytest.approx(20 / 40)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: standardise.direct([1], [1, 2], [1]), "each age band"),
        (lambda: standardise.direct([], [], []), "each age band"),
        (lambda: standardise.expected_events([5], [0], [9]), "Nothing was expected"),
        (lambda: standardise.mean([1]), "at least two"),
    ],
)
def test_what_cannot_be_standardised_is_refused(make, sentence):
    with pytest.raises(ValueError, match=sentence):
        make()


@pytest.mark.open_data
def test_direct_vectors():
    bands = by_area(vectors("phe_dsr_input.csv"), "count", "pop")
    checked = 0
    for row in vectors("phe_dsr_expected.csv"):
        scale = row["statistic"].removeprefix("dsr per ")
        if row["area"] not in bands or not scale.isdigit():
            continue
        for level, name in ((0.95, "95_0cl"), (0.998, "99_8cl")):
            found = standardise.direct(
                *bands[row["area"]], STANDARD, multiplier=float(scale), confidence=level
            )
            printed = row[f"lower{name}"], row[f"upper{name}"]
            if all(printed):
                expected = tuple(map(float, (row["value"], *printed)))
                assert (found.value, found.low, found.high) == pytest.approx(expected)
                checked += 1
    assert checked >= 4


@pytest.mark.open_data
def test_indirect_vectors():
    bands = by_area(vectors("phe_isr_input.csv"), "count", "pop", "refcount", "refpop")
    rows = [
        row
        for row in vectors("phe_isr_expected.csv")
        if "ratio x 1" in row["statistic"] and row["area"] in bands
    ]
    for row in rows:
        scale = float(row["statistic"].rpartition(" x ")[2])
        counts, *others = bands[row["area"]]
        for level, name in ((0.95, "95_0cl"), (0.998, "99_8cl")):
            found = standardise.indirect_ratio(sum(counts), *others, confidence=level)
            expected = (row["value"], row[f"lower{name}"], row[f"upper{name}"])
            assert [scale * n for n in (found.value, found.low, found.high)] == (
                pytest.approx([float(n) for n in expected])
            )
    assert rows


@pytest.mark.open_data
def test_mean_vectors():
    values = by_area(vectors("phe_mean_input.csv"), "values")
    for row in vectors("phe_mean_expected.csv"):
        if row["area"] in values:
            found = standardise.mean(values[row["area"]][0])
            expected = (row["value"], row["lower95_0cl"], row["upper95_0cl"])
            assert (found.value, found.low, found.high) == pytest.approx(
                tuple(map(float, expected))
            )
