"""Asking for an edition to be frozen, and freezing it once its files are made."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from frankpledge.access.models import Member
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.assessment import policies
from frankpledge.assessment.models import Assessment, FreezeOrder
from frankpledge.assessment.services.freezing import (
    freeze_edition,
    may_be_frozen,
    reader_words,
)
from frankpledge.assessment.services.writing import note
from frankpledge.assessment.states import Edition, FreezeState
from frankpledge.documents.keeping import NamedFile


GIVEN_UP_AFTER = timedelta(minutes=15)
"""A process that took an order up and is not done by then has stopped."""


@transaction.atomic
def ask_to_freeze(
    *,
    assessment: Assessment,
    edition: Edition,
    forms: Sequence[str],
    readers: str,
    named: Sequence[Member],
    said: str,
    by: Member,
    at: datetime,
) -> FreezeOrder:
    """Ask for an edition to be frozen in these formats; nothing is made yet."""
    policies.may_freeze_edition(by, on=at.date()).require()
    may_be_frozen(assessment, edition, reader_words(named, readers), forms)
    made = FreezeOrder.objects.create(
        assessment=assessment,
        edition=edition.value,
        forms=list(forms),
        readers=readers,
        note=said,
        asked_at=at,
        asked_by=by,
    )
    made.named.set(named)
    note(by, assessment, "freezing asked for", fields=sorted(forms), thing=made)
    return made


def freeze_as_asked(
    *,
    order: FreezeOrder,
    make: Callable[[FreezeOrder], Sequence[NamedFile]],
    by: Member,
    at: datetime,
) -> FreezeOrder:
    """
    Make the files of an order and freeze the edition, under the rights of `by` now.

    Returns the order as it then is. One that is done, or that another process works
    on, is left alone. Why it cannot be made is written on the order.
    """
    policies.may_freeze_edition(by, on=at.date()).require()
    if not _taken(order, at):
        return FreezeOrder.objects.get(pk=order.pk)
    try:
        files = make(order)
        with transaction.atomic():
            frozen = freeze_edition(
                assessment=order.assessment,
                edition=Edition(order.edition),
                files=files,
                readers=order.readers,
                named=list(order.named.select_related("user")),
                said=order.note,
                by=by,
                at=at,
            )
            FreezeOrder.objects.filter(pk=order.pk).update(
                state=FreezeState.DONE.value, frozen=frozen, failure=""
            )
    except ExpectedFailure as failure:
        FreezeOrder.objects.filter(pk=order.pk).update(
            state=FreezeState.FAILED.value, failure=str(failure)
        )
    return FreezeOrder.objects.get(pk=order.pk)


def _taken(order: FreezeOrder, at: datetime) -> bool:
    """Take an order up, and say whether nobody else has."""
    left = Q(state=FreezeState.RUNNING.value, taken_at__lt=at - GIVEN_UP_AFTER)
    free = Q(state__in=[FreezeState.WAITING.value, FreezeState.FAILED.value])
    taken = FreezeOrder.objects.filter(left | free, pk=order.pk).update(
        state=FreezeState.RUNNING.value, taken_at=at
    )
    return taken == 1
