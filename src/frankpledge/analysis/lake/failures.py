"""What can go wrong in the lake that a person can do something about."""

from frankpledge.analysis.failures import ExpectedFailure


class LakeIsBusy(ExpectedFailure):
    """Another load has been writing for longer than anyone should wait."""


class CannotRestore(ExpectedFailure):
    """Rows cannot be put back as they were before a load."""
