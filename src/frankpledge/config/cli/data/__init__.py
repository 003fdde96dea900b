"""frankpledge data: take in what agencies send."""

from collections.abc import Sequence

import click

from frankpledge.config.cli.frame import Desk, command


KINDS = ("police-street", "police-asb", "road-casualties", "incidents", "totals")


@click.group(epilog="More: docs/how-to/load-a-supply.md")
def group() -> None:
    """
    Take in what agencies send.

    \b
    frankpledge data load police-street 2019-06-merseyside-street.csv
    frankpledge data status
    """


@click.argument("kind", type=click.Choice(KINDS))
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--source", metavar="NAME", help="The source in the catalogue.")
@click.option("--layout", metavar="NAME", help="The source's layout to read by.")
@click.option(
    "--accept-part/--refuse-faults",
    "takes_part",
    default=True,
    help="Load the good rows (default), or nothing where one row is faulty.",
)
def load(
    desk: Desk,
    *,
    kind: str,
    files: Sequence[str],
    source: str | None,
    layout: str | None,
    takes_part: bool,
) -> None:
    """
    Check files and load them. `-` reads standard input; a folder stands for its files.

    \b
    frankpledge data load police-street 2019-*-merseyside-street.csv
    frankpledge data load totals return.xlsx --source marac --json
    """
    from frankpledge.config.cli.data.loading import Request, run

    run(desk, Request(kind, tuple(files), source, layout, takes_part))


@click.option("--loads", default=20, show_default=True, help="How many loads to list.")
def status(desk: Desk, *, loads: int) -> None:
    """
    Show what is loaded, what is missing and what is late.

    \b
    frankpledge data status
    frankpledge data status --json
    """
    from frankpledge.config.cli.data.looking import show_status

    show_status(desk, loads)


@click.argument("load_name", metavar="LOAD")
@click.option("--reason", default="", help="Why; kept with the load.")
def undo(desk: Desk, *, load_name: str, reason: str) -> None:
    """
    Take a load out again; what it replaced counts again.

    \b
    frankpledge data undo 20190812-1f0c9a3e --reason "Wrong month"
    frankpledge data undo 20190812-1f0c9a3e --dry-run
    """
    from frankpledge.config.cli.data.keeping import undo_one

    undo_one(desk, load_name, reason)


@click.argument("load_name", metavar="LOAD")
@click.option("-o", "target", default="-", metavar="FILE", help="csv, ods or xlsx.")
def rejected(desk: Desk, *, load_name: str, target: str) -> None:
    """
    Write the rows of a load that could not be loaded, each with its reason.

    \b
    frankpledge data rejected 20190812-1f0c9a3e -o rejected.xlsx
    frankpledge data rejected 20190812-1f0c9a3e > rejected.csv
    """
    from frankpledge.config.cli.data.keeping import write_rejected

    write_rejected(desk, load_name, target)


def reconcile(desk: Desk) -> None:
    """
    Finish or give up loads that a crash broke off. Loading and serving do it too.

    \b
    frankpledge data reconcile
    frankpledge data reconcile --json
    """
    from frankpledge.config.cli.data.keeping import mend_broken_loads

    mend_broken_loads(desk)


@click.option("--source", metavar="NAME", help="Only this source's.")
@click.option("--propose", metavar="FILE", help="Propose one for this spreadsheet.")
@click.option("--save", metavar="FILE", help="Keep the layout in this JSON.")
@click.option("--name", default="usual", show_default=True, help="The layout's name.")
def layouts(
    desk: Desk, *, source: str | None, propose: str | None, save: str | None, name: str
) -> None:
    """
    List the layouts of suppliers' spreadsheets, propose one, or keep one.

    \b
    frankpledge data layouts --source marac --propose return.xlsx > layout.json
    frankpledge data layouts --source marac --save layout.json
    """
    from frankpledge.config.cli.data.keeping import propose_layout, show_layouts

    if propose:
        propose_layout(desk, source, propose)
    else:
        show_layouts(desk, source, save, name)


command(group, writes=True)(load)
command(group)(status)
command(group, writes=True)(undo)
command(group)(rejected)
command(group, writes=True)(reconcile)
command(group, writes=True)(layouts)
