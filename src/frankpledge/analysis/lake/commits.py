"""What the lake's own log says was done to it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from frankpledge.analysis.tables import Slice


class Operation(StrEnum):
    """What a commit did to its slices."""

    CREATE = "create"
    REPLACE = "replace"
    RESTORE = "restore"
    ERASE = "erase"


@dataclass(frozen=True)
class Commit:
    """
    One change of the lake, as its log tells it.

    The log is written together with the rows. A crash between the lake's commit and
    the database's therefore leaves a commit whose `load_id` the database lacks, and
    that is how it is found and finished or undone.
    """

    table: str
    version: int
    operation: Operation
    load_id: str
    slices: tuple[Slice, ...]
    rows: int
    at: datetime
