"""Every command says how it is typed, and where to read more."""

import click
import pytest

from frankpledge.config.cli import program


def commands(command=program, path=("frankpledge",), context=None):
    """Yield every command with the words it is typed as."""
    context = click.Context(command, info_name=path[-1], parent=context)
    if not isinstance(command, click.Group):
        yield " ".join(path), command.get_help(context)
        return
    for name in command.list_commands(context):
        yield from commands(command.get_command(context, name), (*path, name), context)


HELP = dict(commands())


@pytest.mark.parametrize("name", sorted(HELP))
def test_a_command_shows_an_example_of_itself(name):
    lines = [line.strip() for line in HELP[name].splitlines()]
    assert any(line.startswith(name) for line in lines if "Usage:" not in line)


@pytest.mark.parametrize(
    "name", sorted(set(HELP) - {n for n in HELP if "analyse" in n})
)
def test_a_command_says_where_to_read_more(name):
    assert HELP[name].splitlines()[-1].strip().startswith("More: docs/")


def test_a_noun_that_is_mistyped_comes_with_what_is_near_it():
    with pytest.raises(click.exceptions.NoSuchCommand) as unknown:
        program.main(["dta"], standalone_mode=False)
    assert "Did you mean 'data'?" in unknown.value.format_message()
