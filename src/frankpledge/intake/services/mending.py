"""After a crash: the database and the lake agree again, on one side or the other."""

import logging
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q, QuerySet

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.intake.models import Supply
from frankpledge.intake.services.checking import (
    check_supply,
    is_being_checked,
    write_unreadable,
)
from frankpledge.intake.services.counting import count_owed
from frankpledge.intake.services.lakeside import (
    put_back,
    turn_at_the_lake,
    version_of,
)
from frankpledge.intake.services.ledger import finish_load, finish_undo, give_up_load
from frankpledge.intake.services.originals import store
from frankpledge.intake.states import SourceKind, SupplyState


log = logging.getLogger(__name__)

BROKEN_OFF = (SupplyState.LOADING, SupplyState.UNDOING)
TAKEN_UP = "Its check was broken off and has been done again. It waits for a decision."


@dataclass
class Mended:
    """What was found half done, and how each of it ended."""

    finished: list[str] = field(default_factory=list)
    given_up: list[str] = field(default_factory=list)
    checked: list[str] = field(default_factory=list)
    counted: list[str] = field(default_factory=list)

    @property
    def is_any(self) -> bool:
        """Say whether anything was found half done."""
        return bool(self.finished or self.given_up or self.checked or self.counted)


def reconcile(*, at: datetime) -> Mended:
    """
    Finish or give up everything that was broken off, and say which.

    Loads are settled, figures that they owe are counted, and supplies that were
    received and never checked are checked now. Nobody decides anything here, so
    nobody is asked: the decision was made before the crash.
    """
    mended = settle_loads(at=at)
    store().clear_broken_off()
    mended.counted = count_owed()
    mended.checked = check_forgotten(at=at)
    return mended


def settle_loads(*, at: datetime) -> Mended:
    """
    Finish or give up every load that was broken off; the quick part of mending.

    It runs before each load and whenever the product starts.
    """
    if not Supply.objects.filter(state__in=BROKEN_OFF).exists():
        return Mended()
    with turn_at_the_lake():
        return mend(at=at)


def mend(*, at: datetime) -> Mended:
    """Settle every load that was broken off; the caller has the turn at the lake."""
    mended = Mended()
    for supply in Supply.objects.filter(state__in=BROKEN_OFF).order_by("pk"):
        settle(supply, mended, at=at)
    return mended


def settle(supply: Supply, mended: Mended, *, at: datetime) -> None:
    """Bring one broken-off load to the side of the lake's commit that it stands on."""
    if supply.status is SupplyState.UNDOING:
        put_back(supply)
        finish_undo(supply, at=at, by=None)
        mended.finished.append(supply.reference)
        return
    version = version_of(supply)
    if version is None:
        give_up_load(supply, at=at)
        mended.given_up.append(supply.reference)
        return
    finish_load(supply, version, at=at, by=None)
    mended.finished.append(supply.reference)


def forgotten() -> QuerySet[Supply]:
    """
    Return supplies that were received, with all it takes to check them, and were not.

    A spreadsheet that waits for somebody to say which column is which is not one.
    """
    mapped = [kind for kind in SourceKind if kind.is_mapped]
    waits_for_a_person = Q(kind__in=mapped, layout=None)
    received = Supply.objects.filter(state=SupplyState.RECEIVED)
    return received.exclude(waits_for_a_person).order_by("pk")


def check_forgotten(*, at: datetime) -> list[str]:
    """
    Check what was received and whose check was broken off; return their names.

    What another process is checking now is left to it. Each ends with its account,
    or with a sentence that says why it has none; its bytes are kept in any case.
    """
    done = []
    for supply in forgotten().select_related("supplied_by__user", "source"):
        if not is_being_checked(supply):
            take_up(supply, at=at)
            done.append(supply.reference)
    return done


def take_up(supply: Supply, *, at: datetime) -> None:
    """Check one supply under its sender's rights of today, or write down why not."""
    sender = supply.supplied_by
    try:
        check_supply(supply=supply, at=at, by=sender)
    except ExpectedFailure as failure:
        end_unchecked(supply, str(failure), at=at)
    except Exception as failure:
        log.exception("Supply %s could not be checked.", supply.reference)
        reason = f"Something unexpected went wrong ({type(failure).__name__})."
        end_unchecked(supply, reason, at=at)
    else:
        waiting = Supply.objects.filter(pk=supply.pk, state=SupplyState.CHECKED)
        waiting.update(reason=TAKEN_UP)


def end_unchecked(supply: Supply, why: str, *, at: datetime) -> None:
    """End a supply that could not be checked, unless the check has ended it itself."""
    supply.refresh_from_db()
    if supply.status is SupplyState.RECEIVED:
        reason = f"Its check was broken off and could not be done again. {why}"
        write_unreadable(supply, reason, at=at, by=supply.supplied_by)
