"""What can go wrong while a document is made, in words a person can act on."""

from frankpledge.analysis.failures import ExpectedFailure


class DocumentFailure(ExpectedFailure):
    """A document or table could not be written; the message says which part."""


class NoSuchFile(DocumentFailure):
    """A kept file is gone, or is not what was written."""
