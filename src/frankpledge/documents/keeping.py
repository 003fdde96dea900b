"""Files that are kept: written whole and synced, read back only if unchanged."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from frankpledge.documents.failures import NoSuchFile


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
        raise NoSuchFile(
            "This file is no longer in the workspace.", "Restore it from a backup."
        )
    content = target.read_bytes()
    if sha256 and hashlib.sha256(content).hexdigest() != sha256:
        raise NoSuchFile(
            "This file is not the one that was frozen: its bytes have changed.",
            "Restore the folder 'files' from a backup.",
        )
    return content
