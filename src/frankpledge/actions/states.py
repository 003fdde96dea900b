"""How an action stands, and which changes are allowed."""

from enum import StrEnum


class ActionState(StrEnum):
    """What the people who do it say; lateness is worked out from the dates."""

    NOT_STARTED = "not-started"
    UNDER_WAY = "under-way"
    BLOCKED = "blocked"
    DONE = "done"
    DROPPED = "dropped"


CHANGES: dict[ActionState, frozenset[ActionState]] = {
    ActionState.NOT_STARTED: frozenset(
        {
            ActionState.UNDER_WAY,
            ActionState.BLOCKED,
            ActionState.DONE,
            ActionState.DROPPED,
        }
    ),
    ActionState.UNDER_WAY: frozenset(
        {ActionState.BLOCKED, ActionState.DONE, ActionState.DROPPED}
    ),
    ActionState.BLOCKED: frozenset(
        {ActionState.UNDER_WAY, ActionState.DONE, ActionState.DROPPED}
    ),
    ActionState.DONE: frozenset({ActionState.UNDER_WAY}),
    ActionState.DROPPED: frozenset({ActionState.NOT_STARTED}),
}

CLOSED = frozenset({ActionState.DONE, ActionState.DROPPED})


class Progress(StrEnum):
    """What a reader is told: the state and the dates together."""

    NOT_STARTED = "not started"
    ON_TIME = "on time"
    LATE = "late"
    OVERDUE = "overdue"
    BLOCKED = "blocked"
    DONE = "done"
    DROPPED = "dropped"
    NO_DATE = "no date set"
