"""The database's side of the lake: which rows are there, and which are counted from."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.audit.services import record
from frankpledge.audit.states import SYSTEM, Operation
from frankpledge.intake.models import LoadedSlice, Supply
from frankpledge.intake.services.steps import move
from frankpledge.intake.states import SliceState, SupplyState


Touched = dict[str, set[date]]
Place = tuple[int, date, str]


@transaction.atomic
def begin(
    supply: Supply, state: SupplyState, *, at: datetime, by: Member, reason: str
) -> None:
    """Say that the lake is about to change, before it does."""
    move(supply, state, at=at, by=by, reason=reason)
    note_it(supply, by)


@transaction.atomic
def finish_load(
    supply: Supply, version: int, *, at: datetime, by: Member | None
) -> None:
    """Say what the lake now holds, and what that supersedes."""
    brought = list(
        supply.slices.filter(state=SliceState.PENDING).select_related("source")
    )
    replaced = current_at(brought)
    LoadedSlice.objects.filter(pk__in=[row.pk for row in replaced.values()]).update(
        state=SliceState.SUPERSEDED
    )
    for row in brought:
        row.state = SliceState.CURRENT
        row.lake_version = version
        row.replaced = replaced.get(place_of(row))
    LoadedSlice.objects.bulk_update(brought, ["state", "lake_version", "replaced"])
    move(supply, SupplyState.LOADED, at=at, by=by)
    owe_figures(supply)
    supersede_emptied({row.supply_id for row in replaced.values()}, at=at, by=by)
    note_it(supply, by)


@transaction.atomic
def give_up_load(supply: Supply, *, at: datetime) -> None:
    """Say that a load was broken off before the lake changed: it may be tried again."""
    reason = "The load was broken off before anything changed."
    move(supply, SupplyState.CHECKED, at=at, by=None, reason=reason)
    note_it(supply, None)


@transaction.atomic
def finish_undo(supply: Supply, *, at: datetime, by: Member | None) -> None:
    """Say that a load is out of the lake, and that what stood before counts again."""
    current = list(
        supply.slices.filter(state=SliceState.CURRENT).select_related("source")
    )
    earlier = [row for row in map(standing_before, current) if row is not None]
    supply.slices.update(state=SliceState.UNDONE)
    LoadedSlice.objects.filter(pk__in=[row.pk for row in earlier]).update(
        state=SliceState.CURRENT
    )
    move(supply, SupplyState.UNDONE, at=at, by=by, reason=supply.reason)
    owe_figures(supply)
    revived = Supply.objects.filter(
        pk__in={row.supply_id for row in earlier}, state=SupplyState.SUPERSEDED
    )
    for other in revived:
        move(other, SupplyState.LOADED, at=at, by=by, reason=f"{supply} was undone.")
    note_it(supply, by)


def owe_figures(supply: Supply) -> None:
    """Say that figures must be counted again, in one breath with the rows' change."""
    supply.figures_are_due = True
    supply.save(update_fields=["figures_are_due"])


def standing_before(row: LoadedSlice) -> LoadedSlice | None:
    """Return what stood in a slice's place before it and was not undone since."""
    earlier = row.replaced
    while earlier is not None and earlier.state == SliceState.UNDONE:
        earlier = earlier.replaced
    return earlier


def place_of(row: LoadedSlice) -> Place:
    """Return what a slice shares with those that replace it."""
    return row.source_id, row.starts_on, row.period_type


def current_at(rows: Sequence[LoadedSlice]) -> dict[Place, LoadedSlice]:
    """Return the current slices that stand where these would."""
    wanted = {place_of(row) for row in rows}
    current = LoadedSlice.objects.filter(
        source__in={row.source_id for row in rows},
        starts_on__in={row.starts_on for row in rows},
        state=SliceState.CURRENT,
    )
    return {place_of(row): row for row in current if place_of(row) in wanted}


def supersede_emptied(
    supplies: Iterable[int], *, at: datetime, by: Member | None
) -> None:
    """Mark the supplies of which nothing is current any more as superseded."""
    emptied = Supply.objects.filter(
        pk__in=set(supplies), state=SupplyState.LOADED
    ).exclude(slices__state=SliceState.CURRENT)
    for supply in emptied:
        move(supply, SupplyState.SUPERSEDED, at=at, by=by)


def touched_by(rows: Iterable[LoadedSlice]) -> Touched:
    """Return the data sets and periods whose figures must be counted again."""
    touched: Touched = defaultdict(set)
    for row in rows:
        touched[row.source.dataset].add(row.starts_on)
    return dict(touched)


def note_it(supply: Supply, by: Member | None) -> None:
    """Write the supply's new state into the trail."""
    record(
        by=by or SYSTEM,
        operation=Operation.COMBINATION,
        kind="supply",
        ref=supply.reference,
        fields=["rows"],
        outcome=supply.state,
    )
