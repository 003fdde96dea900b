"""Loading areas from files of outlines, and populations from CSV."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from frankpledge.config.cli.areas.noun import actor, group
from frankpledge.config.cli.frame import Desk, command
from frankpledge.partnership.states import AreaKind


if TYPE_CHECKING:
    from frankpledge.analysis.codes.boundaries import Feature
    from frankpledge.partnership.models import Rebasing


LOADED_KINDS = [
    kind.value for kind in AreaKind if kind not in {AreaKind.PARTNERSHIP, AreaKind.LSOA}
]
A_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@command(group, writes=True)
@click.argument("file", type=A_FILE, required=False)
@click.option("--kind", type=click.Choice(LOADED_KINDS), default="ward")
@click.option("--code-column", default="code", show_default=True)
@click.option("--name-column", default="name", show_default=True)
@click.option("--boundary-year", type=int, help="The year of the drawing; else this.")
@click.option("--lookup", type=A_FILE, help="CSV: which LSOA lies in which area.")
@click.option("--population", type=A_FILE, help="CSV: area_code, kind, year, value.")
@click.option("--vintage", default="", help="Which estimate the population is.")
@click.option("--source", default="", help="Who published it.")
@click.option(
    "--replace", "replaces", is_flag=True, help="End areas of the kind not in the file."
)
def load(
    desk: Desk,
    file: Path | None,
    kind: str,
    code_column: str,
    name_column: str,
    boundary_year: int | None,
    lookup: Path | None,
    population: Path | None,
    vintage: str,
    source: str,
    replaces: bool,  # noqa: FBT001 - click gives every option by name
) -> None:
    """
    Load areas from GeoJSON, GeoPackage or Shapefile, and populations from CSV.

    An LSOA belongs where the lookup says, else where its centre lies. Nothing is
    taken where any line of a CSV file is wrong.

    \b
    frankpledge areas load wards.geojson --kind ward --code-column WD25CD --name-column WD25NM
    frankpledge areas load --population residents.csv --vintage "Mid-2024 estimate"
    """
    from frankpledge.analysis.codes.boundaries import read_features

    if file is None and population is None:
        raise click.UsageError("Name a file of areas, or --population FILE.")
    answer: dict[str, Any] = {}
    with desk.rehearsed():
        if file is not None:
            answer |= load_file(
                desk,
                read_features(file, code_column=code_column, name_column=name_column),
                AreaKind(kind),
                boundary_year or desk.today().year,
                lookup=pairs_of(lookup, code_column) if lookup else None,
                source=source or file.name,
                replaces=replaces,
            )
        if population is not None:
            answer["rebased"] = load_figures(desk, population, vintage, source)
    desk.answer(answer, outcome_in_words(answer))


def pairs_of(lookup: Path, code_column: str) -> dict[str, str]:
    """Return LSOA -> area code as a lookup file says."""
    from frankpledge.analysis import codes
    from frankpledge.analysis.codes.lines import read_lookup

    known = codes.small_area_names()
    return read_lookup(lookup, code_column=code_column, is_known=known.__contains__)


def load_file(
    desk: Desk,
    features: list["Feature"],
    kind: AreaKind,
    year: int,
    *,
    lookup: dict[str, str] | None,
    source: str,
    replaces: bool,
) -> dict[str, Any]:
    """Load the areas of a file and return what came of it."""
    from frankpledge.partnership.selectors import home
    from frankpledge.partnership.services import load_areas

    loaded = load_areas(
        partnership=home(),
        features=features,
        kind=kind,
        boundary_year=year,
        lookup=lookup,
        source=source,
        replaces=replaces,
        by=actor(desk),
        on=desk.today(),
    )
    return loaded.as_dict()


def load_figures(
    desk: Desk, file: Path, vintage: str, source: str
) -> list[dict[str, Any]]:
    """Load a file of residents, households or dwellings; return what moved."""
    from frankpledge.analysis.codes.lines import read_population
    from frankpledge.partnership.selectors import home
    from frankpledge.partnership.services import Figure, load_population
    from frankpledge.partnership.states import DenominatorKind

    figures = [
        Figure(line.code, DenominatorKind(line.kind), line.year, line.value)
        for line in read_population(file)
    ]
    moved = load_population(
        partnership=home(),
        figures=figures,
        vintage=vintage or file.stem,
        source=source or file.name,
        by=actor(desk),
        on=desk.today(),
    )
    return rebasings(moved)


def rebasings(moved: Iterable["Rebasing"]) -> list[dict[str, Any]]:
    """Return changes of denominators for the command line's JSON."""
    return [
        {"kind": one.kind, "year": one.year, "areas": one.areas_changed}
        | {"from": one.old_vintage, "to": one.new_vintage}
        | {"largest_change_per_cent": one.largest_change}
        | {"largest_change_area": one.largest_change_area}
        for one in moved
    ]


def outcome_in_words(answer: dict[str, Any]) -> str:
    """Return what a load came to, for a person."""
    lines = [
        f"{len(answer[key])} {words}"
        for key, words in (
            ("added", "areas added"),
            ("redrawn", "areas drawn anew"),
            ("unchanged", "areas as they were"),
            ("ended", "areas of the kind ended"),
            ("outside", "outside the partnership, left out"),
            ("without_lsoas", "hold no LSOA's centre, left out"),
        )
        if answer.get(key)
    ]
    lines += [
        f"Rates move: {one['kind']} of {one['year']} changed in {one['areas']} areas,"
        f" by up to {one['largest_change_per_cent']:+.1f}%"
        f" ({one['largest_change_area']})."
        for one in answer.get("rebased", ())
    ]
    return "\n".join(lines) or "Taken in."
