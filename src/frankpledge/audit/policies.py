"""Who may read the trail: the access decision, asked through the member."""

from typing import Any, Protocol


class Reader(Protocol):
    """A member, as far as the trail knows members."""

    def may(self, act: str, kind: str) -> Any:
        """Return the access decision for a kind of thing."""


def may_read_the_trail(member: Reader) -> Any:
    """Say whether this member may read who saw and did what."""
    return member.may("see", "audit")


def may_take_the_trail_away(member: Reader) -> Any:
    """Say whether this member may export entries."""
    return member.may("export", "audit")
