import pytest

from frankpledge.analysis.methods import named
from frankpledge.analysis.methods.missing_months import missing_months


@pytest.mark.parametrize(
    ("periods", "missing"),
    [
        (["2019-06", "2019-08"], "2019-07"),
        (["2020-02", "2019-11"], "2019-12, 2020-01"),
        (["2019-06", "2019-07"], ""),
        (["2019", "2021"], ""),
        (["2019-Q1", "2019-Q3"], ""),
        ([], ""),
        (
            ["2019-01", "2019-09"],
            "2019-02, 2019-03, 2019-04, 2019-05, 2019-06, 2019-07...",
        ),
    ],
)
def test_months_between_the_first_and_the_last_are_named(periods, missing):
    assert missing_months(periods) == missing


@pytest.mark.parametrize("name", ["difference-in-differences", "synthetic-control"])
def test_a_month_that_no_area_supplied_is_said(name):
    method = named(name)
    rows = method.example.table
    kept = [at for at, month in enumerate(rows["period"]) if month != "2018-07"]
    holed = {column: [values[at] for at in kept] for column, values in rows.items()}
    said = "No area supplied 2018-07: missing, and not taken as nothing."
    assert said in method(holed, **method.example.options).warnings
    assert said not in method.worked().warnings
