"""The register of methods: what each answers, takes and rests on."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.methods.result import Result


class Family(StrEnum):
    """The chapters of the handbook, in its order."""

    RATES = "Rates and proportions"
    CHANGE = "Change"
    TREND = "Trend and season"
    CONTROL = "Control charts"
    TARGETS = "Targets"
    COMPARISON = "Comparison"
    CONCENTRATION = "Concentration"
    REPEATS = "Repeats"
    NEAR_REPEATS = "Near repeats"
    TIME = "Time"
    SPACE = "Space"
    EVALUATION = "Evaluation"
    OFFENDERS = "Offenders"
    HARM = "Harm and cost"
    LINKAGE = "Linkage"


class UnknownMethod(ExpectedFailure):
    """No method has this name."""


@dataclass(frozen=True)
class ColumnOf:
    """Marks an option that names a column, saying what stands in the column."""

    what: str


@dataclass(frozen=True)
class Option:
    """Marks any other option, saying what it does and in which unit."""

    what: str


@dataclass(frozen=True)
class TableOf:
    """Marks an option that takes a second table, saying what its rows are."""

    what: str


@dataclass(frozen=True)
class Parameter:
    """One option of a method as its signature states it."""

    name: str
    kind: Any
    mark: ColumnOf | Option | TableOf
    default: Any
    is_needed: bool


@dataclass(frozen=True)
class Example:
    """A worked example: a small table and the options it is run with."""

    table: Mapping[str, Sequence[Any]]
    options: Mapping[str, Any] = field(default_factory=dict)
    story: str = ""


@dataclass(frozen=True)
class Method:
    """One method: its name, what it answers, by which rule, on whose authority."""

    name: str
    family: Family
    title: str
    question: str
    definition: str
    sources: tuple[str, ...]
    example: Example
    function: Callable[..., Result]

    def __call__(self, *tables: Any, **options: Any) -> Result:
        """Run the method."""
        return self.function(*tables, **options)

    def parameters(self) -> tuple[Parameter, ...]:
        """Return the options in the order of the signature."""
        hints = get_type_hints(self.function, include_extras=True)
        signature = inspect.signature(self.function)
        return tuple(
            _parameter(option, hints[name])
            for name, option in signature.parameters.items()
            if option.kind is inspect.Parameter.KEYWORD_ONLY
        )

    def worked(self) -> Result:
        """Return the result of the worked example."""
        return self.function(self.example.table, **self.example.options)


_METHODS: dict[str, Method] = {}

Function = Callable[..., Result]


def method(
    name: str,
    *,
    family: Family,
    title: str,
    question: str,
    definition: str,
    sources: Sequence[str],
    example: Example,
) -> Callable[[Function], Function]:
    """
    Enter a function in the register; it stays callable as it was.

    Its first argument is the table; every other is keyword-only and annotated
    with `ColumnOf`, `Option` or `TableOf`. Two methods of one name are refused.
    """

    def enter(function: Function) -> Function:
        if name in _METHODS:
            raise ValueError(f"Two methods are called {name}.")
        entered = Method(
            name, family, title, question, definition, tuple(sources), example, function
        )
        entered.parameters()
        _METHODS[name] = entered
        return function

    return enter


def every_method() -> Iterator[Method]:
    """Yield every method by chapter, each chapter in the order of its names."""
    _load()
    order = list(Family)
    yield from sorted(_METHODS.values(), key=lambda m: (order.index(m.family), m.name))


def named(name: str) -> Method:
    """Return the method of that name; raise UnknownMethod naming the likely ones."""
    for wanted in (name, ""):
        if name not in _METHODS:
            _load(wanted)
        if name in _METHODS:
            return _METHODS[name]
    from difflib import get_close_matches

    near = ", ".join(get_close_matches(name, _METHODS, 3, 0.4))
    raise UnknownMethod(
        f"There is no method “{name}”.", f"Did you mean: {near}?" if near else ""
    )


def _load(name: str = "") -> None:
    """
    Import the modules below this folder, so that each enters its methods.

    With a name, only those whose text holds it: a program that runs one method
    need not wait for what all the others stand on.
    """
    folder = Path(__file__).parent
    for file in sorted(folder.rglob("[!_]*.py")):
        if not name or f'"{name}"' in file.read_text(encoding="utf-8"):
            place = file.relative_to(folder).with_suffix("").parts
            import_module(".".join(("frankpledge.analysis.methods", *place)))


def _parameter(option: inspect.Parameter, hint: Any) -> Parameter:
    marks = [
        mark
        for mark in (get_args(hint) if get_origin(hint) is Annotated else ())
        if isinstance(mark, ColumnOf | Option | TableOf)
    ]
    if not marks:
        raise TypeError(f"Option {option.name} does not say what it is.")
    is_needed = option.default is inspect.Parameter.empty
    return Parameter(
        name=option.name,
        kind=get_args(hint)[0],
        mark=marks[0],
        default=None if is_needed else option.default,
        is_needed=is_needed,
    )
