"""Every method of the register on tables that are wrong: a sentence, or an answer."""

import json
import math
from itertools import pairwise

import ibis
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.methods import (
    ColumnOf,
    TableOf,
    arrow,
    every_method,
)
from frankpledge.analysis.methods.handbook import kinds_of


METHODS = {one.name: one for one in every_method()}
ODD_NUMBERS = {
    "nought": 0.0,
    "less than nought": -5.0,
    "not a number": math.nan,
    "infinite": math.inf,
    "huge": 1e300,
    "nine hundred thousand million": 9e11,
    "tiny": 1e-320,
    "a half": 0.5,
}
ODD_WORDS = {
    "a word": "zzz",
    "nothing": "",
    "a far day": "2150-01-01",
    "the year 1": "0001-01-01",
    "marks": "a\n\"<b>';--\u0000é",
}
ODD_OPTIONS = {
    int: (-1, 0, 1, 2, 10**9),
    float: (-1.0, 0.0, 1.0, 1e12, math.nan, math.inf),
    str: ("", "nonsense", "2019-02-30"),
}


def with_values(table, name, values):
    return table.set_column(
        table.column_names.index(name), name, pa.array(values, from_pandas=False)
    )


def wrong_rows(table):
    """Yield the table with rows that are wanting, repeated, empty or out of order."""
    rows = table.num_rows
    types = table.schema.types
    empty = [pa.nulls(rows, one) for one in types]
    yield "no rows", table.slice(0, 0)
    yield "one row", table.slice(0, 1)
    yield "two rows", table.slice(0, 2)
    yield "all rows equal", table.take([0] * rows)
    yield "every row twice", pa.concat_tables([table, table])
    yield "no columns", pa.table({})
    yield "all empty", pa.table(empty, table.column_names)
    yield (
        "empty of no kind",
        pa.table([pa.nulls(rows)] * len(types), table.column_names),
    )
    yield "backwards", table.take(list(range(rows))[::-1])


def wrong_column(table, name):
    """Yield the table with one column that is not what it should be."""
    rows, kind = table.num_rows, table.schema.field(name).type
    values = table.column(name).to_pylist()
    yield (
        "first empty",
        table.set_column(
            table.column_names.index(name), name, pa.array([None, *values[1:]], kind)
        ),
    )
    yield "there twice", table.append_column(name, table.column(name))
    yield (
        "the same in all rows",
        table.set_column(
            table.column_names.index(name), name, pa.array(values[:1] * rows, kind)
        ),
    )
    if pa.types.is_integer(kind) or pa.types.is_floating(kind):
        plain = [None if value is None else float(value) for value in values]
        for what, odd in ODD_NUMBERS.items():
            yield f"first {what}", with_values(table, name, [odd, *plain[1:]])
            yield f"all {what}", with_values(table, name, [odd] * rows)
        yield "words", with_values(table, name, ["abc"] * rows)
        yield "yes", with_values(table, name, [True] * rows)
        yield "lists", with_values(table, name, [[1.0]] * rows)
    elif not pa.types.is_boolean(kind):
        yield "numbers", with_values(table, name, list(range(rows)))
        words = list(map(str, values))
        for what, odd in ODD_WORDS.items():
            yield f"first {what}", with_values(table, name, [odd, *words[1:]])
            yield f"all {what}", with_values(table, name, [odd] * rows)


def wrong_tables(table):
    yield from wrong_rows(table)
    for name in table.column_names:
        for what, wrong in wrong_column(table, name):
            yield f"{name}: {what}", wrong
    fields = zip(table.column_names, table.schema.types, strict=True)
    numeric = [
        n for n, t in fields if pa.types.is_integer(t) or pa.types.is_floating(t)
    ]
    for one, other in pairwise(numeric):
        swapped = table.set_column(
            table.column_names.index(one), one, table.column(other)
        )
        yield (
            f"{one} and {other} swapped",
            swapped.set_column(
                table.column_names.index(other), other, table.column(one)
            ),
        )


def wrong_options(method):
    for parameter in method.parameters():
        name, given = parameter.name, method.example.options.get(parameter.name)
        if isinstance(parameter.mark, TableOf):
            tables = wrong_tables(arrow(given)) if given is not None else ()
            odd = dict(tables) | {"no table": {}}
        elif isinstance(parameter.mark, ColumnOf):
            odd = {"no such column": "not there"}
        else:
            kinds = kinds_of(parameter.kind)
            odd = {repr(v): v for kind in kinds for v in ODD_OPTIONS.get(kind, ())}
        for what, wrong in odd.items():
            yield f"{name}: {what}", {name: wrong}


def is_sound(result):
    """Say whether an answer holds no figure that is no number, in words or in JSON."""
    told = " ".join([result.sentence, *result.warnings]).casefold()
    json.dumps([result.record(), result.spec], allow_nan=False)
    return bool(result.sentence) and not {"nan", "inf", "nan%"} & set(told.split())


def is_plain(failure):
    """Say whether a refusal is a sentence for a person."""
    told = str(failure)
    foreign = ("Traceback", "dtype", "Arrow", "array(", "np.")
    return told.endswith((".", "!", "?")) and not any(word in told for word in foreign)


def faults(method, cases):
    """Return the cases that neither gave a sound answer nor refused in a sentence."""
    found = []
    for what, table, options in cases:
        try:
            result = method(table, **options)
        except ExpectedFailure as failure:
            if not is_plain(failure):
                found.append((what, str(failure)))
        except Exception as failure:  # noqa: BLE001 - each is a fault to be named
            found.append((what, repr(failure)))
        else:
            if not is_sound(result):
                found.append((what, result.sentence))
    return found


@pytest.mark.parametrize("name", METHODS)
def test_a_wrong_table_is_refused_in_a_sentence_or_answered(name):
    one = METHODS[name]
    tables = wrong_tables(arrow(one.example.table))
    cases = [(what, table, one.example.options) for what, table in tables]
    assert len(cases) > 10
    assert faults(one, cases) == []


@pytest.mark.parametrize("name", METHODS)
def test_a_wrong_option_is_refused_in_a_sentence_or_answered(name):
    one = METHODS[name]
    cases = [
        (what, one.example.table, {**one.example.options, **given})
        for what, given in wrong_options(one)
    ]
    assert faults(one, cases) == []


def renamed(method):
    """Return the worked example with columns of odd names, and options that say so."""
    table = arrow(method.example.table)
    options = dict(method.example.options)
    odd = {name: f"£ {name}'s; “½”\n--" for name in table.column_names}
    for parameter in method.parameters():
        given = options.get(parameter.name, parameter.default)
        is_table = isinstance(parameter.mark, TableOf)
        is_shared = is_table and method.name in SHARED_NAMES
        if isinstance(parameter.mark, ColumnOf) and isinstance(given, str):
            options[parameter.name] = odd.get(given, given)
        elif isinstance(parameter.mark, ColumnOf) and isinstance(given, list | tuple):
            options[parameter.name] = [odd.get(each, each) for each in given]
        elif is_shared and given is not None:
            other = arrow(given)
            names = [odd.get(each, each) for each in other.column_names]
            options[parameter.name] = other.rename_columns(names)
    return table.rename_columns([odd[name] for name in table.column_names]), options


FIXED_NAMES = frozenset(
    {"offender-score", "score-back-test", "selection-fairness", "link-records"}
)
"""Methods whose columns are named by a matrix or a rule, not by an option."""

SHARED_NAMES = frozenset(
    {"near-cases", "density-change", "density-ratio", "map-change"}
)
"""Methods whose second table has the columns of the first."""


@pytest.mark.parametrize("name", [name for name in METHODS if name not in FIXED_NAMES])
def test_odd_names_of_columns_change_no_figure(name):
    table, options = renamed(METHODS[name])
    found, worked = METHODS[name](table, **options), METHODS[name].worked()
    assert repr(found.figures) == repr(worked.figures)


@pytest.mark.parametrize("name", METHODS)
def test_plain_pandas_columns_give_the_same_figures(name):
    one = METHODS[name]
    table = arrow(one.example.table).to_pandas()
    for column in table.columns:
        if table[column].map(lambda value: isinstance(value, str)).all():
            table[column] = pd.Categorical(table[column])
    found = one(table, **one.example.options)
    assert repr(found.figures) == repr(one.worked().figures)


def handed_over(method, as_kind):
    """Return the worked example's tables and options, every table of another kind."""
    tables = {p.name for p in method.parameters() if isinstance(p.mark, TableOf)}
    options = {
        name: as_kind(arrow(given)) if name in tables and given is not None else given
        for name, given in method.example.options.items()
    }
    return as_kind(arrow(method.example.table)), options


@pytest.mark.parametrize("name", METHODS)
def test_polars_and_ibis_tables_give_the_same_answer(name):
    one = METHODS[name]
    worked = one.worked()
    for as_kind in (pl.from_arrow, ibis.memtable):
        table, options = handed_over(one, as_kind)
        found = one(table, **options)
        assert (found.sentence, found.figures) == (worked.sentence, worked.figures)
        assert found.table.to_pylist() == worked.table.to_pylist()
