"""What a standard table says when rows do not fit it."""

from frankpledge.analysis.failures import ExpectedFailure


class RowsDoNotFit(ExpectedFailure):
    """Rows offered to a standard table break one of its rules."""
