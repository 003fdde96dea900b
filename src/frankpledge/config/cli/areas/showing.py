"""Listing, showing and finding areas."""

from typing import TYPE_CHECKING, Any

import click

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.config.cli.areas.noun import group
from frankpledge.config.cli.frame import Desk, command
from frankpledge.partnership.states import AreaKind


if TYPE_CHECKING:
    from frankpledge.partnership.models import Area


def may_look(desk: Desk) -> None:
    """Raise unless the member may see the directory."""
    from frankpledge.partnership.policies import may_see_directory

    may_see_directory(desk.member()).require()


@command(group)
@click.option("--kind", type=click.Choice([kind.value for kind in AreaKind]))
def list_(desk: Desk, kind: str | None) -> None:
    """
    List the partnership's areas as they are drawn today.

    \b
    frankpledge areas list --kind ward --json
    """
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
    """
    Show an area, or any partnership of England and Wales, by its code.

    \b
    frankpledge areas show E08000013 --json
    """
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


@command(group, needs_workspace=False)
@click.argument("words", nargs=-1)
def find(desk: Desk, words: tuple[str, ...]) -> None:
    """
    Find any partnership of England and Wales by name, district or police force.

    \b
    frankpledge areas find charnwood
    """
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
