"""Writing the trail, and proving that nobody rewrote it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connection, transaction

from frankpledge.audit import anchors, context
from frankpledge.audit.models import Entry
from frankpledge.audit.rules import (
    NOTHING_BEFORE,
    Anchor,
    Fault,
    Link,
    faults_in,
    fingerprint,
)
from frankpledge.audit.states import Actor, Operation, Regime


# A number of our own for PostgreSQL's advisory locks: "frank" in ASCII.
CHAIN_LOCK = 0x6672616E6B
BATCH = 2000
# What the database's own readers raise at a value that is none of theirs.
UNREADABLE = (ValueError, TypeError, AttributeError, DatabaseError)


def record(
    *,
    by: Actor,
    operation: Operation | str,
    kind: str,
    ref: str,
    fields: Sequence[str] = (),
    recipients: Sequence[str] = (),
    regime: Regime = Regime.GENERAL,
    case: str = "",
    grant: str = "",
    outcome: str = "done",
) -> Entry:
    """
    Write one entry at the end of the trail, inside the caller's transaction.

    It stands or falls with the change it tells of. Where it cannot be written the
    error reaches the caller, so nothing is changed or shown unrecorded. The time
    is the clock's: no caller may choose what the trail says of it.
    """
    circumstance = context.current()
    return add_to_chain(
        at=datetime.now(UTC),  # noqa: TID251 - see above
        actor=name_of(by),
        member=by.pk,
        agency=by.agency_id,
        session=circumstance.session,
        purpose=str(by.purpose),
        legal_regime=regime.value,
        operation=Operation(operation).value,
        kind=str(kind),
        ref=str(ref),
        case=case,
        field_classes=list(fields),
        recipients=list(recipients),
        grant=grant,
        outcome=outcome,
        request=circumstance.request,
    )


@transaction.atomic
def add_to_chain(**told: Any) -> Entry:
    """Put an entry at the end of the chain, and its anchor outside once it is kept."""
    hold_the_chain()
    last = Entry.objects.order_by("-sequence").first()
    entry = Entry(
        sequence=last.sequence + 1 if last else 1,
        previous_hash=last.hash if last else NOTHING_BEFORE,
        **told,
    )
    entry.hash = fingerprint(entry.content(), entry.previous_hash)
    entry.save(force_insert=True)
    anchor = Anchor(entry.sequence, entry.hash, entry.at.isoformat())
    transaction.on_commit(lambda: anchors.write(anchor), robust=True)
    return entry


def name_of(by: Actor) -> str:
    """Return how the trail names who did it."""
    if by.user_id is not None:
        return f"user:{by.user_id}"
    return str(getattr(by, "name", "unknown"))


def hold_the_chain() -> None:
    """
    Let one writer at a time add to the chain, until the transaction ends.

    SQLite's transactions here begin IMMEDIATE and so hold the only write lock
    already; PostgreSQL takes an advisory lock.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])


@dataclass(frozen=True)
class Verdict:
    """What verification found."""

    entries: int
    head: str
    anchors: int
    faults: list[Fault] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Say whether nothing at all is wrong."""
        return not self.faults

    def as_dict(self) -> dict[str, Any]:
        """Return the verdict for the command line's JSON."""
        return {
            "ok": self.is_whole,
            "entries": self.entries,
            "head": self.head,
            "anchors": self.anchors,
            "faults": [
                {"sequence": fault.sequence, "reason": fault.reason}
                for fault in self.faults
            ],
        }


def links() -> Iterator[Link]:
    """Return every entry in order; one that cannot be read says so at its place."""
    places = Entry.objects.order_by("sequence").values_list("sequence", flat=True)
    waiting = places.iterator(BATCH)
    while batch := list(islice(waiting, BATCH)):
        rows = Entry.objects.filter(sequence__in=batch).order_by("sequence")
        try:
            found = [entry.link() for entry in rows]
        except UNREADABLE:
            found = [link_at(place) for place in batch]
        yield from found


def link_at(place: int) -> Link:
    """Return one entry, marked where what it holds is no entry any more."""
    try:
        return Entry.objects.get(sequence=place).link()
    except UNREADABLE:
        return Link(place, {}, "", "", is_unreadable=True)


def verify_trail(place: Path | None = None) -> Verdict:
    """
    Read the whole trail and hold it against its own chain and every anchor.

    `place` names a folder of anchors kept elsewhere; the workspace's own are
    read when none is named.
    """
    kept, damaged = anchors.read(place)
    faults, count = faults_in(links(), kept)
    faults += [Fault(0, f"the anchor file {name} is damaged") for name in damaged]
    if not count:
        faults.append(Fault(0, "the trail is empty: a workspace begins with entries"))
    elif not kept:
        faults.append(Fault(0, "no anchor is kept: a cut tail would not show"))
    hashes = Entry.objects.order_by("-sequence").values_list("hash", flat=True)
    return Verdict(count, hashes.first() or NOTHING_BEFORE, len(kept), faults)
