"""frankpledge assessment begin, pin, give and freeze: what people add to a product."""

from datetime import datetime
from typing import Any

import click

from frankpledge.config.cli.assessment_finding import the_assessment
from frankpledge.config.cli.frame import Desk


DAY = click.DateTime(["%Y-%m-%d"])
FROZEN_AS = ["html", "docx", "pdf"]
PRODUCTS = (
    "strategic-assessment",
    "three-year-audit",
    "tactical-assessment",
    "problem-profile",
    "subject-profile",
    "opportunity-strategy",
    "environmental-scan",
)


@click.argument("title")
@click.option("--product", type=click.Choice(PRODUCTS), default=PRODUCTS[0])
@click.option("--theme", default="", help="What a problem profile is about.")
@click.option("--from", "first", type=DAY, required=True, help="First day looked at.")
@click.option("--before", type=DAY, required=True, help="The day after the last.")
@click.option("--about", default="", help="Its terms of reference.")
def begin(
    desk: Desk,
    title: str,
    product: str,
    theme: str,
    first: datetime,
    before: datetime,
    about: str,
) -> None:
    """
    Begin an assessment, a problem profile, a tactical pack or another product.

    \b
    frankpledge assessment begin "Burglary in Parr" --product problem-profile --theme burglary --from 2019-04-01 --before 2020-04-01
    """
    from frankpledge.assessment.services import begin_assessment
    from frankpledge.assessment.states import Product
    from frankpledge.partnership.selectors import home

    with desk.rehearsed():
        made = begin_assessment(
            partnership_id=home().pk,
            area_code=home().area_code,
            title=title,
            product=Product(product),
            theme=theme,
            looks_from=first.date(),
            looks_before=before.date(),
            about=about,
            by=desk.member(),
            on=desk.today(),
        )
    said: dict[str, Any] = {"project": made.slug, "review_on": made.review_on}
    done = "could be begun" if desk.is_dry_run else "is begun"
    desk.answer(said, f"“{title}” {done} as {made.slug}.")


@click.argument("slug")
@click.option("--section", required=True, help="What it bears out, by its short name.")
@click.option("--shows", required=True, help="What it shows.")
@click.option("--measure", default="", help="A measure of the catalogue.")
@click.option("--period", default="", help="Its period, such as 2019/20.")
@click.option("--source", default="", help="Or where it is told.")
def pin(desk: Desk, slug: str, **told: str) -> None:
    """
    Pin evidence to a section: a figure as it is known now, or where it is told.

    \b
    frankpledge assessment pin burglary-in-parr --section location --shows "It rose" --measure burglary --period 2019/20
    """
    from frankpledge.assessment.rules.products import template_of
    from frankpledge.assessment.services import pin_evidence

    found = the_assessment(desk, slug)
    sections = template_of(found.product).sections
    if told["section"] not in sections:
        raise click.BadParameter(f"Name one of: {', '.join(sections)}.")
    with desk.rehearsed():
        made = pin_evidence(assessment=found, by=desk.member(), on=desk.today(), **told)
    said = {"project": slug, "section": made.section, "words": made.words}
    done = "Nothing stands against it." if desk.is_dry_run else "It is pinned."
    desk.answer(said, f"{done} {made.words}".strip())


@click.argument("slug")
@click.argument("text")
@click.option("--owner", required=True, metavar="AGENCY", help="Who is to do it.")
@click.option("--due", type=DAY, required=True, help="By which day.")
def give(desk: Desk, slug: str, text: str, owner: str, due: datetime) -> None:
    """
    Make what a product recommends a task of an agency, in one step.

    \b
    frankpledge assessment give tactical-2020-03 "Patrol Parr at night" --owner police --due 2026-12-01
    """
    from frankpledge.analysis.failures import ExpectedFailure
    from frankpledge.assessment.services import task_from_pack
    from frankpledge.partnership.selectors import agency_named, home

    found, agency = the_assessment(desk, slug), agency_named(home().pk, owner)
    if agency is None:
        raise ExpectedFailure(f"There is no agency called {owner!r}.")
    with desk.rehearsed():
        made = task_from_pack(
            assessment=found,
            text=text,
            owner_id=agency.pk,
            due_on=due.date(),
            by=desk.member(),
            on=desk.today(),
        )
    said = {
        "project": slug,
        "task": made.text,
        "owner": str(agency),
        "due_on": due.date(),
    }
    done = "could be a task" if desk.is_dry_run else "is a task now"
    desk.answer(said, f"“{made.text}” {done}, of {agency}.")


@click.argument("slug")
@click.option("--edition", type=click.Choice(["restricted", "public"]), required=True)
@click.option("--readers", default="", help="Who may read a restricted edition.")
@click.option("--note", default="", help="What is said of this version.")
def freeze(desk: Desk, slug: str, edition: str, readers: str, note: str) -> None:
    """
    Keep an edition of a product as it is now; what lives on goes on living.

    \b
    frankpledge assessment freeze burglary-in-parr --edition restricted --readers "The burglary group"
    """
    from django.utils.timezone import now

    from frankpledge.assessment import policies
    from frankpledge.assessment.presenters.editions import files_of
    from frankpledge.assessment.services import freeze_edition, freezing
    from frankpledge.assessment.states import Edition

    found, by, kind = the_assessment(desk, slug), desk.member(), Edition(edition)
    policies.may_freeze_edition(by, on=desk.today()).require()
    freezing.may_be_frozen(found, kind, readers, FROZEN_AS)
    version = freezing.next_version(found, kind)
    if not desk.is_dry_run:
        files = files_of(
            found,
            kind,
            FROZEN_AS,
            by=by,
            today=desk.today(),
            version=str(version),
            readers=readers,
            expires_on=freezing.expiry_of(found, kind),
        )
        version = freeze_edition(
            assessment=found,
            edition=kind,
            files=files,
            readers=readers,
            said=note,
            by=by,
            at=now(),
        ).version
    said = {"project": slug, "edition": edition, "version": version}
    done = "could be frozen" if desk.is_dry_run else "is frozen"
    desk.answer(said, f"Version {version} of the {edition} edition {done}.")
