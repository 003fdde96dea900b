"""Turning a document into a file: one module a format, one front door."""

from frankpledge.documents.writers.formats import FORMATS, file_name, write
from frankpledge.documents.writers.pages import fragment


__all__ = ["FORMATS", "file_name", "fragment", "write"]
