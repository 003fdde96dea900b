"""The answer that every policy returns: yes, or no with the words to show."""

from dataclasses import dataclass

from frankpledge.analysis.failures import ExpectedFailure


class NotAllowed(ExpectedFailure):
    """
    The person may not do this; the message says why.

    `is_hidden` means that they may not even know that the thing is there: a
    page answers exactly as it does for a thing that does not exist.
    """

    def __init__(self, message: str, fix: str = "", *, is_hidden: bool = False) -> None:
        super().__init__(message, fix)
        self.is_hidden = is_hidden


@dataclass(frozen=True)
class Decision:
    """The answer to one policy question: yes, or no with the words to show."""

    reason: str = ""
    is_hidden: bool = False

    def __bool__(self) -> bool:
        return not self.reason

    def require(self) -> None:
        """Raise NotAllowed when the answer is no."""
        if self.reason:
            raise NotAllowed(self.reason, is_hidden=self.is_hidden)


ALLOWED = Decision()


def refused(reason: str, *, is_hidden: bool = False) -> Decision:
    """Return a no, with the words to show."""
    return Decision(reason, is_hidden)
