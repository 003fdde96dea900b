"""Writing in the registers: one way to add, to change and to withdraw an entry."""

from collections.abc import Mapping
from copy import copy
from datetime import date, datetime
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils.timezone import localtime

from frankpledge.access.models import Member
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation
from frankpledge.partnership import policies
from frankpledge.partnership.models import Entry, EntryStep, Partnership, Premises
from frankpledge.partnership.rules.registers import bare_words, fault_in
from frankpledge.partnership.selectors.registers import MODELS, courses_lacking
from frankpledge.partnership.services.changes import CannotChange, change
from frankpledge.partnership.services.photographs import (
    forget_photograph,
    keep_photograph,
    with_photograph,
)
from frankpledge.partnership.states import EntryAct, RegisterName, TrainedFor


One = TypeVar("One", bound=Entry)


@transaction.atomic
def add_entry(
    *,
    partnership: Partnership,
    register: RegisterName,
    fields: Mapping[str, Any],
    by: Member,
    at: datetime,
) -> Entry:
    """Add an entry to a register; `fields` holds values by the names of its fields."""
    policies.may_change_registers(by).require()
    told, photograph = with_photograph(fields)
    own, several = apart(register, told)
    entry = MODELS[register](partnership=partnership, **own)
    refuse_unsound(entry, at)
    if getattr(entry, "passed_on", None):
        raise CannotChange(*SECOND_READER)
    keep_photograph(entry, photograph)
    entry.save()
    put_several(entry, several)
    write_step(entry, EntryAct.ADDED, fields=sorted(fields), by=by, at=at)
    return entry


@transaction.atomic
def change_entry(
    *, entry: One, fields: Mapping[str, Any], version: int, by: Member, at: datetime
) -> One:
    """Change an entry where it is still the one that the person saw."""
    policies.may_change_registers(by).require()
    refuse_withdrawn(entry)
    told, photograph = with_photograph(fields)
    own, several = apart(entry.register, told)
    before = getattr(entry, "photo_path", "")
    wanted = copy(entry)
    for name, value in own.items():
        setattr(wanted, name, value)
    refuse_unsound(wanted, at)
    refuse_own_words(entry, wanted, by, localtime(at).date())
    keep_photograph(wanted, photograph)
    changed = [*change(entry, own, version=version), *put_several(entry, several)]
    write_step(entry, EntryAct.CHANGED, fields=changed, by=by, at=at)
    transaction.on_commit(lambda: forget_photograph(before))
    return entry


@transaction.atomic
def withdraw_entry(
    *, entry: One, because: str, version: int, by: Member, at: datetime
) -> One:
    """Withdraw an entry that was wrong; it stays, with the reason, among those withdrawn."""
    policies.may_change_registers(by).require()
    refuse_withdrawn(entry)
    if not because.strip():
        raise CannotChange("Say why the entry is withdrawn.")
    change(entry, {"withdrawn_because": because}, version=version)
    write_step(entry, EntryAct.WITHDRAWN, note=because, by=by, at=at)
    return entry


def values_of(entry: Entry) -> dict[str, Any]:
    """Return what an entry's own columns hold."""
    return {one.attname: getattr(entry, one.attname) for one in entry._meta.fields}


def apart(
    register: RegisterName, fields: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, list[Model]]]:
    """Return the fields of the entry's own row, and those that name several things."""
    many = {one.name for one in MODELS[register]._meta.many_to_many}
    own = {name: value for name, value in fields.items() if name not in many}
    return own, {name: list(fields[name]) for name in many if name in fields}


def put_several(entry: Entry, several: Mapping[str, list[Model]]) -> list[str]:
    """Write the fields that name several things and return those that changed."""
    changed = []
    for name, things in several.items():
        held = getattr(entry, name)
        if set(held.all()) != set(things):
            held.set(things)
            changed.append(name)
    return changed


def refuse_unsound(entry: Entry, at: datetime) -> None:
    """Refuse an entry that breaks a rule of its register or of its table."""
    told = values_of(entry)
    if group := getattr(entry, "group", None):
        told["group_kind"] = group.kind
    if fault := fault_in(entry.register, told, at.date()):
        raise CannotChange(fault)
    try:
        entry.validate_constraints()
    except ValidationError as wrong:
        raise CannotChange(" ".join(wrong.messages)) from wrong
    if isinstance(entry, Premises):
        refuse_known_premises(entry)


def refuse_known_premises(entry: Premises) -> None:
    """Refuse premises that stand in the register in other letters and signs."""
    told = bare_words(str(entry))
    others = Premises.objects.filter(
        partnership=entry.partnership, withdrawn_because=""
    ).exclude(pk=entry.pk)
    same = next((one for one in others if bare_words(str(one)) == told), None)
    if same is not None:
        raise CannotChange(
            f"These premises are here already: {same}.", "Add to that record."
        )


SECOND_READER = (
    "Only somebody who did not write the words can pass them on.",
    "Ask a second person to read them.",
)


def refuse_untrained(
    partnership: Partnership, asked_for: TrainedFor, *, by: Member, on: date
) -> None:
    """Refuse what a course is asked for to who is not in date in it."""
    lacking = courses_lacking(by.user_id, asked_for, partnership=partnership, on=on)
    if lacking:
        names = ", ".join(str(one) for one in lacking)
        raise CannotChange(
            f"Only who is in date in {names} may do this.",
            "Take the course, and have it written in the register of training.",
        )


def refuse_own_words(entry: Entry, wanted: Entry, by: Member, on: date) -> None:
    """
    Refuse to let the writer of safe words pass them on, or words change once passed.

    Who wrote them last is read from the entry's own steps.
    """
    if not getattr(wanted, "passed_on", None):
        return
    if getattr(wanted, "text", "") != getattr(entry, "text", ""):
        raise CannotChange(*SECOND_READER)
    if getattr(entry, "passed_on", None):
        return
    refuse_untrained(entry.partnership, TrainedFor.SHARING, by=by, on=on)
    steps = EntryStep.objects.filter(register=entry.register, entry=entry.pk)
    writer = next((step for step in steps if "text" in step.fields), None)
    if writer is None or writer.made_by_id == by.pk:
        raise CannotChange(*SECOND_READER)


def refuse_withdrawn(entry: Entry) -> None:
    """Refuse to touch an entry that was withdrawn."""
    if entry.withdrawn_because:
        raise CannotChange("This entry was withdrawn.", "Add a new one.")


def write_step(
    entry: Entry,
    act: EntryAct,
    *,
    by: Member,
    at: datetime,
    fields: list[str] | None = None,
    note: str = "",
) -> None:
    """Write one step of an entry, and the trail's line about it."""
    EntryStep.objects.create(
        register=entry.register,
        entry=entry.pk,
        act=act,
        fields=fields or [],
        note=note,
        made_at=at,
        made_by=by,
    )
    record(
        by=by,
        operation=Operation.ALTERATION,
        kind="register",
        ref=f"{entry.register}/{entry.pk}",
        fields=fields or [],
        outcome=act.value,
    )
