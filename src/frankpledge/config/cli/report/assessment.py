"""frankpledge report build assessment: a kept project's, or from open data alone."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from frankpledge.config.cli.frame import Desk, command
from frankpledge.config.cli.report.building import FORMAT, OUTPUT, build, written
from frankpledge.config.cli.report.from_data import Made, Order, many


if TYPE_CHECKING:
    from frankpledge.assessment.models import Assessment


PRODUCTS = (
    "strategic-assessment",
    "three-year-audit",
    "tactical-assessment",
    "problem-profile",
    "subject-profile",
    "opportunity-strategy",
    "environmental-scan",
)


@command(build, writes=True)
@click.option(
    "--area",
    "areas",
    multiple=True,
    metavar="CODE",
    help="A partnership or district; the workspace's own where none is named.",
)
@click.option("--every", is_flag=True, help="Every partnership with records.")
@click.option(
    "--resume", is_flag=True, help="Leave alone the areas whose files stand already."
)
@click.option(
    "--edition",
    type=click.Choice(["restricted", "public"]),
    default="restricted",
    show_default=True,
    help="For the authorities, or for everybody.",
)
@click.option(
    "--product",
    type=click.Choice(PRODUCTS),
    default=PRODUCTS[0],
    show_default=True,
    help="Which product of the same parts.",
)
@click.option("--theme", default="", help="What a problem profile is about.")
@click.option("--project", metavar="SLUG", help="The one kept under this name.")
@FORMAT
@OUTPUT
def assessment(
    desk: Desk,
    areas: tuple[str, ...],
    every: bool,  # noqa: FBT001 - click passes it by name
    resume: bool,  # noqa: FBT001 - click passes it by name
    edition: str,
    product: str,
    theme: str,
    project: str | None,
    forms: list[str],
    output: Path,
) -> None:
    """
    Write the strategic assessment, or another product of the same parts.

    What people wrote, scored and decided is in it where the workspace keeps one of
    the area; any other partnership's is made from open data alone. Of several areas
    each is told as it is made; one that cannot be is named, and the others are made.

    \b
    frankpledge report build assessment --area E07000130 -o assessment
    frankpledge report build assessment --product tactical-assessment -o pack
    """
    from frankpledge.assessment.policies import may_build_assessment
    from frankpledge.partnership.selectors import home

    may_build_assessment(desk.member(), on=desk.today()).require()
    kept = project_for(project, areas, product, every=every)
    if kept is not None:
        made = Made(areas=one_kept(kept, edition, forms, output, desk))
    else:
        order = Order(edition, product, theme, forms, output, desk.today())
        named = () if every else areas or (home().area_code,)
        made = many(named, order, desk, resumes=resume)
    desk.answer(
        {"report": "assessment", "edition": edition, **vars(made)},
        "\n".join(str(file["file"]) for one in made.areas for file in one["files"]),
    )


def project_for(
    slug: str | None, areas: tuple[str, ...], product: str, *, every: bool
) -> "Assessment | None":
    """Return the kept product that is meant; None where open data alone will do."""
    from frankpledge.assessment.selectors import kept_project, project_named
    from frankpledge.partnership.selectors import home

    if slug is not None:
        found = project_named(slug)
        if found is None:
            raise click.BadParameter(f"No assessment is kept under {slug!r}.")
        return found
    if every or len(areas) > 1:
        return None
    return kept_project(areas[0] if areas else home().area_code, product)


def one_kept(
    kept: "Assessment", edition: str, forms: list[str], output: Path, desk: Desk
) -> list[dict[str, Any]]:
    """Write a kept product and return what scripts are told of it."""
    from frankpledge.assessment.presenters.editions import files_of as kept_files
    from frankpledge.assessment.services import give_out_assessment
    from frankpledge.assessment.states import Edition

    today, by = desk.today(), desk.member()
    files = kept_files(kept, Edition(edition), forms, by=by, today=today)
    if not desk.is_dry_run:
        give_out_assessment(
            area=kept.slug, edition=edition, forms=forms, by=by, on=today
        )
    return [
        {
            "area": kept.area_code,
            "name": kept.partnership.name,
            "project": kept.slug,
            "from": kept.looks_from,
            "to": kept.looks_before,
            "files": [written(file, output, desk) for file in files],
        }
    ]
