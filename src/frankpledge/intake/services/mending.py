"""After a crash: the database and the lake agree again, on one side or the other."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q
from django.dispatch import Signal

from frankpledge.intake.models import LoadedSlice, Supply
from frankpledge.intake.services.lakeside import (
    put_back,
    turn_at_the_lake,
    version_of,
)
from frankpledge.intake.services.ledger import (
    Touched,
    finish_load,
    finish_undo,
    give_up_load,
    touched_by,
)
from frankpledge.intake.states import SupplyState


# Sent when rows of the lake have changed for good, with `touched`: for each data set
# the first days of the periods whose figures must be counted again.
loaded = Signal()

log = logging.getLogger(__name__)

BROKEN_OFF = (SupplyState.LOADING, SupplyState.UNDOING)


@dataclass
class Mended:
    """What was found half done, and how each of it ended."""

    finished: list[str] = field(default_factory=list)
    given_up: list[str] = field(default_factory=list)
    touched: Touched = field(default_factory=dict)


def reconcile(*, at: datetime) -> Mended:
    """
    Finish or give up every load that was broken off, and say which.

    It runs before each load and whenever the product starts. Nobody decides
    anything here, so nobody is asked: the decision was made before the crash.
    """
    needs_mending = Q(state__in=BROKEN_OFF) | Q(figures_are_due=True)
    if not Supply.objects.filter(needs_mending).exists():
        return Mended()
    with turn_at_the_lake():
        mended = mend(at=at)
    tell(mended.touched)
    return mended


def mend(*, at: datetime) -> Mended:
    """
    Settle every load that was broken off; the caller has the turn at the lake.

    Figures that a load still owes, because it was killed while they were counted,
    are counted with the rest.
    """
    mended = Mended()
    owed = LoadedSlice.objects.filter(supply__figures_are_due=True)
    add_to(mended.touched, touched_by(owed.select_related("source")))
    for supply in Supply.objects.filter(state__in=BROKEN_OFF).order_by("pk"):
        settle(supply, mended, at=at)
    return mended


def settle(supply: Supply, mended: Mended, *, at: datetime) -> None:
    """Bring one broken-off load to the side of the lake's commit that it stands on."""
    if supply.status is SupplyState.UNDOING:
        put_back(supply)
        add_to(mended.touched, finish_undo(supply, at=at, by=None))
        mended.finished.append(supply.reference)
        return
    version = version_of(supply)
    if version is None:
        give_up_load(supply, at=at)
        mended.given_up.append(supply.reference)
        return
    add_to(mended.touched, finish_load(supply, version, at=at, by=None))
    mended.finished.append(supply.reference)


def add_to(touched: Touched, more: Mapping[str, set[date]]) -> None:
    """Add periods that were touched to those noted already."""
    for dataset, months in more.items():
        touched[dataset] = touched.get(dataset, set()) | months


def tell(touched: Touched) -> None:
    """
    Tell whoever counts figures which of them to count again.

    By now the rows are in the lake for good. If the counting fails, the load has
    still been done and must not be reported as failed: the figures are late, which
    is said, and can be counted again at any time.
    """
    if not touched:
        return
    owing = Supply.objects.filter(figures_are_due=True).values_list("pk", flat=True)
    due = list(owing)
    try:
        loaded.send(sender=Supply, touched=touched)
    except Exception as failure:
        log.error(
            "The load is done, but figures could not be counted again (%s: %s)."
            " Run: frankpledge measures refresh",
            type(failure).__name__,
            failure,
        )
        log.debug("Counting figures failed.", exc_info=failure)
        return
    Supply.objects.filter(pk__in=due).update(figures_are_due=False)
