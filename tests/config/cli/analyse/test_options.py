"""Every kind of option is read as people type it, and a wrong one says what to write."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

import click
import pytest

from frankpledge.analysis.methods import ColumnOf, Option, TableOf
from frankpledge.analysis.methods.handbook import takes, written
from frankpledge.analysis.methods.registry import Parameter
from frankpledge.config.cli.analyse.options import option_of


class Rule(StrEnum):
    WESTERN = "western"
    NELSON = "nelson"


def given(kind, *words, mark=None, default=None):
    """Return what a method would get for an option `--it` of this kind."""
    option = option_of(parameter(kind, mark, default))
    command = click.Command("c", params=[option], callback=lambda **all_of: all_of)
    found = command.main(list(words), standalone_mode=False)
    return found["option_it"]


def parameter(kind, mark=None, default=None):
    return Parameter("it", kind, mark or Option("What it is."), default, False)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (str, "a b", "a b"),
        (int, "1,000", 1000),
        (float, "1,000.5", 1000.5),
        (float, "3", 3.0),
        (date, "2019-07-31", date(2019, 7, 31)),
        (datetime, "2019-07-31T22:15", datetime.fromisoformat("2019-07-31T22:15")),
        (Rule, "nelson", Rule.NELSON),
        (Literal["mean", 4], "4", 4),
        (tuple[float, ...], "100, 200", (100.0, 200.0)),
        (tuple[str, ...], '"North, upper",South', ("North, upper", "South")),
        (Sequence[date], "2019-07-31", (date(2019, 7, 31),)),
        (list[Rule], "western,nelson", (Rule.WESTERN, Rule.NELSON)),
        (tuple[int, str], "1,a", (1, "a")),
        (tuple[float, ...] | None, "", None),
        (str | None, "", None),
        (float | None, "2", 2.0),
        (str | float, "2.5", 2.5),
        (str | float, "all", "all"),
        (float | int, "2", 2),
        (
            Mapping[str, float],
            "burglary=95,robbery=583",
            {"burglary": 95, "robbery": 583},
        ),
        (dict[str, int], "a=b=1", {"a=b": 1}),
        (tuple[int | str, ...], "1,x", (1, "x")),
        (tuple[bool, ...], "yes,false", (True, False)),
    ],
)
def test_a_value_is_read_as_its_kind(kind, text, value):
    found = given(kind, "--it", text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        (int, "1.5", "“1.5” is not a whole number."),
        (float, "many", "“many” is not a number."),
        (date, "31/07/2019", "“31/07/2019” is not a date: write 2019-07-31."),
        (datetime, "noon", "“noon” is not a time: write 2019-07-31T22:15."),
        (Rule, "other", "“other” is none of: western, nelson."),
        (tuple[float, float], "1", "Give 2 values parted by commas."),
        (Mapping[str, float], "burglary", "Write pairs as burglary=95,robbery=583."),
        (tuple[float, ...], "1,x", "“x” is not a number."),
    ],
)
def test_a_wrong_value_says_what_to_write(kind, text, said):
    with pytest.raises(click.BadParameter) as wrong:
        given(kind, "--it", text)
    assert said in wrong.value.format_message()


def test_yes_and_no_are_two_words_and_neither_leaves_it_to_the_method():
    assert given(bool, "--it") is True
    assert given(bool, "--no-it") is False
    assert given(bool) is None


def test_what_is_not_given_is_left_to_the_method():
    assert given(float, default=7) is None


def test_a_second_table_is_a_file():
    assert given(dict, "--it", "other.csv", mark=TableOf("Rows.")) == "other.csv"


def test_an_option_that_nobody_can_type_is_refused():
    with pytest.raises(TypeError, match="cannot be typed"):
        given(complex, "--it", "1")


@pytest.mark.parametrize(
    ("kind", "mark", "metavar", "word"),
    [
        (str, None, "TEXT", "text"),
        (str, ColumnOf("One."), "COLUMN", "column"),
        (tuple[str, ...], ColumnOf("Some."), "COLUMN,...", "columns"),
        (str | None, ColumnOf("One."), "COLUMN", "column"),
        (dict, TableOf("Rows."), "FILE", "table"),
        (tuple[float, ...], None, "NUMBER,...", "list"),
        (Mapping[str, float], None, "NAME=VALUE,...", "list"),
        (Rule, None, "western|nelson", "western, nelson"),
        (Literal["a", "b"], None, "a|b", "a, b"),
        (int | str, None, "INT|TEXT", "whole number, text"),
        (bool, None, None, "yes or no"),
        (date, None, "DATE", "date"),
    ],
)
def test_help_and_handbook_name_what_an_option_takes(kind, mark, metavar, word):
    one = parameter(kind, mark)
    assert option_of(one).metavar == metavar
    assert takes(one) == word


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (Rule.NELSON, "nelson"),
        (True, "yes"),
        (0.1, "0.1"),
        (1000.0, "1000"),
        ((1, 2.5), "1,2.5"),
        ({"a": 1}, "a=1"),
        (date(2019, 7, 31), "2019-07-31"),
        ("a b", "a b"),
        (("North, upper", "South"), '"North, upper",South'),
    ],
)
def test_a_value_is_written_as_it_is_typed(value, text):
    assert written(value) == text
