"""frankpledge performance: decisions on figures, self-checks, the partnership's health."""

import click

from frankpledge.analysis.dates import year_of
from frankpledge.config.cli.cards import in_words, rows_of
from frankpledge.config.cli.frame import Desk, command


@click.group(epilog="More: docs/how-to/check-ourselves.md in the repository.")
def group() -> None:
    """
    See what was decided on figures, and how well the partnership itself works.

    \b
    frankpledge performance decisions
    frankpledge performance self-check hallmarks --year 2025
    """


YEAR = click.option(
    "--year",
    type=click.IntRange(1998, 2998),
    help="2025 for the year 2025/26; this year unless said.",
)


def entered(desk: Desk) -> None:
    """Let in a member who may see performance."""
    from frankpledge.performance.policies import may_see_performance

    may_see_performance(desk.member(), on=desk.today()).require()


def begun(desk: Desk, year: int | None) -> int:
    """Return the year that is meant, this one where none is; it must have begun."""
    now = year_of(desk.today())
    if year is not None and year > now:
        raise click.BadParameter(f"{year} has not begun.", param_hint="--year")
    return year or now


@command(group)
def decisions(desk: Desk) -> None:
    """
    List what was decided, each with the number that was seen and the task given.

    \b
    frankpledge performance decisions --json
    """
    from django.http import QueryDict

    from frankpledge.partnership.selectors import home
    from frankpledge.performance.presenters.registers import decision_list
    from frankpledge.performance.selectors.board import hidden_measures
    from frankpledge.performance.selectors.deciding import decisions_of
    from frankpledge.plan.selectors import plans_of

    entered(desk)
    hidden = hidden_measures(desk.member(), on=desk.today())
    found = decisions_of([one.pk for one in plans_of(home().pk)])
    found = found.exclude(measure__in=sorted(hidden))
    listed = decision_list(found, QueryDict(), today=desk.today(), may_export=False)
    rows = rows_of(listed)
    desk.answer(rows, lambda: in_words(rows, "No decision has been recorded yet."))


@command(group, reads_figures=True)
@click.argument("kind", type=click.Choice(["hallmarks", "marac"]))
@YEAR
def self_check(desk: Desk, kind: str, year: int | None) -> None:
    """
    List a self-check's elements: the rating, what was found in use, gap and action.

    \b
    frankpledge performance self-check hallmarks --year 2025 --json
    """
    from frankpledge.performance.presenters.checks import check_of
    from frankpledge.performance.selectors.used import Year
    from frankpledge.performance.states import CheckKind

    entered(desk)
    asked = Year(begun(desk, year), desk.member(), desk.today())
    rows = check_of(CheckKind(kind), asked)
    said = {"kind": kind, "year": asked.label, "elements": rows}
    desk.answer(said, lambda: in_words(rows, ""))


@command(group, reads_figures=True)
@YEAR
def health(desk: Desk, year: int | None) -> None:
    """
    Say how the partnership itself works in a year, each number with its origin.

    \b
    frankpledge performance health --year 2025 --json
    """
    from frankpledge.performance.selectors.health import health as found_for
    from frankpledge.performance.selectors.used import Year

    entered(desk)
    asked = Year(begun(desk, year), desk.member(), desk.today())
    rows = [
        {
            "name": one.name,
            "is_known": one.is_known,
            "words": one.words,
            "origin": one.origin,
        }
        for one in found_for(asked)
    ]
    desk.answer({"year": asked.label, "numbers": rows}, lambda: in_words(rows, ""))
