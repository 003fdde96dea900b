"""frankpledge report build assessment: any partnership's, from open data alone."""

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

    from frankpledge.assessment.selectors import Scanned


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
@FORMAT
@OUTPUT
def assessment(
    desk: Desk,
    areas: tuple[str, ...],
    every: bool,  # noqa: FBT001 - click passes it by name
    edition: str,
    forms: list[str],
    output: Path,
) -> None:
    """
    Write the strategic assessment of any partnership from open data alone.

    It counts the police data that are loaded, once for all the areas asked for.
    """
    from frankpledge.assessment.policies import may_build_assessment
    from frankpledge.assessment.selectors import ground, partnerships_of, scanned
    from frankpledge.assessment.services import give_out_assessment
    from frankpledge.partnership.selectors import home

    today, by = desk.today(), desk.member()
    may_build_assessment(by, on=today).require()
    held = ground()
    chosen = partnerships_of(held) if every else areas or (home().area_code,)
    found = [scanned(area, held) for area in chosen]
    made = []
    for one, files in made_of(found, edition, forms, today, desk):
        area = one.area.code
        if not desk.is_dry_run:
            give_out_assessment(
                area=area, edition=edition, forms=forms, by=by, on=today
            )
        made.append(said_of(one, [written(file, output, desk) for file in files]))
    desk.answer(
        {"report": "assessment", "edition": edition, "areas": made},
        "\n".join(str(file["file"]) for one in made for file in one["files"]),
    )


def made_of(
    found: Sequence["Scanned"],
    edition: str,
    forms: Sequence[str],
    today: "date",
    desk: Desk,
) -> "Iterator[tuple[Scanned, list[NamedContent]]]":
    """Yield each area with its files, several areas at a time where there are many."""
    if len(found) == 1:
        yield found[0], files_of(found[0], edition, forms, today)
        return
    with ProcessPoolExecutor(
        os.cpu_count(), get_context("spawn"), set_up, (desk.workspace,)
    ) as pool:
        waiting = [pool.submit(files_of, one, edition, forms, today) for one in found]
        try:
            for one, future in zip(found, waiting, strict=True):
                yield one, future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def files_of(
    found: "Scanned", edition: str, forms: Sequence[str], today: "date"
) -> list[NamedContent]:
    """Return one area's assessment in every format asked for."""
    from frankpledge.assessment.presenters.book import Material, book_of
    from frankpledge.assessment.states import Edition
    from frankpledge.documents.writers import file_name, write

    book = book_of(Material(found, Edition(edition), today))
    return [
        NamedContent(
            form,
            file_name(found.area.name, "assessment", edition, "", form),
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
