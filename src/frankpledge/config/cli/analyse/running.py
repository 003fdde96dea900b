"""Runs a method on a table: options out of its signature, its answer where asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from inspect import signature
from typing import Any

import click
import pyarrow as pa
from click.core import ParameterSource

from frankpledge.analysis.methods import Method, Result, TableOf
from frankpledge.analysis.methods.handbook import typed
from frankpledge.analysis.methods.tables import BadTable
from frankpledge.config.cli.analyse import reading, waiting, writing
from frankpledge.config.cli.analyse.options import (
    PREFIX,
    Typed,
    column_names,
    option_of,
)
from frankpledge.config.cli.frame import Desk, Ending, command


LABELS = {
    "source": "Where the data came from, for the answer.",
    "period": "The time the data are of, for the answer.",
}


def command_of(method: Method) -> click.Command:
    """Return the command that runs a method, every option of it made to be typed."""

    def run(desk: Desk, **given: Any) -> None:
        ask(desk, method, given)

    run.__name__ = method.name.replace("-", "_")
    run.__doc__ = words(method)
    made = command(None, needs_workspace=False)(run)
    made.params = [*parameters(method), *made.params]
    return made


def words(method: Method) -> str:
    """Return a command's help: the question, two examples, where to read more."""
    lines = [
        method.question,
        "",
        "\b",
        typed(method),
        f"frankpledge analyse {method.name} - --format csv < in.csv > out.csv",
        "",
        f"FILE is CSV, Parquet, Arrow or JSON. By which rule it counts, and an example:"
        f" frankpledge analyse explain {method.name}",
    ]
    return "\n".join(lines)


def parameters(method: Method) -> list[click.Parameter]:
    """Return a command's parameters: the file, the method's own, then how to answer."""
    own = [option_of(parameter) for parameter in method.parameters()]
    taken = {parameter.name for parameter in method.parameters()}
    labels = [_label(name, what, taken) for name, what in LABELS.items()]
    answers = [
        click.Option(
            ["columns", "--columns"],
            type=Typed("NAME,...", column_names),
            metavar="NAME,...",
            help="Names for the columns of a FILE without a line of names.",
        ),
        click.Option(
            ["format_", "--format"],
            type=click.Choice(writing.FORMATS),
            help="Write the rows in this format.",
        ),
        click.Option(
            ["out", "-o", "--output"], metavar="FILE", help="Write the rows there."
        ),
        click.Option(
            ["chart", "--chart"], metavar="FILE", help="Draw: .svg, .png or .json."
        ),
    ]
    return [click.Argument(["file"], metavar="FILE"), *own, *labels, *answers]


def _label(name: str, what: str, taken: set[str]) -> click.Option:
    """Return the option of a label; a method with an option of that name keeps it."""
    names = [f"label_{name}", f"--label-{name}"]
    if name not in taken:
        names.append(f"--{name}")
    return click.Option(names, default="", metavar="TEXT", help=what)


def ask(desk: Desk, method: Method, given: Mapping[str, Any]) -> None:
    """Read the tables, run the method, write the answer and draw the chart."""
    wanted = writing.Wanted.of(given["format_"], given["out"], given["chart"])
    table = _read(desk, given["file"], given.get("columns") or ())
    options = _options(desk, method, given)
    try:
        with waiting.shown(is_wanted=not desk.is_quiet) as wait:
            if "progress" in signature(method.function).parameters:
                options["progress"] = wait
            result = method(table, **options)
    except BadTable as bad:
        raise BadTable(f"{given['file']}: {bad.args[0]}", bad.fix) from bad
    result = result.about(source=given["label_source"], period=given["label_period"])
    answer(desk, result, wanted, table.column_names)


def _read(desk: Desk, name: str, columns: tuple[str, ...] = ()) -> pa.Table:
    found = reading.read(name, columns)
    for remark in found.remarks:
        desk.say(remark)
    if found.rejected:
        desk.ending = Ending.DONE_WITH_REJECTED_ROWS
        first = "; ".join(found.rejected[:3])
        desk.say(f"{len(found.rejected)} rows are left out: {first}.")
    return found.rows


def _options(desk: Desk, method: Method, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options that were typed; the method has its own for the rest."""
    typed_in = click.get_current_context().get_parameter_source
    options = {}
    for parameter in method.parameters():
        name = f"{PREFIX}{parameter.name}"
        if typed_in(name) is ParameterSource.COMMANDLINE:
            is_table = isinstance(parameter.mark, TableOf)
            options[parameter.name] = (
                _read(desk, given[name]) if is_table else given[name]
            )
    return options


def answer(
    desk: Desk, result: Result, wanted: writing.Wanted, given: Sequence[str] = ()
) -> None:
    """
    Write the answer: rows to a file or a pipe, words to the person.

    `given` are the columns of the caller's own table, which are not rounded.
    """
    if wanted.chart:
        writing.draw(result, wanted.chart)
    rows = wanted.format and writing.written(result, wanted, int(desk.ending))
    if rows and not desk.as_json:
        wanted.put(rows)
        desk.say(result.sentence)
    else:
        if rows:
            wanted.put(rows)
        record = {**result.record(), "chart": wanted.chart or None}
        desk.answer(record, lambda: writing.plain(result, given))
    for warning in result.warnings:
        desk.say(f"Mind: {warning}")


__all__ = ["answer", "ask", "command_of", "parameters", "words"]
