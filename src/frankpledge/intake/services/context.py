"""Keeping the events that explain figures and the register of gaps."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation
from frankpledge.intake import policies
from frankpledge.intake.models import ContextEvent, DataGap
from frankpledge.intake.services.failures import ChangedMeanwhile, IntakeFailure
from frankpledge.intake.states import GapState


EVENT_FIELDS = (
    "title",
    "what_changed",
    "starts_on",
    "ends_before",
    "area_code",
    "datasets",
    "told_by",
)
GAP_FIELDS = (
    "title",
    "effect",
    "workaround",
    "source",
    "owner",
    "due_on",
    "blocks",
)

Entry = TypeVar("Entry", ContextEvent, DataGap)


@transaction.atomic
def add_event(*, details: Mapping[str, Any], by: Member) -> ContextEvent:
    """Write down something that happened and may explain a figure."""
    policies.may_keep_context(by).require()
    event = ContextEvent(**allowed(details, EVENT_FIELDS))
    event.save()
    note_it(by, Operation.COLLECTION, "event", event.pk, details)
    return event


@transaction.atomic
def change_event(
    *, event: ContextEvent, details: Mapping[str, Any], version: int, by: Member
) -> ContextEvent:
    """Change an event, unless somebody else did since this person opened it."""
    policies.may_keep_context(by).require()
    event = put_on(event, allowed(details, EVENT_FIELDS), version)
    note_it(by, Operation.ALTERATION, "event", event.pk, details)
    return event


@transaction.atomic
def withdraw_event(*, event: ContextEvent, version: int, by: Member) -> ContextEvent:
    """Take an event off the charts; it stays in the log of events."""
    policies.may_keep_context(by).require()
    event = put_on(event, {"is_withdrawn": True}, version)
    note_it(by, Operation.ALTERATION, "event", event.pk, {"is_withdrawn": True})
    return event


@transaction.atomic
def open_gap(*, details: Mapping[str, Any], on: date, by: Member) -> DataGap:
    """Enter something that the partnership needs to know and does not."""
    policies.may_keep_context(by).require()
    gap = DataGap(opened_on=on, **allowed(details, GAP_FIELDS))
    gap.save()
    note_it(by, Operation.COLLECTION, "gap", gap.pk, details)
    return gap


@transaction.atomic
def change_gap(
    *, gap: DataGap, details: Mapping[str, Any], version: int, by: Member
) -> DataGap:
    """Change a gap, unless somebody else did since this person opened it."""
    policies.may_keep_context(by).require()
    gap = put_on(gap, allowed(details, GAP_FIELDS), version)
    note_it(by, Operation.ALTERATION, "gap", gap.pk, details)
    return gap


@transaction.atomic
def close_gap(
    *, gap: DataGap, outcome: str, on: date, version: int, by: Member
) -> DataGap:
    """Close a gap and say how it was filled, or why it no longer matters."""
    policies.may_keep_context(by).require()
    if gap.state == GapState.CLOSED:
        raise IntakeFailure("This gap is closed already.")
    closed = {"state": GapState.CLOSED, "outcome": outcome, "closed_on": on}
    gap = put_on(gap, closed, version)
    note_it(by, Operation.ALTERATION, "gap", gap.pk, closed)
    return gap


def allowed(details: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """Return the details if each of them may be set by a person."""
    if unknown := set(details) - set(names):
        raise IntakeFailure(f"There is no {', '.join(sorted(unknown))} to set.")
    return dict(details)


def put_on(entry: Entry, details: Mapping[str, Any], version: int) -> Entry:
    """Put details on an entry that still is as the person saw it."""
    model = type(entry)
    current = model._default_manager.select_for_update().get(pk=entry.pk)
    if current.version != version:
        raise ChangedMeanwhile(
            f"Somebody else changed “{current}” meanwhile.",
            "Look at what it says now; saving again puts yours in its place.",
        )
    for name, value in details.items():
        setattr(current, name, value)
    current.version += 1
    current.save()
    return current


def note_it(
    by: Member, operation: Operation, kind: str, pk: int, details: Mapping[str, Any]
) -> None:
    """Write the change into the trail: which fields, never what they say."""
    record(by=by, operation=operation, kind=kind, ref=str(pk), fields=sorted(details))
