"""When owners are asked, and how it is taken further."""

from dataclasses import dataclass
from datetime import date, timedelta

from frankpledge.performance.states import Asking


# Returns settle about four weeks after a quarter; commentary is due by then.
COMMENT_WITHIN = timedelta(days=28)
# Commentary this much later again goes to the partnership manager.
REMIND_WITHIN = timedelta(days=14)
# Two quarters off course in a row are a matter for the board, answered or not.
QUARTERS_TO_BOARD = 2

EXCEPTIONS = frozenset({"off course", "missed"})


def due_on(ends_before: date) -> date:
    """Return the day by which the owner should have written about a quarter."""
    return ends_before + COMMENT_WITHIN


def asking(
    *,
    is_exception: bool,
    is_answered: bool,
    quarters_in_a_row: int,
    ends_before: date,
    today: date,
) -> Asking:
    """Say how far asking the owner has gone by today."""
    if not is_exception:
        return Asking.NOTHING
    if quarters_in_a_row >= QUARTERS_TO_BOARD:
        return Asking.BOARD
    if is_answered:
        return Asking.ANSWERED
    if today <= due_on(ends_before):
        return Asking.ASKED
    is_reminded = today <= due_on(ends_before) + REMIND_WITHIN
    return Asking.OVERDUE if is_reminded else Asking.MANAGER


@dataclass(frozen=True)
class Rung:
    """One step of the way a target is taken further: when, and whether it is there."""

    asking: Asking
    words: str
    on: date | None
    is_here: bool


def ladder(now: Asking, ends_before: date) -> list[Rung]:
    """Return the steps from the owner to the board, with the day each begins."""
    due = due_on(ends_before)
    steps = (
        (Asking.ASKED, "The owner is asked why, and what will be done", ends_before),
        (Asking.OVERDUE, "The owner is reminded", due + timedelta(days=1)),
        (
            Asking.MANAGER,
            "The partnership manager takes it up",
            due + REMIND_WITHIN + timedelta(days=1),
        ),
        (
            Asking.BOARD,
            f"The board decides: {QUARTERS_TO_BOARD} quarters off course in a row",
            None,
        ),
    )
    return [Rung(asking, words, on, asking is now) for asking, words, on in steps]
