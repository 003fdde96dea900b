"""Sources and supplies as one member may see them."""

from datetime import date

from django.db.models import QuerySet

from frankpledge.access.models import Member
from frankpledge.access.selectors import scope
from frankpledge.access.states import Act, Kind
from frankpledge.intake.models import QuarantinedRow, SavedLayout, Source, Supply


def sources_visible_to(member: Member, *, on: date) -> QuerySet[Source]:
    """Return the sources this member may see, with their agencies and contacts."""
    return scope(
        Source.objects.select_related("agency", "contact", "deputy"),
        member=member,
        act=Act.SEE,
        kind=Kind.SUPPLY,
        agency_field="agency_id",
        on=on,
    )


def sources_to_supply(member: Member, *, on: date) -> QuerySet[Source]:
    """Return the sources this member may hand in files for."""
    return scope(
        Source.objects.select_related("agency"),
        member=member,
        act=Act.SUPPLY,
        kind=Kind.SUPPLY,
        agency_field="agency_id",
        on=on,
    )


def supplies_visible_to(member: Member, *, on: date) -> QuerySet[Supply]:
    """Return the supplies this member may see, the newest first."""
    return scope(
        Supply.objects.select_related(
            "source", "agency", "supplied_by__user", "same_as"
        ),
        member=member,
        act=Act.SEE,
        kind=Kind.SUPPLY,
        agency_field="agency_id",
        on=on,
    )


def source_for(member: Member, pk: int, *, on: date) -> Source | None:
    """Return a source if it is there for this member."""
    return sources_visible_to(member, on=on).filter(pk=pk).first()


def supply_for(member: Member, reference: str, *, on: date) -> Supply | None:
    """Return a supply if it is there for this member."""
    return supplies_visible_to(member, on=on).filter(reference=reference).first()


def quarantined_rows(supply: Supply) -> QuerySet[QuarantinedRow]:
    """
    Return the rows that were left out of a supply.

    A supply that brought nothing new has those of the supply it repeats.
    """
    return QuarantinedRow.objects.filter(supply=supply.same_as or supply)


def layouts_for(source: Source) -> list[SavedLayout]:
    """Return the newest version of each layout of a source."""
    newest: dict[str, SavedLayout] = {}
    for layout in SavedLayout.objects.filter(source=source).order_by("version"):
        newest[layout.name] = layout
    return sorted(newest.values(), key=lambda layout: layout.name)
