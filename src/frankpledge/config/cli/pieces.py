"""A JSON document piece by piece: a million faults are never held as one text."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from frankpledge.analysis.unfolding import Unfolding


def json_pieces(data: Any, depth: int = 0) -> Iterator[str]:
    """Yield a document's text, one space deeper at each level; what unfolds is flat."""
    if isinstance(data, Unfolding):
        yield from enclosed("[]", ([dumped(one)] for one in data), depth)
    elif isinstance(data, Mapping):
        members = (member(name, value, depth + 1) for name, value in data.items())
        yield from enclosed("{}", members, depth)
    elif isinstance(data, list | tuple):
        values = (json_pieces(value, depth + 1) for value in data)
        yield from enclosed("[]", values, depth)
    else:
        yield dumped(data)


def member(name: Any, value: Any, depth: int) -> Iterator[str]:
    """Yield one named value."""
    yield f"{dumped(str(name))}: "
    yield from json_pieces(value, depth)


def enclosed(signs: str, items: Iterable[Iterable[str]], depth: int) -> Iterator[str]:
    """Yield items, each of pieces of its own, between two signs."""
    opening, closing = signs[0], signs[1]
    between = f"{opening}\n"
    for pieces in items:
        yield between + " " * (depth + 1)
        yield from pieces
        between = ",\n"
    yield signs if between != ",\n" else f"\n{' ' * depth}{closing}"


def dumped(value: Any) -> str:
    """Return one value as JSON."""
    return json.dumps(value, ensure_ascii=False, default=str)
