"""The groups of the partnership as a tree: who reports to whom."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One group in the order in which it is read, and how deep it stands."""

    key: int
    depth: int
    reports_to: int | None


def lines(groups: Sequence[int], reports_to: Mapping[int, int | None]) -> list[Line]:
    """
    Return the groups from the top down, each followed by those that report to it.

    `groups` keeps its order among groups of one superior. A group whose superior is
    not among them stands at the top.
    """
    below = defaultdict(list)
    for key in groups:
        superior = reports_to.get(key)
        below[superior if superior in set(groups) else None].append(key)
    found: list[Line] = []
    waiting = [(key, 0, None) for key in reversed(below[None])]
    while waiting:
        key, depth, superior = waiting.pop()
        found.append(Line(key, depth, superior))
        waiting += [(one, depth + 1, key) for one in reversed(below[key])]  # type: ignore[misc]
    return found


def goes_round(
    group: int, superior: int | None, reports_to: Mapping[int, int | None]
) -> bool:
    """Say whether a group would come to report to itself."""
    seen: set[int] = set()
    while superior is not None and superior not in seen:
        if superior == group:
            return True
        seen.add(superior)
        superior = reports_to.get(superior)
    return False
