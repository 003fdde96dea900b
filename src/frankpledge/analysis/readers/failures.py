"""What can be wrong with a whole supply, in words for the person who sent it."""

from frankpledge.analysis.failures import ExpectedFailure


class CannotRead(ExpectedFailure):
    """A file cannot be read at all, or is not what its source sends."""


class TooMuch(CannotRead):
    """A file is larger, or unpacks to more, than one supply may."""
