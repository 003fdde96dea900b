"""Reading actions: those of a partnership, and how many stand how."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from frankpledge.actions.models import Action
from frankpledge.actions.policies import may_update_action
from frankpledge.actions.rules import progress
from frankpledge.actions.states import ActionState, Progress


__all__ = [
    "Action",
    "actions_of",
    "may_update_action",
    "progress_counts",
    "progress_of",
]


def actions_of(partnership_id: int) -> QuerySet[Action]:
    """Return every action of the partnership with its owner and leads."""
    return (
        Action.objects.filter(partnership_id=partnership_id)
        .select_related("owner", "deputy")
        .prefetch_related("leads")
    )


def progress_of(action: Action, *, today: date) -> Progress:
    """Say how one action stands today."""
    return progress(
        state=ActionState(action.state),
        starts_on=action.starts_on,
        due_on=action.due_on,
        today=today,
    )


def progress_counts(actions: Iterable[Action], *, today: date) -> dict[Progress, int]:
    """Return how many actions stand how, in the order of the words."""
    counts = Counter(progress_of(action, today=today) for action in actions)
    return {state: counts[state] for state in Progress if counts[state]}
