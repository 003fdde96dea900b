"""
Writes the pages of the documentation that are made from the code.

Run with --check to change nothing and fail where a page is stale.
"""

import argparse
import os
import re
import sys
import tempfile
from pathlib import Path

import click


ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
LISTS = {
    "base": "Needed to run",
    "modelling": "Extra: regression, decomposition and smoothing of counts",
    "linkage": "Extra: matching people and places across sources",
    "bench": "For the bench alone: what the product is measured against",
    "places": "Extra: reading GeoPackage and Shapefile",
    "postgresql": "Extra: a county or more",
    "assets": "Used once, to bring in the page components",
    "dev": "Used to test and check",
}


def dependencies() -> str:
    """Return the page of dependencies and why each is here, from requirements/*.in."""
    parts = ["# What the product is built on\n"]
    for name, title in LISTS.items():
        parts.append(f"\n## {title}\n\n| Package | Why |\n|---|---|")
        for line in (ROOT / "requirements" / f"{name}.in").read_text().splitlines():
            found = re.match(r"([A-Za-z0-9_.-]+)(\S*)\s*(?:#\s*(.*))?$", line)
            if found and not line.startswith(("-", "#")):
                package, version, why = found.groups()
                parts.append(f"| {package} `{version or 'any'}` | {why or ''} |")
    return "\n".join(parts) + "\n"


def commands() -> str:
    """Return the reference of the command line, from the commands themselves."""
    from frankpledge.config.cli import NOUNS, program

    parts = ["# Commands\n"]
    top = click.Context(program, info_name="frankpledge")
    parts.append(f"\n```text\n{program.get_help(top)}\n```\n")
    for noun in NOUNS:
        command = program.get_command(top, noun)
        if command is None:
            continue
        parts.extend(command_help(command, top, f"frankpledge {noun}", noun))
    return "".join(parts)


def command_help(
    command: click.Command, parent: click.Context, title: str, name: str
) -> list[str]:
    """Return the help of one command and of those below it."""
    context = click.Context(command, info_name=name, parent=parent)
    parts = [f"\n## {title}\n\n```text\n{command.get_help(context)}\n```\n"]
    if isinstance(command, click.Group):
        # A noun may know more verbs than its own: analyse has one for each method.
        for verb in sorted(command.commands):
            below = command.get_command(context, verb)
            if below is not None:
                parts.extend(command_help(below, context, f"{title} {verb}", verb))
    return parts


def pages() -> dict[str, str]:
    """Return every generated page by its path below docs/."""
    from frankpledge.config import documentation

    own = {
        "reference/dependencies.md": documentation.MADE + dependencies(),
        "reference/commands.md": documentation.MADE + commands(),
    }
    return own | documentation.pages()


def main() -> int:
    """Write or check every page; return how many were stale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    only_check = parser.parse_args().check
    os.environ["COLUMNS"] = "80"
    stale = []
    for path, page in pages().items():
        file, text = DOCS / path, page
        if file.exists() and file.read_text(encoding="utf-8") == text:
            continue
        stale.append(path)
        if not only_check:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    for path in stale:
        print(f"{'stale' if only_check else 'written'}: docs/{path}", file=sys.stderr)
    return len(stale) if only_check else 0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FRANKPLEDGE_WORKSPACE"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "frankpledge.config.settings"
        import django

        django.setup()
        sys.exit(main())
