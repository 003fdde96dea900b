"""Where our priorities and those above meet, and the gaps on both sides."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar


Ours = TypeVar("Ours", bound=Hashable)
Theirs = TypeVar("Theirs", bound=Hashable)


@dataclass(frozen=True)
class Gaps(Generic[Ours, Theirs]):
    """What of theirs none of ours meets, and what of ours meets nothing of theirs."""

    unmet: tuple[Theirs, ...]
    own: tuple[Ours, ...]


def gaps(
    ours: Iterable[Ours],
    theirs: Iterable[Theirs],
    pairs: Iterable[tuple[Ours | None, Theirs]],
) -> Gaps[Ours, Theirs]:
    """
    Return the gaps both ways; a pair without one of ours is a reasoned no.

    A reasoned no is no gap of theirs: somebody thought of it and said why.
    """
    found = list(pairs)
    answered = {external for _, external in found}
    meeting = {priority for priority, _ in found if priority is not None}
    return Gaps(
        tuple(one for one in theirs if one not in answered),
        tuple(one for one in ours if one not in meeting),
    )
