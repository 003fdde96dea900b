"""When figures were taken from their suppliers' systems, to be cited with them."""

from collections.abc import Iterable

from frankpledge.intake.selectors import days_taken
from frankpledge.ui.dates import on_day


def taken_words(loads: Iterable[str]) -> str:
    """
    Return the day on which what these loads brought was taken, or the first and last.

    Nothing where nobody said so: an extract of a system that goes on being written in
    is cited with its day, and without one it is not made up.
    """
    days = days_taken(loads)
    if not days:
        return ""
    first, last = on_day(days[0]), on_day(days[-1])
    return first if first == last else f"{first} to {last}"
