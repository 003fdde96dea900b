"""The noun knows its verbs and every method, and takes any option a method can have."""

from datetime import date
from typing import Annotated

import click
import pyarrow as pa
import pytest

from frankpledge.analysis.methods import (
    BadTable,
    Example,
    Family,
    Option,
    Result,
    TableOf,
    arrow,
    every_method,
    handbook,
    method,
    named,
    registry,
)
from frankpledge.config.cli.analyse import group
from frankpledge.config.cli.analyse.running import command_of


@pytest.fixture
def invented(monkeypatch):
    """Enter a method with an option of every awkward kind, forgotten after the test."""
    monkeypatch.setattr(registry, "_METHODS", dict(registry._METHODS))

    @method(
        "all-kinds",
        family=Family.RATES,
        title="All kinds",
        question="Is it?",
        definition="It is.",
        sources=["Nobody"],
        example=Example(
            {"a": [1]},
            {"beside": {"b": [2]}, "is_wide": True, "is_deep": False, "period": None},
        ),
    )
    def all_kinds(
        table,
        *,
        beside: Annotated[dict | None, TableOf("Rows beside.")] = None,
        is_wide: Annotated[bool, Option("Whether it is wide.")] = False,
        is_deep: Annotated[bool, Option("Whether it is deep.")] = True,
        period: Annotated[str | None, Option("Which period.")] = "month",
        on: Annotated[date, Option("Which day.")] = date(2020, 1, 1),
        seed: Annotated[int, Option("The seed.")] = 1,
    ):
        """Return what it was given."""
        rows = arrow(beside if beside is not None else {})
        if "c" in rows.column_names:
            raise BadTable("There is a c.")
        return Result(
            method="all-kinds",
            definition="",
            sentence=f"{is_wide}, {is_deep}, {period}, {on}, {rows.column_names}.",
            table=pa.table({}),
            seed=seed,
        )

    return named("all-kinds")


def test_every_verb_and_method_can_be_completed():
    names = group.list_commands(click.Context(group))
    assert names == ["list", "explain", *(one.name for one in every_method())]
    assert group.get_command(click.Context(group), "nothing") is None


def test_an_example_is_typed_with_its_tables_and_its_yes_and_no(invented):
    assert handbook.typed(invented) == (
        "frankpledge analyse all-kinds table.csv --beside beside.csv --is-wide --no-is-deep"
    )


def test_options_reach_the_method_as_they_were_typed(invented, typed, tmp_path):
    (tmp_path / "two.csv").write_text("b\n1\n")
    words = ("--beside", "two.csv", "--is-wide", "--period", "", "--on", "2019-07-31")
    said = typed("all-kinds", "-", *words, "--seed", "7", piped=b"a\n1\n")
    assert said.text == "True, True, None, 2019-07-31, ['b'].\n"
    assert typed("all-kinds", "-", piped=b"a\n1\n").text == (
        "False, True, month, 2020-01-01, [].\n"
    )


def test_a_method_keeps_an_option_that_is_called_as_a_label_is(invented):
    options = {option for one in command_of(invented).params for option in one.opts}
    assert {"--label-period", "--period", "--label-source", "--source"} <= options


def test_a_second_table_that_is_wrong_is_told(invented, typed, tmp_path):
    (tmp_path / "two.csv").write_text("c\n1\n")
    said = typed("all-kinds", "-", "--beside", "two.csv", piped=b"a\n1\n")
    assert said.code == 1
    assert "There is a c." in said.words


def test_a_method_that_takes_no_seed_says_so(typed):
    assert typed("rate", "-", "--seed", "1", piped=b"a\n1\n").code == 2
