"""Checking a supply: what is in it, what is wrong with it, what it would change."""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.lake.durable import one_writer
from frankpledge.analysis.lake.failures import LakeIsBusy
from frankpledge.analysis.readers.reading import FileCount, Reading, Supplied
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation
from frankpledge.intake import policies
from frankpledge.intake.models import LoadedSlice, Source, Supply
from frankpledge.intake.rules.differences import Change
from frankpledge.intake.rules.storing import storable
from frankpledge.intake.selectors.accounts import account
from frankpledge.intake.services.quarantine import faults_in, keep_quarantine
from frankpledge.intake.services.reading import (
    Progress,
    order_for,
    read_files,
    read_supply,
)
from frankpledge.intake.services.slices import (
    brings_something,
    changes_of,
    pending_slices,
)
from frankpledge.intake.services.small_counts import refuse_small_rows
from frankpledge.intake.services.steps import move
from frankpledge.intake.states import SliceState, SourceKind, SupplyState


DOUBTS_KEPT = 1000
"""A file with more kinds of doubtful value than this is simply the wrong file."""


@dataclass(frozen=True)
class Checked:
    """A supply that was checked, with its rows where they had to be read for that."""

    supply: Supply
    reading: Reading | None


def check_supply(
    *, supply: Supply, at: datetime, by: Member, progress: Progress | None = None
) -> Checked:
    """
    Read a supply and write down every row's fate, before anything is loaded.

    A supply that cannot be read at all is kept as that, with the reason, and the
    reason is raised for the person. One that equals what is loaded needs no
    decision: it becomes "already loaded, nothing changed".
    """
    policies.may_supply(by, supply.agency_id).require()
    with turn_to_check(supply):
        if (loaded := same_supply_loaded(supply)) is not None:
            return Checked(repeat_of(supply, loaded, at=at, by=by), None)
        try:
            reading = read_supply(supply, on=at.date(), progress=progress)
            refuse_small_rows(supply.source, reading)
        except ExpectedFailure as failure:
            write_unreadable(supply, str(failure), at=at, by=by)
            raise
        changes = changes_of(reading)
        keep_quarantine(supply, reading)
        write_checked(supply, reading, changes, at=at, by=by)
    return Checked(supply, reading)


@contextlib.contextmanager
def turn_to_check(supply: Supply, **wait: float) -> Iterator[None]:
    """
    Wait for a turn to check this supply; the turn ends with the process that has it.

    A supply that is received and that nobody has the turn of was broken off.
    """
    place = settings.WORKSPACE / "lake" / ".checking" / supply.reference
    with one_writer(place, **wait):
        yield
        place.unlink(missing_ok=True)


def is_being_checked(supply: Supply) -> bool:
    """Say whether a process is checking this supply now."""
    try:
        with turn_to_check(supply, wait_seconds=0):
            return False
    except LakeIsBusy:
        return True


def preview_supply(
    *,
    kind: SourceKind,
    files: Sequence[Supplied],
    on: date,
    by: Member,
    source: Source | None = None,
    layout: dict[str, Any] | None = None,
    progress: Progress | None = None,
) -> dict[str, Any]:
    """Return the account that a load would give, writing nothing at all."""
    policies.may_supply(by, source.agency_id if source else None).require()
    order = order_for(kind, source=source, layout=layout, on=on)
    reading = read_files(order, files, progress)
    changes = changes_of(reading)
    return account(
        (reading.read, reading.accepted, reading.duplicates, reading.quarantined),
        [account_of(file) for file in reading.files],
        partial(faults_in, reading),
        reading.understood.slice(0, DOUBTS_KEPT).to_pylist(),
        [change.to_data() for change in changes if change.is_any],
    )


def same_supply_loaded(supply: Supply) -> Supply | None:
    """Return the loaded supply of the very same bytes, if all of it is current."""
    same = Supply.objects.filter(
        fingerprint=supply.fingerprint, state=SupplyState.LOADED
    ).exclude(pk=supply.pk)
    for loaded in same.order_by("-pk"):
        if not loaded.slices.exclude(state=SliceState.CURRENT).exists():
            return loaded
    return None


@transaction.atomic
def repeat_of(supply: Supply, loaded: Supply, *, at: datetime, by: Member) -> Supply:
    """Write down that a supply brings nothing new, with the counts of the first."""
    copied = (
        "rows_read",
        "rows_accepted",
        "rows_duplicate",
        "rows_quarantined",
        "accounts",
        "understood",
    )
    for name in copied:
        setattr(supply, name, getattr(loaded, name))
    supply.same_as = loaded
    reason = f"The same files are loaded already, as {loaded.reference}."
    move(
        supply,
        SupplyState.UNCHANGED,
        at=at,
        by=by,
        reason=reason,
        changed=(*copied, "same_as"),
    )
    supply.slices.all().delete()
    note_check(supply, by)
    return supply


@transaction.atomic
def write_unreadable(supply: Supply, reason: str, *, at: datetime, by: Member) -> None:
    """Write down why nothing of a supply could be read."""
    move(supply, SupplyState.UNREADABLE, at=at, by=by, reason=storable(reason))
    note_check(supply, by)


@transaction.atomic
def write_checked(
    supply: Supply,
    reading: Reading,
    changes: list[Change],
    *,
    at: datetime,
    by: Member,
) -> None:
    """Write down what a supply holds, and the periods it would replace."""
    supply.rows_read = reading.read
    supply.rows_accepted = reading.accepted
    supply.rows_duplicate = reading.duplicates
    supply.rows_quarantined = reading.quarantined
    supply.accounts = storable([account_of(file) for file in reading.files])
    supply.understood = storable(reading.understood.slice(0, DOUBTS_KEPT).to_pylist())
    supply.difference = [change.to_data() for change in changes if change.is_any]
    supply.slices.all().delete()
    pending = pending_slices(supply, reading)
    is_new = brings_something(pending, changes)
    move(
        supply,
        SupplyState.CHECKED if is_new else SupplyState.UNCHANGED,
        at=at,
        by=by,
        reason="" if is_new else "Every row equals what is loaded already.",
        changed=(
            "rows_read",
            "rows_accepted",
            "rows_duplicate",
            "rows_quarantined",
            "accounts",
            "understood",
            "difference",
        ),
    )
    if is_new:
        LoadedSlice.objects.bulk_create(pending)
    note_check(supply, by)


def note_check(supply: Supply, by: Member) -> None:
    """Write into the trail that a supply was read."""
    record(
        by=by,
        operation=Operation.CONSULTATION,
        kind="supply",
        ref=supply.reference,
        fields=["rows"],
        outcome=supply.state,
    )


def account_of(file: FileCount) -> dict[str, Any]:
    """Return what became of one file's rows, as plain data for JSON."""
    return {
        "file": file.file,
        "sheet": file.sheet or "",
        "sha256": file.sha256,
        "read": file.read,
        "accepted": file.accepted,
        "duplicates": file.duplicates,
        "quarantined": file.quarantined,
        "refused": file.refused,
        "columns": list(file.columns),
        "notes": list(file.notes),
        "slices": [[str(part), rows] for part, rows in sorted(file.rows_of.items())],
    }
