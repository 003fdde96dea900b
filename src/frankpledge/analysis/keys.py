"""Keys that a workspace makes once and keeps: each whole, or not there at all."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from frankpledge.analysis.failures import ExpectedFailure


class KeyIsEmpty(ExpectedFailure):
    """A key's file is there and holds nothing: what it kept is open or lost."""


def kept_key(file: Path, make: Callable[[], bytes]) -> bytes:
    """
    Return the key in a file, made now where there is none; only its owner may read it.

    The file has its name only when its bytes are on the disk. Whoever is killed or
    finds the disk full while making it leaves none; of two who make it at once the
    first wins and both hold the same.
    """
    if not file.exists():
        _make(file, make())
    if not (held := file.read_bytes()):
        raise KeyIsEmpty(
            f"The key {file.name} of the workspace is empty.",
            "Put it back from a backup. Delete it only where nothing was kept yet.",
        )
    return held


def _make(file: Path, key: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}-")
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(key)
            out.flush()
            os.fsync(out.fileno())
        if not file.exists():
            _named(draft, file)
    finally:
        draft.unlink(missing_ok=True)


def _named(draft: Path, file: Path) -> None:
    """Give the draft its name, unless somebody was first."""
    try:
        file.hardlink_to(draft)
    except FileExistsError:
        return
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
