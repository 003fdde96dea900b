"""Taking in a partnership's directory and neighbourhoods from one plain file."""

import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from frankpledge.access.trail import Actor
from frankpledge.partnership.models import Agency, Area, Partnership, Person
from frankpledge.partnership.selectors.directory import agency_named
from frankpledge.partnership.selectors.places import areas_of
from frankpledge.partnership.services.agencies import (
    add_agency,
    change_agency,
    succeed_agency,
)
from frankpledge.partnership.services.areas import CannotDraw, define_area
from frankpledge.partnership.services.groups import add_group, give_seat
from frankpledge.partnership.services.posts import (
    add_person,
    add_post,
    cover_post,
    fill_post,
)
from frankpledge.partnership.services.usual import CHECK
from frankpledge.partnership.states import (
    AgencyKind,
    AreaKind,
    GroupKind,
    LegalStatus,
    PostKind,
    SuccessionKind,
)


EXAMPLES = Path(__file__).parents[1] / "examples"


@transaction.atomic
def take_in_example(
    *, partnership: Partnership, name: str, by: Actor, on: date
) -> None:
    """
    Take in one of the shipped examples: agencies and who followed them, groups,
    posts with invented people, and neighbourhoods drawn from wards.
    """
    content = tomllib.loads((EXAMPLES / f"{name}.toml").read_text(encoding="utf-8"))
    steps = content.get("succession", [])
    gone = {code for step in steps for code in step["earlier"]}
    agencies = take_in_agencies(partnership, content.get("agency", []), gone, by)
    for step in steps:
        succeed_agency(
            earlier=[agencies[code] for code in step["earlier"]],
            later=[agencies[code] for code in step["later"]],
            kind=SuccessionKind(step["kind"]),
            on=step["on"],
            note_text=step.get("note", ""),
            by=by,
        )
    take_in_people(agencies, content.get("post", []), by)
    for group in content.get("group", []):
        take_in_group(partnership, agencies, group, by)
    for area in content.get("neighbourhood", []):
        take_in_neighbourhood(partnership, area, by, on)


def take_in_agencies(
    partnership: Partnership, rows: list[dict[str, Any]], gone: set[str], by: Actor
) -> dict[str, Agency]:
    """
    Add the agencies that are not there yet and return all of them by code.

    A body that the register was started with takes the name of the one that the
    example has for it today, so that nobody is there twice.
    """
    found: dict[str, Agency] = {}
    for row in rows:
        held = agency_named(partnership.pk, row["name"])
        if held is None and row["code"] not in gone:
            held = starter_of(partnership, row["kind"], taken=found.values())
        found[row["code"]] = (
            take_in_agency(partnership, row, by)
            if held is None
            else settle_agency(held, row, by)
        )
    return found


def starter_of(
    partnership: Partnership, kind: str, *, taken: Iterable[Agency]
) -> Agency | None:
    """Return the body of this kind that the register was started with, if unsettled."""
    starters = partnership.agencies.filter(kind=kind, note=CHECK)
    return starters.exclude(pk__in=[one.pk for one in taken]).first()


def settle_agency(agency: Agency, row: dict[str, Any], by: Actor) -> Agency:
    """Give a body of the register the example's name, code and dates."""
    wanted = {"code": row["code"], "name": row["name"], "note": row.get("note", "")}
    wanted["starts_on"] = row.get("starts_on")
    return change_agency(agency=agency, version=agency.version, by=by, **wanted)


def take_in_agency(partnership: Partnership, row: dict[str, Any], by: Actor) -> Agency:
    """Add one agency of the example to the register."""
    return add_agency(
        partnership=partnership,
        code=row["code"],
        name=row["name"],
        kind=AgencyKind(row["kind"]),
        legal_status=LegalStatus(row["legal_status"]),
        tier=row.get("tier", ""),
        starts_on=row.get("starts_on"),
        ends_before=row.get("ends_before"),
        note_text=row.get("note", ""),
        by=by,
    )


def take_in_people(
    agencies: dict[str, Agency], rows: list[dict[str, Any]], by: Actor
) -> None:
    """Add posts with who holds and who covers each; without a holder it is vacant."""
    people: dict[tuple[str, str], Person] = {}

    def person(agency: str, name: str) -> Person:
        if (agency, name) not in people:
            people[agency, name] = add_person(agency=agencies[agency], name=name, by=by)
        return people[agency, name]

    for row in rows:
        post = add_post(
            agency=agencies[row["agency"]],
            title=row["title"],
            kind=PostKind(row["kind"]),
            by=by,
        )
        for key, put in (("holder", fill_post), ("cover", cover_post)):
            if key in row:
                put(
                    post=post,
                    person=person(row["agency"], row[key]),
                    starts_on=row["starts_on"],
                    by=by,
                )


def take_in_group(
    partnership: Partnership,
    agencies: dict[str, Agency],
    row: dict[str, Any],
    by: Actor,
) -> None:
    """Set up one group with its seats; the first named agency has the chair."""
    group = add_group(
        partnership=partnership,
        name=row["name"],
        short_name=row.get("short_name", ""),
        kind=GroupKind(row["kind"]),
        purpose=row.get("purpose", ""),
        meets=row.get("meets", ""),
        reports_to=partnership.groups.filter(name=row.get("reports_to", "")).first(),
        by=by,
    )
    for number, code in enumerate(row["seats"]):
        give_seat(group=group, agency=agencies[code], is_chair=number == 0, by=by)


def take_in_neighbourhood(
    partnership: Partnership, row: dict[str, Any], by: Actor, on: date
) -> Area:
    """Draw one neighbourhood out of wards."""
    wards = list(areas_of(partnership, AreaKind.WARD).filter(code__in=row["wards"]))
    if len(wards) != len(row["wards"]):
        raise CannotDraw(f"{row['name']} names wards that the partnership has not.")
    return define_area(
        partnership=partnership,
        code=row["code"],
        name=row["name"],
        made_of=wards,
        starts_on=row.get("starts_on"),
        note_text=row.get("note", ""),
        by=by,
        on=on,
    )
