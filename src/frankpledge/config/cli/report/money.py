"""frankpledge report build bid, award and return: the money's own documents."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from frankpledge.config.cli.frame import Desk, command
from frankpledge.config.cli.report.building import FORMAT, OUTPUT, build, written


LISTS = {"bid": "bids", "award": "results", "return": "returns"}
NUMBER = click.argument("number", type=int)


def hand_round(
    desk: Desk,
    what: str,
    held: Any,
    make: Callable[..., Any],
    forms: list[str],
    output: Path,
) -> None:
    """Write one thing of the money in each format, recorded as taken away."""
    from frankpledge.analysis.failures import ExpectedFailure
    from frankpledge.funding import policies, services

    by, today = desk.member(), desk.today()
    policies.may_enter(by, on=today).require()
    if held is None:
        raise ExpectedFailure(
            f"There is no {what} of this number.",
            f"See the numbers with: frankpledge funding {LISTS[what]}",
        )
    policies.may_export(by, on=today).require()
    paper = make(held, by=by, on=today)
    files = []
    for form in forms:
        if not desk.is_dry_run:
            services.give_out_paper(thing=held, form=form, by=by, on=today)
        files.append(written(paper.file(form), output, desk))
    said = {"report": what, "number": held.pk, "files": files}
    desk.answer(said, "\n".join(str(file["file"]) for file in files))


@command(build, writes=True)
@NUMBER
@FORMAT
@OUTPUT
def bid(desk: Desk, number: int, forms: list[str], output: Path) -> None:
    """
    Write a bid with how it passed the gate, its scores and what was decided.

    \b
    frankpledge report build bid 3 --format pdf,docx -o board
    """
    from frankpledge.funding.presenters.handing_round import bid_paper
    from frankpledge.funding.selectors.whole import whole_bids

    rows = whole_bids(desk.member(), on=desk.today())
    hand_round(desk, "bid", rows.filter(pk=number).first(), bid_paper, forms, output)


@command(build, writes=True, reads_figures=True)
@NUMBER
@FORMAT
@OUTPUT
def award(desk: Desk, number: int, forms: list[str], output: Path) -> None:
    """
    Write an award with its conditions, its returns and what its result cost.

    \b
    frankpledge report build award 2 -o board
    """
    from frankpledge.funding.presenters.handing_round import award_paper
    from frankpledge.funding.selectors.whole import whole_awards

    rows = whole_awards(desk.member(), on=desk.today())
    held = rows.filter(pk=number).first()
    hand_round(desk, "award", held, award_paper, forms, output)


@command(build, writes=True, reads_figures=True)
@NUMBER
@FORMAT
@OUTPUT
def return_(desk: Desk, number: int, forms: list[str], output: Path) -> None:
    """
    Write a quarter's return with its outcome, looked up, and where it comes from.

    \b
    frankpledge report build return 5 --format pdf -o returns
    """
    from frankpledge.funding.presenters.handing_round import return_paper
    from frankpledge.funding.selectors.whole import whole_returns

    rows = whole_returns(desk.member(), on=desk.today())
    held = rows.filter(pk=number).first()
    hand_round(desk, "return", held, return_paper, forms, output)
