"""frankpledge demo: the demonstration partnership, made and opened."""

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any, NoReturn

import click

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.config.cli.frame import Desk, command, set_up
from frankpledge.config.workspace import VARIABLE, Workspace


DEFAULT = "demo-workspace"
AREA = "E08000013"
OPERATOR = "operator@demonstration.invalid"


@click.option("--no-serve", is_flag=True, help="Make it and leave.")
@click.option("--port", default=8000, show_default=True, help="Where to listen.")
def demo(desk: Desk, no_serve: bool, port: int) -> None:  # noqa: FBT001 - click's way
    """
    Make the demonstration partnership, St Helens on open data, and open it.

    A demonstration that is there already is opened as it is.

    \b
    frankpledge demo
    frankpledge demo --no-serve --workspace /srv/demonstration
    """
    workspace = place(desk)
    made = {} if workspace.exists else make(desk, workspace)
    desk.answer(
        {"workspace": str(workspace.path), "made": bool(made), **made},
        f"The demonstration is in {workspace.path}.",
    )
    if not no_serve:
        serve_afresh(workspace, port)


def place(desk: Desk) -> Workspace:
    """Return the workspace named, else a folder of its own below this one."""
    if desk.workspace.path == Path.cwd() and not desk.workspace.exists:
        return Workspace(Path.cwd() / DEFAULT)
    return desk.workspace


def make(desk: Desk, workspace: Workspace) -> dict[str, Any]:
    """
    Make the demonstration; while it is being made a mark says that it is no workspace.

    What an interrupted making left is cleared away, and nothing else.
    """
    from frankpledge.config.cli.workspace import make_database, make_partnership

    clear_half_made(workspace)
    workspace.make_folders()
    workspace.half_made.touch()
    write_settings(workspace.settings_file)
    set_up(workspace)
    from django.utils.timezone import localtime

    from frankpledge.config.demonstration.making import make as fill

    make_database()
    make_partnership(desk, AREA, OPERATOR)
    made = fill(workspace.path / "files" / "supplies", at=localtime(), say=desk.say)
    workspace.half_made.unlink()
    return made


def clear_half_made(workspace: Workspace) -> None:
    """Clear what an interrupted making left; refuse a folder that holds other files."""
    path = workspace.path
    if workspace.half_made.exists():
        shutil.rmtree(path)
    elif path.is_dir() and any(path.iterdir()):
        raise ExpectedFailure(
            f"{path} holds other files already.", "Name an empty or a new folder."
        )


def serve_afresh(workspace: Workspace, port: int) -> NoReturn:
    """Open the workspace in a fresh process, which reads the settings just written."""
    os.environ[VARIABLE] = str(workspace.path)
    program = [sys.executable, "-m", "frankpledge.config.cli", "serve"]
    os.execv(sys.executable, [*program, "--port", str(port)])  # noqa: S606 - ourselves


def write_settings(file: Path) -> None:
    """Write the demonstration's settings, which say that it is one."""
    lines = [
        "# The demonstration's settings. Real open figures, invented people.",
        f"name = {json.dumps('St Helens Community Safety Partnership')}",
        "demonstration = true",
        "",
        "[command_line]",
        f'acts_as = "{OPERATOR}"',
        "",
    ]
    file.write_text("\n".join(lines), encoding="utf-8")


group = command(None, needs_workspace=False)(demo)
