"""The verbs that tell what methods there are and what each of them does."""

import csv
import sys
from typing import Any

import click

from frankpledge.analysis.methods import Method, every_method, handbook, named
from frankpledge.config.cli.analyse.noun import group
from frankpledge.config.cli.frame import Desk, command


@click.option("--search", default="", metavar="WORDS", help="In names and questions.")
def list_(desk: Desk, search: str) -> None:
    """
    Name every method and the question it answers.

    \b
    frankpledge analyse list --search rate
    """
    found = [method for method in every_method() if matches(method, search)]
    rows = [
        {
            "name": method.name,
            "family": str(method.family),
            "title": method.title,
            "question": method.question,
        }
        for method in found
    ]
    desk.answer(rows, lambda: listing(found))


def matches(method: Method, words: str) -> bool:
    """Say whether every one of the words stands in what the method says of itself."""
    said = (method.name, method.family, method.title, method.question)
    text = " ".join(said).casefold()
    return all(word in text for word in words.casefold().split())


def listing(methods: list[Method]) -> str:
    """Return the methods as people read them: a heading for each family."""
    lines: list[str] = []
    family = ""
    for method in methods:
        if method.family != family:
            family = method.family
            lines += ["", family] if lines else [family]
        lines.append(f"  {method.name:<28} {method.question}")
    return "\n".join(lines) or "No method says so of itself."


@click.argument("name", metavar="METHOD")
@click.option("--example", is_flag=True, help="Print the example's table as CSV.")
def explain(desk: Desk, name: str, *, example: bool) -> None:
    """
    Say what a method does, by which rule, with an example to try.

    \b
    frankpledge analyse explain rate --example > wards.csv
    """
    method = named(name)
    if example and not desk.as_json:
        write_rows(method.example.table)
        return
    desk.answer(record(method), lambda: handbook.explained(method))


def write_rows(table: Any) -> None:
    """Write an example's columns as CSV on the standard output."""
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerows(handbook.cells(table))


def record(method: Method) -> dict[str, Any]:
    """Return a method as scripts read it."""
    return {
        "name": method.name,
        "family": str(method.family),
        "title": method.title,
        "question": method.question,
        "definition": method.definition,
        "sources": list(method.sources),
        "options": [
            {
                "name": handbook.flag(parameter.name),
                "what": parameter.mark.what,
                "takes": handbook.takes(parameter),
                "default": handbook.written(parameter.default),
                "needed": parameter.is_needed,
            }
            for parameter in method.parameters()
        ],
        "example": {
            "command": handbook.typed(method),
            "table": [list(row) for row in handbook.cells(method.example.table)],
            "answer": method.worked().record(),
        },
    }


command(group, needs_workspace=False)(list_)
command(group, needs_workspace=False)(explain)
