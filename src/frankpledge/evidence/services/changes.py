"""The log of recording changes, which break series."""

from datetime import date, datetime

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation
from frankpledge.evidence import policies
from frankpledge.evidence.models import RecordingChange


KIND = "recording-change"


@transaction.atomic
def record_change(
    *,
    by: Member,
    change_on: date,
    title: str,
    effect: str,
    dataset: str,
    measures: list[str],
    area_code: str,
    at: datetime,
    on: date,
) -> RecordingChange:
    """Log that figures are counted differently from a day on."""
    policies.may_keep_changes(by, on=on).require()
    change = RecordingChange.objects.create(
        on=change_on,
        title=title,
        effect=effect,
        dataset=dataset,
        measures=measures,
        area_code=area_code,
        made_by=by,
        made_at=at,
    )
    record(
        by=by,
        operation=Operation.ALTERATION,
        kind=KIND,
        ref=str(change.pk),
        fields=["on"],
    )
    return change


@transaction.atomic
def withdraw_change(*, by: Member, change: RecordingChange, on: date) -> None:
    """Take a recording change out of the charts; the log keeps it."""
    policies.may_keep_changes(by, on=on).require()
    change.is_withdrawn = True
    change.save(update_fields=["is_withdrawn"])
    record(
        by=by,
        operation=Operation.ALTERATION,
        kind=KIND,
        ref=str(change.pk),
        fields=["is_withdrawn"],
    )
