"""A command that the documentation names can be typed as it stands."""

import re
import shlex
from pathlib import Path

import click
import pytest

from frankpledge.config.cli import NOUNS, program
from tests.docs.pages import ROOT, code, pages, spans


OURS = re.compile(r"(?:^|\s)frankpledge\s+(.*)")
# Files of the examples are nobody's; what is asked here is whether the words are right.
ABSENT = ("does not exist", "No such file")


def typed() -> list[tuple[Path, str]]:
    """Return every line that begins the program, and what is typed after its name."""
    found = []
    for file in [*pages(), ROOT / "README.md"]:
        if file.name == "commands.md":
            continue
        for line in code(file):
            for part in re.split(r"&&|\||>", line.split(" #")[0]):
                match = OURS.search(part)
                if match and not part.strip().startswith(("git", "rsync")):
                    found.append((file, match[1].strip()))
    assert len(found) > 40
    return found


@pytest.mark.parametrize(
    "line", sorted({line for _, line in typed()}), ids=lambda line: line[:60]
)
def test_a_command_line_is_understood(line, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    command: click.Command = program
    context, words = click.Context(program), shlex.split(line)
    while isinstance(command, click.Group):
        _, words, _ = command.make_parser(context).parse_args(args=words)
        assert words, f"no command is named: frankpledge {line}"
        found = command.get_command(context, words[0])
        assert found, f"there is no {words[0]!r} in: frankpledge {line}"
        context = click.Context(found, info_name=words[0], parent=context)
        command, words = found, words[1:]
    said = ""
    try:
        command.make_context(line, words, context.parent)
    except click.BadParameter as error:
        said = error.format_message()
    assert not said or any(words in said for words in ABSENT), said


def test_a_command_named_in_a_sentence_exists():
    unknown = []
    context = click.Context(program)
    for file in pages("tutorials", "how-to", "reference", "methods"):
        for span in spans(file):
            noun, _, rest = span.removeprefix("frankpledge ").partition(" ")
            if not span.startswith("frankpledge ") or noun not in NOUNS:
                continue
            group = program.get_command(context, noun)
            verb = rest.split(" ")[0]
            if not isinstance(group, click.Group) or not re.fullmatch("[a-z-]+", verb):
                continue
            if verb not in group.list_commands(context):
                unknown.append(f"{file.name}: {span}")
    assert unknown == []
