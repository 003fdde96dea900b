"""The noun: two verbs of its own, and every method of the register as a verb."""

import click

from frankpledge.analysis.methods import every_method, named
from frankpledge.analysis.methods.registry import UnknownMethod
from frankpledge.config.cli.analyse.running import command_of


class Methods(click.Group):
    """Makes a method's command out of its signature when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs and every method, for completion and for the manual."""
        return [*self.commands, *(method.name for method in every_method())]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a verb or the command of a method; None where there is neither."""
        if cmd_name in self.commands:
            return self.commands[cmd_name]
        try:
            return command_of(named(cmd_name))
        except UnknownMethod:
            return None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command to run; raise UsageError naming the likely methods."""
        name = args[0]
        if name not in self.commands:
            try:
                named(name)
            except UnknownMethod as unknown:
                fix = unknown.fix or "See: frankpledge analyse list"
                raise click.UsageError(f"{unknown.args[0]} {fix}", ctx) from unknown
        return super().resolve_command(ctx, args)

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write the verbs; the methods are too many for a screen and have a list."""
        with formatter.section("Commands"):
            formatter.write_dl(
                [
                    ("list", "Name every method and the question it answers."),
                    ("explain METHOD", "Say what a method does, with an example."),
                    ("METHOD FILE", "Run a method on a table; - reads a pipe."),
                ]
            )


@click.group(
    cls=Methods, epilog="More: docs/how-to/analyse-a-table.md in the repository."
)
def group() -> None:
    """
    Ask a question of a table: CSV, Parquet, Arrow or JSON. No workspace is needed.

    \b
    frankpledge analyse list --search rate
    frankpledge analyse rate wards.csv --events burglaries --base dwellings
    """
