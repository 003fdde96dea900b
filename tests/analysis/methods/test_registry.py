"""The register: what a method must say of itself, and how it is found."""

import subprocess
import sys
from collections.abc import Sequence
from typing import Annotated

import click
import ibis
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from frankpledge.analysis.methods import (
    ColumnOf,
    Example,
    Family,
    Option,
    Result,
    TableOf,
    arrow,
    every_method,
    method,
    named,
    registry,
)
from frankpledge.config.cli.analyse.options import option_of


METHODS = {one.name: one for one in every_method()}


@pytest.fixture
def forgotten(monkeypatch):
    """Let a test enter methods that are forgotten after it."""
    monkeypatch.setattr(registry, "_METHODS", dict(registry._METHODS))


def entered(function, name="invented"):
    return method(
        name,
        family=Family.RATES,
        title="Invented",
        question="Is it?",
        definition="It is.",
        sources=["Nobody"],
        example=Example({"a": [1]}),
    )(function)


def test_a_method_stays_a_function_and_can_be_found(forgotten):
    def invented(table, *, column: Annotated[str, ColumnOf("Which one.")] = "a"):
        return (table, column)

    assert entered(invented) is invented
    found = named("invented")
    assert found({"a": [2]}, column="b") == ({"a": [2]}, "b")
    assert found.worked() == ({"a": [1]}, "a")
    assert found in list(every_method())


def test_parameters_are_the_keyword_only_options_with_their_marks(forgotten):
    def invented(
        table,
        other=None,
        *,
        column: Annotated[str, ColumnOf("Which one.")],
        many: Annotated[int, Option("How many.")] = 3,
        beside: Annotated[dict | None, TableOf("Rows beside.")] = None,
    ):
        return None

    entered(invented)
    told = [
        (one.name, one.mark.what, one.default, one.is_needed)
        for one in named("invented").parameters()
    ]
    assert told == [
        ("column", "Which one.", None, True),
        ("many", "How many.", 3, False),
        ("beside", "Rows beside.", None, False),
    ]


@pytest.mark.parametrize("annotation", [str, Annotated[str, "no mark"]])
def test_an_option_that_does_not_say_what_it_is_is_refused(annotation, forgotten):
    def invented(table, *, column: annotation = "a"):
        return None

    with pytest.raises(TypeError, match="Option column does not say what it is"):
        entered(invented)


def test_two_methods_of_one_name_are_refused(forgotten):
    with pytest.raises(ValueError, match="Two methods are called rate"):
        entered(lambda table: None, "rate")


def test_an_unknown_method_names_the_likely_ones():
    with pytest.raises(registry.UnknownMethod) as unknown:
        named("ratte")
    assert unknown.value.args[0] == "There is no method “ratte”."
    assert unknown.value.fix.startswith("Did you mean: rate")
    with pytest.raises(registry.UnknownMethod) as unknown:
        named("§")
    assert unknown.value.fix == ""


def test_one_method_is_found_without_loading_the_others():
    program = (
        "import sys\n"
        "from frankpledge.analysis.methods import named\n"
        "named('change')\n"
        "print('frankpledge.analysis.methods.rates.rate' in sys.modules)\n"
    )
    said = subprocess.check_output([sys.executable, "-c", program], text=True)  # noqa: S603
    assert said == "False\n"


def test_methods_come_by_chapter_and_in_it_by_name():
    order = [(list(Family).index(one.family), one.name) for one in METHODS.values()]
    assert order == sorted(order)


def same(one: Result, other: Result) -> bool:
    """Say whether two answers are equal; nothing is equal to nothing here."""
    return repr(one.record()) == repr(other.record())


def as_pandas(rows):
    return arrow(rows).to_pandas(types_mapper=pd.ArrowDtype)


def as_ibis(rows):
    return ibis.memtable(arrow(rows))


def as_rows(rows):
    return arrow(rows).to_pylist()


def as_polars(rows):
    return pl.from_arrow(arrow(rows))


@pytest.mark.parametrize("other", [arrow, as_pandas, as_polars, as_ibis, as_rows])
@pytest.mark.parametrize("name", METHODS)
def test_any_kind_of_table_gives_the_same_answer(name, other):
    one = METHODS[name]
    options = dict(one.example.options)
    for parameter in one.parameters():
        if isinstance(parameter.mark, TableOf) and options.get(parameter.name):
            options[parameter.name] = other(options[parameter.name])
    answer = one(other(one.example.table), **options)
    assert same(answer, one.worked())


@pytest.mark.parametrize("name", METHODS)
def test_a_method_says_all_that_the_handbook_needs(name):
    one = METHODS[name]
    result = one.worked()
    assert one.function.__doc__
    assert all((one.title, one.question.endswith("?"), one.definition, one.sources))
    assert result.method == name
    assert result.sentence.endswith((".", "!", "?"))
    assert result.definition
    # An answer changes nothing that it was given.
    assert same(one.worked(), result)


@pytest.mark.parametrize("name", METHODS)
def test_every_option_can_be_typed(name):
    for parameter in METHODS[name].parameters():
        option = option_of(parameter)
        assert option.help.startswith(parameter.mark.what)
        assert isinstance(option, click.Option)


@pytest.mark.parametrize("name", METHODS)
def test_a_worked_example_is_small(name):
    table = METHODS[name].example.table
    assert isinstance(table, dict | Sequence | pa.Table)
    assert arrow(table).num_rows <= 1000
