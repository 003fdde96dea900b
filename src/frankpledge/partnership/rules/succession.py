"""When one body may be said to come after another."""

from collections.abc import Iterable, Mapping
from datetime import date

from frankpledge.partnership.states import SuccessionKind


def succession_fault(
    *, earlier: int, later: int, later_of: Mapping[int, Iterable[int]]
) -> str:
    """
    Return why a body cannot come after another, empty where it can.

    Nobody comes after itself, not even by a long way round: a history that
    returned to its beginning could not be read.
    """
    if earlier == later:
        return "An agency cannot come after itself."
    waiting, seen = [later], set()
    while waiting:
        here = waiting.pop()
        if here == earlier:
            return "The later agency came before the earlier one already."
        if here not in seen:
            seen.add(here)
            waiting.extend(later_of.get(here, ()))
    return ""


def succession_sentence(
    kind: SuccessionKind, earlier: str, later: str, on: date
) -> str:
    """Return the succession as people say it."""
    words = {
        SuccessionKind.REPLACED: f"{later} took over from {earlier}",
        SuccessionKind.MERGED: f"{earlier} became part of {later}",
        SuccessionKind.SPLIT: f"{later} took over part of {earlier}",
        SuccessionKind.RENAMED: f"{earlier} changed its name to {later}",
    }
    return f"{words[kind]} on {on.day} {on:%B %Y}."
