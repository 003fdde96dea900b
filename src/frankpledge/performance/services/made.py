"""A report as it was made, with all that traces its figures."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.documents.keeping import NamedFile


class ReportConflict(ExpectedFailure):
    """Something about a report cannot be done now; the message says why."""


@dataclass(frozen=True)
class MadeReport:
    """A report with all that must be kept so that its figures can be traced."""

    title: str
    marking: str
    has_restricted: bool
    figures: list[dict[str, Any]]
    bindings: list[dict[str, Any]]
    known_at: datetime | None
    chair_words: str = ""
    files: tuple[NamedFile, ...] = field(default=(), repr=False)
