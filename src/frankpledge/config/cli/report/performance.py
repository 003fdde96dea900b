"""frankpledge report build performance, and what was revised since."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from frankpledge.config.cli.frame import Desk, command
from frankpledge.config.cli.report.building import (
    FORMAT,
    OUTPUT,
    build,
    group,
    written,
)


if TYPE_CHECKING:
    from frankpledge.analysis.measures.periods import Period


def the_plan(quarter: str, slug: str, desk: Desk) -> "tuple[Any, Period]":
    """Return the plan and quarter that are reported on, for who may see them."""
    from frankpledge.partnership.selectors import home
    from frankpledge.performance.policies import may_see_performance
    from frankpledge.performance.selectors import plan_for, quarter_named

    may_see_performance(desk.member(), on=desk.today()).require()
    period = quarter_named(quarter)
    return plan_for(home().pk, quarter=period, slug=slug, today=desk.today()), period


@command(build, writes=True, reads_figures=True)
@click.option("--quarter", required=True, help="The quarter, such as 2019/20-Q4.")
@click.option(
    "--plan", "slug", default="", help="The plan, where several hold the quarter."
)
@FORMAT
@OUTPUT
@click.option("--freeze", is_flag=True, help="Keep it as what the board was given.")
@click.option("--note", default="", help="A note kept with a frozen report.")
@click.option(
    "--from-chair", default="", help="The chair's own words, to stand first in it."
)
def performance(
    desk: Desk,
    quarter: str,
    slug: str,
    forms: list[str],
    output: Path,
    freeze: bool,  # noqa: FBT001 - click passes it by name
    note: str,
    from_chair: str,
) -> None:
    """
    Write the board's report on a quarter.

    \b
    frankpledge report build performance --quarter 2019/20-Q4 --format pdf,ods -o board
    """
    from django.utils.timezone import now

    from frankpledge.performance.policies import may_build_report
    from frankpledge.performance.presenters.report import made_of, report_on
    from frankpledge.performance.selectors import next_version
    from frankpledge.performance.services import freeze_report, give_out_report

    plan, period = the_plan(quarter, slug, desk)
    may_build_report(desk.member(), on=desk.today()).require()
    asked = {"plan": plan, "quarter": period, "by": desk.member(), "at": now()}
    version = str(next_version(plan.pk, period)) if freeze else "0"
    if not desk.is_dry_run:
        give_out_report(forms=forms, **asked)
    told = {"version": version, "chair_words": from_chair}
    ready = report_on(plan, period, by=asked["by"], today=desk.today(), **told)
    made = made_of(ready, forms)
    frozen = None
    if freeze and not desk.is_dry_run:
        frozen = freeze_report(made=made, note=note, **asked).pk
    files = [written(file, output, desk) for file in made.files]
    said = {
        "report": "performance",
        "plan": plan.slug,
        "quarter": period.label,
        "known_at": made.known_at.isoformat() if made.known_at else None,
        "figures": len(made.bindings),
        "frozen": frozen,
        "files": files,
    }
    desk.answer(said, "\n".join(str(file["file"]) for file in files))


@command(group)
def list_(desk: Desk) -> None:
    """
    List the reports that were frozen for the board, with their numbers.

    \b
    frankpledge report list --json
    """
    from frankpledge.partnership.selectors import home
    from frankpledge.performance.policies import may_open_report, may_see_performance
    from frankpledge.performance.selectors import frozen_reports
    from frankpledge.plan.selectors import plans_of

    by, today = desk.member(), desk.today()
    may_see_performance(by, on=today).require()
    rows = [
        {
            "report": one.pk,
            "title": one.title,
            "version": one.version,
            "frozen_at": one.frozen_at,
        }
        for one in frozen_reports(plan.pk for plan in plans_of(home().pk))
        if may_open_report(by, one, on=today)
    ]
    lines = [f"{row['report']:>4} v{row['version']} {row['title']}" for row in rows]
    said = "\n".join(lines) or "No report is frozen yet."
    desk.answer({"reports": rows}, said)


@command(group, reads_figures=True)
@click.argument("number", type=int)
def revisions(desk: Desk, number: int) -> None:
    """
    List the figures of a frozen report that have been revised since.

    \b
    frankpledge report revisions 3 --json
    """
    from frankpledge.analysis.failures import ExpectedFailure
    from frankpledge.performance.policies import may_open_report
    from frankpledge.performance.selectors import report_numbered, revisions_of
    from frankpledge.performance.selectors.seeing import Eyes

    report = report_numbered(number)
    if report is None or not may_open_report(desk.member(), report, on=desk.today()):
        raise ExpectedFailure(
            f"There is no frozen report {number}.",
            "See the numbers with: frankpledge report list",
        )
    found = [
        {
            "measure": one.measure,
            "area": one.area,
            "period": one.period.label,
            "then": one.then,
            "now": one.now,
            "what": one.what.value,
        }
        for one in revisions_of(report, eyes=Eyes(desk.member(), desk.today()))
    ]
    desk.answer(
        {"report": number, "frozen_at": report.frozen_at, "revisions": found},
        "\n".join(
            f"{row['measure']} {row['period']}: {row['then']} -> {row['now']}"
            for row in found
        )
        or "Nothing has been revised.",
    )
