"""When one body may be said to come after another."""

from collections.abc import Iterable, Mapping

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


# A succession as people say it, with room for the two names and the day.
SENTENCES = {
    SuccessionKind.REPLACED: "{later} took over from {earlier} on {day}.",
    SuccessionKind.MERGED: "{earlier} became part of {later} on {day}.",
    SuccessionKind.SPLIT: "{later} took over part of {earlier} on {day}.",
    SuccessionKind.RENAMED: "{earlier} changed its name to {later} on {day}.",
}
