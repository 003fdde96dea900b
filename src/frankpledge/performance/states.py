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
