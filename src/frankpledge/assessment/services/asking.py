"""Asking agencies for what open data cannot show, and recording what came."""

from datetime import date

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.assessment import policies
from frankpledge.assessment.models import Assessment, DataRequest
from frankpledge.assessment.rules.themes import themes
from frankpledge.assessment.services.writing import AssessmentConflict, note
from frankpledge.assessment.states import RequestState


@transaction.atomic
def ask_for_data(
    *,
    assessment: Assessment,
    holder: str,
    what: str,
    by: Member,
    on: date,
    theme: str = "",
    agency_id: int | None = None,
    due_on: date | None = None,
) -> DataRequest:
    """Ask a holder for data by a day."""
    policies.may_change_assessment(by, assessment, on=on).require()
    made = DataRequest.objects.create(
        assessment=assessment,
        agency_id=agency_id,
        holder=holder,
        what=what,
        theme=theme,
        due_on=due_on,
    )
    note(by, assessment, "data asked for", thing=made)
    return made


@transaction.atomic
def ask_for_the_usual(
    *, assessment: Assessment, due_on: date, by: Member, on: date
) -> list[DataRequest]:
    """Ask for everything that the themes say is held elsewhere and not yet asked for."""
    policies.may_change_assessment(by, assessment, on=on).require()
    asked = set(assessment.requests.values_list("holder", "what"))
    return [
        ask_for_data(
            assessment=assessment,
            holder=holder,
            what=what,
            theme=theme.id,
            due_on=due_on,
            by=by,
            on=on,
        )
        for theme in themes()
        for holder, what in theme.ask
        if (holder, what) not in asked
    ]


@transaction.atomic
def chase_request(*, request: DataRequest, by: Member, on: date) -> DataRequest:
    """Record that a holder was asked again."""
    policies.may_change_assessment(by, request.assessment, on=on).require()
    if request.state != RequestState.ASKED:
        raise AssessmentConflict("This request has been answered already.")
    request.chased_on = on
    request.save(update_fields=["chased_on"])
    note(by, request.assessment, "data request chased", thing=request)
    return request


@transaction.atomic
def answer_request(
    *, request: DataRequest, state: RequestState, said: str, by: Member, on: date
) -> DataRequest:
    """Record what came of a request; one that is refused or not held is a gap."""
    policies.may_change_assessment(by, request.assessment, on=on).require()
    if state is RequestState.ASKED:
        raise AssessmentConflict("Say what came of the request.")
    request.state = state.value
    request.note = said
    request.answered_on = on
    request.save(update_fields=["state", "note", "answered_on"])
    note(by, request.assessment, f"data request {state.value}", thing=request)
    return request
