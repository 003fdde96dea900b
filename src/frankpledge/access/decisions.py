"""The answer that every policy returns: yes, or no with the words to show."""

from dataclasses import dataclass

from frankpledge.analysis.failures import ExpectedFailure


class NotAllowed(ExpectedFailure):  # noqa: N818 - the house's word for it
    """The person may not do this; the message says why."""


@dataclass(frozen=True)
class Decision:
    """The answer to one policy question: yes, or no with the words to show."""

    reason: str = ""

    def __bool__(self) -> bool:
        return not self.reason

    def require(self) -> None:
        """Raise NotAllowed when the answer is no."""
        if self.reason:
            raise NotAllowed(self.reason)


ALLOWED = Decision()


def refused(reason: str) -> Decision:
    """Return a no, with the words to show."""
    return Decision(reason)
