"""frankpledge data: take in what agencies send."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import click

from frankpledge.config.cli.frame import Desk, command
from frankpledge.intake.states import Frequency, Marking


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
    "--taken-on",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day on which the figures were taken from the agency's system.",
)
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
    taken_on: datetime | None,
    takes_part: bool,
) -> None:
    """
    Check files and load them. `-` reads standard input; a folder stands for its files.

    \b
    frankpledge data load police-street 2019-*-merseyside-street.csv
    frankpledge data load totals return.xlsx --source marac --json
    """
    from frankpledge.config.cli.data.loading import Request, run

    day = taken_on.date() if taken_on else None
    run(desk, Request(kind, tuple(files), source, layout, takes_part, day))


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


month = click.DateTime(["%Y-%m"])


@click.argument("code", metavar="NAME")
@click.option("--dataset", required=True, help="Short name that like sources share.")
@click.option("--name", required=True, help="What pages call it.")
@click.option(
    "--kind",
    type=click.Choice(KINDS),
    default="totals",
    show_default=True,
    help="How its files are read.",
)
@click.option("--agency", metavar="CODE", help="Who sends it; none for open data.")
@click.option("--lawful-basis", required=True, help="Under which law it may be sent.")
@click.option("--agreement", default="", help="The sharing agreement's name.")
@click.option(
    "--marking",
    type=click.Choice([each.value for each in Marking]),
    default=Marking.DEPERSONALISED.value,
    show_default=True,
    help="How much it tells about people.",
)
@click.option("--contact", default="", metavar="PERSON", help="Who answers for it.")
@click.option("--deputy", default="", metavar="PERSON", help="Who does in their place.")
@click.option(
    "--file-format", default="", metavar="WORDS", help="What a file looks like."
)
@click.option(
    "--covers", multiple=True, metavar="CODE", help="An area or force; again for more."
)
@click.option(
    "--frequency",
    type=click.Choice([each.value for each in Frequency]),
    default=Frequency.MONTHLY.value,
    show_default=True,
    help="How often it comes.",
)
@click.option(
    "--due-after",
    "lag_days",
    type=click.IntRange(0, 1000),
    default=30,
    show_default=True,
    metavar="DAYS",
    help="Days from a period's end until it is due.",
)
@click.option("--first", "first_period_on", type=month, help="First period expected.")
@click.option("--until", "ends_before", type=month, help="Expected no more from then.")
@click.option(
    "--settles-after",
    "settles_after_months",
    type=click.IntRange(0, 36),
    default=0,
    metavar="MONTHS",
    help="Months for which its figures are provisional.",
)
@click.option(
    "--smallest-count",
    type=click.IntRange(0, 50),
    default=0,
    metavar="COUNT",
    help="Smaller counts above nought are refused.",
)
@click.option("--notes", default="", metavar="WORDS", help="What else to know.")
def add_source(desk: Desk, *, code: str, dataset: str, kind: str, **said: Any) -> None:
    """
    Enter a source in the catalogue. Its NAME and data set can never be changed.

    \b
    frankpledge data add-source marac --dataset marac --agency council --name "MARAC return" --lawful-basis "Crime and Disorder Act 1998 section 115" --frequency quarter
    """
    from frankpledge.config.cli.data.cataloguing import add_one

    add_one(desk, code=code, dataset=dataset, kind=kind, said=said)


command(group, writes=True)(load)
command(group, writes=True)(add_source)
command(group)(status)
command(group, writes=True)(undo)
command(group)(rejected)
command(group, writes=True)(reconcile)
command(group, writes=True)(layouts)
