"""
How closely a hidden cell can be worked out from the rest of its table.

Rows and columns are places, cells are roads between them. With the printed totals
fixed, one hidden cell can only grow if others on a closed way through hidden cells
shrink and grow in turn; how far is the greatest flow along such ways. Totals are
cells of an extra row and column whose sign is turned round, so that every row and
column adds to nought.
Source: Cox, Network models for complementary cell suppression, JASA 90 (1995).
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


UNBOUNDED = 10**15
Place = tuple[str, int]
Position = tuple[int, int]


@dataclass(frozen=True)
class Edge:
    """A cell nobody outside can see: how far it may rise and sink unnoticed."""

    row: int
    column: int
    up: int
    down: int


def width(edge: Edge, others: Iterable[Edge], enough: int) -> int:
    """
    Return how wide a range one hidden cell could lie in, counted up to `enough`.

    `others` are all other figures that a reader cannot see. 0 says that the cell
    can be worked out exactly.
    """
    unseen = list(others)
    above = min(edge.up, _flow(edge, unseen, enough, rising=True))
    if above >= enough:
        return enough
    return above + min(edge.down, _flow(edge, unseen, enough - above, rising=False))


def _flow(edge: Edge, others: Iterable[Edge], enough: int, *, rising: bool) -> int:
    """Return how much the others can take up when one cell rises, or sinks."""
    room = _room(others, rising=rising)
    start, end = ("row", edge.row), ("column", edge.column)
    total = 0
    while total < enough:
        way = _way(room, start, end)
        if way is None:
            return total
        steps = list(itertools.pairwise(way))
        amount = min(enough - total, *(room[a][b] for a, b in steps))
        for a, b in steps:
            room[a][b] -= amount
            room[b][a] += amount
        total += amount
    return total


def _room(others: Iterable[Edge], *, rising: bool) -> dict[Place, dict[Place, int]]:
    room: dict[Place, dict[Place, int]] = {}
    for other in others:
        row, column = ("row", other.row), ("column", other.column)
        onward, back = (other.down, other.up) if rising else (other.up, other.down)
        room.setdefault(row, {})[column] = onward
        room.setdefault(column, {})[row] = back
    return room


def _way(
    room: Mapping[Place, Mapping[Place, int]], start: Place, end: Place
) -> list[Place] | None:
    """Return the shortest way with room left, by breadth-first search."""
    came: dict[Place, Place] = {start: start}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        for there, left in room.get(here, {}).items():
            if left > 0 and there not in came:
                came[there] = here
                queue.append(there)
    if end not in came:
        return None
    way = [end]
    while way[-1] != start:
        way.append(came[way[-1]])
    return way[::-1]
