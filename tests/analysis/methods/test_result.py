"""What a method gives back can be kept, shown and drawn."""

import json
import math
from datetime import date, datetime

import altair as alt
import pyarrow as pa
import pytest

from frankpledge.analysis.methods import Result


def result(**given):
    whole = {
        "method": "m",
        "definition": "What was counted.",
        "sentence": "Seven.",
        "table": pa.table({"a": [1.5, math.nan, math.inf]}),
    }
    return Result(**(whole | given))


def test_a_record_is_plain_and_holds_no_number_that_json_has_not():
    answer = result(
        figures={"n": 7, "rate": math.nan, "on": date(2020, 1, 2), "is_clear": True},
        warnings=("Few.",),
        seed=3,
    )
    record = answer.record()
    assert record == {
        "method": "m",
        "sentence": "Seven.",
        "figures": {"n": 7, "rate": None, "on": "2020-01-02", "is_clear": True},
        "warnings": ["Few."],
        "definition": "What was counted.",
        "source": "",
        "period": "",
        "seed": 3,
        "rows": [{"a": 1.5}, {"a": None}, {"a": None}],
    }
    assert json.loads(json.dumps(record, allow_nan=False)) == record


def test_times_and_lists_in_rows_are_plain_too():
    table = pa.table(
        {
            "at": [datetime.fromisoformat("2020-01-02T03:00")],
            "many": [[{"n": math.nan}]],
        }
    )
    assert result(table=table).record()["rows"] == [
        {"at": "2020-01-02T03:00:00", "many": [{"n": None}]}
    ]


def test_about_marks_a_copy_and_keeps_what_was_there():
    first = result(source="Invented survey")
    marked = first.about(period="2019/20")
    assert (marked.source, marked.period) == ("Invented survey", "2019/20")
    assert first.period == ""
    assert first.about(source="Another").source == "Another"


def test_a_chart_is_one_that_a_notebook_draws():
    spec = {"mark": "bar", "data": {"values": [{"a": 1}]}, "encoding": {}}
    assert isinstance(result(spec=spec).chart(), alt.Chart)
    assert result().chart() is None


def test_a_notebook_shows_the_sentence_the_rows_and_the_warnings():
    answer = result(
        table=pa.table({"name": ["<b>"] * 21, "n": [1234.5] * 21}), warnings=("Few.",)
    )
    html = answer._repr_html_()
    assert html.startswith("<p><strong>Seven.</strong></p>")
    assert "<td>&lt;b&gt;</td>" in html
    assert "and 1 more rows" in html
    assert "<p>Mind: Few.</p>" in html
    assert "more rows" not in result()._repr_html_()


def test_an_answer_cannot_be_changed():
    with pytest.raises(AttributeError):
        result().sentence = "Eight."


def test_no_cell_of_an_answer_is_nan_or_endless():
    table = pa.table(
        {"a": [1.5, math.nan, math.inf], "b": [1, 2, None], "c": [0.5, None, 1.0]}
    )
    found = Result(method="m", definition="d", sentence="s", table=table).table
    assert found["a"].to_pylist() == [1.5, None, None]
    assert found.select(["b", "c"]) == table.select(["b", "c"])
