"""Sources and supplies as one member may see them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from frankpledge.access.models import Member
from frankpledge.access.selectors import scope
from frankpledge.access.states import Act, Kind
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.intake.models import QuarantinedRow, SavedLayout, Source, Supply
from frankpledge.intake.states import SourceKind


class NoSuchThing(ExpectedFailure):
    """Nothing of this name is there for the person who asks."""


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


def source_named(
    member: Member, name: str, *, kinds: Sequence[SourceKind], on: date
) -> Source:
    """Return the source a person means by its short or full name, or say which are."""
    visible = sources_visible_to(member, on=on).filter(kind__in=kinds)
    found = visible.filter(Q(code=name) | Q(name__iexact=name) | Q(dataset=name))
    if (count := found.count()) == 1:
        return found.get()
    known = ", ".join(visible.values_list("code", flat=True)) or "none yet"
    raise NoSuchThing(
        f"{'Several sources are' if count else 'No source of this kind is'}"
        f" called “{name}”.",
        f"Sources of kind {' or '.join(kinds)}: {known}.",
    )


def best_layout(source: Source) -> dict[str, Any] | None:
    """Return the layout a source's files usually have: the one made last."""
    newest = max(layouts_for(source), key=lambda layout: layout.made_at, default=None)
    return newest.content if newest else None


def layouts_visible_to(
    member: Member, source: str | None = None, *, on: date
) -> list[SavedLayout]:
    """Return the newest layouts this member may see, of one source or of all."""
    sources = sources_visible_to(member, on=on)
    if source is not None:
        sources = sources.filter(Q(code=source) | Q(name__iexact=source))
    return [layout for each in sources for layout in layouts_for(each)]


def layout_named(source: Source, name: str | None) -> dict[str, Any] | None:
    """Return a source's layout by name; its only one where no name is given."""
    if not SourceKind(source.kind).is_mapped:
        return None
    layouts = layouts_for(source)
    wanted = [layout for layout in layouts if name in (None, layout.name)]
    if len(wanted) == 1:
        content: dict[str, Any] = wanted[0].content
        return content
    known = ", ".join(layout.name for layout in layouts) or "none yet"
    raise NoSuchThing(
        f"It is not clear which layout of {source} to read by.",
        f"Its layouts: {known}. Name one with --layout.",
    )


def load_named(member: Member, reference: str, *, on: date) -> Supply:
    """Return a load by its name, or say that there is none for this person."""
    if (supply := supply_for(member, reference, on=on)) is None:
        raise NoSuchThing(
            f"There is no load {reference}.", "See: frankpledge data status"
        )
    return supply
