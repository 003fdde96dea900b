"""frankpledge areas: places, what they are made of, and who lives there."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.config.cli.frame import Desk, command
from frankpledge.partnership.states import AreaKind


if TYPE_CHECKING:
    from frankpledge.access.trail import Actor
    from frankpledge.partnership.models import Area, Rebasing


LOADED_KINDS = [
    kind.value for kind in AreaKind if kind not in {AreaKind.PARTNERSHIP, AreaKind.LSOA}
]
A_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group(epilog="More: docs/how-to/areas.md in the repository.")
def group() -> None:
    """
    Load, draw and look at areas.

    \b
    frankpledge areas load wards.geojson --kind ward --code-column WD25CD --name-column WD25NM
    frankpledge areas show E08000013 --json
    """


def actor(desk: Desk) -> "Actor":
    """Return who acts: a member under the rules of the web."""
    return desk.member()


def may_look(desk: Desk) -> None:
    """Raise unless the member may see the directory."""
    from frankpledge.partnership.policies import may_see_directory

    may_see_directory(desk.member()).require()


@command(group)
@click.option("--kind", type=click.Choice([kind.value for kind in AreaKind]))
def list_(desk: Desk, kind: str | None) -> None:
    """List the partnership's areas as they are drawn today."""
    from frankpledge.partnership.selectors import areas_of, home, measured_areas

    may_look(desk)
    partnership = home()
    found = areas_of(partnership, kind) if kind else measured_areas(partnership)
    rows = [
        {"code": area.code, "name": area.name, "kind": area.kind}
        | {"boundary_year": area.boundary_year}
        for area in found
    ]
    lines = [f"{row['code']:24} {row['kind']:14} {row['name']}" for row in rows]
    desk.answer({"areas": rows}, "\n".join(lines))


@command(group)
@click.argument("code")
def show(desk: Desk, code: str) -> None:
    """Show an area, or any partnership of England and Wales, by its code."""
    from frankpledge.partnership.selectors import NoArea, area

    may_look(desk)
    try:
        found = facts(area(code))
    except NoArea:
        found = facts_of_elsewhere(code)
    desk.answer(found, in_words(found))


def facts(area: "Area") -> dict[str, Any]:
    """Return everything a script wants to know of one area."""
    from frankpledge.partnership.selectors import (
        denominators,
        lsoa_codes,
        overlaps,
        versions,
    )
    from frankpledge.partnership.states import DenominatorKind

    bases = [
        {"kind": base.kind, "year": base.year, "value": base.value}
        | {"vintage": base.vintage, "source": base.source}
        for kind in DenominatorKind
        for base in denominators([area.code], kind.value).get(area.code, {}).values()
    ]
    return {
        "code": area.code,
        "name": area.name,
        "kind": area.kind,
        "boundary_year": area.boundary_year,
        "starts_on": area.starts_on,
        "ends_before": area.ends_before,
        "part_of": area.parent.code if area.parent else None,
        "lsoas": lsoa_codes(area),
        "lsoas_decided_by": area.method,
        "denominators": bases,
        "overlaps": [
            {"code": one.area.code, "name": one.area.name}
            | {"lsoas_shared": one.shared, "is_inside": one.is_inside}
            for one in overlaps(area)
        ],
        "drawings": [one.boundary_year for one in versions(area.code)],
        "note": area.note,
    }


def facts_of_elsewhere(code: str) -> dict[str, Any]:
    """Return what is known of a partnership that is not the workspace's own."""
    from frankpledge.analysis import codes
    from frankpledge.partnership.selectors import national_denominator

    found = codes.partnership(code)
    bases = [
        {"kind": edition.kind, "year": edition.year, "vintage": edition.vintage}
        | {"value": national_denominator(edition.kind, edition.year)[found.code]}
        | {"source": edition.source}
        for edition in codes.editions("lsoa11")
    ]
    return {
        "code": found.code,
        "name": found.name,
        "kind": AreaKind.PARTNERSHIP.value,
        "boundary_year": found.year,
        "police_force": found.force_name,
        "districts": [district.code for district in found.districts],
        "lsoas": codes.members("partnership", codes.places.YEARS[-1], found.code),
        "denominators": bases,
    }


def in_words(found: dict[str, Any]) -> str:
    """Return an area's facts for a person."""
    lines = [
        f"{found['name']} ({found['code']}), {found['kind']},"
        f" boundaries of {found['boundary_year']}, {len(found['lsoas'])} LSOAs"
    ]
    lines += [
        f"  {base['value']:>10,} {base['kind']:12} {base['vintage']}"
        for base in found["denominators"]
    ]
    return "\n".join(lines)


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
) -> None:
    """
    Load areas from GeoJSON, GeoPackage or Shapefile, and populations from CSV.

    An LSOA belongs to the area that the lookup says, else to the one that its
    centre lies in. Nothing is taken where any line of a CSV file is wrong.
    """
    from django.db import transaction

    if file is None and population is None:
        raise click.UsageError("Name a file of areas, or --population FILE.")
    answer: dict[str, Any] = {}
    with transaction.atomic():
        if file is not None:
            year = boundary_year or desk.today().year
            columns = (code_column, name_column)
            answer |= load_file(desk, file, kind, columns, year, lookup, source)
        if population is not None:
            label = vintage or population.stem
            answer["rebased"] = load_figures(desk, population, label, source)
        if desk.is_dry_run:
            transaction.set_rollback(True)
    desk.answer(answer, outcome_in_words(answer))


def load_file(
    desk: Desk,
    file: Path,
    kind: str,
    columns: tuple[str, str],
    year: int,
    lookup: Path | None,
    source: str,
) -> dict[str, Any]:
    """Load a file of outlines and return what came of it."""
    from frankpledge.analysis import codes
    from frankpledge.analysis.codes.boundaries import read_features
    from frankpledge.analysis.codes.lines import read_lookup
    from frankpledge.partnership.selectors import home
    from frankpledge.partnership.services import load_areas

    code, name = columns
    features = read_features(file, code_column=code, name_column=name)
    known = codes.small_area_names()
    pairs = None
    if lookup is not None:
        pairs = read_lookup(lookup, code_column=code, is_known=known.__contains__)
    loaded = load_areas(
        partnership=home(),
        features=features,
        kind=AreaKind(kind),
        boundary_year=year,
        lookup=pairs,
        source=source or file.name,
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
        vintage=vintage,
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


@command(group, writes=True)
@click.argument("code")
@click.option("--name", required=True)
@click.option("--ward", "wards", multiple=True, help="A ward's code; again for more.")
@click.option("--lsoa", "lsoas", multiple=True, help="An LSOA's code; again for more.")
@click.option("--note", default="")
def draw(
    desk: Desk,
    code: str,
    name: str,
    wards: tuple[str, ...],
    lsoas: tuple[str, ...],
    note: str,
) -> None:
    """Draw a neighbourhood out of wards, LSOAs or both."""
    from django.db import transaction

    from frankpledge.partnership.selectors import area, home
    from frankpledge.partnership.services import define_area

    with transaction.atomic():
        drawn = define_area(
            partnership=home(),
            code=code,
            name=name,
            made_of=[area(ward) for ward in wards],
            lsoas=lsoas,
            note_text=note,
            by=actor(desk),
            on=desk.today(),
        )
        found = facts(drawn)
        if desk.is_dry_run:
            transaction.set_rollback(True)
    desk.answer(found, in_words(found))


@command(group, needs_workspace=False)
@click.argument("words", nargs=-1)
def find(desk: Desk, words: tuple[str, ...]) -> None:
    """Find any partnership of England and Wales by name, district or police force."""
    from frankpledge.analysis import codes

    wanted = " ".join(words).casefold()
    found = [
        one
        for one in codes.partnerships().values()
        if wanted in " ".join(searched(one)).casefold()
    ]
    if not found:
        raise ExpectedFailure(f"No partnership is called {' '.join(words)!r}.")
    rows = [
        {"code": one.code, "name": one.name, "police_force": one.force_name}
        | {"districts": [district.code for district in one.districts]}
        for one in found
    ]
    lines = [
        f"{row['code']} {','.join(row['districts']):30} {row['name']}"
        f" ({row['police_force']})"
        for row in rows
    ]
    desk.answer({"partnerships": rows}, "\n".join(lines))


def searched(one: Any) -> list[str]:
    """Return the words by which a partnership can be found."""
    names = [district.name for district in one.districts]
    return [one.name, one.code, one.force_name, *names]
