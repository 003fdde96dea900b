"""The noun, and what its verbs share."""

from typing import TYPE_CHECKING

import click

from frankpledge.config.cli.frame import Desk


if TYPE_CHECKING:
    from frankpledge.access.trail import Actor


@click.group(epilog="More: docs/how-to/areas.md in the repository.")
def group() -> None:
    """
    Load, draw and look at areas.

    \b
    frankpledge areas load wards.geojson --kind ward --code-column WD25CD --name-column WD25NM
    frankpledge areas show E08000013 --json
    """


def actor(desk: Desk) -> "Actor":
    """Return who acts: a member under the rules of the web."""
    return desk.member()
