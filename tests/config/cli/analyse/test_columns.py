"""A column of text is numbers, dates or words as a whole, and never half of each."""

from datetime import date, datetime

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.config.cli.analyse import columns


def typed(*cells):
    found, remark = columns.typed(pa.array(cells, pa.string()))
    return found.to_pylist(), remark


at = datetime.fromisoformat


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["1", "-2", "+3", ""], [1, -2, 3, None]),
        (["1", "2.5", ".5", "1.", "1e3"], [1.0, 2.5, 0.5, 1.0, 1000.0]),
        (["007", "012"], ["007", "012"]),
        (["1", "x"], ["1", "x"]),
        (["1234567890123456789", "1"], ["1234567890123456789", "1"]),
        (["TRUE", "false", ""], [True, False, None]),
        (["2019-07-31", ""], [date(2019, 7, 31), None]),
        (["2019-02-30"], ["2019-02-30"]),
        (["2019-07-31T22:15", "2019-07-31 01:00:30.5"], None),
        (["2019-07", "2019-08"], ["2019-07", "2019-08"]),
        ([" North ", " "], ["North", None]),
        (["", ""], [None, None]),
        ([], []),
        (["-", "n/a"], ["-", "n/a"]),
        (["1,2", "3"], ["1,2", "3"]),
    ],
)
def test_a_column_is_what_all_of_it_is(cells, values):
    wanted = values or [at("2019-07-31T22:15"), at("2019-07-31T01:00:30")]
    wanted = values if values is not None else wanted
    assert typed(*cells) == (wanted, "")


@pytest.mark.parametrize(
    ("cells", "values", "remark"),
    [
        (["1,234", "5"], [1234, 5], "1,234 is read as 1234"),
        (["1,234.5", "5"], [1234.5, 5.0], "1,234 is read as 1234"),
        (
            ["7", "N/A", "NaN", ""],
            [7, None, None, None],
            "2 cells hold a mark such as N/A and are taken as missing",
        ),
        (
            ["1,234", "[c]"],
            [1234, None],
            "1,234 is read as 1234; "
            "1 cells hold a mark such as N/A and are taken as missing",
        ),
        (
            ["31/07/2019", "1/8/2019"],
            [date(2019, 7, 31), date(2019, 8, 1)],
            "read as day/month/year",
        ),
        (
            ["31/07/2019 22:15", "01/08/2019 9:05:10"],
            [at("2019-07-31T22:15"), at("2019-08-01T09:05:10")],
            "read as day/month/year",
        ),
        (
            ["2019-07-31T22:15Z", "2019-12-31T22:15:00+00:00"],
            [at("2019-07-31T23:15"), at("2019-12-31T22:15")],
            "times are put on the clock of London",
        ),
    ],
)
def test_what_was_not_plain_to_see_is_said(cells, values, remark):
    assert typed(*cells) == (values, remark)


def test_months_before_days_are_not_guessed_at():
    assert typed("12/31/2019") == (["12/31/2019"], "")


@given(st.lists(st.text(), max_size=8))
def test_any_text_is_read_with_every_row_kept(cells):
    found, _ = columns.typed(pa.array(cells, pa.string()))
    assert len(found) == len(cells)


@given(st.lists(st.integers(-(10**17), 10**17) | st.none(), max_size=8))
def test_whole_numbers_come_back_as_they_were(values):
    cells = ["" if value is None else str(value) for value in values]
    assert typed(*cells) == (values, "")


@given(st.lists(st.floats(-1e12, 1e12), min_size=1, max_size=8))
def test_numbers_come_back_as_they_were(values):
    found, _ = typed(*(f"{value!r}" for value in values))
    assert found == values


@pytest.mark.parametrize(
    ("cells", "values", "remark"),
    [
        (["12%", "3.5 %", ""], [12.0, 3.5, None], "read without its %"),
        (["£1,200", "£30"], [1200, 30], "read without its £"),
        (
            ["31.07.2019", "01-08-2019"],
            [date(2019, 7, 31), date(2019, 8, 1)],
            "read as day/month/year",
        ),
        (
            ["", "Apr-19", "May-95", "September 2020"],
            [None, date(2019, 4, 1), date(1995, 5, 1), date(2020, 9, 1)],
            "“Apr-19” and the like are read as months",
        ),
        (["12%", "30"], ["12%", "30"], ""),
        (["£", "£30"], ["£", "£30"], ""),
        (["Marsh 12", "May 12"], ["Marsh 12", "May 12"], ""),
        (["31/07/19"], ["31/07/19"], ""),
    ],
)
def test_figures_and_months_as_people_write_them(cells, values, remark):
    assert typed(*cells) == (values, remark)


def test_dates_to_come_are_counted():
    found, _ = columns.typed(pa.array(["2019-07-31", "2150-01-01", ""], pa.string()))
    assert columns.in_future(found) == 1
    assert columns.in_future(pa.array([1, 2])) == 0
    assert columns.in_future(pa.nulls(2, pa.date32())) == 0
