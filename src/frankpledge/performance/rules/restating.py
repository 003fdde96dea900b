"""What became of a figure since it was given to somebody."""

from dataclasses import dataclass

from frankpledge.performance.states import Revised


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
