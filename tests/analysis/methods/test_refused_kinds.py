"""Kinds and options that a table does not fit, names that come twice, long tables."""

import pytest

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.methods import every_method


METHODS = {one.name: one for one in every_method()}
MONTHS = [f"{2018 + n // 12}-{n % 12 + 1:02d}" for n in range(24)]


@pytest.mark.parametrize("kind", ["c", "u", "p", "u-prime", "p-prime"])
def test_a_chart_of_counts_refuses_figures_below_nought(kind):
    table = {"month": MONTHS, "value": [*[5] * 23, -1], "size": [50] * 24}
    with pytest.raises(ExpectedFailure, match=f"below 0, which a {kind} chart"):
        METHODS["control-chart"](table, kind=kind, size="size")


@pytest.mark.parametrize("kind", ["p", "p-prime"])
def test_a_chart_of_shares_refuses_more_than_all(kind):
    table = {"month": MONTHS, "value": [*[5] * 23, 51], "size": [50] * 24}
    with pytest.raises(ExpectedFailure, match="a share passes 100%"):
        METHODS["control-chart"](table, kind=kind, size="size")
    assert METHODS["control-chart"](table, kind="u", size="size").figures["signals"]


def test_years_are_forecast_without_a_season():
    years = [str(2000 + n) for n in range(20)]
    counts = [100 - 2 * n + (7 * n) % 5 for n in range(20)]
    found = METHODS["forecast"](
        {"year": years, "value": counts}, when="year", step="year", ahead=3
    )
    assert found.table["year"].to_pylist() == ["2020", "2021", "2022"]
    low, high = found.table["low"].to_pylist(), found.table["high"].to_pylist()
    assert low[0] < 62 < high[0]


def test_a_band_whose_squares_are_missing_has_no_rate():
    table = {
        "area": ["N", "N", "S", "S"],
        "events": [30, 12, 20, 10],
        "residents": [400, 500, 300, 300],
        "standard": [1, 2, 1, 2],
        "squares": [60, None, 20, 10],
    }
    found = METHODS["standardised-rate"](table, squares="squares")
    assert [row["value"] is None for row in found.table.to_pylist()] == [True, False]
    assert found.warnings == ("No figure (too few events, or one missing): N.",)


def test_more_rows_than_are_read_are_not_drawn():
    many = [f"Area {n}" for n in range(6000)]
    table = {"area": many, "events": [5] * 6000, "residents": [100] * 6000}
    assert METHODS["rate"](table).spec is None
    table |= {"base": [100] * 6000, "rate": [1.0] * 6000}
    assert METHODS["funnel"](table).spec is None
    assert METHODS["box-positions"](table).spec is None
    parts = {"name": many, "before": [5] * 6000, "after": [6] * 6000}
    assert METHODS["contribution"](parts).spec is None


@pytest.mark.parametrize(
    ("name", "table", "options"),
    [
        ("change", {"name": ["A", "A"], "before": [5, 5], "after": [6, 6]}, {}),
        ("contribution", {"name": ["A", "A"], "before": [5, 5], "after": [6, 6]}, {}),
        ("funnel", {"area": ["A", "A"], "events": [5, 6], "base": [9, 9]}, {}),
        ("rate", {"area": ["A", "A"], "events": [5, 6], "residents": [9, 9]}, {}),
        (
            "rank-uncertainty",
            {"area": ["A", "A"], "events": [5, 6], "residents": [9, 9]},
            {},
        ),
    ],
    ids=["change", "contribution", "funnel", "rate", "rank-uncertainty"],
)
def test_a_name_that_comes_twice_is_told(name, table, options):
    told = [one for one in METHODS[name](table, **options).warnings if "twice" in one]
    assert len(told) == 1
    assert ": A. If one is a copy of another, it counts twice here." in told[0]


def test_two_paths_cannot_have_one_name():
    table = {"name": ["A", "A"], "baseline": [9, 8], "target": [5, 5]}
    with pytest.raises(ExpectedFailure, match="Two targets are called “A”"):
        METHODS["target-path"](table)
