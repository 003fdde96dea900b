"""When owners are asked, how it is taken further, and where a year may end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from frankpledge.performance.states import Asking, Revised


# Returns settle about four weeks after a quarter; commentary is due by then.
COMMENT_WITHIN = timedelta(days=28)
# Commentary this much later again goes to the partnership manager.
REMIND_WITHIN = timedelta(days=14)
# Two quarters off course in a row are a matter for the board, answered or not.
QUARTERS_TO_BOARD = 2
# Fewer past years than this say nothing about the shape of a year.
YEARS_FOR_SHAPE = 2

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
class Forecast:
    """Where a year may end: the middle and the range the past years allow."""

    value: float
    low: float
    high: float
    years: int


def year_end(
    so_far: float | None, past: Sequence[tuple[float | None, float | None]]
) -> Forecast | None:
    """
    Return a year's total foretold from what is counted so far.

    The share of the year reached by this month is taken from past years
    (domain measures 3.9); `past` holds (by this month, whole year) pairs. The
    range is the spread of those shares. None where the past is too short.
    """
    shares = [part / whole for part, whole in past if part and whole]
    if so_far is None or len(shares) < YEARS_FOR_SHAPE:
        return None
    mean = sum(shares) / len(shares)
    return Forecast(
        so_far / mean, so_far / max(shares), so_far / min(shares), len(shares)
    )


@dataclass(frozen=True)
class Fact:
    """One figure as it was known: its value, its status and the definition's version."""

    value: float | None
    status: str
    version: int


def revised(then: Fact, now: Fact | None) -> Revised | None:
    """Say what became of a figure, None where it is as it was."""
    if now is None or (now.value is None and then.value is not None):
        return Revised.NOW_MISSING
    if then.value is None:
        return Revised.NOW_KNOWN if now.value is not None else None
    if now.version != then.version:
        return Revised.REDEFINED if now.value != then.value else None
    if now.value != then.value:
        return Revised.CHANGED
    return (
        Revised.NOW_FINAL
        if (then.status, now.status) == ("provisional", "final")
        else None
    )
