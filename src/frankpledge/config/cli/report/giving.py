"""frankpledge report build update, forum and annual."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from frankpledge.analysis.dates import year_words
from frankpledge.config.cli.frame import Desk, command
from frankpledge.config.cli.report.building import FORMAT, OUTPUT, build, written
from frankpledge.config.cli.report.performance import the_plan


if TYPE_CHECKING:
    from frankpledge.performance.presenters.books import Book


PLAN = click.option("--plan", "slug", default="", help="The plan, where several do.")
AREA = click.option(
    "--area", default="", help="An area's code or name; the whole without it."
)


def give_out(
    book: "Book", ref: str, forms: list[str], output: Path, desk: Desk
) -> None:
    """Write a document in each format, recorded as taken away."""
    from django.utils.timezone import now

    from frankpledge.performance.presenters.books import file_of_book
    from frankpledge.performance.services import give_out_book

    files: list[dict[str, Any]] = []
    for form in forms:
        if not desk.is_dry_run:
            give_out_book(ref=ref, form=form, by=desk.member(), at=now())
        files.append(written(file_of_book(book, form), output, desk))
    desk.answer(
        {
            "report": book.topic,
            "area": book.area,
            "period": book.period,
            "files": files,
        },
        "\n".join(str(file["file"]) for file in files),
    )


@command(build, writes=True, reads_figures=True)
@click.option("--month", required=True, help="The month, such as 2020-03.")
@AREA
@PLAN
@FORMAT
@OUTPUT
def update(
    desk: Desk, month: str, area: str, slug: str, forms: list[str], output: Path
) -> None:
    """
    Write the one-page update on an area's month, exceptions first.

    \b
    frankpledge report build update --month 2020-03 -o update
    """
    from frankpledge.performance.presenters.books import update_book
    from frankpledge.performance.selectors.deciding import decisions_on
    from frankpledge.performance.selectors.updates import (
        area_named,
        month_named,
        monthly_update,
        quarter_holding,
    )

    period = month_named(month)
    plan, _ = the_plan(quarter_holding(period), slug, desk)
    made = monthly_update(
        plan,
        area_named(area or plan.area_code),
        period,
        by=desk.member(),
        today=desk.today(),
        is_print=True,
    )
    book = update_book(made, decisions_on(made), today=desk.today())
    give_out(book, f"update/{plan.slug}/{made.area.code}/{month}", forms, output, desk)


@command(build, writes=True, reads_figures=True)
@click.option("--quarter", required=True, help="The quarter, such as 2019/20-Q4.")
@AREA
@PLAN
@FORMAT
@OUTPUT
def forum(
    desk: Desk, quarter: str, area: str, slug: str, forms: list[str], output: Path
) -> None:
    """
    Write an area forum's report in plain words, safe for anybody to read.

    \b
    frankpledge report build forum --quarter 2019/20-Q4 --area Parr -o forum
    """
    from frankpledge.performance.presenters.books import forum_report
    from frankpledge.performance.selectors.forum import forum_for
    from frankpledge.performance.selectors.updates import area_named

    plan, period = the_plan(quarter, slug, desk)
    where = area_named(area or plan.area_code)
    made = forum_for(plan, where, period, by=desk.member(), today=desk.today())
    book = forum_report(made, today=desk.today())
    give_out(book, f"forum/{plan.slug}/{where.code}/{quarter}", forms, output, desk)


@command(build, writes=True, reads_figures=True)
@click.option(
    "--year",
    type=click.IntRange(1998, 2998),
    required=True,
    help="2019 for the year 2019/20.",
)
@PLAN
@FORMAT
@OUTPUT
def annual(desk: Desk, year: int, slug: str, forms: list[str], output: Path) -> None:
    """
    Write the annual report from the year's quarters, misses included.

    \b
    frankpledge report build annual --year 2019 -o board
    """
    from frankpledge.performance.presenters.books import annual_report
    from frankpledge.performance.selectors.yearly import annual_year

    plan, _ = the_plan(f"{year_words(year)}-Q4", slug, desk)
    made = annual_year(plan, year, by=desk.member(), today=desk.today())
    book = annual_report(made, today=desk.today())
    give_out(book, f"annual/{plan.slug}/{year}", forms, output, desk)
