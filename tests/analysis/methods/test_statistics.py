"""
What every method of rates, change, trend, control, targets and comparison keeps to.

Worked examples run, answers are plain, charts draw; and bad input gives a sentence a
person can act on, or a stated result: never a wrong number, a crash or a warning.
"""

import json
import math
import re
import time

import numpy as np
import pyarrow as pa
import pytest

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.methods import every_method
from frankpledge.analysis.methods.registry import Family


MINE = {
    Family.RATES,
    Family.CHANGE,
    Family.TREND,
    Family.CONTROL,
    Family.TARGETS,
    Family.COMPARISON,
}
METHODS = {method.name: method for method in every_method() if method.family in MINE}
NAMES = sorted(METHODS)


def test_every_paragraph_has_its_methods():
    assert set(NAMES) >= {
        "area-pattern-change",
        "box-positions",
        "calendar-months",
        "change",
        "change-points",
        "change-tests",
        "contribution",
        "control-chart",
        "count-trend",
        "decomposition",
        "event-effects",
        "expected-range",
        "forecast",
        "funnel",
        "mean",
        "moving-annual-total",
        "moving-mean",
        "overlay",
        "proportion",
        "rank-uncertainty",
        "rare-events",
        "rate",
        "repeat-adjusted-rate",
        "rolling-change",
        "scan",
        "season-shape",
        "similar-areas",
        "small-samples",
        "spikes",
        "standardised-rate",
        "standardised-ratio",
        "target-direction",
        "target-forecast",
        "target-path",
        "trend-test",
        "types-audit",
    }


@pytest.mark.parametrize("name", NAMES)
def test_worked_example_is_told_in_words_and_plain_values(name):
    method = METHODS[name]
    found = method.worked()
    assert found.method == name
    assert found.sentence.endswith(".")
    assert "nan" not in found.sentence.lower()
    assert found.definition == method.definition
    assert method.sources
    assert json.loads(json.dumps(found.record(), allow_nan=False))["rows"]


@pytest.mark.parametrize("name", NAMES)
def test_worked_example_is_quick_and_the_same_again(name):
    first = METHODS[name].worked()
    start = time.process_time()
    again = METHODS[name].worked()
    assert time.process_time() - start < 1
    assert again.record() == first.record()


@pytest.mark.parametrize("name", NAMES)
def test_chart_is_drawn_without_a_warning(name):
    import vl_convert

    spec = METHODS[name].worked().spec
    if spec is not None:
        json.dumps(spec, allow_nan=False)
        drawn = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
        assert "NaN" not in drawn


def columns_of(name):
    return {key: list(values) for key, values in METHODS[name].example.table.items()}


def run(name, table):
    """Return the answer, or None for a sentence a person can act on."""
    try:
        return METHODS[name](table, **METHODS[name].example.options)
    except ExpectedFailure as failure:
        return None if str(failure).count(" ") > 2 else pytest.fail(str(failure))


def plain(found):
    if found is not None:
        json.dumps(found.record(), allow_nan=False)
        assert "nan" not in found.sentence.lower().replace("finan", "")
        assert "inf" not in found.sentence.lower().split()


def numeric(columns):
    return [
        key
        for key, values in columns.items()
        if all(isinstance(v, int | float) for v in values)
    ]


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_table_is_refused_in_words(name):
    schema = pa.table(columns_of(name)).schema
    assert run(name, schema.empty_table()) is None


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_column_is_named(name):
    with pytest.raises(ExpectedFailure) as failure:
        METHODS[name]({"other": [1] * 30}, **METHODS[name].example.options)
    named = re.findall("“([^”]+)”", str(failure.value))
    assert set(named) & set(columns_of(name))


@pytest.mark.parametrize("name", NAMES)
def test_one_row_gives_an_answer_or_a_sentence(name):
    plain(run(name, {key: values[:1] for key, values in columns_of(name).items()}))


def bad_numbers():
    for name in NAMES:
        for key in numeric(columns_of(name)):
            yield name, key


@pytest.mark.parametrize(("name", "key"), list(bad_numbers()))
def test_a_bad_number_gives_an_answer_or_a_sentence(name, key):
    for value in (math.nan, math.inf, -math.inf, -5, 0, 1e15, 0.5, None):
        columns = columns_of(name)
        columns[key][len(columns[key]) // 2] = value
        found = run(name, columns)
        plain(found)
        assert found is None or value not in (math.inf, -math.inf)


@pytest.mark.parametrize(("name", "key"), list(bad_numbers()))
def test_a_column_all_equal_gives_an_answer_or_a_sentence(name, key):
    for value in (0, 7):
        columns = columns_of(name)
        columns[key] = [value] * len(columns[key])
        plain(run(name, columns))


@pytest.mark.parametrize("name", NAMES)
def test_every_number_missing_gives_an_answer_or_a_sentence(name):
    columns = columns_of(name)
    table = pa.table(
        {
            key: pa.array([None] * len(values), pa.float64())
            if key in numeric(columns)
            else values
            for key, values in columns.items()
        }
    )
    plain(run(name, table))


DATES = {"month", "day", "date"}
DATED = [name for name in NAMES if DATES & set(columns_of(name))]


@pytest.mark.parametrize("word", ["yesterday", "31 June"])
@pytest.mark.parametrize("name", DATED)
def test_a_word_that_is_no_date_is_refused(name, word):
    columns = columns_of(name)
    for key in DATES & set(columns):
        columns[key][0] = word
    assert run(name, columns) is None


@pytest.mark.parametrize("name", DATED)
def test_rows_in_another_order_say_the_same(name):
    turned = {key: values[::-1] for key, values in columns_of(name).items()}
    assert run(name, turned).record() == METHODS[name].worked().record()


@pytest.mark.parametrize("name", NAMES)
def test_pandas_and_polars_are_read_alike(name):
    import pandas as pd
    import polars as pl

    columns = columns_of(name)
    wanted = METHODS[name].worked().record()
    for frame in (pd.DataFrame(columns), pl.DataFrame(columns)):
        assert run(name, frame).record() == wanted


def test_bad_options_are_refused_in_words():
    refused = 0
    for name in NAMES:
        for option in METHODS[name].parameters():
            if option.kind in (int, float):
                for value in (-1, math.nan, 1e18):
                    options = {**METHODS[name].example.options, option.name: value}
                    if option.kind is int and isinstance(value, float):
                        options[option.name] = 10**9
                    if option.name == "seed":
                        continue
                    try:
                        plain(METHODS[name](METHODS[name].example.table, **options))
                    except ExpectedFailure:
                        refused += 1
    assert refused > 60
    assert np.isfinite(refused)
