"""How far asking an owner has gone, and what a build of a report goes through."""

from enum import StrEnum


class Asking(StrEnum):
    """What is asked of the owner of a target that is not on course."""

    NOTHING = "nothing asked"
    ANSWERED = "answered"
    ASKED = "commentary asked for"
    OVERDUE = "commentary overdue"
    MANAGER = "with the partnership manager"
    BOARD = "before the board"


ASKING_TONES = {
    Asking.NOTHING: "none",
    Asking.ANSWERED: "done",
    Asking.ASKED: "waiting",
    Asking.OVERDUE: "late",
    Asking.MANAGER: "bad",
    Asking.BOARD: "bad",
}


class BuildState(StrEnum):
    """What a build of a report's files goes through."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


BUILD_MOVES: dict[BuildState, frozenset[BuildState]] = {
    BuildState.WAITING: frozenset(
        {BuildState.RUNNING, BuildState.DONE, BuildState.STOPPED, BuildState.FAILED}
    ),
    BuildState.RUNNING: frozenset(
        {BuildState.RUNNING, BuildState.DONE, BuildState.STOPPED, BuildState.FAILED}
    ),
    BuildState.DONE: frozenset(),
    BuildState.STOPPED: frozenset(),
    BuildState.FAILED: frozenset(),
}


class Revised(StrEnum):
    """What became of a frozen figure since."""

    CHANGED = "changed"
    NOW_MISSING = "no longer there"
    NOW_KNOWN = "now known"
    NOW_FINAL = "same figure, now final"
    REDEFINED = "counted by another definition now"


class FindingState(StrEnum):
    """Where a finding of an inspection stands."""

    OPEN = "open"
    IN_HAND = "in-hand"
    CLOSED = "closed"


FINDING_MOVES: dict[FindingState, frozenset[FindingState]] = {
    FindingState.OPEN: frozenset({FindingState.IN_HAND, FindingState.CLOSED}),
    FindingState.IN_HAND: frozenset({FindingState.OPEN, FindingState.CLOSED}),
    FindingState.CLOSED: frozenset({FindingState.OPEN}),
}


class CheckKind(StrEnum):
    """Which self-check an element belongs to."""

    HALLMARKS = "hallmarks"
    MARAC = "marac"


class Level(StrEnum):
    """What a measure of a programme tells: what is done, made, or changed by it."""

    ACTIVITY = "activity"
    OUTPUT = "output"
    OUTCOME = "outcome"
