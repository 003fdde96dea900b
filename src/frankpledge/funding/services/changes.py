"""What every change of the partnership's money shares: its refusals and the trail."""

from collections.abc import Iterable

from django.db.models import Model

from frankpledge.access.models import Member
from frankpledge.analysis.failures import ChangedMeanwhile, ExpectedFailure
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation
from frankpledge.partnership.services.changes import change


__all__ = ["CannotFund", "ChangedMeanwhile", "change", "note"]
KIND = "funding"


class CannotFund(ExpectedFailure):
    """The change would give, spend or say of money what cannot be; the message says why."""


def note(
    by: Member,
    thing: Model | str,
    outcome: str,
    *,
    fields: Iterable[str] = (),
    operation: Operation = Operation.ALTERATION,
) -> None:
    """Write one entry of the trail about the partnership's money."""
    ref = thing if isinstance(thing, str) else f"{thing._meta.model_name}:{thing.pk}"
    record(
        by=by,
        operation=operation,
        kind=KIND,
        ref=ref,
        fields=sorted(fields),
        outcome=outcome,
    )
