"""A report as it was made, and where its files lie in the workspace."""

import hashlib
import os
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from frankpledge.analysis.failures import ExpectedFailure


class ReportConflict(ExpectedFailure):
    """Something about a report cannot be done now; the message says why."""


@dataclass(frozen=True)
class NamedFile:
    """One format of a report: its form, the name people see and its bytes."""

    form: str
    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        """Return the fingerprint of the bytes."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True)
class MadeReport:
    """A report with all that must be kept so that its figures can be traced."""

    title: str
    marking: str
    has_restricted: bool
    figures: list[dict[str, Any]]
    bindings: list[dict[str, Any]]
    known_at: datetime | None
    files: tuple[NamedFile, ...] = field(default=(), repr=False)


def kept_under(path: str) -> Path:
    """Return where a file lies, given its path below the workspace's files."""
    return Path(settings.WORKSPACE) / "files" / path


def write_file(path: str, content: bytes) -> None:
    """Write a file and sync it and its folder, so that it survives a power cut."""
    target = kept_under(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_suffix(".half")
    with half.open("wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
    half.replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def read_file(path: str, *, sha256: str = "") -> bytes:
    """Return a kept file, or say that it is gone or is not what was written."""
    target = kept_under(path)
    if not target.is_file():
        raise ReportConflict(
            "This file is no longer in the workspace.", "Restore it from a backup."
        )
    content = target.read_bytes()
    if sha256 and hashlib.sha256(content).hexdigest() != sha256:
        raise ReportConflict(
            "This file is not the one that was frozen: its bytes have changed.",
            "Restore the folder 'files' from a backup.",
        )
    return content
