"""Deciding on a checked supply: load it, whole or in part, refuse it, or undo it."""

from datetime import datetime

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.analysis.readers.reading import Reading
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation
from frankpledge.intake import policies
from frankpledge.intake.models import Supply
from frankpledge.intake.services.checking import repeat_of, same_supply_loaded
from frankpledge.intake.services.counting import count_owed
from frankpledge.intake.services.failures import NothingToLoad
from frankpledge.intake.services.lakeside import put_back, put_in, turn_at_the_lake
from frankpledge.intake.services.ledger import begin, finish_load, finish_undo
from frankpledge.intake.services.mending import mend, settle
from frankpledge.intake.services.reading import read_supply
from frankpledge.intake.services.steps import move
from frankpledge.intake.states import SupplyState


def accept_supply(
    *,
    supply: Supply,
    at: datetime,
    by: Member,
    takes_part: bool = True,
    reading: Reading | None = None,
    counts_later: bool = False,
) -> Supply:
    """
    Load a checked supply; rows that are quarantined stay out.

    The database says that the load has begun, the lake takes all rows in one
    commit, the database says that it is done. Broken off anywhere, `reconcile`
    finds in the lake's log on which side of the commit it stands. When this
    returns, everything is on the disk.

    Figures are counted again before this returns, or later by whoever needs them
    next: that they are owed is written down with the load.
    """
    policies.may_decide_on_supply(by, supply).require()
    if not supply.rows_accepted:
        raise NothingToLoad(
            "Not one row of this supply can be loaded.",
            "Send the rejected rows back to the supplier, with their reasons.",
        )
    if supply.rows_quarantined and not takes_part:
        raise NothingToLoad(
            f"{supply.rows_quarantined:,} rows cannot be loaded as they are.",
            "Accept it in part, or refuse it.",
        )
    reading = reading or read_supply(supply, on=supply.received_at.date())
    with turn_at_the_lake():
        mended = mend(at=at)
        if (same := same_supply_loaded(supply)) is not None:
            supply = repeat_of(supply, same, at=at, by=by)
        else:
            begin(supply, SupplyState.LOADING, at=at, by=by, reason="")
            try:
                version = put_in(supply, reading)
            except BaseException:
                settle(supply, mended, at=at)
                raise
            finish_load(supply, version, at=at, by=by)
    if not counts_later:
        count_owed()
    return supply


def undo_load(
    *,
    supply: Supply,
    reason: str,
    at: datetime,
    by: Member,
    counts_later: bool = False,
) -> Supply:
    """
    Take a load out of the lake; what stood in its place before counts again.

    Periods that a later supply has replaced since stay as that supply left them.
    Figures are counted again before this returns, or later, as after a load.
    """
    policies.may_undo_load(by, supply).require()
    with turn_at_the_lake():
        mend(at=at)
        begin(supply, SupplyState.UNDOING, at=at, by=by, reason=reason)
        put_back(supply)
        finish_undo(supply, at=at, by=by)
    if not counts_later:
        count_owed()
    return supply


@transaction.atomic
def refuse_supply(*, supply: Supply, reason: str, at: datetime, by: Member) -> Supply:
    """Refuse a checked supply and say why; its bytes and its account are kept."""
    policies.may_decide_on_supply(by, supply).require()
    move(supply, SupplyState.REFUSED, at=at, by=by, reason=reason)
    supply.slices.all().delete()
    record(
        by=by,
        operation=Operation.ALTERATION,
        kind="supply",
        ref=supply.reference,
        fields=["state"],
        outcome="refused",
    )
    return supply
