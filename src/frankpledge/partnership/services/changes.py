"""What every change shares: two people may not overwrite each other, and the trail."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.db.models import Model

from frankpledge.access.trail import Actor
from frankpledge.analysis.failures import ChangedMeanwhile, ExpectedFailure
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation


Row = TypeVar("Row", bound=Model)
KIND = "directory"


class CannotChange(ExpectedFailure):
    """The change would leave a history that cannot be read."""


def change(row: Row, fields: Mapping[str, Any], *, version: int) -> list[str]:
    """
    Write the fields where the row is still the one the person saw.

    Returns the names of the fields that are different now. The caller's row is
    brought up to date.
    """
    model = type(row)
    changed = [name for name, value in fields.items() if getattr(row, name) != value]
    written = model._default_manager.filter(pk=row.pk, version=version).update(
        **fields, version=version + 1
    )
    if not written:
        raise ChangedMeanwhile
    row.refresh_from_db()
    return changed


def note(
    by: Actor,
    thing: Model | str,
    outcome: str,
    *,
    fields: Iterable[str] = (),
    operation: Operation = Operation.ALTERATION,
) -> None:
    """Write one entry of the trail about a thing of the directory."""
    ref = thing if isinstance(thing, str) else f"{thing._meta.model_name}:{thing.pk}"
    record(
        by=by,
        operation=operation,
        kind=KIND,
        ref=ref,
        fields=sorted(fields),
        outcome=outcome,
    )
