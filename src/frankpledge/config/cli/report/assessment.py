"""frankpledge report build assessment: a kept project's, or from open data alone."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from frankpledge.config.cli.frame import Desk, command, set_up
from frankpledge.config.cli.report.building import (
    FORMAT,
    OUTPUT,
    NamedContent,
    build,
    written,
)


if TYPE_CHECKING:
    from datetime import date

    from frankpledge.assessment.models import Assessment
    from frankpledge.assessment.selectors import Scanned


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
    the area; any other partnership's is made from open data alone.
    """
    from frankpledge.assessment.policies import may_build_assessment

    may_build_assessment(desk.member(), on=desk.today()).require()
    kept = project_for(project, areas, product, every=every)
    made = (
        one_kept(kept, edition, forms, output, desk)
        if kept is not None
        else many(areas, edition, (product, theme), forms, output, desk, every=every)
    )
    desk.answer(
        {"report": "assessment", "edition": edition, "areas": made},
        "\n".join(str(file["file"]) for one in made for file in one["files"]),
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


def many(
    areas: tuple[str, ...],
    edition: str,
    kind: tuple[str, str],
    forms: list[str],
    output: Path,
    desk: Desk,
    *,
    every: bool,
) -> list[dict[str, Any]]:
    """Write areas' products from open data, counted once for all of them."""
    from frankpledge.assessment.selectors import ground, partnerships_of, scanned
    from frankpledge.assessment.services import give_out_assessment
    from frankpledge.partnership.selectors import home

    today, by = desk.today(), desk.member()
    held = ground()
    chosen = partnerships_of(held) if every else areas or (home().area_code,)
    found = [scanned(area, held) for area in chosen]
    made = []
    for one, files in made_of(found, edition, kind, forms, today, desk):
        if not desk.is_dry_run:
            give_out_assessment(
                area=one.area.code, edition=edition, forms=forms, by=by, on=today
            )
        made.append(said_of(one, [written(file, output, desk) for file in files]))
    return made


def made_of(
    found: Sequence["Scanned"],
    edition: str,
    kind: tuple[str, str],
    forms: Sequence[str],
    today: "date",
    desk: Desk,
) -> "Iterator[tuple[Scanned, list[NamedContent]]]":
    """Yield each area with its files, several areas at a time where there are many."""
    if len(found) == 1:
        yield found[0], files_of(found[0], edition, kind, forms, today)
        return
    with ProcessPoolExecutor(
        os.cpu_count(), get_context("spawn"), set_up, (desk.workspace,)
    ) as pool:
        waiting = [
            pool.submit(files_of, one, edition, kind, forms, today) for one in found
        ]
        try:
            for one, future in zip(found, waiting, strict=True):
                yield one, future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def files_of(
    found: "Scanned",
    edition: str,
    kind: tuple[str, str],
    forms: Sequence[str],
    today: "date",
) -> list[NamedContent]:
    """Return one area's product in every format asked for."""
    from frankpledge.assessment.presenters.book import Material, book_of
    from frankpledge.assessment.selectors import is_two_tier
    from frankpledge.assessment.states import Edition, Product
    from frankpledge.documents.writers import file_name, write

    product, theme = kind
    material = Material(
        found,
        Edition(edition),
        today,
        has_county=is_two_tier(found.area),
        product=Product(product),
        theme=theme,
    )
    book = book_of(material)
    topic = "assessment" if product == PRODUCTS[0] else product
    return [
        NamedContent(
            form,
            file_name(found.area.name, topic, edition, "", form),
            write(book, form),
        )
        for form in forms
    ]


def said_of(found: "Scanned", files: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what scripts are told of one area."""
    return {
        "area": found.area.code,
        "name": found.area.name,
        "from": found.counts.months[0],
        "to": found.counts.months[-1],
        "files": files,
    }
