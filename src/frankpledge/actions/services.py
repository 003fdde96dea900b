"""Writing actions: what people do to the one ledger."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from frankpledge.access.models import Member
from frankpledge.actions import policies
from frankpledge.actions.models import Action, ActionNote
from frankpledge.actions.rules import change_is_allowed
from frankpledge.actions.states import ActionState
from frankpledge.analysis.failures import ChangedMeanwhile, ExpectedFailure
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation


@dataclass(frozen=True)
class Promised:
    """What a plan or a meeting says of an action; people go by reference."""

    ref: str
    text: str
    owner: Any = None
    leads: Sequence[Any] = ()
    deputy: Any = None
    starts_on: date | None = None
    due_on: date | None = None
    state: ActionState = ActionState.NOT_STARTED
    funding: str = ""
    amount: float | None = None
    owner_words: str = ""
    lead_words: str = ""


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
    refuse_conflict(now, state=state, due_on=due_on, version=version)
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


def refuse_conflict(
    now: Action, *, state: ActionState, due_on: date | None, version: int
) -> None:
    """Raise ActionConflict where the action cannot be changed so."""
    if now.version != version:
        raise ChangedMeanwhile(
            "Somebody else changed this action while you were writing."
        )
    old = ActionState(now.state)
    if state is not old and not change_is_allowed(old, state):
        raise ActionConflict(f"An action that is {old} cannot become {state}.")
    if now.starts_on and due_on and due_on < now.starts_on:
        raise ActionConflict("The new date is before the action starts.")


def promise_action(partnership_id: int, found: Action | None, said: Promised) -> Action:
    """
    Make an action say what was promised; one that is there keeps its first due date.

    For the service that takes in the whole plan, which checks and records once.
    """
    action = found or Action(
        partnership_id=partnership_id, ref=said.ref, first_due_on=said.due_on
    )
    before = values_of(action)
    for name in PLAIN:
        setattr(action, name, getattr(said, name))
    action.state = said.state.value
    if found is not None and action.first_due_on is None:
        action.first_due_on = said.due_on
    if found is None or values_of(action) != before:
        action.version += 0 if found is None else 1
        action.save()
    action.leads.set(said.leads)
    return action


PLAIN = (
    "text",
    "owner",
    "owner_words",
    "lead_words",
    "deputy",
    "starts_on",
    "due_on",
    "funding",
    "amount",
)


def values_of(action: Action) -> list[Any]:
    """Return what is promised of an action, to see whether it changes."""
    amount = None if action.amount is None else float(action.amount)
    same = [getattr(action, name) for name in PLAIN if name != "amount"]
    return [*same, amount, action.state]


def drop_actions(actions: Iterable[Action]) -> None:
    """Remove actions that nothing promises any more; for whoever promised them."""
    for action in actions:
        action.delete()


def pass_on_agency(actions: Iterable[Action], *, old: Any, new: Any) -> int:
    """Give one agency's actions to another; return how many changed hands."""
    ids = [action.pk for action in actions if action.owner_id == old.pk]
    return Action.objects.filter(pk__in=ids).update(owner=new, version=F("version") + 1)


def pass_on_person(actions: Iterable[Action], *, old: Any, new: Any) -> int:
    """Put one person in the place of another on actions; return on how many."""
    changed = 0
    for action in actions:
        leads = {person.pk for person in action.leads.all()}
        if old.pk not in leads and action.deputy_id != old.pk:
            continue
        if old.pk in leads:
            action.leads.remove(old)
            action.leads.add(new)
        if action.deputy_id == old.pk:
            # Nobody deputises for themselves.
            action.deputy = None if old.pk in leads or new.pk in leads else new
        action.version += 1
        action.save(update_fields=["deputy", "version"])
        changed += 1
    return changed
