"""Taking in denominators, and saying so when rates move because of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from frankpledge.access.trail import Actor
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.audit.states import Operation
from frankpledge.partnership import policies
from frankpledge.partnership.models import (
    Area,
    Denominator,
    Partnership,
    Rebasing,
)
from frankpledge.partnership.rules.places import moves_between
from frankpledge.partnership.services.changes import CannotChange, note
from frankpledge.partnership.states import DenominatorKind


class UnknownAreas(ExpectedFailure):
    """Figures were given for areas that the partnership does not have."""


@dataclass(frozen=True)
class Figure:
    """One area's residents, households or dwellings in a year."""

    area: str
    kind: DenominatorKind
    year: int
    value: int


@transaction.atomic
def take_denominators(
    *,
    partnership: Partnership,
    figures: Iterable[Figure],
    vintage: str,
    source: str,
    by: Actor,
    on: date,
) -> list[Rebasing]:
    """
    Take in new estimates; those that change a figure in use supersede it today.

    Returns the changes of base that people must be told of: rates on screen will
    differ from those in earlier reports though nothing happened on the ground.
    """
    policies.may_change_areas(by).require()
    wanted = list(figures)
    areas = current_areas(partnership, wanted)
    rebasings = []
    for kind, year in sorted({(figure.kind, figure.year) for figure in wanted}):
        values = {
            figure.area: figure.value
            for figure in wanted
            if (figure.kind, figure.year) == (kind, year)
        }
        old = in_use(areas, kind, year)
        for code, value in values.items():
            supersede(
                areas[code], kind, year, value, old.get(code), vintage, source, on
            )
        rebasings += note_rebasing(
            partnership, kind, year, old, values, vintage=vintage, on=on
        )
    note(
        by,
        f"denominators:{vintage}",
        "denominators taken in",
        operation=Operation.COLLECTION,
    )
    return rebasings


def current_areas(
    partnership: Partnership, figures: Iterable[Figure]
) -> dict[str, Area]:
    """Return code -> area for every area the figures speak of."""
    held = Area.objects.filter(partnership=partnership, ends_before=None)
    areas = {area.code: area for area in held.order_by("boundary_year")}
    unknown = sorted({figure.area for figure in figures} - set(areas))
    if unknown:
        raise UnknownAreas(
            f"{partnership.name} has no area with the code {unknown[0]}"
            + (f", nor {len(unknown) - 1} others." if len(unknown) > 1 else "."),
            "Load or draw the areas first.",
        )
    return areas


def in_use(
    areas: Mapping[str, Area], kind: DenominatorKind, year: int
) -> dict[str, Denominator]:
    """Return area code -> the denominator of a year that is in use now."""
    found = Denominator.objects.filter(
        area__in=areas.values(), kind=kind.value, year=year, superseded_on=None
    )
    return {one.area.code: one for one in found.select_related("area")}


def supersede(
    area: Area,
    kind: DenominatorKind,
    year: int,
    value: int,
    old: Denominator | None,
    vintage: str,
    source: str,
    on: date,
) -> None:
    """Put a new denominator in the place of the old one, which is kept."""
    if old is not None:
        if (old.value, old.vintage) == (value, vintage):
            return
        old.superseded_on = on
        old.save(update_fields=["superseded_on"])
    Denominator.objects.create(
        area=area,
        kind=kind.value,
        year=year,
        value=value,
        vintage=vintage,
        source=source,
        loaded_on=on,
    )


def note_rebasing(
    partnership: Partnership,
    kind: DenominatorKind,
    year: int,
    old: Mapping[str, Denominator],
    values: Mapping[str, int],
    *,
    vintage: str,
    on: date,
) -> list[Rebasing]:
    """Write down that figures in use changed, empty where none did."""
    moves = moves_between({code: one.value for code, one in old.items()}, values)
    if not moves:
        return []
    vintages = sorted({old[move.code].vintage for move in moves})
    return [
        Rebasing.objects.create(
            partnership=partnership,
            kind=kind.value,
            year=year,
            old_vintage=" and ".join(vintages)[:80],
            new_vintage=vintage,
            areas_changed=len(moves),
            largest_change=round(moves[0].per_cent, 2),
            largest_change_area=moves[0].code,
            noted_on=on,
        )
    ]


@transaction.atomic
def acknowledge_rebasing(*, rebasing: Rebasing, by: Actor, on: date) -> None:
    """Record that somebody has read that rates moved and told their readers."""
    policies.may_change_areas(by).require()
    if rebasing.acknowledged_on is not None:
        raise CannotChange("Somebody has taken note of this already.")
    rebasing.acknowledged_on = on
    rebasing.acknowledged_by_id = by.user_id
    rebasing.save(update_fields=["acknowledged_on", "acknowledged_by"])
    note(by, rebasing, "rebasing acknowledged")
