"""frankpledge plan count: a minimum standard, counted from a list of cases."""

from pathlib import Path
from typing import Any

import click

from frankpledge.config.cli.frame import Desk
from frankpledge.config.cli.plan_finding import the_plan


@click.argument("slug")
@click.argument("ref")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--agency", help="Whose cases they are; your own without it.")
@click.option(
    "--quarter",
    type=click.DateTime(["%Y-%m-%d"]),
    required=True,
    help="The first day of the quarter, such as 2026-07-01.",
)
def count(
    desk: Desk, slug: str, ref: str, file: Path, agency: str | None, quarter: Any
) -> None:
    """
    Count a minimum standard from a list of cases, which is not kept.

    SLUG is the plan, REF the standard, FILE a list (.csv, .xlsx, .ods) with the
    columns case, from and to.

    \b
    frankpledge plan count safer-town-2027 S1 cases.csv --quarter 2026-07-01
    """
    from django.db import transaction
    from django.utils.timezone import localtime

    from frankpledge.analysis.failures import ExpectedFailure
    from frankpledge.partnership.selectors import agency_named
    from frankpledge.plan.selectors import pledges_of
    from frankpledge.plan.services import count_standard

    plan, by = the_plan(slug, desk), desk.member()
    pledge = pledges_of(plan).filter(ref=ref).first()
    if pledge is None:
        raise ExpectedFailure(f"The plan has no standard {ref!r}.")
    whose = agency_named(plan.partnership_id, agency) if agency else by.agency
    if whose is None:
        raise ExpectedFailure(f"There is no agency called {agency!r}.")
    with transaction.atomic():
        told = count_standard(
            pledge=pledge,
            agency=whose,
            quarter_starts_on=quarter.date(),
            name=file.name,
            data=file.read_bytes(),
            by=by,
            at=localtime(),
        )
        if desk.is_dry_run:
            transaction.set_rollback(True)
    said = {
        "standard": ref,
        "kept": told.kept,
        "looked_at": told.looked_at,
        "open": (told.out_of or 0) - told.looked_at,
        "drawn": told.drawn,
        "evidence": told.evidence,
    }
    desk.answer(said, f"{told.kept} of {told.looked_at} kept it. {told.evidence}")
