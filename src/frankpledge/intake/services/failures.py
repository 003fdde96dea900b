"""What can go wrong in the data room, in words for the person at work."""

from frankpledge.analysis.failures import ExpectedFailure


class IntakeFailure(ExpectedFailure):
    """Something that a person asked of the data room cannot be done."""


class NotInThisState(IntakeFailure):
    """The supply has gone past, or not yet reached, what is asked of it."""


class NothingToLoad(IntakeFailure):
    """No row of the supply can be loaded."""


class ChangedMeanwhile(IntakeFailure):
    """Somebody else changed the record since the page was opened."""


class OriginalMissing(IntakeFailure):
    """The bytes that were supplied are no longer where they were kept."""
