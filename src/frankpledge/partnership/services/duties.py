"""Recording how statutory duties are met."""

from datetime import date, datetime

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.analysis.failures import ChangedMeanwhile
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation
from frankpledge.partnership import policies
from frankpledge.partnership.models import Agency, DutyRecord, DutyStep, Partnership
from frankpledge.partnership.rules.duties import duty_named
from frankpledge.partnership.services.changes import CannotChange
from frankpledge.partnership.states import DutyState


@transaction.atomic
def record_duty(
    *,
    partnership: Partnership,
    duty: str,
    year: int,
    state: DutyState,
    version: int,
    by: Member,
    at: datetime,
    evidence: str = "",
    link: str = "",
    owner: Agency | None = None,
    met_on: date | None = None,
    note: str = "",
) -> DutyRecord:
    """
    Record how a duty stands in a year.

    What is met has evidence and a day; what is not, or does not apply, says why.
    """
    policies.may_change_duties(by).require()
    duty_named(duty)
    _refuse_unfounded(state, evidence=evidence, met_on=met_on, note=note, on=at.date())
    held, is_new = DutyRecord.objects.select_for_update().get_or_create(
        partnership=partnership, duty=duty, year=year
    )
    if not is_new and held.version != version:
        raise ChangedMeanwhile(
            "Somebody else recorded this duty after you opened it.",
            "Open it again, look at what they wrote, and add yours.",
        )
    held.state, held.evidence, held.link = state.value, evidence, link
    held.owner, held.note = owner, note
    held.met_on = met_on if state is DutyState.MET else None
    held.version += 1
    held.save()
    _keep_step(held, by=by, at=at)
    return held


def _keep_step(held: DutyRecord, *, by: Member, at: datetime) -> None:
    """Write who recorded a duty and how, beside it and in the trail."""
    DutyStep.objects.create(
        record=held, state=held.state, made_at=at, made_by=by, note=held.note
    )
    record(
        by=by,
        operation=Operation.ALTERATION,
        kind="duty",
        ref=f"{held.duty}/{held.year}",
        fields=["state", "evidence"],
        outcome=held.state,
    )


def _refuse_unfounded(
    state: DutyState, *, evidence: str, met_on: date | None, note: str, on: date
) -> None:
    if state is DutyState.MET and not (evidence.strip() and met_on):
        raise CannotChange(
            "A duty that is met has its evidence and the day it was met."
        )
    if met_on is not None and met_on > on:
        raise CannotChange("A duty cannot have been met on a day still to come.")
    if state in {DutyState.NOT_MET, DutyState.NOT_APPLICABLE} and not note.strip():
        raise CannotChange("Say why in the note.")
