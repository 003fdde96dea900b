"""The command line: one program, a noun, a verb."""

import os
from importlib import import_module

import click

from frankpledge.config.workspace import VARIABLE


NOUNS = {
    "demo": "Open the demonstration partnership",
    "serve": "Serve the workspace to browsers",
    "workspace": "Make a workspace and look after it",
    "areas": "Places: partnerships, wards, neighbourhoods, residents",
    "data": "Take in what agencies send",
    "measures": "Measures and their figures",
    "analyse": "Any method of the library, on a table of your own",
    "assessment": "Assessments, profiles and packs: evidence, tasks",
    "plan": "The partnership plan",
    "performance": "Decisions on figures, self-checks, health",
    "report": "Reports for the board",
    "funding": "The money: funds, awards, what ends",
    "release": "What the public sees",
    "accounts": "Who may sign in",
    "audit": "Who saw and did what",
}


class Nouns(click.Group):
    """Loads a noun's commands when they are asked for, so that help stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return every noun in the order of the partnership's work."""
        return list(NOUNS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the noun's command group, or None where there is no such noun."""
        if cmd_name not in NOUNS:
            return None
        module = import_module(f"frankpledge.config.cli.{cmd_name}")
        command: click.Command = module.group
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the noun asked for; one that there is not comes with what is near it."""
        try:
            return super().resolve_command(ctx, args)
        except click.exceptions.NoSuchCommand as unknown:
            name = unknown.command_name
            raise click.exceptions.NoSuchCommand(
                name, possibilities=NOUNS, ctx=ctx
            ) from None

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write the nouns without loading what is behind them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(NOUNS.items()))


@click.group(
    cls=Nouns,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Every command takes --json and --workspace DIR. More: docs/ in the repository.",
)
@click.version_option(package_name="frankpledge", prog_name="frankpledge")
@click.option("--workspace", metavar="DIR", envvar=VARIABLE, help="The workspace.")
def program(workspace: str | None) -> None:
    """
    Run a Community Safety Partnership's evidence, plan, reports and publication.

    \b
    frankpledge demo
    frankpledge data load police-street 2019-06-merseyside-street.csv
    """
    if workspace:
        os.environ[VARIABLE] = workspace


def main() -> None:
    """Run the program and leave with the exit code that scripts rely on."""
    from frankpledge.config.cli.frame import run

    run(program)
