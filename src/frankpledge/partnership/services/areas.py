"""Drawing areas: new ones, anew, under another name, or no more."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from frankpledge.access.trail import Actor
from frankpledge.analysis import codes
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.partnership import policies
from frankpledge.partnership.models import Area, AreaPart, Denominator, Partnership
from frankpledge.partnership.services.changes import change, note
from frankpledge.partnership.services.parts import bases_from, parts_of
from frankpledge.partnership.states import AreaKind, Membership


class CannotDraw(ExpectedFailure):
    """The area cannot be drawn like this; the message says why."""


@transaction.atomic
def define_area(
    *,
    partnership: Partnership,
    code: str,
    name: str,
    by: Actor,
    on: date,
    lsoas: Iterable[str] = (),
    made_of: Iterable[Area] = (),
    kind: AreaKind = AreaKind.NEIGHBOURHOOD,
    starts_on: date | None = None,
    note_text: str = "",
) -> Area:
    """
    Draw a new area out of LSOAs, out of other areas, or of both.

    It gets the residents and households that its parts add up to. Its code must
    be free: an area that exists is drawn anew with `redraw_area`.
    """
    policies.may_change_areas(by).require()
    refuse_taken(partnership, code)
    parents = list(made_of)
    area = draw(
        Area(
            partnership=partnership,
            code=code,
            name=name,
            kind=kind.value,
            boundary_year=year_of(starts_on, parents, on),
            starts_on=starts_on,
            method=method_of(parents),
            parent=whole_of(partnership),
            note=note_text,
        ),
        inside(partnership, lsoas, parents),
        on,
    )
    note(by, area, "area drawn")
    return area


def refuse_taken(partnership: Partnership, code: str) -> None:
    """Raise where an area goes by this code already."""
    if Area.objects.filter(partnership=partnership, code=code).exists():
        raise CannotDraw(
            f"There is an area with the code {code} already.",
            "Choose another code, or draw that area anew.",
        )


@transaction.atomic
def redraw_area(
    *,
    area: Area,
    by: Actor,
    on: date,
    starts_on: date,
    lsoas: Iterable[str] = (),
    made_of: Iterable[Area] = (),
    note_text: str = "",
) -> Area:
    """
    Draw an area anew from a day on; the old drawing stays for the time before.

    Figures can then be cut anew over all years, or left as they were.
    """
    policies.may_change_areas(by).require()
    refuse_backwards(area, starts_on)
    parents = list(made_of)
    members = inside(area.partnership, lsoas, parents)
    area.ends_before = starts_on
    area.save(update_fields=["ends_before"])
    drawn = draw(
        Area(
            partnership=area.partnership,
            code=area.code,
            name=area.name,
            kind=area.kind,
            boundary_year=starts_on.year,
            starts_on=starts_on,
            method=method_of(parents),
            parent=area.parent,
            note=note_text,
        ),
        members,
        on,
    )
    area.children.filter(ends_before=None).update(parent=drawn)
    note(by, drawn, "area drawn anew")
    return drawn


def refuse_backwards(area: Area, starts_on: date) -> None:
    """Raise unless a new drawing comes after the present one, in a later year."""
    if area.ends_before is not None:
        raise CannotDraw("This drawing has ended.", "Draw the present one anew.")
    if area.starts_on is not None and starts_on <= area.starts_on:
        raise CannotDraw("The new drawing must start after the present one.")
    if area.boundary_year >= starts_on.year:
        raise CannotDraw(
            f"The area has a drawing of {area.boundary_year} already.",
            "Start the new one in a later year.",
        )


@transaction.atomic
def rename_area(
    *, area: Area, version: int, name: str, note_text: str, by: Actor
) -> Area:
    """Change what an area is called and what is said about it."""
    policies.may_change_areas(by).require()
    changed = change(area, {"name": name, "note": note_text}, version=version)
    note(by, area, "area renamed", fields=changed)
    return area


@transaction.atomic
def close_area(*, area: Area, ends_before: date, by: Actor) -> None:
    """End an area on a day; its past figures stay."""
    policies.may_change_areas(by).require()
    if area.kind == AreaKind.PARTNERSHIP:
        raise CannotDraw("The partnership's own area cannot be closed.")
    if area.starts_on is not None and ends_before <= area.starts_on:
        raise CannotDraw("An area cannot end before it starts.")
    area.ends_before = ends_before
    area.save(update_fields=["ends_before"])
    note(by, area, "area closed")


def year_of(starts_on: date | None, parents: list[Area], on: date) -> int:
    """Return which boundaries a drawing is of: its start's, its parts', or today's."""
    if starts_on is not None:
        return starts_on.year
    return max((parent.boundary_year for parent in parents), default=on.year)


def whole_of(partnership: Partnership) -> Area | None:
    """Return the area of the whole partnership."""
    found = Area.objects.filter(
        partnership=partnership, code=partnership.area_code, ends_before=None
    )
    return found.first()


def method_of(parents: list[Area]) -> str:
    """Return how it was decided which LSOAs belong."""
    return (Membership.PARTS if parents else Membership.DRAWN).value


def inside(
    partnership: Partnership, lsoas: Iterable[str], parents: Iterable[Area]
) -> list[str]:
    """Return the LSOAs of 2011 meant, having checked that the partnership has them."""
    wanted = set(lsoas)
    for parent in parents:
        wanted |= set(
            parent.parts.filter(lsoa_year=2011).values_list("lsoa_code", flat=True)
        )
    own = set(codes.members("partnership", codes.places.YEARS[-1], partnership.code))
    strangers = sorted(wanted - own)
    if strangers:
        shown = ", ".join(strangers[:5])
        raise CannotDraw(
            f"{len(strangers)} LSOAs are not in {partnership.name}: {shown}.",
            "Leave them out.",
        )
    if not wanted:
        raise CannotDraw("An area needs at least one ward or LSOA.", "Tick some.")
    return sorted(wanted)


def draw(area: Area, lsoas: Iterable[str], on: date) -> Area:
    """Save an area with its parts and the denominators they add up to."""
    area.save()
    parts = parts_of(area, lsoas)
    AreaPart.objects.bulk_create(parts)
    Denominator.objects.bulk_create(bases_from(area, parts, on))
    return area
