"""What a definition goes through, and what a figure may be worth."""

from enum import StrEnum
from typing import TYPE_CHECKING, Any


if TYPE_CHECKING:
    from frankpledge.analysis.measures.results import Status


def __getattr__(name: str) -> Any:
    """Give `Status` when it is asked for: with it come all measures, which is slow."""
    if name == "Status":
        from frankpledge.analysis.measures.results import Status

        return Status
    raise AttributeError(name)


class VersionState(StrEnum):
    """
    How far a version of a measure's definition has come.

    Only one version of a measure is in force; a replaced one keeps its figures.
    """

    PROPOSED = "proposed"
    IN_FORCE = "in-force"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """Return the state in the words a page uses."""
        return VERSION_LABELS[self]


VERSION_LABELS = {
    VersionState.PROPOSED: "Proposed, waiting for a second person",
    VersionState.IN_FORCE: "In force",
    VersionState.REPLACED: "Replaced; its figures are kept",
    VersionState.WITHDRAWN: "Withdrawn before it came into force",
}

VERSION_MOVES: dict[VersionState, frozenset[VersionState]] = {
    VersionState.PROPOSED: frozenset({VersionState.IN_FORCE, VersionState.WITHDRAWN}),
    VersionState.IN_FORCE: frozenset({VersionState.REPLACED}),
    VersionState.REPLACED: frozenset(),
    VersionState.WITHDRAWN: frozenset(),
}


def may_follow(now: VersionState, then: VersionState) -> bool:
    """Say whether a version may go from one state to another."""
    return then in VERSION_MOVES[now]


__all__ = [
    "VERSION_MOVES",
    "Status",
    "VersionState",
    "may_follow",
]
