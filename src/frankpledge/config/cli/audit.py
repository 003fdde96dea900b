"""frankpledge audit: prove that nobody rewrote who saw and did what."""

from pathlib import Path
from typing import Any

import click

from frankpledge.config.cli.frame import Desk, Ending, command


@click.group(epilog="More: docs/reference/audit.md in the repository.")
def group() -> None:
    """
    Check and keep the audit trail.

    \b
    frankpledge audit verify
    frankpledge audit anchor -o /media/elsewhere
    """


@command(group)
@click.option(
    "--anchors",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Anchors kept elsewhere, instead of the workspace's own.",
)
def verify(desk: Desk, anchors: Path | None) -> None:
    """
    Fail where an entry was changed, removed, moved, cut off or put back.

    \b
    frankpledge audit verify --json
    """
    from frankpledge.audit.services import verify_trail

    verdict = verify_trail(anchors)
    if not verdict.is_whole:
        desk.ending = Ending.FAILED
    desk.answer(verdict.as_dict(), plain=lambda: in_words(verdict.as_dict()))


def in_words(verdict: dict[str, Any]) -> str:
    """Return the verdict as a person reads it."""
    if verdict["ok"]:
        return (
            f"The trail is whole: {verdict['entries']:,} entries, held against "
            f"{verdict['anchors']} anchors."
        )
    shown = [
        f"  entry {each['sequence']}: {each['reason']}" for each in verdict["faults"]
    ]
    more = len(shown) - 20
    lines = [f"The trail is NOT whole: {len(shown)} faults.", *shown[:20]]
    return "\n".join([*lines, f"  and {more} more"] if more > 0 else lines)


@command(group, writes=True)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="A folder in another place, that this machine's users cannot rewrite.",
)
def anchor(desk: Desk, output: Path) -> None:
    """
    Keep how long the trail is, and its last hash, in another place.

    \b
    frankpledge audit anchor -o /srv/elsewhere/anchors
    """
    from django.utils.timezone import now

    from frankpledge.audit import anchors
    from frankpledge.audit.rules import Anchor
    from frankpledge.audit.services import verify_trail

    verdict = verify_trail()
    if not verdict.is_whole:
        desk.ending = Ending.FAILED
        desk.answer(verdict.as_dict(), plain=lambda: in_words(verdict.as_dict()))
        return
    kept = Anchor(verdict.entries, verdict.head, now().isoformat())
    if not desk.is_dry_run:
        anchors.write(kept, output)
    verb = "Would anchor" if desk.is_dry_run else "Anchored"
    answer = {"entries": kept.count, "head": kept.head, "folder": str(output)}
    desk.answer(answer, plain=f"{verb} {kept.count:,} entries in {output}.")
