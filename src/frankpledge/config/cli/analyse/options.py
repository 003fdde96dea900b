"""A method's signature as options of a command: each kind of value as people type it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any, Literal, get_args, get_origin

import click

from frankpledge.analysis.methods.handbook import flag, kinds_of, written
from frankpledge.analysis.methods.registry import ColumnOf, Parameter, TableOf


Reads = Callable[[str], Any]
LISTS = (tuple, list, Sequence)
MAPPINGS = (dict, Mapping)
PREFIX = "option_"


class Typed(click.ParamType[Any]):
    """One value of an option, read by a function that raises ValueError with words."""

    def __init__(self, name: str, reads: Reads) -> None:
        self.name = name
        self.reads = reads

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Any:
        """Return the value; a wrong one is a wrong use, with what to write instead."""
        try:
            return self.reads(value)
        except ValueError as wrong:
            self.fail(str(wrong), param, ctx)


def option_of(parameter: Parameter) -> click.Option:
    """Return the option through which a parameter of a method is given."""
    what, name = parameter.mark.what, f"{PREFIX}{parameter.name}"
    default = written(parameter.default)
    words = f"{what} [{default}]" if default else what
    kinds = [kind for kind in kinds_of(parameter.kind) if kind is not type(None)]
    if kinds == [bool]:
        both = f"{flag(parameter.name)}/{flag('no_' + parameter.name)}"
        return click.Option([name, both], default=None, help=words)
    metavar, reads = reader_of(parameter, kinds)
    return click.Option(
        [name, flag(parameter.name)],
        type=Typed(metavar, reads),
        metavar=metavar,
        help=words,
        required=parameter.is_needed,
    )


def reader_of(parameter: Parameter, kinds: Sequence[Any]) -> tuple[str, Reads]:
    """Return what an option's value is called in help, and how it is read."""
    if isinstance(parameter.mark, TableOf):
        return "FILE", str
    is_optional = len(kinds) < len(kinds_of(parameter.kind))
    # Whole numbers before numbers before text: the narrowest reading that fits.
    order = sorted(kinds, key=lambda kind: (kind is str, kind is float))
    metavar = "|".join(dict.fromkeys(_named(kind) for kind in order))
    if isinstance(parameter.mark, ColumnOf):
        metavar = metavar.replace("TEXT", "COLUMN")
    readers = [reads(kind) for kind in order]

    def read(text: str) -> Any:
        if is_optional and not text:
            return None
        return _first(readers, text)

    return metavar, read


def _first(readers: Sequence[Reads], text: str) -> Any:
    wrong = ValueError()
    for one in readers:
        try:
            return one(text)
        except ValueError as failure:
            wrong = failure
    raise wrong


def reads(kind: Any) -> Reads:
    """Return the function that reads a value of this kind out of what was typed."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return _one_of({written(value): value for value in inner})
    if origin in LISTS:
        return _list_of(inner)
    if origin in MAPPINGS:
        return _pairs_of(reads(inner[0]), reads(inner[1]))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _one_of({str(each.value): each for each in kind})
    if kind in PLAIN:
        return PLAIN[kind]
    if len(kinds_of(kind)) > 1:
        each = [reads(one) for one in kinds_of(kind) if one is not type(None)]
        return lambda text: _first(each, text)
    raise TypeError(f"An option of kind {kind} cannot be typed.")


def _one_of(values: Mapping[str, Any]) -> Reads:
    def read(text: str) -> Any:
        if text in values:
            return values[text]
        raise ValueError(f"“{text}” is none of: {', '.join(values)}.")

    return read


def _list_of(inner: Sequence[Any]) -> Reads:
    is_open = len(inner) == 1 or inner[-1] is Ellipsis
    each = [reads(kind) for kind in (inner[:1] if is_open else inner)]

    def read(text: str) -> tuple[Any, ...]:
        parts = _parts(text)
        if is_open:
            return tuple(each[0](part) for part in parts)
        if len(parts) != len(each):
            raise ValueError(f"Give {len(each)} values parted by commas.")
        return tuple(one(part) for one, part in zip(each, parts, strict=True))

    return read


def _pairs_of(key: Reads, value: Reads) -> Reads:
    def read(text: str) -> dict[Any, Any]:
        pairs = [part.rpartition("=") for part in _parts(text)]
        if not all(middle for _, middle, _ in pairs):
            raise ValueError("Write pairs as burglary=95,robbery=583.")
        return {key(name.strip()): value(given.strip()) for name, _, given in pairs}

    return read


def _parts(text: str) -> list[str]:
    """Return what commas part; a name with a comma in it stands in quotation marks."""
    return [part.strip() for part in next(csv.reader([text], skipinitialspace=True))]


def column_names(text: str) -> tuple[str, ...]:
    """Return names parted by commas; raise ValueError where one is wanting or twice."""
    found = tuple(_parts(text))
    if not (found and all(found)) or len(set(found)) < len(found):
        raise ValueError("Write a name of its own for every column, as x,y,date.")
    return found


def _number(text: str) -> float:
    try:
        return float(text.replace(",", ""))
    except ValueError:
        raise ValueError(f"“{text}” is not a number.") from None


def _whole(text: str) -> int:
    try:
        return int(text.replace(",", ""))
    except ValueError:
        raise ValueError(f"“{text}” is not a whole number.") from None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"“{text}” is not a date: write 2019-07-31.") from None


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"“{text}” is not a time: write 2019-07-31T22:15.") from None


PLAIN: Mapping[Any, Reads] = {
    str: str,
    int: _whole,
    float: _number,
    bool: _one_of({"yes": True, "no": False, "true": True, "false": False}),
    date: _day,
    datetime: _moment,
}


def _named(kind: Any) -> str:
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return "|".join(written(value) for value in inner)
    if origin in LISTS:
        return f"{_named(inner[0])},..."
    if origin in MAPPINGS:
        return "NAME=VALUE,..."
    if isinstance(kind, type) and issubclass(kind, Enum):
        return "|".join(str(each.value) for each in kind)
    names = {str: "TEXT", int: "INT", float: "NUMBER", date: "DATE", datetime: "TIME"}
    return names.get(kind, "VALUE")
