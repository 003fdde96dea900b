"""Prints the analyst's chapters of the handbook: each method and its worked example."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pyarrow as pa

from frankpledge.analysis.methods.handbook import (
    figures_of,
    flag,
    in_cell,
    takes,
    typed,
)
from frankpledge.analysis.methods.handbook import written as as_typed
from frankpledge.analysis.methods.registry import (
    Family,
    Method,
    TableOf,
    every_method,
)
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.tables import TableLike, arrow


FOLDER = "methods"
INDEX = f"{FOLDER}/every-method.md"
# An example is there to be read: its first rows show what the others hold.
ROWS_SHOWN = 8
# A picture of coordinates, or of a list in a cell, says nothing in print.
LONGEST_CELL = 60


def render() -> dict[str, str]:
    """Return the pages of the handbook: path below the documentation, and text."""
    methods = list(every_method())
    chapters = {
        family: [method for method in methods if method.family is family]
        for family in Family
    }
    held = {family: found for family, found in chapters.items() if found}
    pages = {page_of(family): chapter(family, found) for family, found in held.items()}
    return {INDEX: index(held), **pages}


def page_of(family: Family) -> str:
    """Return where the chapter of a family stands, below the documentation."""
    return f"{FOLDER}/{family.name.lower().replace('_', '-')}.md"


def index(chapters: dict[Family, list[Method]]) -> str:
    """Return the page that names every method and the question it answers."""
    count = sum(map(len, chapters.values()))
    lines = [
        "# Every method",
        "",
        f"{count} questions that an analyst asks, each with the method that answers it. "
        "All of them run on a table of your own, in a terminal or a notebook: see "
        "[how to ask](../how-to/analyse-a-table.md), and "
        "[how to read the answer](reading.md).",
        "",
    ]
    for family, methods in chapters.items():
        page = page_of(family).removeprefix(f"{FOLDER}/")
        lines += [f"## [{family}]({page})", ""]
        lines += table(
            ("Question", "Method"),
            [
                (method.question, f"[{method.title}]({page}#{method.name})")
                for method in methods
            ],
        )
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def chapter(family: Family, methods: Iterable[Method]) -> str:
    """Return the page of one family: every method with its worked example."""
    lines = [f"# {family}", ""]
    for method in methods:
        lines += [*card(method), *worked(method), ""]
    return "\n".join(lines).rstrip() + "\n"


def card(method: Method) -> Iterator[str]:
    """Yield what a method answers, by which rule, and the options it takes."""
    yield f'<a id="{method.name}"></a>'
    yield f"## {method.title}"
    yield ""
    yield f"{method.question} `{method.name}`"
    yield ""
    yield method.definition
    yield ""
    for source in method.sources:
        yield f"- Source: {source}"
    if method.sources:
        yield ""
    rows = [
        (
            f"`{flag(parameter.name)}`",
            parameter.mark.what,
            takes(parameter),
            "needed" if parameter.is_needed else as_typed(parameter.default),
        )
        for parameter in method.parameters()
    ]
    yield from table(("Option", "What it is", "Takes", "Otherwise"), rows)
    yield ""


def worked(method: Method) -> Iterator[str]:
    """Yield the worked example: the table, the line that is typed, the answer."""
    yield f"**Worked example.** {method.example.story}".rstrip()
    yield ""
    yield from rows_of(method.example.table)
    yield ""
    for parameter in method.parameters():
        second = method.example.options.get(parameter.name)
        if isinstance(parameter.mark, TableOf) and second is not None:
            yield f"And as `{flag(parameter.name)}`: {parameter.mark.what}"
            yield ""
            yield from rows_of(second)
            yield ""
    yield "```sh"
    yield typed(method)
    yield "```"
    yield ""
    yield from answer(method.worked())


def answer(result: Result) -> Iterator[str]:
    """Yield a result in print: sentence, warnings, figures, first rows."""
    yield f"> {result.sentence}"
    yield ""
    for warning in result.warnings:
        yield f"- Mind: {warning}"
    if result.warnings:
        yield ""
    if result.figures:
        yield from table(("Figure", "Value"), figures_of(result.figures))
        yield ""
    if result.table.num_columns and result.table.num_rows:
        yield from rows_of(result.table)
        yield ""
    if result.spec is not None:
        yield "It draws a chart too: add `--chart picture.svg`."


def rows_of(rows: TableLike) -> Iterator[str]:
    """Yield the first rows of a table, and how many more there are."""
    whole = arrow(rows)
    names = whole.column_names
    yield from table(names, [map(_cell, row, names) for row in _first(whole)])
    more = whole.num_rows - ROWS_SHOWN
    if more > 0:
        yield ""
        yield f"... and {more:,} more rows."


def _first(rows: pa.Table) -> list[tuple[Any, ...]]:
    shown = rows.slice(0, ROWS_SHOWN)
    columns = [shown.column(at).to_pylist() for at in range(shown.num_columns)]
    return list(zip(*columns, strict=True))


def _cell(value: Any, name: str) -> str:
    if isinstance(value, list | tuple):
        text = ", ".join(_cell(one, name) for one in value)
    else:
        text = in_cell(value, name)
    return text if len(text) <= LONGEST_CELL else f"{text[:LONGEST_CELL]}..."


def table(heads: Sequence[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield a table in Markdown."""
    yield f"| {' | '.join(map(_escaped, heads))} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(map(_escaped, row))} |"


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ").replace("*", "\\*")
