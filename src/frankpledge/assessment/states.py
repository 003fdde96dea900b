"""The editions an assessment has."""

from enum import StrEnum


class Edition(StrEnum):
    """For whom an assessment is written: each edition is a document of its own."""

    RESTRICTED = "restricted"
    PUBLIC = "public"
