"""What every command shares: the workspace, who acts, how it answers, how it ends."""

import json
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from frankpledge.access.decisions import NotAllowed
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.trouble import trouble_behind
from frankpledge.config.cli.pieces import json_pieces
from frankpledge.config.workspace import VARIABLE, NoWorkspace, Workspace, chosen


if TYPE_CHECKING:
    from frankpledge.access.models import Member


MORE = "More: docs/how-to/install.md in the repository."


class Ending(IntEnum):
    """The exit codes that scripts rely on."""

    DONE = 0
    FAILED = 1
    WRONG_USE = 2
    DONE_WITH_REJECTED_ROWS = 3
    NOT_PERMITTED = 4
    INTERRUPTED = 130


@dataclass
class Desk:
    """What a command works with: its workspace and how it should answer."""

    workspace: Workspace
    as_json: bool = False
    is_dry_run: bool = False
    is_quiet: bool = False
    acts_as: str | None = None
    ending: Ending = Ending.DONE

    def member(self) -> "Member":
        """
        Return the member the command acts as, under the same rules as the web.

        That is the one named by --as or FRANKPLEDGE_USER, else the one the
        workspace's settings name for the command line.
        """
        from frankpledge.access.selectors import member_by_email

        email = (
            self.acts_as
            or os.environ.get("FRANKPLEDGE_USER")
            or self.workspace.values.get("command_line", {}).get("acts_as", "")
        )
        return member_by_email(email)

    @contextmanager
    def rehearsed(self) -> Iterator[None]:
        """Do what writes to the database; with --dry-run all of it is taken back."""
        from django.db import transaction

        with transaction.atomic():
            yield
            if self.is_dry_run:
                transaction.set_rollback(True)

    def today(self) -> date:
        """Return today, where the partnership is."""
        from django.utils.timezone import localdate

        return localdate()

    def say(self, text: str) -> None:
        """Write a message for the person, never mixed with the data."""
        if not self.is_quiet:
            click.echo(text, err=True)

    def answer(self, data: Any, plain: Callable[[], str] | str = "") -> None:
        """Write the answer: one JSON document with --json, else plain text."""
        if self.as_json:
            if isinstance(data, dict) and "status" not in data:
                data = {**data, "status": int(self.ending)}
            for piece in json_pieces(data):
                sys.stdout.write(piece)
            sys.stdout.write("\n")
            return
        if text := plain() if callable(plain) else plain:
            click.echo(text)


def set_up(workspace: Workspace) -> None:
    """Start Django on the workspace; nothing of it is imported before."""
    os.environ[VARIABLE] = str(workspace.path)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frankpledge.config.settings")
    import django

    django.setup()


def find_workspace(folder: str | None, *, needed: bool) -> Workspace:
    """Return the workspace asked for; raise NoWorkspace where it must exist."""
    workspace = Workspace(Path(folder).resolve()) if folder else chosen()
    if needed and not workspace.exists:
        raise NoWorkspace(
            f"There is no workspace in {workspace.path}.",
            "Make one with: frankpledge workspace init DIR --area CODE",
        )
    return workspace


def command(
    group: click.Group | None,
    *,
    needs_workspace: bool = True,
    writes: bool = False,
    reads_figures: bool = False,
) -> Callable[[Callable[..., None]], click.Command]:
    """
    Add a verb to a noun, with the options every command has.

    A command that is its own noun (`frankpledge serve`) names no group.

    The function gets the desk first, then its own options. `writes` adds
    --dry-run. Django is running on the workspace when it is called, unless
    the command needs no workspace. `reads_figures` has the figures that loads
    still owe counted first.
    """

    def add(function: Callable[..., None]) -> click.Command:
        def called(
            *,
            workspace: str | None,
            as_json: bool,
            quiet: bool,
            acts_as: str | None,
            dry_run: bool = False,
            **options: Any,
        ) -> None:
            desk = Desk(
                workspace=find_workspace(workspace, needed=needs_workspace),
                as_json=as_json,
                is_dry_run=dry_run,
                is_quiet=quiet,
                acts_as=acts_as,
            )
            if needs_workspace:
                set_up(desk.workspace)
            if reads_figures:
                count_what_is_owed(desk)
            function(desk, **options)
            if desk.ending is not Ending.DONE:
                raise click.exceptions.Exit(desk.ending)

        return named(called, function, group, writes=writes)

    return add


def named(
    called: Callable[..., None],
    function: Callable[..., None],
    group: click.Group | None,
    *,
    writes: bool,
) -> click.Command:
    """Return what is called as a command with the function's name, help and options."""
    called.__doc__ = function.__doc__
    called.__click_params__ = getattr(  # type: ignore[attr-defined]
        function, "__click_params__", []
    )
    for option in shared_options(writes=writes):
        called = option(called)
    name = function.__name__.strip("_").replace("_", "-")
    epilog = group.epilog if group else MORE
    return (group.command if group else click.command)(name, epilog=epilog)(called)


def count_what_is_owed(desk: Desk) -> None:
    """Count the figures that loads left to whoever would need them next."""
    from frankpledge.intake.services import count_owed

    if (counted := count_owed()) and sys.stderr.isatty():
        desk.say(f"Figures were counted again first: {', '.join(counted)}.")


def shared_options(*, writes: bool) -> list[Callable[..., Any]]:
    """Return the options that every command takes."""
    options = [
        click.option(
            "--workspace",
            metavar="DIR",
            help=f"The workspace; else {VARIABLE}, else this folder.",
        ),
        click.option("--json", "as_json", is_flag=True, help="Answer in JSON."),
        click.option("--quiet", is_flag=True, help="No messages, only the answer."),
        click.option("--as", "acts_as", metavar="EMAIL", help="Act as this member."),
    ]
    if writes:
        options.append(
            click.option("--dry-run", is_flag=True, help="Say what would be done.")
        )
    return options


def wants_json() -> bool:
    """Say whether the caller asked for JSON, even where reading options failed."""
    return "--json" in sys.argv


def end(ending: Ending, message: str = "", fix: str = "") -> NoReturn:
    """Say what went wrong where the caller will look for it, and leave."""
    if wants_json():
        answer = {"status": int(ending), "error": message, "fix": fix}
        click.echo(json.dumps(answer, ensure_ascii=False))
    if message:
        click.echo(f"frankpledge: {message}" + (f"\n{fix}" if fix else ""), err=True)
    sys.exit(ending)


def run(program: click.Command) -> NoReturn:
    """Run the program; every failure ends in a sentence and the right exit code."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        code = program.main(standalone_mode=False)
    except click.exceptions.Exit as left:
        sys.exit(left.exit_code)
    except click.exceptions.NoArgsIsHelpError as asked:
        click.echo(asked.format_message(), err=True)
        sys.exit(Ending.WRONG_USE)
    except (click.Abort, KeyboardInterrupt):
        end(Ending.INTERRUPTED, "Interrupted. Nothing was left half done.")
    except Exception as error:  # noqa: BLE001 - the last place that can say it kindly
        end(*how_it_ends(error))
    sys.exit(code if isinstance(code, int) else Ending.DONE)


def how_it_ends(error: Exception) -> tuple[Ending, str, str]:
    """Return the exit code, the sentence and the next step for a failure."""
    if isinstance(error, click.UsageError):
        return Ending.WRONG_USE, error.format_message(), usage_hint(error)
    if isinstance(error, click.ClickException):
        return Ending.WRONG_USE, error.format_message(), ""
    if isinstance(error, ExpectedFailure):
        refused = isinstance(error, NotAllowed)
        ending = Ending.NOT_PERMITTED if refused else Ending.FAILED
        return ending, error.args[0], error.fix
    if "FRANKPLEDGE_DEBUG" in os.environ:
        traceback.print_exception(error)
    if trouble := trouble_behind(error):
        return Ending.FAILED, trouble.args[0], trouble.fix
    if isinstance(error, OSError) and error.filename and error.strerror:
        return Ending.FAILED, f"{error.filename}: {error.strerror}.", ""
    return (
        Ending.FAILED,
        f"Something unexpected went wrong ({type(error).__name__}).",
        "Run again with FRANKPLEDGE_DEBUG=1 to see where, and report it.",
    )


def usage_hint(error: click.UsageError) -> str:
    """Return where to read how the command is used."""
    if error.ctx is None:
        return ""
    return f"See: {error.ctx.command_path} --help"
