"""What every report's command shares: its noun, its formats, and writing files."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import click

from frankpledge.config.cli.frame import Desk


FORMATS = ("html", "docx", "odt", "pptx", "pdf", "ods", "xlsx", "csv")


@click.group(epilog="More: docs/how-to/report-to-the-board.md in the repository.")
def group() -> None:
    """
    Build reports for the board and keep what it was given.

    \b
    frankpledge report build performance --quarter 2019/20-Q4 -o board
    frankpledge report build assessment --area E07000130 -o assessment
    frankpledge report revisions 3 --json
    """


def formats(_: click.Context, __: click.Parameter, value: str) -> list[str]:
    """Return the formats named in a list, each once, or say which is not known."""
    named = list(dict.fromkeys(part.strip().lower() for part in value.split(",")))
    unknown = [name for name in named if name not in FORMATS]
    if unknown:
        raise click.BadParameter(f"{unknown[0]!r} is not one of {', '.join(FORMATS)}.")
    return named


FORMAT = click.option(
    "--format",
    "forms",
    default="html,docx,odt,pdf,ods",
    show_default=True,
    callback=formats,
    help=f"Any of {','.join(FORMATS)}.",
)
OUTPUT = click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="The folder to write to.",
)


@group.group(epilog=group.epilog)
def build() -> None:
    """
    Write a report as files, the same figures in every format.

    \b
    frankpledge report build performance --quarter 2019/20-Q4 -o board
    frankpledge report build award 2 --format pdf -o board
    """


@dataclass(frozen=True)
class NamedContent:
    """A file that is ready to be written."""

    form: str
    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        """Return the file's fingerprint."""
        return sha256(self.content).hexdigest()


def written(file: Any, output: Path, desk: Desk) -> dict[str, Any]:
    """Write one file, unless only asked what would be written, and say where."""
    path = output / file.name
    if not desk.is_dry_run:
        output.mkdir(parents=True, exist_ok=True)
        # Whoever interrupts must not leave half a file under the name of a whole one.
        part = path.with_name(f".{path.name}.part")
        part.write_bytes(file.content)
        part.replace(path)
    desk.say(f"{path} ({len(file.content):,} bytes)")
    return {
        "format": file.form,
        "file": str(path),
        "bytes": len(file.content),
        "sha256": file.sha256,
    }
