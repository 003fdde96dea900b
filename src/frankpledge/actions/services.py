"""Writing actions: what people do to the one ledger."""

from datetime import date, datetime

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.actions import policies
from frankpledge.actions.models import Action, ActionNote
from frankpledge.actions.rules import change_is_allowed
from frankpledge.actions.states import ActionState
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation


class ActionConflict(ExpectedFailure):
    """The action cannot be changed so; the message says why."""


@transaction.atomic
def update_action(
    *,
    action: Action,
    state: ActionState,
    due_on: date | None,
    text: str,
    version: int,
    at: datetime,
    by: Member,
) -> Action:
    """
    Record how an action goes: its state, its date and a dated note.

    `version` is the one the person saw; if somebody changed the action since,
    nothing is written. The first due date is kept when the date is moved.
    """
    policies.may_update_action(by, action, on=at.date()).require()
    now = Action.objects.select_for_update().get(pk=action.pk)
    if now.version != version:
        raise ActionConflict(
            "Somebody else changed this action while you were writing.",
            "Read what they wrote, then save again.",
        )
    old = ActionState(now.state)
    if state is not old and not change_is_allowed(old, state):
        raise ActionConflict(f"An action that is {old} cannot become {state}.")
    if now.starts_on and due_on and due_on < now.starts_on:
        raise ActionConflict("The new date is before the action starts.")
    if now.first_due_on is None:
        now.first_due_on = now.due_on or due_on
    now.state, now.due_on, now.version = state.value, due_on, version + 1
    now.save(update_fields=["state", "due_on", "first_due_on", "version"])
    ActionNote.objects.create(
        action=now,
        written_at=at,
        written_by=by,
        state=state.value,
        due_on=due_on,
        text=text,
    )
    record(
        by=by,
        operation=Operation.ALTERATION,
        kind="action",
        ref=str(now.pk),
        fields=["state", "due_on", "note"],
    )
    return now
