"""Tables of any kind come in; a wrong one is told in a sentence with its row."""

import math
from datetime import date, datetime

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.analysis.methods import BadTable, arrow, tables


def test_rows_with_different_keys_keep_every_column():
    found = arrow([{"a": 1}, {"b": "x"}])
    assert found.to_pylist() == [{"a": 1, "b": None}, {"a": None, "b": "x"}]


@pytest.mark.parametrize("empty", [{}, []])
def test_no_rows_are_a_table_without_columns(empty):
    assert arrow(empty).num_columns == 0


@pytest.mark.parametrize(
    "bad", [{"a": [1], "b": [1, 2]}, {"a": [1, "x"]}, 7, [1, 2], [[1]]]
)
def test_what_is_no_table_is_told_so(bad):
    with pytest.raises(BadTable, match="not a table that can be read"):
        arrow(bad)


def test_a_column_that_is_not_there_is_told_with_those_that_are():
    with pytest.raises(BadTable) as bad:
        tables.column(arrow({"a": [1], "b": [2]}), "c")
    assert str(bad.value) == "The table has no column “c”. Its columns are: a, b."
    with pytest.raises(BadTable) as bad:
        tables.column(arrow({}), "c")
    assert bad.value.fix == "Its columns are: none."


@pytest.mark.parametrize(
    ("values", "options", "said"),
    [
        (["x"], {}, "Column “a” holds “x” in row 1, which is no number"),
        ([1, None], {}, "Column “a” is missing in row 2."),
        ([1, math.inf], {"may_be_missing": True}, "Column “a” is infinite in row 2."),
        ([-1, 1, -2], {"least": 0}, "Column “a” is below 0 in row 1 (and 1 more)."),
    ],
)
def test_a_number_that_is_none_is_named_by_its_row(values, options, said):
    with pytest.raises(BadTable) as bad:
        tables.numbers(arrow({"a": values}), "a", **options)
    assert bad.value.args[0].startswith(said)


def test_numbers_may_be_missing_where_that_is_allowed():
    found = tables.numbers(arrow({"a": [1, None]}), "a", may_be_missing=True)
    assert found.dtype == np.float64
    assert np.array_equal(found, [1, np.nan], equal_nan=True)


def test_numbers_and_counts_can_be_changed_without_changing_the_table():
    rows = arrow({"a": [1.0, 2.0]})
    tables.numbers(rows, "a")[0] = 9
    assert rows["a"].to_pylist() == [1.0, 2.0]


def test_a_count_is_whole():
    assert tables.counts(arrow({"a": [0, 2]}), "a").tolist() == [0, 2]
    with pytest.raises(BadTable, match="is not a whole number in row 1"):
        tables.counts(arrow({"a": [0.5]}), "a")


def test_texts_keep_what_is_missing():
    assert tables.texts(arrow({"a": [1, None]}), "a") == ["1", None]


@pytest.mark.parametrize(
    "values",
    [
        ["2019-07-31", "2019-07-31T00:00"],
        [date(2019, 7, 31)] * 2,
        [datetime.fromisoformat("2019-07-31")] * 2,
    ],
)
def test_times_are_read_from_text_dates_and_times(values):
    found = tables.times(arrow({"a": values}), "a")
    assert found.dtype == np.dtype("datetime64[s]")
    assert found.tolist() == [datetime.fromisoformat("2019-07-31")] * 2


def test_large_text_from_polars_is_read_as_times_too():
    found = tables.times(arrow(pl.DataFrame({"a": ["2019-07-31"]})), "a")
    assert found.tolist() == [datetime.fromisoformat("2019-07-31")]


def test_a_time_that_is_none_is_told():
    with pytest.raises(BadTable) as bad:
        tables.times(arrow({"a": ["31 July"]}), "a")
    assert "which is no date" in bad.value.args[0]
    assert bad.value.fix == "Write dates as 2019-07-31 and times as 2019-07-31T22:15."
    with pytest.raises(BadTable, match="is missing in row 2"):
        tables.times(arrow({"a": ["2019-07-31", None]}), "a")
    found = tables.times(
        arrow({"a": [None, date(2019, 1, 1)]}), "a", may_be_missing=True
    )
    assert np.isnat(found).tolist() == [True, False]


def test_too_few_rows_are_told():
    assert tables.needs_rows(arrow({"a": [1]})) is None
    with pytest.raises(BadTable, match="has 1 row; this method needs at least 2"):
        tables.needs_rows(arrow({"a": [1]}), 2)


NUMBERS = st.lists(
    st.none()
    | st.floats(-1e9, 1e9).filter(lambda x: not 0 < abs(x) < 1e-30)
    | st.integers(-(2**40), 2**40).map(float),
    max_size=30,
)


@given(NUMBERS)
def test_numbers_are_the_same_from_every_library(values):
    wanted = [math.nan if value is None else value for value in values]
    column = pa.array(values, pa.float64())
    for table in (
        pa.table({"a": column}),
        pl.DataFrame({"a": pl.Series(values, dtype=pl.Float64)}),
        pd.DataFrame({"a": pd.array(values, dtype="Float64")}),
        [{"a": value} for value in values] or {"a": []},
    ):
        found = tables.numbers(arrow(table), "a", may_be_missing=True)
        assert np.array_equal(found, wanted, equal_nan=True)


def test_a_time_with_a_zone_is_put_on_the_clock_of_london():
    table = pl.DataFrame(
        {"a": [datetime.fromisoformat("2019-07-31T22:00")]}
    ).with_columns(pl.col("a").dt.replace_time_zone("UTC"))
    found = tables.times(arrow(table), "a")
    assert found.tolist() == [datetime.fromisoformat("2019-07-31T23:00")]


@pytest.mark.parametrize("kind", [pa.large_string(), pa.string_view(), pa.string()])
def test_text_and_categories_are_plain_text(kind):
    table = pa.table({"a": pa.array(["x", None], kind), "n": [1, 2]})
    assert arrow(table).schema.field("a").type == pa.string()
    coded = table.set_column(0, "a", pa.array(["x", None]).dictionary_encode())
    assert arrow(coded)["a"].to_pylist() == ["x", None]


def test_columns_are_added_and_none_is_written_over():
    rows = tables.with_columns(arrow({"a": [1, 2]}), {"b": [1.5, math.nan]})
    assert rows.to_pydict() == {"a": [1, 2], "b": [1.5, None]}
    with pytest.raises(BadTable, match="already has a column “a”"):
        tables.with_columns(rows, {"a": [1, 2]})


def test_a_choice_outside_the_choices_names_them():
    assert tables.one_of("rule", "western", ["western", "nelson"]) == "western"
    with pytest.raises(BadTable) as bad:
        tables.one_of("rule", "other", ["western", "nelson"])
    assert str(bad.value) == "“other” is no rule. Choose from: western, nelson."


@pytest.mark.parametrize("value", [-0.1, 1.1, math.nan])
def test_a_number_out_of_bounds_is_told(value):
    assert tables.between("share", 0.5, 0, 1) == 0.5
    with pytest.raises(BadTable, match="The share must lie from 0 to 1"):
        tables.between("share", value, 0, 1)
